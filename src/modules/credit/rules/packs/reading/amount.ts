import { z } from "zod";
import type { Rational } from "../../exact/rational.ts";

const decimal = /^(\d{1,6})(?:\.(\d{1,4}))?$/u;
const fraction = /^(\d{1,6})\/(\d{1,4})$/u;

const howToWrite = "Write an amount such as 60, 0.5 or “1/3”, not below nought";

/** The exact number that a text writes as a decimal or a fraction; undefined when it writes none. */
function exactAmount(text: string): Rational | undefined {
  const [, whole, parts = ""] = decimal.exec(text) ?? [];
  if (whole !== undefined) return lowestTerms(BigInt(whole + parts), 10n ** BigInt(parts.length));
  const [, numerator, denominator] = fraction.exec(text) ?? [];
  if (numerator === undefined || denominator === undefined || Number(denominator) === 0) return undefined;
  return lowestTerms(BigInt(numerator), BigInt(denominator));
}

function lowestTerms(numerator: bigint, denominator: bigint): Rational {
  let [a, b] = [numerator, denominator];
  while (b > 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** An amount in a pack: a YAML number or text. A number is read by its digits, so that 0.1 is a tenth. */
export const amount = z.union([z.number(), z.string()], howToWrite).transform((value, context): Rational => {
  const exact = exactAmount(String(value).trim());
  if (exact !== undefined) return exact;
  context.addIssue({ code: "custom", message: howToWrite });
  return z.NEVER;
});

/** True when the first is above the second. */
export function isAbove(one: Rational, other: Rational): boolean {
  return one.numerator * other.denominator > other.numerator * one.denominator;
}
