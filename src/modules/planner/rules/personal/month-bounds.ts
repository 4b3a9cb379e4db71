import type { LinearModel } from "#platform/solver";
import { type ColumnsOfMatrix, columnsOf, rowsBeside, type RowsOfMatrix } from "./matrix-rows.ts";
import { type Block, fill, fillingRoom, type FillingRoom, forcedFills } from "./month-filling.ts";

/** What no choice can exceed: in all, with a column taken, and with it left. */
export interface Bounds {
  readonly bound: number;
  readonly ifTaken: Float64Array;
  readonly ifLeft: Float64Array;
  /** Of the rows, with which this was found; those of blocks as they were given. */
  readonly prices: Float64Array;
  /** Of each block, what its columns are worth in it at these prices. */
  readonly worths: readonly Float64Array[];
}

/** Enough for the bound to come to rest, by experiment. */
const rounds = 600;
/** After so many rounds without a better bound the steps are halved. */
const patience = 20;
/** What is left of a direction in the next. */
const carriedOn = 0.3;

/**
 * Bounds of a model by Lagrangian relaxation: the `blocks`, months that hold so many minutes, are filled exactly, and all
 * other rows are paid for by prices, which begin with those of the relaxation and are moved by the subgradient. Every price
 * gives a true bound; the lowest is kept. A candidate in several months has its worth shared out among them.
 */
export function monthBounds(model: LinearModel, blocks: readonly Block[], prices: Float64Array): Bounds {
  const relaxation = new Relaxation(model, blocks, prices);
  let best = relaxation.evaluate();
  let kept = relaxation.copy();
  let pace = 1;
  let idle = 0;
  for (let round = 0; round < rounds && pace > 0.005; round += 1) {
    relaxation.step(pace, relaxation.bound - best * 0.99);
    const bound = relaxation.evaluate();
    if (bound < best - 1e-9) {
      if (bound < best - 1e-5 * Math.abs(best)) idle = 0;
      best = bound;
      kept = relaxation.copy();
    } else idle += 1;
    if (idle < patience) continue;
    idle = 0;
    pace *= 0.7;
  }
  relaxation.restore(kept);
  return relaxation.forced();
}

interface Kept {
  readonly prices: Float64Array;
  readonly shares: readonly Float64Array[];
}

class Relaxation {
  bound = 0;
  readonly #model: LinearModel;
  readonly #blocks: readonly Block[];
  readonly #isBlockRow: Uint8Array;
  /** Months of each column. */
  readonly #months: Uint8Array;
  readonly #given: Float64Array;
  readonly #prices: Float64Array;
  /** Of each block, what its columns have of their worth beside an equal share. */
  readonly #shares: readonly Float64Array[];
  readonly #reduced: Float64Array;
  readonly #values: Float64Array;
  /** The finite side of each row, and whether that is the upper one. */
  readonly #sides: Float64Array;
  readonly #isAtMost: Uint8Array;
  /** Of each row, by its largest coefficient, squared: cents and shifts are not of one size. */
  readonly #weights: Float64Array;
  /** Of each block, places of what is in other months, too. */
  readonly #shared: readonly Int32Array[];
  readonly #direction: Kept;
  readonly #byRow: RowsOfMatrix;
  readonly #byColumn: ColumnsOfMatrix;
  /** Of each block, what its columns are worth in it at these prices, and what it then takes. */
  readonly #worths: readonly Float64Array[];
  readonly #rooms: readonly FillingRoom[];

  constructor(model: LinearModel, blocks: readonly Block[], prices: Float64Array) {
    this.#model = model;
    this.#blocks = blocks;
    this.#given = prices;
    this.#isBlockRow = new Uint8Array(model.rowLower.length);
    this.#months = new Uint8Array(model.worth.length);
    for (const { columns, row } of blocks) {
      this.#isBlockRow[row] = 1;
      for (const column of columns) this.#months[column] = (this.#months[column] ?? 0) + 1;
    }
    this.#isAtMost = Uint8Array.from(model.rowUpper, (upper) => Number(upper < Infinity));
    this.#sides = model.rowUpper.map((upper, row) => (upper < Infinity ? upper : (model.rowLower[row] ?? 0)));
    this.#prices = prices.map((price, row) => (this.#isBlockRow[row] === 1 ? 0 : this.#signed(row, price)));
    this.#shares = blocks.map(({ columns }) => new Float64Array(columns.length));
    this.#byRow = rowsBeside(model, this.#isBlockRow);
    this.#byColumn = columnsOf(this.#byRow, model.worth.length);
    this.#worths = blocks.map(({ columns }) => new Float64Array(columns.length));
    this.#rooms = blocks.map(fillingRoom);
    this.#reduced = new Float64Array(model.worth.length);
    this.#values = new Float64Array(model.worth.length);
    const scales = new Float64Array(prices.length);
    for (const [entry, row] of this.#byColumn.rows.entries())
      scales[row] = Math.max(scales[row] ?? 0, Math.abs(this.#byColumn.coefficients[entry] ?? 0));
    this.#weights = scales.map((scale) => 1 / (scale || 1) ** 2);
    this.#shared = blocks.map(({ columns }) =>
      Int32Array.from(columns.keys()).filter((place) => this.#months[columns[place] ?? 0] !== 1),
    );
    this.#direction = {
      prices: new Float64Array(prices.length),
      shares: blocks.map(({ columns }) => new Float64Array(columns.length)),
    };
    this.#shareOut(prices);
  }

  /** Each month has at first what its minutes cost in the relaxation: then the bound begins no worse than that. */
  #shareOut(prices: Float64Array): void {
    this.evaluate();
    const cost = ({ row, sizes }: Block, place: number) => (prices[row] ?? 0) * (sizes[place] ?? 0) + 1e-12;
    const all = new Float64Array(this.#reduced.length);
    for (const block of this.#blocks)
      for (const [place, column] of block.columns.entries())
        all[column] = (all[column] ?? 0) + cost(block, place) * block.step;
    for (const [index, block] of this.#blocks.entries())
      for (const [place, column] of block.columns.entries()) {
        const part = (cost(block, place) * block.step) / (all[column] ?? 1) - 1 / (this.#months[column] ?? 1);
        const share = this.#shares[index];
        if (share !== undefined) share[place] = (this.#reduced[column] ?? 0) * part;
      }
  }

  copy(): Kept {
    return { prices: this.#prices.slice(), shares: this.#shares.map((share) => share.slice()) };
  }

  restore({ prices, shares }: Kept): void {
    this.#prices.set(prices);
    for (const [index, share] of this.#shares.entries()) share.set(shares[index] ?? []);
  }

  /** The bound at these prices, and what the relaxation would take. */
  evaluate(): number {
    const { lower, upper, worth } = this.#model;
    this.#reduce();
    const reduced = this.#reduced;
    let bound = 0;
    for (let row = 0; row < this.#prices.length; row += 1) {
      const price = this.#prices[row] ?? 0;
      if (price !== 0) bound += price * (this.#sides[row] ?? 0);
    }
    this.#values.fill(0);
    for (let column = 0; column < worth.length; column += 1) {
      if (this.#months[column] !== 0) continue;
      const each = reduced[column] ?? 0;
      this.#values[column] = (each > 0 ? upper[column] : lower[column]) ?? 0;
      bound += each * (this.#values[column] ?? 0);
    }
    for (const [index, block] of this.#blocks.entries()) bound += this.#filled(block, index);
    this.bound = bound;
    return bound;
  }

  /** What each column is worth after what its rows cost. */
  #reduce(): void {
    const { coefficients, columns, rows, starts } = this.#byRow;
    const reduced = this.#reduced;
    reduced.set(this.#model.worth);
    for (let at = 0; at < rows.length; at += 1) {
      const price = this.#prices[rows[at] ?? 0] ?? 0;
      if (price === 0) continue;
      const end = starts[at + 1] ?? 0;
      for (let entry = starts[at] ?? 0; entry < end; entry += 1) {
        const column = columns[entry] ?? 0;
        reduced[column] = (reduced[column] ?? 0) - price * (coefficients[entry] ?? 0);
      }
    }
  }

  /** Fills a month with what is worth most there; what that is worth. */
  #filled(block: Block, index: number): number {
    const room = this.#rooms[index];
    const worths = this.#worths[index];
    if (room === undefined || worths === undefined) return 0;
    const { columns } = block;
    const share = this.#shares[index];
    for (let place = 0; place < columns.length; place += 1) {
      const column = columns[place] ?? 0;
      worths[place] = (this.#reduced[column] ?? 0) / (this.#months[column] ?? 1) + (share?.[place] ?? 0);
    }
    const { taken, value } = fill(block, worths, room);
    for (let place = 0; place < columns.length; place += 1) {
      if (taken[place] !== 1) continue;
      const column = columns[place] ?? 0;
      this.#values[column] = (this.#values[column] ?? 0) + 1 / (this.#months[column] ?? 1);
    }
    return value;
  }

  /** Moves prices against what the rows have left over or lack. */
  step(pace: number, distance: number): void {
    const [left, weights] = [this.#direction.prices, this.#weights];
    // Directions taken before still count, ever less: prices would swing to and fro without that.
    for (let row = 0; row < left.length; row += 1)
      left[row] = this.#isBlockRow[row] === 1 ? 0 : (this.#sides[row] ?? 0) + carriedOn * (left[row] ?? 0);
    this.#takeUsed(left);
    let square = 0;
    for (let row = 0; row < left.length; row += 1) {
      const each = left[row] ?? 0;
      // A price of 0 that would be pushed further stays where it is.
      if (this.#prices[row] !== 0 || this.#signed(row, -each) !== 0)
        square += each * each * (weights[row] ?? 0);
    }
    for (const [index, places] of this.#shared.entries()) {
      const split = this.#direction.shares[index];
      const { columns } = this.#blocks[index] ?? noBlock;
      if (split === undefined) continue;
      for (const place of places) {
        const taken = this.#rooms[index]?.taken[place] ?? 0;
        const each = (this.#values[columns[place] ?? 0] ?? 0) - taken + carriedOn * (split[place] ?? 0);
        split[place] = each;
        square += each * each;
      }
    }
    if (square === 0) return;
    const length = (pace * distance) / square;
    for (let row = 0; row < left.length; row += 1)
      this.#prices[row] = this.#signed(
        row,
        (this.#prices[row] ?? 0) - length * (left[row] ?? 0) * (weights[row] ?? 0),
      );
    for (const [index, places] of this.#shared.entries()) {
      const [share, split] = [this.#shares[index], this.#direction.shares[index]];
      if (share !== undefined && split !== undefined)
        for (const place of places) share[place] = (share[place] ?? 0) + length * (split[place] ?? 0);
    }
  }

  #takeUsed(left: Float64Array): void {
    const { coefficients, rows, starts } = this.#byColumn;
    for (let column = 0; column < this.#values.length; column += 1) {
      const value = this.#values[column] ?? 0;
      if (value === 0) continue;
      const end = starts[column + 1] ?? 0;
      for (let entry = starts[column] ?? 0; entry < end; entry += 1) {
        const row = rows[entry] ?? 0;
        left[row] = (left[row] ?? 0) - (coefficients[entry] ?? 0) * value;
      }
    }
  }

  forced(): Bounds {
    const bound = this.evaluate();
    const prices = this.#prices.map((price, row) =>
      this.#isBlockRow[row] === 1 ? (this.#given[row] ?? 0) : price,
    );
    const ifTaken = new Float64Array(this.#reduced.length).fill(bound);
    const ifLeft = new Float64Array(this.#reduced.length).fill(bound);
    for (const [column, each] of this.#reduced.entries())
      if (this.#months[column] === 0 && this.#model.isWhole[column] === 1) {
        if (each > 0) ifLeft[column] = bound - each;
        else ifTaken[column] = bound + each;
      }
    for (const [index, block] of this.#blocks.entries()) {
      const { taken, left, value } = forcedFills(block, this.#worths[index] ?? new Float64Array(0));
      for (const [place, column] of block.columns.entries()) {
        ifTaken[column] = (ifTaken[column] ?? 0) + (taken[place] ?? 0) - value;
        ifLeft[column] = (ifLeft[column] ?? 0) + (left[place] ?? 0) - value;
      }
    }
    return { bound, ifTaken, ifLeft, prices, worths: this.#worths };
  }

  /** Prices of “at most” are not negative, those of “at least” not positive. */
  #signed(row: number, price: number): number {
    return (this.#isAtMost[row] === 1 ? price > 0 : price < 0) ? price : 0;
  }
}

const noBlock = { columns: new Int32Array(0) };
