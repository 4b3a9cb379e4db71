import type { LinearModel } from "#platform/solver";
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
  /** Of the rows that are no months, one after the other. */
  readonly #entries: Entries;
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
    this.#prices = prices.map((price, row) => (this.#isBlockRow[row] === 1 ? 0 : this.#signed(row, price)));
    this.#shares = blocks.map(({ columns }) => new Float64Array(columns.length));
    this.#entries = entriesOf(model, this.#isBlockRow);
    this.#worths = blocks.map(({ columns }) => new Float64Array(columns.length));
    this.#rooms = blocks.map(fillingRoom);
    this.#reduced = new Float64Array(model.worth.length);
    this.#values = new Float64Array(model.worth.length);
    this.#scales = new Float64Array(prices.length);
    for (const [entry, row] of this.#entries.rows.entries())
      this.#scales[row] = Math.max(this.#scales[row] ?? 0, Math.abs(this.#entries.coefficients[entry] ?? 0));
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
      if (price !== 0) bound += price * this.#side(row);
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
    const { coefficients, columns, rows } = this.#entries;
    const reduced = this.#reduced;
    reduced.set(this.#model.worth);
    for (let entry = 0; entry < rows.length; entry += 1) {
      const price = this.#prices[rows[entry] ?? 0] ?? 0;
      if (price === 0) continue;
      const column = columns[entry] ?? 0;
      reduced[column] = (reduced[column] ?? 0) - price * (coefficients[entry] ?? 0);
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
    const left = this.#direction.prices;
    for (let row = 0; row < left.length; row += 1)
      left[row] = this.#isBlockRow[row] === 1 ? 0 : this.#side(row);
    this.#takeUsed(left);
    let square = 0;
    for (let row = 0; row < left.length; row += 1) {
      const each = left[row] ?? 0;
      // A price of 0 that would be pushed further stays where it is.
      if (this.#prices[row] !== 0 || this.#signed(row, -each) !== 0)
        square += (each / (this.#scales[row] || 1)) ** 2;
    }
    for (const [index, { columns }] of this.#blocks.entries()) {
      const split = this.#direction.shares[index];
      if (split === undefined) continue;
      for (const [place, column] of columns.entries()) {
        if (this.#months[column] === 1) continue;
        const difference = (this.#values[column] ?? 0) - (this.#rooms[index]?.taken[place] ?? 0);
        split[place] = difference;
        square += (split[place] ?? 0) ** 2;
      }
    }
    if (square === 0) return;
    const length = (pace * distance) / square;
    for (let row = 0; row < left.length; row += 1)
      this.#prices[row] = this.#signed(
        row,
        (this.#prices[row] ?? 0) - (length * (left[row] ?? 0)) / (this.#scales[row] || 1) ** 2,
      );
    for (const [index, share] of this.#shares.entries())
      for (const [place, difference] of (this.#direction.shares[index] ?? []).entries())
        share[place] = (share[place] ?? 0) + length * difference;
  }

  #takeUsed(left: Float64Array): void {
    const { coefficients, columns, rows } = this.#entries;
    for (let entry = 0; entry < rows.length; entry += 1) {
      const value = this.#values[columns[entry] ?? 0] ?? 0;
      if (value === 0) continue;
      const row = rows[entry] ?? 0;
      left[row] = (left[row] ?? 0) - (coefficients[entry] ?? 0) * value;
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

  /** The finite side of a row. */
  #side(row: number): number {
    const upper = this.#model.rowUpper[row] ?? 0;
    return upper < Infinity ? upper : (this.#model.rowLower[row] ?? 0);
  }

  /** Prices of “at most” are not negative, those of “at least” not positive. */
  #signed(row: number, price: number): number {
    return (this.#model.rowUpper[row] ?? 0) < Infinity ? Math.max(0, price) : Math.min(0, price);
  }
}

/** The entries of a matrix, each with its row. */
interface Entries {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
}

function entriesOf(model: LinearModel, isLeftOut: Uint8Array): Entries {
  const rows = new Int32Array(model.columns.length);
  for (let row = 0; row < isLeftOut.length; row += 1)
    rows.fill(row, model.starts[row], model.starts[row + 1]);
  const isKept = (entry: number) => isLeftOut[rows[entry] ?? 0] === 0;
  return {
    rows: rows.filter((_row, entry) => isKept(entry)),
    columns: model.columns.filter((_column, entry) => isKept(entry)),
    coefficients: model.coefficients.filter((_coefficient, entry) => isKept(entry)),
  };
}
