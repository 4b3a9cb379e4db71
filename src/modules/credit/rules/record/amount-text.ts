import { add, multiply, type Rational, rational, zero } from "../exact/rational.ts";
import { readRational, writeRational } from "../exact/written.ts";
import type { Measured } from "../ledger/entry.ts";

const signs: Readonly<Record<string, string>> = { "½": ".5", "¼": ".25", "¾": ".75" };
const mostMinutes = 1_000_000;
const mostUnits = 100_000n;

/**
 * How much it was, from a form's text and its measure: "minutes", "hours", or another ("semester hour"). Takes `1.5`, `1,5`,
 * `1½`, `1 1/2`, `1/3`, for hours also `1:30`; and time with its own words, whatever was chosen beside it: `90 min`,
 * `1 hour 30 minutes`. Gives a sentence when it cannot be read.
 */
export function readAmount(text: string, measure: string): Measured | { readonly problem: string } {
  const isTime = measure === "minutes" || measure === "hours";
  const spoken = spokenMinutes(text);
  if (spoken !== undefined && !isTime)
    return {
      problem: `“${text.trim()}” is time. Choose hours or minutes beside it, or write the number alone.`,
    };
  if (spoken !== undefined) return wholeMinutes(spoken);
  const amount = measure === "hours" ? (clockHours(text) ?? numberIn(text)) : numberIn(text);
  if (amount === undefined || amount.numerator <= 0n) return { problem: unreadable(text, measure) };
  if (isTime) return wholeMinutes(multiply(amount, rational(measure === "hours" ? 60 : 1)));
  if (amount.numerator > mostUnits * amount.denominator || amount.denominator > 10_000n)
    return { problem: "That is more than can be meant. Check the number and what it counts." };
  return { quantity: amount, measure };
}

function wholeMinutes(minutes: Rational): Measured | { readonly problem: string } {
  if (minutes.numerator <= 0n) return { problem: unreadable("0", "minutes") };
  if (minutes.denominator !== 1n)
    return { problem: "That is no whole number of minutes. Give minutes, or hours as 1.5 or 1:20." };
  if (minutes.numerator > BigInt(mostMinutes))
    return { problem: "That is more than can be meant. Check the number and what it counts." };
  return { minutes: Number(minutes.numerator) };
}

/** What was meant is often clear to a person, so the ways that are taken are shown. */
function unreadable(text: string, measure: string): string {
  const ways = measure === "hours" ? "1.5, 1 1/2, 1:30 or 90 min" : "90, 1.5 or 1 1/2";
  const isClock = /^\s*\d+:\d+\s*$/u.test(text);
  if (isClock && measure === "minutes")
    return "Write how much as a number above zero. For hours and minutes, such as 1:30, choose hours beside it.";
  return `Write how much as a number above zero: ${ways}.`;
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

/** Time that names its own measure: `90 min`, `1.5 hours`, `1 h 30`, `1 hour and 30 minutes`. */
function spokenMinutes(text: string): Rational | undefined {
  const match = spoken.exec(text.trim().toLowerCase());
  const { alone, hours, minutes, rest } = match?.groups ?? {};
  const given = [hours, alone ?? minutes ?? rest];
  const [inHours, inMinutes] = given.map((part) => (part === undefined ? zero : numberIn(part)));
  if (match === null || inHours === undefined || inMinutes === undefined) return undefined;
  return add(multiply(inHours, rational(60)), inMinutes);
}

const someNumber = String.raw`\d[\d.,]*(?:\s?[½¼¾]|\s+\d+/\d+|/\d+)?|[½¼¾]|\.\d+`;
const inHours = String.raw`(?<hours>${someNumber})\s*-?(?:h|hrs?|hours?)\.?`;
const inMinutes = String.raw`(?<minutes>${someNumber})\s*-?(?:m|mins?|minutes?)\.?`;
const spoken = new RegExp(
  String.raw`^(?:${inHours}(?:,?\s*(?:and\s+)?(?:${inMinutes}|(?<rest>[0-5]?\d)))?|${inMinutes.replace("<minutes>", "<alone>")})$`,
  "u",
);

function clockHours(text: string): Rational | undefined {
  const match = /^(\d{1,5}):([0-5]\d)$/u.exec(text.trim());
  return match === null ? undefined : rational(Number(match[1]) * 60 + Number(match[2]), 60);
}

function numberIn(text: string): Rational | undefined {
  const plain = text
    .trim()
    .replace(/^(\d+)\s+(\d+)\/(\d+)$/u, (_all, whole: string, over: string, under: string) =>
      // Only a part of one stands beside a whole number: “1 3/2” is somebody's slip.
      Number(over) < Number(under) ? `${Number(whole) * Number(under) + Number(over)}/${under}` : "",
    )
    .replace(/^([½¼¾])$/u, (sign) => `0${signs[sign] ?? ""}`)
    .replace(/^(\d+)\s*([½¼¾])$/u, (_all, whole: string, sign: string) => `${whole}${signs[sign] ?? ""}`)
    .replace(/^(\d+),(\d{1,2})$/u, "$1.$2")
    .replace(/^\.(?=\d)/u, "0.");
  return readRational(plain);
}
