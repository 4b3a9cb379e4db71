/** Whole numbers, in one of the two ways that the machine has them. */
export interface WholeArithmetic<N> {
  readonly from: (value: bigint) => N;
  readonly toBigInt: (value: N) => bigint;
  /** a × b − c × d. */
  readonly crossed: (a: N, b: N, c: N, d: N) => N;
  /** a ÷ b, which must come out whole. */
  readonly quotient: (a: N, b: N) => N;
  readonly negated: (value: N) => N;
  /** Below nought, nought, or above it. */
  readonly sign: (value: N) => number;
}

/** A product left the range in which plain numbers are exact. */
export class OutOfRange extends Error {
  override readonly name = "OutOfRange";
}

/** Half of what is exact, so that the difference of two products is exact as well. */
const limit = 2 ** 52;

/** Plain numbers: fast, and exact or refused. */
export const safeArithmetic: WholeArithmetic<number> = {
  from: (value) => within(Number(value)),
  toBigInt: (value) => BigInt(value),
  crossed: (a, b, c, d) => within(a * b) - within(c * d),
  quotient: (a, b) => a / b,
  // Not -0, which would be kept as another value than 0.
  negated: (value) => 0 - value,
  sign: (value) => value,
};

/** Whole numbers of any length. */
export const bigArithmetic: WholeArithmetic<bigint> = {
  from: (value) => value,
  toBigInt: (value) => value,
  crossed: (a, b, c, d) => a * b - c * d,
  quotient: (a, b) => a / b,
  negated: (value) => -value,
  sign: (value) => (value > 0n ? 1 : value < 0n ? -1 : 0),
};

function within(value: number): number {
  if (value > limit || value < -limit) throw new OutOfRange();
  return value;
}
