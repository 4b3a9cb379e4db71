/** Draws the same numbers for the same seed. */
export class Drawn {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 to just below 1. */
  part(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.part() * (most - least + 1));
  }

  isSo(chance: number): boolean {
    return this.part() < chance;
  }

  one<T>(of: readonly T[]): T {
    const drawn = of[Math.floor(this.part() * of.length)];
    if (drawn === undefined) throw new RangeError("Nothing to draw from.");
    return drawn;
  }

  shuffled<T>(of: readonly T[]): T[] {
    const all = [...of];
    for (let last = all.length - 1; last > 0; last -= 1) {
      const other = this.whole(0, last);
      [all[last], all[other]] = [all[other]!, all[last]!];
    }
    return all;
  }
}
