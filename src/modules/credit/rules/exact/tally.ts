import { add, compare, type Rational, rational, smallDivisor, zero } from "./rational.ts";

/** Half of what is exact, so that the sum of two of them is exact as well. */
const limit = 2 ** 52;

/**
 * A sum under way. It is brought to lowest terms once, at the end, and runs in plain numbers as long as those are exact:
 * whole numbers of any length would cost a piece of memory at every step.
 */
export class Tally {
  /** So many parts, of which `#parts` make one. */
  #plain = 0;
  #parts = 1;
  /** What no longer went into plain numbers. */
  #long = zero;

  add(amount: Rational): void {
    if (!this.#addPlain(Number(amount.numerator), Number(amount.denominator)))
      this.#long = add(this.#long, amount);
  }

  /** False when it would not be exact. */
  #addPlain(numerator: number, parts: number): boolean {
    if (Math.abs(numerator) > limit || parts > limit) return false;
    const common = parts === this.#parts ? parts : (parts / smallDivisor(parts, this.#parts)) * this.#parts;
    const known = this.#plain * (common / this.#parts);
    const added = numerator * (common / parts);
    if (common > limit || Math.abs(known) + Math.abs(added) > limit) return false;
    this.#plain = known + added;
    this.#parts = common;
    return true;
  }

  total(): Rational {
    const plain = rational(this.#plain, this.#parts);
    return this.#long.numerator === 0n ? plain : add(this.#long, plain);
  }

  isAtLeast(amount: Rational): boolean {
    const left = this.#plain * Number(amount.denominator);
    const right = Number(amount.numerator) * this.#parts;
    const isExact = this.#long.numerator === 0n && Math.abs(left) <= limit && Math.abs(right) <= limit;
    return isExact ? left >= right : compare(this.total(), amount) >= 0;
  }
}

/** All of them together. */
export function sum(amounts: Iterable<Rational>): Rational {
  const tally = new Tally();
  for (const amount of amounts) tally.add(amount);
  return tally.total();
}
