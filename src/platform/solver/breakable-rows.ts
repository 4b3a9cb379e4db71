import type { HeldItems } from "./held-items.ts";

/** Entries of one row, by the items that are there. */
export interface RowEntries {
  readonly items: Int32Array;
  readonly values: Float64Array;
}

/** What a column can be, and the group of which it is the only one taken. */
export interface Ends {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly groups: Int32Array;
}

/** Which rows some columns could break. */
export class BreakableRows {
  readonly #ends: Ends;
  /** Item `n` is held by the columns from `#starts[n]` to just before `#starts[n + 1]`. */
  readonly #starts: Int32Array;
  readonly #holders: Int32Array;
  /** By column: nothing between two rows. */
  readonly #sums: Float64Array;
  readonly #touched: Int32Array;
  /** By group. */
  readonly #most: Float64Array;
  readonly #least: Float64Array;

  constructor({ count, items, starts }: HeldItems, ends: Ends) {
    this.#ends = ends;
    this.#starts = new Int32Array(count + 1);
    for (const item of items) this.#starts[item + 1] = (this.#starts[item + 1] ?? 0) + 1;
    for (let item = 0; item < count; item += 1)
      this.#starts[item + 1] = (this.#starts[item + 1] ?? 0) + (this.#starts[item] ?? 0);
    const next = this.#starts.slice();
    this.#holders = new Int32Array(items.length);
    const { groups } = ends;
    for (let column = 0; column < groups.length; column += 1) {
      const end = starts[column + 1] ?? 0;
      for (let at = starts[column] ?? 0; at < end; at += 1) {
        const item = items[at] ?? 0;
        this.#holders[next[item] ?? 0] = column;
        next[item] = (next[item] ?? 0) + 1;
      }
    }
    const groupCount = 1 + groups.reduce((one, other) => Math.max(one, other), -1);
    this.#sums = new Float64Array(groups.length);
    // A column of which the sum comes to nothing on the way is begun twice.
    this.#touched = new Int32Array(items.length);
    this.#most = new Float64Array(groupCount);
    this.#least = new Float64Array(groupCount);
  }

  canBreak(entries: RowEntries, sides: { readonly lower: number; readonly upper: number }): boolean {
    const { groups, lower, upper } = this.#ends;
    const [least, most, sums, touched] = [this.#least.fill(0), this.#most.fill(0), this.#sums, this.#touched];
    const count = this.#sumUp(entries);
    let [high, low] = [0, 0];
    for (let at = 0; at < count; at += 1) {
      const column = touched[at] ?? 0;
      const each = sums[column] ?? 0;
      sums[column] = 0;
      const [one, other] = [each * (lower[column] ?? 0), each * (upper[column] ?? 0)];
      const group = groups[column] ?? -1;
      if (group < 0) {
        high += Math.max(one, other);
        low += Math.min(one, other);
      } else {
        most[group] = Math.max(most[group] ?? 0, one, other);
        least[group] = Math.min(least[group] ?? 0, one, other);
      }
    }
    for (const each of most) high += each;
    for (const each of least) low += each;
    return high > sides.upper + 1e-9 || low < sides.lower - 1e-9;
  }

  /** What a row has in each column; how many of them it touches. */
  #sumUp({ items, values }: RowEntries): number {
    const [holders, starts, sums] = [this.#holders, this.#starts, this.#sums];
    let touched = 0;
    for (let entry = 0; entry < items.length; entry += 1) {
      const item = items[entry] ?? 0;
      const end = starts[item + 1] ?? 0;
      for (let at = starts[item] ?? 0; at < end; at += 1) {
        const column = holders[at] ?? 0;
        if (sums[column] === 0) {
          this.#touched[touched] = column;
          touched += 1;
        }
        sums[column] = (sums[column] ?? 0) + (values[entry] ?? 0);
      }
    }
    return touched;
  }
}
