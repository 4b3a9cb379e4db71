import { dayWords } from "#platform/words";
import type { Measured } from "../ledger/entry.ts";
import type { LocalDate } from "../local-date.ts";
import type { Unit } from "../packs/pack.ts";
import { compare, type Rational, rational, zero } from "../exact/rational.ts";
import { writeRational } from "../exact/written.ts";

const parts: ReadonlyMap<string, string> = new Map([
  ["1/2", "½"],
  ["1/4", "¼"],
  ["3/4", "¾"],
  ["1/3", "⅓"],
  ["2/3", "⅔"],
]);

/**
 * An amount as people write it: `41½`, `0.2`, `1,200`. What has no short decimal is rounded to two, with `about`; what is
 * there, and would be rounded to nothing, is `less than 0.01`.
 */
export function amountWords(amount: Rational): string {
  const { numerator, denominator } = amount;
  if (compare(amount, zero) < 0) return `−${amountWords({ numerator: -numerator, denominator })}`;
  const whole = numerator / denominator;
  const rest = numerator - whole * denominator;
  const wholeText = whole.toLocaleString("en-US");
  if (rest === 0n) return wholeText;
  const sign = parts.get(`${rest}/${denominator}`);
  if (sign !== undefined) return whole === 0n ? sign : `${wholeText}${sign}`;
  const written = writeRational(rational(rest, denominator));
  if (/^0\.\d{1,2}$/u.test(written)) return `${wholeText}${written.slice(1)}`;
  const hundredths = (numerator * 200n + denominator) / (2n * denominator);
  return hundredths === 0n ? "less than 0.01" : `about ${amountWords(rational(hundredths, 100))}`;
}

/** `1 contact hour`, `½ contact hour`, `41½ contact hours`. */
export function unitsWords(amount: Rational, unit: Pick<Unit, "name" | "plural">): string {
  const words = amountWords(amount);
  return `${words} ${/^(?:about )?(?:1|[½¼¾⅓⅔])$/u.test(words) ? unit.name : unit.plural}`;
}

/** How much an entry was, as it is written down: `1½ hours`, `50 minutes`, `3 semester hours`. */
export function measuredWords(measured: Measured | undefined): string {
  if (measured === undefined) return "length not said";
  if ("minutes" in measured) return minutesWords(measured.minutes);
  const { quantity, measure } = measured;
  return unitsWords(quantity, { name: measureName(measure), plural: `${measureName(measure)}s` });
}

/** A measure as people write it: `semester hour`, `CEU`. */
export function measureName(measure: string): string {
  return measure === "ceu" ? "CEU" : measure;
}

/** `50 minutes`, `1 hour`, `1½ hours`, `1 hour 10 minutes`. */
export function minutesWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  if (minutes % 15 === 0) return unitsWords(rational(minutes, 60), { name: "hour", plural: "hours" });
  return `${minutesWords(minutes - (minutes % 60))} ${minutesWords(minutes % 60)}`;
}

/** The parts of a day for a card: `Jun`, `30`, `2027`. */
export function dayParts(day: LocalDate): readonly [month: string, day: string, year: string] {
  const [month = "", dayOfMonth = "", year = ""] = dayWords(day).replace(",", "").split(" ");
  return [month, dayOfMonth, year];
}
