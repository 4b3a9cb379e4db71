import { multiply, type Rational, rational } from "../exact/rational.ts";
import { readRational, writeRational } from "../exact/written.ts";
import type { Measured } from "../ledger/entry.ts";

const signs: Readonly<Record<string, string>> = { "½": ".5", "¼": ".25", "¾": ".75" };
const mostMinutes = 1_000_000;
const mostUnits = 100_000n;

/**
 * How much it was, from a form's number and its measure: "minutes", "hours", or another ("semester hour"). Takes `1.5`, `1,5`,
 * `1½`, `1/3`, and for hours also `1:30`. Gives a sentence when it cannot be read.
 */
export function readAmount(text: string, measure: string): Measured | { readonly problem: string } {
  const amount = measure === "hours" ? (clockHours(text) ?? numberIn(text)) : numberIn(text);
  if (amount === undefined || amount.numerator <= 0n)
    return { problem: "Write how much it was as a number above nought: 90, 1.5 or 1½." };
  if (measure !== "minutes" && measure !== "hours") {
    if (amount.numerator > mostUnits * amount.denominator || amount.denominator > 10_000n)
      return { problem: "That is more than can be meant. Check the number and what it counts." };
    return { quantity: amount, measure };
  }
  const minutes = multiply(amount, rational(measure === "hours" ? 60 : 1));
  if (minutes.denominator !== 1n)
    return { problem: "That is no whole number of minutes. Give minutes, or hours as 1.5 or 1:20." };
  if (minutes.numerator > BigInt(mostMinutes))
    return { problem: "That is more than can be meant. Check the number and what it counts." };
  return { minutes: Number(minutes.numerator) };
}

/** The number and the measure that `readAmount` reads back: whole and half hours as hours, other times as minutes. */
export function writeAmount(measured: Measured | undefined): {
  readonly amount: string;
  readonly measure: string;
} {
  if (measured === undefined) return { amount: "", measure: "hours" };
  if ("quantity" in measured) return { amount: writeRational(measured.quantity), measure: measured.measure };
  const { minutes } = measured;
  return minutes >= 60 && minutes % 15 === 0
    ? { amount: writeRational(rational(minutes, 60)), measure: "hours" }
    : { amount: String(minutes), measure: "minutes" };
}

function clockHours(text: string): Rational | undefined {
  const match = /^(\d{1,5}):([0-5]\d)$/u.exec(text.trim());
  return match === null ? undefined : rational(Number(match[1]) * 60 + Number(match[2]), 60);
}

function numberIn(text: string): Rational | undefined {
  const plain = text
    .trim()
    .replace(/^([½¼¾])$/u, (sign) => `0${signs[sign] ?? ""}`)
    .replace(/^(\d+)\s*([½¼¾])$/u, (_all, whole: string, sign: string) => `${whole}${signs[sign] ?? ""}`)
    .replace(/^(\d+),(\d{1,2})$/u, "$1.$2")
    .replace(/^\.(?=\d)/u, "0.");
  return readRational(plain);
}
