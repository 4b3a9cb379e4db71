import { eliminated } from "./elimination.ts";
import type { RelaxationMatrix } from "./relaxation-matrix.ts";

/** What a basis was, to go back to. */
export interface BasisMark {
  readonly basic: Int32Array;
  readonly rows: Int32Array;
  readonly inverse: Float64Array;
  readonly norms: Float64Array;
  readonly updates: number;
}

/** What an exchange leaves of less is nothing: the inverse stays sparse. */
const noEntry = 1e-13;
/** Norms are moved by what an exchange changes; they only say which row leaves. */
const leastNorm = 1e-12;

/**
 * The inverse of a basis, written out: small, as only the rows are in it that something breaks or that bind. Variables up
 * to the count of columns are those; the rest are what a row sums to, by its number. A basis variable has a position, a row
 * a slot.
 */
export class BasisInverse {
  size = 0;
  basic = new Int32Array(72);
  /** Squares of the lengths of its rows. */
  norms = new Float64Array(72);
  /** Exchanges since it was reckoned from the columns. */
  updates = 0;
  /** The row in each slot. */
  rows = new Int32Array(72);
  readonly #columnCount: number;
  #slots = new Int32Array(0);
  #capacity = 72;
  #inverse = new Float64Array(72 * 72);
  #column = new Float64Array(72);
  #sums = new Float64Array(72);
  #byRow = new Float64Array(0);
  /** Slots that the row of an exchange has something in. */
  #filled = new Int32Array(72);

  constructor(columnCount: number) {
    this.#columnCount = columnCount;
  }

  has(row: number): boolean {
    return (this.#slots[row] ?? -1) >= 0;
  }

  /** The row of the inverse at a position, so many times, added to sums by row. */
  addTo(sums: Float64Array, position: number, times: number): void {
    const from = position * this.#capacity;
    const [inverse, rows] = [this.#inverse, this.rows];
    for (let slot = 0; slot < this.size; slot += 1) {
      const row = rows[slot] ?? 0;
      sums[row] = (sums[row] ?? 0) + times * (inverse[from + slot] ?? 0);
    }
  }

  /** Takes the inverse times sums by row from what is at the positions. */
  take(sumsByRow: Float64Array, from: Float64Array): void {
    const [inverse, sums, size] = [this.#inverse, this.#sums, this.size];
    for (let slot = 0; slot < size; slot += 1) sums[slot] = sumsByRow[this.rows[slot] ?? 0] ?? 0;
    for (let position = 0; position < size; position += 1) {
      const begin = position * this.#capacity;
      let sum = 0;
      for (let slot = 0; slot < size; slot += 1) sum += (inverse[begin + slot] ?? 0) * (sums[slot] ?? 0);
      from[position] = (from[position] ?? 0) - sum;
    }
  }

  /** The inverse times the column of a variable; used again by the next call. */
  times(matrix: RelaxationMatrix, variable: number): Float64Array {
    const [inverse, capacity, column, size] = [this.#inverse, this.#capacity, this.#column, this.size];
    const count = this.#gather(matrix, variable);
    const [entries, filled] = [this.#sums, this.#filled];
    for (let position = 0; position < size; position += 1) {
      const from = position * capacity;
      let sum = 0;
      for (let at = 0; at < count; at += 1)
        sum += (entries[at] ?? 0) * (inverse[from + (filled[at] ?? 0)] ?? 0);
      column[position] = sum;
    }
    return column;
  }

  /** The slots that a variable has something in, and what; how many. */
  #gather(matrix: RelaxationMatrix, variable: number): number {
    const [entries, filled] = [this.#sums, this.#filled];
    if (variable >= this.#columnCount) {
      filled[0] = this.#slots[variable - this.#columnCount] ?? 0;
      entries[0] = -1;
      return 1;
    }
    if (this.#byRow.length < matrix.rowCount) this.#byRow = new Float64Array(matrix.rowCount + 64);
    const byRow = this.#byRow.fill(0);
    matrix.addTo(byRow, variable, 1);
    let count = 0;
    for (let slot = 0; slot < this.size; slot += 1) {
      const each = byRow[this.rows[slot] ?? 0] ?? 0;
      if (each === 0) continue;
      filled[count] = slot;
      entries[count] = each;
      count += 1;
    }
    return count;
  }

  /** Puts a variable in the place of another; `column` is that of the entering one, times the inverse. */
  exchange(leaving: number, entering: number, column: Float64Array): void {
    const [inverse, capacity, size] = [this.#inverse, this.#capacity, this.size];
    const [filled, entries] = [this.#filled, this.#sums];
    const own = leaving * capacity;
    const pivot = column[leaving] ?? 0;
    let norm = 0;
    let count = 0;
    for (let slot = 0; slot < size; slot += 1) {
      const each = (inverse[own + slot] ?? 0) / pivot;
      inverse[own + slot] = 0;
      if (each < noEntry && each > -noEntry) continue;
      inverse[own + slot] = each;
      filled[count] = slot;
      entries[count] = each;
      count += 1;
      norm += each * each;
    }
    this.norms[leaving] = norm;
    for (let position = 0; position < size; position += 1) {
      const factor = column[position] ?? 0;
      if (position === leaving || (factor < noEntry && factor > -noEntry)) continue;
      const from = position * capacity;
      let change = 0;
      for (let at = 0; at < count; at += 1) {
        const place = from + (filled[at] ?? 0);
        const before = inverse[place] ?? 0;
        const each = before - factor * (entries[at] ?? 0);
        inverse[place] = each;
        change += each * each - before * before;
      }
      this.norms[position] = Math.max(leastNorm, (this.norms[position] ?? 0) + change);
    }
    this.basic[leaving] = entering;
    this.updates += 1;
  }

  /** Another row, its sum basic, at the last position. */
  add(matrix: RelaxationMatrix, row: number): number {
    if (this.size === this.#capacity) this.#grow();
    if (this.#slots.length < matrix.rowCount) this.#slots = longer(this.#slots, matrix.rowCount + 64, -1);
    const [inverse, capacity, size] = [this.#inverse, this.#capacity, this.size];
    const own = size * capacity;
    inverse.fill(0, own, own + size);
    const entries = matrix.entriesOf(row, this.basic, size);
    for (let position = 0; position < size; position += 1) {
      const each = entries[position] ?? 0;
      if (each === 0) continue;
      const from = position * capacity;
      for (let slot = 0; slot < size; slot += 1)
        inverse[own + slot] = (inverse[own + slot] ?? 0) + each * (inverse[from + slot] ?? 0);
    }
    let norm = 1;
    for (let entry = own; entry < own + size; entry += 1) norm += (inverse[entry] ?? 0) ** 2;
    for (let position = 0; position < size; position += 1) inverse[position * capacity + size] = 0;
    inverse[own + size] = -1;
    this.norms[size] = norm;
    this.basic[size] = this.#columnCount + row;
    this.rows[size] = row;
    this.#slots[row] = size;
    this.size += 1;
    return size;
  }

  /** Takes out the row whose sum is basic at a position, to which the last then moves. */
  remove(position: number): void {
    const [inverse, capacity] = [this.#inverse, this.#capacity];
    const row = (this.basic[position] ?? 0) - this.#columnCount;
    const last = this.size - 1;
    const slot = this.#slots[row] ?? 0;
    if (position < last) {
      inverse.copyWithin(position * capacity, last * capacity, last * capacity + this.size);
      this.basic[position] = this.basic[last] ?? 0;
      this.norms[position] = this.norms[last] ?? 0;
    }
    if (slot < last) {
      for (let each = 0; each < last; each += 1)
        inverse[each * capacity + slot] = inverse[each * capacity + last] ?? 0;
      const moved = this.rows[last] ?? 0;
      this.rows[slot] = moved;
      this.#slots[moved] = slot;
    }
    this.#slots[row] = -1;
    this.size = last;
  }

  mark(): BasisMark {
    const { size } = this;
    const inverse = new Float64Array(size * size);
    for (let position = 0; position < size; position += 1) {
      const from = position * this.#capacity;
      inverse.set(this.#inverse.subarray(from, from + size), position * size);
    }
    return {
      inverse,
      basic: this.basic.slice(0, size),
      rows: this.rows.slice(0, size),
      norms: this.norms.slice(0, size),
      updates: this.updates,
    };
  }

  goTo({ basic, inverse, norms, rows, updates }: BasisMark): void {
    const size = basic.length;
    while (this.#capacity < size) this.#grow();
    this.#slots.fill(-1);
    for (const [slot, row] of rows.entries()) {
      if (this.#slots.length <= row) this.#slots = longer(this.#slots, row + 64, -1);
      this.#slots[row] = slot;
    }
    this.rows.set(rows);
    this.basic.set(basic);
    this.norms.set(norms);
    for (let position = 0; position < size; position += 1)
      this.#inverse.set(inverse.subarray(position * size, (position + 1) * size), position * this.#capacity);
    this.size = size;
    this.updates = updates;
  }

  /** From the columns anew. @throws LostByRounding when they depend on each other. */
  reckon(matrix: RelaxationMatrix): void {
    const { size } = this;
    const width = 2 * size;
    const table = new Float64Array(size * width);
    for (let position = 0; position < size; position += 1) {
      table[position * width + size + position] = 1;
      const count = this.#gather(matrix, this.basic[position] ?? 0);
      for (let at = 0; at < count; at += 1)
        table[(this.#filled[at] ?? 0) * width + position] = this.#sums[at] ?? 0;
    }
    eliminated(table, size);
    for (let position = 0; position < size; position += 1) {
      const own = table.subarray(position * width + size, (position + 1) * width);
      this.#inverse.set(own, position * this.#capacity);
      this.norms[position] = own.reduce((sum, each) => sum + each * each, 0);
    }
    this.updates = 0;
  }

  #grow(): void {
    const before = this.#capacity;
    const capacity = 2 * before + 8;
    const inverse = new Float64Array(capacity * capacity);
    for (let position = 0; position < this.size; position += 1)
      inverse.set(
        this.#inverse.subarray(position * before, position * before + this.size),
        position * capacity,
      );
    this.#inverse = inverse;
    this.basic = longer(this.basic, capacity, 0);
    this.rows = longer(this.rows, capacity, 0);
    const norms = new Float64Array(capacity);
    norms.set(this.norms);
    this.norms = norms;
    this.#column = new Float64Array(capacity);
    this.#sums = new Float64Array(capacity);
    this.#filled = new Int32Array(capacity);
    this.#capacity = capacity;
  }
}

function longer(all: Int32Array, length: number, rest: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(length).fill(rest);
  more.set(all);
  return more;
}
