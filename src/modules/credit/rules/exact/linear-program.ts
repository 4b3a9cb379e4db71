import { bigArithmetic, OutOfRange, safeArithmetic } from "./arithmetic.ts";
import { compare, greatestCommonDivisor, type Rational, rational, zero } from "./rational.ts";
import { lexicographicOptimum, type WholeProgram } from "./simplex.ts";

/** A sum of unknowns, each times a small whole number. */
export type Terms = readonly (readonly [unknown: number, times: number])[];

/**
 * Unknowns, none below nought, under limits, none of which is below nought either: so nought everywhere is allowed, and
 * there is always an answer when every unknown is limited.
 */
export interface LinearProgram {
  readonly unknowns: number;
  readonly limits: readonly { readonly terms: Terms; readonly atMost: Rational }[];
  /** The first is made as large as can be; then the second, without giving up any of the first; and so on. */
  readonly wishes: readonly Terms[];
}

/**
 * The best values of the unknowns, exact.
 *
 * Limits are brought to whole numbers first. Plain numbers are tried, which are exact as long as nothing passes 2^53;
 * when something would, all is done again in whole numbers of any length.
 *
 * @throws RangeError when some wish has no bound.
 */
export function best(program: LinearProgram): readonly Rational[] {
  if (program.limits.some(({ atMost }) => compare(atMost, zero) < 0))
    throw new RangeError("No limit of a program may be below nought.");
  const scale = program.limits.reduce((all, { atMost }) => leastMultiple(all, atMost.denominator), 1n);
  const whole: WholeProgram = {
    unknowns: program.unknowns,
    rows: program.limits.map(({ terms }) => terms),
    bounds: program.limits.map(({ atMost }) => atMost.numerator * (scale / atMost.denominator)),
    wishes: program.wishes,
  };
  const { values, divisor } = solved(whole);
  return values.map((value) => rational(value, divisor * scale));
}

function solved(program: WholeProgram): { values: readonly bigint[]; divisor: bigint } {
  try {
    return lexicographicOptimum(program, safeArithmetic);
  } catch (error) {
    if (error instanceof OutOfRange) return lexicographicOptimum(program, bigArithmetic);
    throw error;
  }
}

function leastMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}
