import { type Rational, rational } from "./rational.ts";

/** As it is written in JSON and on pages: "41.5" when the decimals end, "1/3" when they do not. */
export function writeRational({ numerator, denominator }: Rational): string {
  if (denominator === 1n) return String(numerator);
  const places = decimalPlaces(denominator);
  if (places === undefined) return `${numerator}/${denominator}`;
  const scaled = (numerator * 10n ** BigInt(places)) / denominator;
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, "0");
  return `${scaled < 0n ? "-" : ""}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Reads "60", "0.5", "-2.25" or "1/3"; undefined for anything else, and for what is too long to be meant. */
export function readRational(text: string): Rational | undefined {
  if (text.length > 40) return undefined;
  const match = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/u.exec(text.trim());
  if (match === null) return undefined;
  const [, sign = "", whole = "0", decimals = "", divisor] = match;
  const denominator = divisor === undefined ? 10n ** BigInt(decimals.length) : BigInt(divisor);
  if (denominator === 0n) return undefined;
  const numerator = BigInt(whole + decimals);
  return rational(sign === "-" ? -numerator : numerator, denominator);
}

/** The exact value of a number as a person wrote it: 0.1 is one tenth. Undefined for what has no plain writing. */
export function rationalOfNumber(value: number): Rational | undefined {
  return readRational(String(value));
}

/** How many decimals end it; undefined when they never end. */
function decimalPlaces(denominator: bigint): number | undefined {
  let [rest, twos, fives] = [denominator, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}
