/** Whole numbers, in one of the two ways that the machine has them. */
export interface WholeArithmetic<N> {
  readonly from: (value: bigint) => N;
  readonly toBigInt: (value: N) => bigint;
  /** (a × b − c × d) ÷ divisor, which must come out whole. */
  readonly crossed: (a: N, b: N, c: N, d: N, divisor: N) => N;
  readonly negated: (value: N) => N;
  readonly sign: (value: N) => number;
  /** The sign of a × b − c × d. */
  readonly comparedProducts: (a: N, b: N, c: N, d: N) => number;
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
  crossed: (a, b, c, d, divisor) => (within(a * b) - within(c * d)) / divisor,
  // Not -0, which would be kept as another value than 0.
  negated: (value) => 0 - value,
  sign: (value) => value,
  comparedProducts: (a, b, c, d) => within(a * b) - within(c * d),
};

/** Whole numbers of any length. */
export const bigArithmetic: WholeArithmetic<bigint> = {
  from: (value) => value,
  toBigInt: (value) => value,
  crossed: (a, b, c, d, divisor) => (a * b - c * d) / divisor,
  negated: (value) => -value,
  sign: signOf,
  comparedProducts: (a, b, c, d) => signOf(a * b - c * d),
};

function within(value: number): number {
  if (value > limit || value < -limit) throw new OutOfRange();
  return value;
}

function signOf(value: bigint): number {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}
