import type { LinearModel } from "#platform/solver";
import { type Block, fill, forcedFills } from "./month-filling.ts";

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
  /** The largest coefficient of each row: cents and shifts are not of one size. */
  readonly #scales: Float64Array;
  readonly #direction: Kept;
  #taken: readonly Uint8Array[] = [];

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
    this.#prices = prices.map((price, row) => (this.#isBlockRow[row] === 1 ? 0 : this.#signed(row, price)));
    this.#shares = blocks.map(({ columns }) => new Float64Array(columns.length));
    this.#reduced = new Float64Array(model.worth.length);
    this.#values = new Float64Array(model.worth.length);
    this.#scales = new Float64Array(prices.length);
    this.#eachEntry((row, _column, coefficient) => {
      this.#scales[row] = Math.max(this.#scales[row] ?? 0, Math.abs(coefficient));
    });
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
    const reduced = this.#reduced;
    reduced.set(worth);
    let bound = 0;
    this.#eachEntry((row, column, coefficient) => {
      reduced[column] = (reduced[column] ?? 0) - (this.#prices[row] ?? 0) * coefficient;
    });
    for (const [row, price] of this.#prices.entries()) if (price !== 0) bound += price * this.#side(row);
    this.#values.fill(0);
    for (let column = 0; column < worth.length; column += 1) {
      if (this.#months[column] !== 0) continue;
      const each = reduced[column] ?? 0;
      this.#values[column] = (each > 0 ? upper[column] : lower[column]) ?? 0;
      bound += each * (this.#values[column] ?? 0);
    }
    this.#taken = this.#blocks.map((block, index) => {
      const { taken, value } = fill(block, this.#worths(block, index));
      bound += value;
      for (const [place, column] of block.columns.entries())
        if (taken[place] === 1)
          this.#values[column] = (this.#values[column] ?? 0) + 1 / (this.#months[column] ?? 1);
      return taken;
    });
    this.bound = bound;
    return bound;
  }

  /** Moves prices against what the rows have left over or lack. */
  step(pace: number, distance: number): void {
    const left = this.#direction.prices;
    for (let row = 0; row < left.length; row += 1)
      left[row] = this.#isBlockRow[row] === 1 ? 0 : this.#side(row);
    this.#eachEntry((row, column, coefficient) => {
      left[row] = (left[row] ?? 0) - coefficient * (this.#values[column] ?? 0);
    });
    let square = 0;
    for (const [row, each] of left.entries())
      // A price of 0 that would be pushed further stays where it is.
      if (this.#prices[row] !== 0 || this.#signed(row, -each) !== 0)
        square += (each / (this.#scales[row] || 1)) ** 2;
    for (const [index, { columns }] of this.#blocks.entries()) {
      const split = this.#direction.shares[index];
      if (split === undefined) continue;
      for (const [place, column] of columns.entries()) {
        if (this.#months[column] === 1) continue;
        const difference = (this.#values[column] ?? 0) - (this.#taken[index]?.[place] ?? 0);
        split[place] = difference;
        square += (split[place] ?? 0) ** 2;
      }
    }
    if (square === 0) return;
    const length = (pace * distance) / square;
    for (const [row, each] of left.entries())
      this.#prices[row] = this.#signed(
        row,
        (this.#prices[row] ?? 0) - (length * each) / (this.#scales[row] || 1) ** 2,
      );
    for (const [index, share] of this.#shares.entries())
      for (const [place, difference] of (this.#direction.shares[index] ?? []).entries())
        share[place] = (share[place] ?? 0) + length * difference;
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
      const { taken, left, value } = forcedFills(block, this.#worths(block, index));
      for (const [place, column] of block.columns.entries()) {
        ifTaken[column] = (ifTaken[column] ?? 0) + (taken[place] ?? 0) - value;
        ifLeft[column] = (ifLeft[column] ?? 0) + (left[place] ?? 0) - value;
      }
    }
    const worths = this.#blocks.map((block, index) => this.#worths(block, index));
    return { bound, ifTaken, ifLeft, prices, worths };
  }

  #worths({ columns }: Block, index: number): Float64Array {
    return Float64Array.from(
      columns,
      (column, place) =>
        (this.#reduced[column] ?? 0) / (this.#months[column] ?? 1) + (this.#shares[index]?.[place] ?? 0),
    );
  }

  /** The finite side of a row. */
  #side(row: number): number {
    const upper = this.#model.rowUpper[row] ?? 0;
    return upper < Infinity ? upper : (this.#model.rowLower[row] ?? 0);
  }

  /** Prices of “at most” are not negative, those of “at least” not positive. */
  #signed(row: number, price: number): number {
    return (this.#model.rowUpper[row] ?? 0) < Infinity ? Math.max(0, price) : Math.min(0, price);
  }

  #eachEntry(work: (row: number, column: number, coefficient: number) => void): void {
    const { coefficients, columns, starts } = this.#model;
    for (let row = 0; row < this.#isBlockRow.length; row += 1) {
      if (this.#isBlockRow[row] === 1) continue;
      const end = starts[row + 1] ?? 0;
      for (let entry = starts[row] ?? 0; entry < end; entry += 1)
        work(row, columns[entry] ?? 0, coefficients[entry] ?? 0);
    }
  }
}
