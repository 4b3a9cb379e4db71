import { z } from "zod";
import { compare, type Rational, rational, zero } from "../../exact/rational.ts";
import { readRational } from "../../exact/written.ts";

const howToWrite = "Write an amount such as 60, 0.5 or “1/3”, not below nought";

const greatest = rational(1_000_000);
const finest = 10_000n;

/** An amount in a pack: a YAML number or text. A number is read by its digits, so that 0.1 is a tenth. */
export const amount = z.union([z.number(), z.string()], howToWrite).transform((value, context): Rational => {
  const exact = exactAmount(String(value));
  if (exact !== undefined) return exact;
  context.addIssue({ code: "custom", message: howToWrite });
  return z.NEVER;
});

/** True when the first is above the second. */
export function isAbove(one: Rational, other: Rational): boolean {
  return compare(one, other) > 0;
}

/** Undefined for what is no amount, and for what no rule would ask for: below nought, beyond a million, finer than a ten-thousandth. */
function exactAmount(text: string): Rational | undefined {
  const read = readRational(text);
  if (read === undefined || read.denominator > finest) return undefined;
  return compare(read, zero) < 0 || compare(read, greatest) > 0 ? undefined : read;
}
