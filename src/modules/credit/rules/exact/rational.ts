/**
 * An exact number: a whole number of parts. Always in lowest terms, with a denominator above nought.
 *
 * Credit is never a floating-point number: a third of a unit three times is one unit.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

/** The fraction in lowest terms; the denominator must not be nought. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
  return reduced(BigInt(numerator), BigInt(denominator));
}

export function add(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return reduced(a.numerator + b.numerator, a.denominator);
  return reduced(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Rational, b: Rational): Rational {
  if (b.numerator === 0n) return a;
  if (a === b) return zero;
  if (a.denominator === b.denominator) return reduced(a.numerator - b.numerator, a.denominator);
  return reduced(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function multiply(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** `b` must not be nought. */
export function divide(a: Rational, b: Rational): Rational {
  return reduced(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Below nought, nought, or above it: as `a` is less than, equal to, or more than `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const isAlike = a.denominator === b.denominator;
  const left = isAlike ? a.numerator : a.numerator * b.denominator;
  const right = isAlike ? b.numerator : b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

export function equals(a: Rational, b: Rational): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

export function lesser(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? a : b;
}

export function greater(a: Rational, b: Rational): Rational {
  return compare(a, b) >= 0 ? a : b;
}

/** What is left of `a` once `b` is taken from it; never below nought. */
export function excess(a: Rational, b: Rational): Rational {
  return compare(a, b) <= 0 ? zero : subtract(a, b);
}

export function isAboveZero(a: Rational): boolean {
  return a.numerator > 0n;
}

/** To the next multiple of `step` below or above, or to the nearest: a half goes up. `step` must be above nought. */
export function roundTo(amount: Rational, step: Rational, how: "floor" | "nearest" | "ceil"): Rational {
  const steps = divide(amount, step);
  const whole =
    how === "floor"
      ? floored(steps.numerator, steps.denominator)
      : how === "ceil"
        ? -floored(-steps.numerator, steps.denominator)
        : floored(2n * steps.numerator + steps.denominator, 2n * steps.denominator);
  return multiply({ numerator: whole, denominator: 1n }, step);
}

/** The least amount that `roundTo` brings to `goal` or above; of rounding up, which has none, the goal itself. */
export function leastRoundingTo(goal: Rational, step: Rational, how: "floor" | "nearest" | "ceil"): Rational {
  if (how === "ceil") return goal;
  const next = roundTo(goal, step, "ceil");
  return how === "floor" ? next : subtract(next, divide(step, { numerator: 2n, denominator: 1n }));
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a < 0n ? -a : a, b < 0n ? -b : b];
  if (larger <= safe && smaller <= safe) return BigInt(smallDivisor(Number(larger), Number(smaller)));
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

const safe = BigInt(Number.MAX_SAFE_INTEGER);

/** Of plain numbers, both whole and none below nought. */
export function smallDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function floored(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator < 0n && quotient * denominator !== numerator ? quotient - 1n : quotient;
}

function reduced(numerator: bigint, denominator: bigint): Rational {
  if (denominator === 1n) return { numerator, denominator };
  if (denominator === 0n) throw new RangeError("A number cannot be divided by nought.");
  const divisor = greatestCommonDivisor(numerator, denominator);
  const signed = denominator < 0n ? -divisor : divisor;
  if (signed === 1n) return { numerator, denominator };
  return { numerator: numerator / signed, denominator: denominator / signed };
}
