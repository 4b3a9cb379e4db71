import type { Measured } from "../ledger/entry.ts";
import { readAmount } from "../record/amount-text.ts";
import type { Proposal } from "./reading.ts";

const numberWords = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const number = `(?:\\d{1,3}(?:[.,]\\d{1,3})? ?[½¼¾]?|[½¼¾]|\\.\\d{1,3}|\\d{1,2}\\s\\d\\/\\d|${numberWords.join("|")})`;
const kind =
  "(?:(?:contact|clock|credit|ce|c\\.e\\.|continuing education|professional development|pd|instructional|training|total)\\s+)*";
const gap = "[ \\t\\u00a0]*";

/** One way to say how long something was, and what it makes of it. */
interface Way {
  readonly pattern: RegExp;
  readonly read: (groups: readonly string[]) => Measured | undefined;
}

const ways: readonly Way[] = [
  {
    pattern: new RegExp(
      `\\b(\\d{1,3})${gap}(?:hours?|hrs?\\.?)${gap}(?:and${gap})?(\\d{1,2})${gap}min(?:ute)?s?\\b`,
      "giu",
    ),
    read: ([hours = "", minutes = ""]) => ({ minutes: Number(hours) * 60 + Number(minutes) }),
  },
  {
    pattern: new RegExp(`(?<![\\d.,/:-])(${number})${gap}-?${gap}(?:${kind})(?:hours?|hrs?)\\b`, "giu"),
    read: ([amount = ""]) => inMeasure(amount, "hours"),
  },
  {
    pattern: new RegExp(
      `\\b${kind}(?:hours?|hrs?)(?:\\s+(?:earned|awarded|of credit|completed))?${gap}[:=]${gap}(${number})(?![\\d:/]|${gap}(?:min|ceu|am|pm|a\\.m|p\\.m))`,
      "giu",
    ),
    read: ([amount = ""]) => inMeasure(amount, "hours"),
  },
  {
    pattern: new RegExp(`(?<![\\d.,/:-])(\\d{1,4})${gap}-?${gap}min(?:ute)?s?\\b`, "giu"),
    read: ([amount = ""]) => inMeasure(amount, "minutes"),
  },
  {
    pattern: new RegExp(`(?<![\\d.,/:-])(${number})${gap}(?:ceus?\\b|continuing education units?)`, "giu"),
    read: ([amount = ""]) => inMeasure(amount, "ceu"),
  },
  {
    pattern: new RegExp(
      `\\b(?:ceus?|continuing education units?)(?:\\s+(?:earned|awarded))?${gap}[:=]${gap}(${number})`,
      "giu",
    ),
    read: ([amount = ""]) => inMeasure(amount, "ceu"),
  },
  {
    pattern: new RegExp(
      `(?<![\\d.,/:-])(${number})${gap}(semester|quarter)${gap}(?:credit${gap})?hours?\\b`,
      "giu",
    ),
    read: ([amount = "", term = ""]) => inMeasure(amount, `${term.toLowerCase()} hour`),
  },
];

/** Every length that a text says, each once, in the order of the text. */
export function readLengths(text: string): readonly Proposal<Measured>[] {
  const found: { at: number; end: number; proposal: Proposal<Measured> }[] = [];
  for (const { pattern, read } of ways)
    for (const match of text.matchAll(pattern)) {
      const [said, ...groups] = match;
      const at = match.index;
      // What a longer way took already (“1 hour 30 minutes”) is not read again in its parts.
      if (found.some((other) => at < other.end && at + said.length > other.at)) continue;
      const value = read(groups);
      if (value !== undefined)
        found.push({ at, end: at + said.length, proposal: { value, said: plain(said) } });
    }
  const inOrder = found.toSorted((one, other) => one.at - other.at).map(({ proposal }) => proposal);
  return inOrder.filter(
    (each, place) => inOrder.findIndex((other) => sameLength(other.value, each.value)) === place,
  );
}

function inMeasure(amount: string, measure: string): Measured | undefined {
  const word = numberWords.indexOf(amount.toLowerCase());
  const read = readAmount(word >= 0 ? String(word + 1) : amount, measure);
  return "problem" in read ? undefined : read;
}

function sameLength(one: Measured, other: Measured): boolean {
  return keyOf(one) === keyOf(other);
}

/** A length as a form's choice sends it, and tells it from others. */
export function keyOf(measured: Measured): string {
  if ("minutes" in measured) return `${measured.minutes} minutes`;
  const { numerator, denominator } = measured.quantity;
  return `${numerator}/${denominator} ${measured.measure}`;
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
