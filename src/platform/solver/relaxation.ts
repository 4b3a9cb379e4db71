import type { BasisMark } from "./basis-inverse.ts";
import { DualSteps } from "./dual-steps.ts";
import type { ModelRow } from "./linear-model.ts";
import { LostByRounding } from "./lost-by-rounding.ts";
import { RelaxationMatrix, type RelaxedModel } from "./relaxation-matrix.ts";
import { Standing, tolerance } from "./standing.ts";

/** What a relaxation came to. */
export interface RelaxedAnswer {
  /** Proven by the prices: nothing is worth more, whatever rounding has lost. */
  readonly value: number;
  readonly columns: Float64Array;
  /** What one unit of a column would change. */
  readonly columnPrices: Float64Array;
}

/** Where a relaxation stood. */
export interface RelaxationMark {
  readonly basis: BasisMark;
  readonly isAtUpper: ArrayLike<number>;
  readonly isRowAtUpper: ArrayLike<number>;
}

const stepsUntilReckoned = 100;
const mostSteps = 5000;

/**
 * A relaxed model that stays: solved again after a small change, it goes on from where it stood, or from where it is told to
 * go back to. Only rows that something has broken are looked at: for models of some thousands of columns of which few rows
 * bind. Every column has both ends.
 */
export class Relaxation {
  readonly #on: Standing;
  readonly #groups: Int32Array;
  readonly #steps: DualSteps;
  #isMoved = true;
  /** Wall time of the last solve. */
  seconds = 0;

  private constructor(on: Standing, groups: Int32Array) {
    this.#on = on;
    this.#groups = groups;
    this.#steps = new DualSteps(on);
  }

  /** Rows are over what columns hold. Of columns with the same number in `groups`, no more than one is ever taken; −1 says nothing. */
  static of(model: RelaxedModel, groups: Int32Array): Relaxation {
    return new Relaxation(new Standing(model, RelaxationMatrix.of(model)), groups);
  }

  /** Over what the columns of the first model held. */
  addRows(rows: readonly ModelRow[]): void {
    this.#on.matrix.addRows(rows);
    this.#on.makeRoom();
  }

  /** Moves the upper ends of columns, all to the same. */
  cap(columns: Int32Array, upper: number): void {
    for (const column of columns) this.#on.upper[column] = upper;
    this.#isMoved = true;
  }

  /**
   * Undefined when nothing keeps the rows, or nothing is worth more than the floor. After so many `steps` what is then known
   * is given: a value that nothing exceeds, of columns that may yet break rows.
   * @throws LostByRounding
   */
  solve(floor: number, steps = Infinity): RelaxedAnswer | undefined {
    const before = performance.now();
    try {
      return this.#solved(floor, steps);
    } finally {
      this.seconds = (performance.now() - before) / 1000;
    }
  }

  #solved(floor: number, steps: number): RelaxedAnswer | undefined {
    this.#begin();
    for (let step = 1; step <= steps; step += 1) {
      const went = this.#steps.take();
      if (went === "impossible") return undefined;
      if (this.#on.worthNow < floor && this.#on.bound() <= floor) return undefined;
      if (went === "kept" && this.#takeInBroken() === 0) break;
      if (step > mostSteps) throw new LostByRounding("A relaxation does not end.");
      if (step % stepsUntilReckoned === 0) this.#on.reckon();
    }
    const value = this.#on.bound();
    if (value <= floor) return undefined;
    return { value, columns: this.#on.columns(), columnPrices: this.#on.columnPrices.slice() };
  }

  /** Rows that do not bind are forgotten until they are broken. */
  mark(): RelaxationMark {
    this.#on.forgetRows();
    return {
      basis: this.#on.basis.mark(),
      isAtUpper: this.#on.isAtUpper.slice(),
      isRowAtUpper: this.#on.isRowAtUpper.slice(),
    };
  }

  goTo({ basis, isAtUpper, isRowAtUpper }: RelaxationMark): void {
    this.#on.basis.goTo(basis);
    this.#on.isAtUpper.set(isAtUpper);
    this.#on.isRowAtUpper.set(isRowAtUpper);
    this.#on.where.fill(-1);
    this.#on.rowWhere.fill(-1);
    for (let position = 0; position < basis.basic.length; position += 1)
      this.#on.put(basis.basic[position] ?? 0, position);
  }

  /** What one more unit of each row's limit is worth, as of the last answer. */
  rowPrices(): Float64Array {
    return this.#on.prices.map((price, row) => price / (this.#on.matrix.sizes[row] ?? 1));
  }

  /** What columns would be worth that are left out, at these prices. */
  pricesOf(columns: Int32Array): Float64Array {
    const ofItems = this.#on.matrix.weighed(this.#on.prices);
    const { items, starts } = this.#on.matrix.held;
    return Float64Array.from(columns, (column) => {
      let each = this.#on.worth[column] ?? 0;
      const end = starts[column + 1] ?? 0;
      for (let entry = starts[column] ?? 0; entry < end; entry += 1) each -= ofItems[items[entry] ?? 0] ?? 0;
      return each;
    });
  }

  isBasic(column: number): boolean {
    return (this.#on.where[column] ?? -1) >= 0;
  }

  /** The same with some columns only, the others being 0, from where this one stands; without rows that cannot be broken. */
  within(columns: Int32Array): Relaxation {
    this.#on.forgetRows();
    const of = (all: Float64Array) => Float64Array.from(columns, (column) => all[column] ?? 0);
    const groups = Int32Array.from(columns, (column) => this.#groups[column] ?? -1);
    const ends = { worth: of(this.#on.worth), lower: of(this.#on.lower), upper: of(this.#on.upper) };
    const { matrix, rows } = this.#on.matrix.within(columns, { ...ends, groups }, (row) => this.#binds(row));
    const smaller = new Relaxation(new Standing(ends, matrix), groups);
    const rowPlaces = placesOf(rows, this.#on.matrix.rowCount);
    smaller.#standAs(this, placesOf(columns, this.#on.count), rowPlaces);
    return smaller;
  }

  /**
   * Stands where another one does that has some of the same columns and rows: of each of the other's, the number here or −1.
   * Where something of its basis is not here, or is another here, this one begins anew.
   */
  standOn(other: Relaxation, places: { readonly columns: Int32Array; readonly rows: Int32Array }): void {
    if (!this.#standAs(other, places.columns, places.rows)) return;
    try {
      this.#on.basis.reckon(this.#on.matrix);
    } catch (error) {
      if (!(error instanceof LostByRounding)) throw error;
      this.goTo(nothing);
    }
  }

  /** Takes the other's basis over where all of it is here. */
  #standAs(other: Relaxation, columnPlaces: Int32Array, rowPlaces: Int32Array): boolean {
    const { basis, isAtUpper, isRowAtUpper } = other.mark();
    const basic = basis.basic.map((column) => columnPlaces[column] ?? -1);
    const binding = basis.rows.map((row) => rowPlaces[row] ?? -1);
    if (basic.includes(-1) || binding.includes(-1)) return false;
    this.goTo({
      basis: { ...basis, basic, rows: binding },
      isAtUpper: moved(isAtUpper, columnPlaces, this.#on.count),
      isRowAtUpper: moved(isRowAtUpper, rowPlaces, this.#on.matrix.rowCount),
    });
    return true;
  }

  #binds(row: number): boolean {
    return this.#on.basis.has(row) && (this.#on.rowWhere[row] ?? -1) < 0;
  }

  #begin(): void {
    this.#steps.begin();
    if (this.#isMoved) this.#on.look();
    this.#isMoved = false;
    this.#on.reckon();
  }

  /** Takes in rows that the columns break; how many. */
  #takeInBroken(): number {
    const sums = this.#on.sumsOfAll();
    const matrix = this.#on.matrix;
    let count = 0;
    for (let row = 0; row < matrix.rowCount; row += 1) {
      const sum = sums[row] ?? 0;
      if (sum <= (matrix.upper[row] ?? 0) + tolerance && sum >= (matrix.lower[row] ?? 0) - tolerance)
        continue;
      if (this.#on.basis.has(row)) continue;
      const position = this.#on.basis.add(matrix, row);
      this.#on.rowWhere[row] = position;
      if (this.#on.values.length <= position) {
        const more = new Float64Array(2 * position);
        more.set(this.#on.values);
        this.#on.values = more;
      }
      this.#on.values[position] = sum;
      count += 1;
    }
    return count;
  }
}

/** A basis of no rows. */
const nothing: RelaxationMark = {
  basis: {
    basic: new Int32Array(0),
    rows: new Int32Array(0),
    inverse: new Float64Array(0),
    norms: new Float64Array(0),
    updates: 0,
  },
  isAtUpper: [],
  isRowAtUpper: [],
};

function placesOf(all: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  for (const [place, each] of all.entries()) places[each] = place;
  return places;
}

function moved(from: ArrayLike<number>, places: Int32Array, count: number): Uint8Array {
  const to = new Uint8Array(count);
  for (const [old, place] of places.entries()) if (place >= 0) to[place] = from[old] ?? 0;
  return to;
}
