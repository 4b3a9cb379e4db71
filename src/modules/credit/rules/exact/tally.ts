import { greatestCommonDivisor, type Rational, rational } from "./rational.ts";

/** A sum under way. It is brought to lowest terms once, at the end, which makes long sums several times as fast. */
export class Tally {
  #numerator = 0n;
  #denominator = 1n;

  add({ denominator, numerator }: Rational): void {
    if (denominator === this.#denominator) this.#numerator += numerator;
    else {
      if (this.#denominator % denominator !== 0n) this.#widen(denominator);
      this.#numerator += numerator * (this.#denominator / denominator);
    }
  }

  total(): Rational {
    return rational(this.#numerator, this.#denominator);
  }

  isAtLeast({ denominator, numerator }: Rational): boolean {
    return this.#numerator * denominator >= numerator * this.#denominator;
  }

  /** To parts in which the other can be written too. */
  #widen(denominator: bigint): void {
    const times = denominator / greatestCommonDivisor(this.#denominator, denominator);
    this.#numerator *= times;
    this.#denominator *= times;
  }
}

/** All of them together. */
export function sum(amounts: Iterable<Rational>): Rational {
  const tally = new Tally();
  for (const amount of amounts) tally.add(amount);
  return tally.total();
}
