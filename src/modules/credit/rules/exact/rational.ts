/**
 * An exact number: a whole number of parts. Always in lowest terms, with a denominator above nought.
 *
 * Credit is never a floating-point number: a third of a unit three times is one unit.
 */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}
