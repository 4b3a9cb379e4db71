import { BreakableRows, type Ends, type RowEntries } from "./breakable-rows.ts";
import { type HeldItems, heldItems, itemsWithin, ownItems } from "./held-items.ts";
import type { LinearModel, ModelRow } from "./linear-model.ts";

/** Columns, and rows over what they hold; over the columns themselves where they hold nothing. */
export interface RelaxedModel extends Pick<LinearModel, "worth" | "lower" | "upper"> {
  readonly rows: readonly ModelRow[];
  readonly holds?: readonly (readonly number[])[];
}

/**
 * The rows of a relaxation over the items that its columns hold: columns share what they hold, so that all can be priced by
 * pricing the items. Each row is divided by its largest coefficient.
 */
export class RelaxationMatrix {
  readonly held: HeldItems;
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  /** What each row was divided by. */
  readonly sizes: number[] = [];
  readonly #rows: RowEntries[] = [];
  /** The number here of each item that there was at first, or −1. */
  readonly #places: Int32Array;
  /** Rows from this one on were added later. */
  #firstAdded = Infinity;
  /** Item `n` owns the entries from `#start[n]` to just before `#start[n + 1]`. */
  #start = new Int32Array(0);
  #index = new Int32Array(0);
  #value = new Float64Array(0);
  readonly #ofItems: Float64Array;
  /** One row, by item; nothing between two uses. */
  readonly #row: Float64Array;

  private constructor(held: HeldItems, places: Int32Array) {
    this.held = held;
    this.#places = places;
    this.#ofItems = new Float64Array(held.count);
    this.#row = new Float64Array(held.count);
  }

  static of({ holds, rows, worth }: RelaxedModel): RelaxationMatrix {
    const count = (all: readonly (readonly number[])[]) =>
      1 + all.reduce((most, items) => items.reduce((one, other) => Math.max(one, other), most), -1);
    const held = holds === undefined ? ownItems(worth.length) : heldItems(holds, count(holds));
    const matrix = new RelaxationMatrix(
      held,
      Int32Array.from({ length: held.count }, (_, item) => item),
    );
    matrix.addRows(rows);
    matrix.#firstAdded = matrix.rowCount;
    return matrix;
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  /** Σ entry × what its row is given, of each item; the same array each time. */
  weighed(byRow: Float64Array): Float64Array {
    const [index, ofItems, start, value] = [this.#index, this.#ofItems, this.#start, this.#value];
    let entry = 0;
    for (let item = 0; item < ofItems.length; item += 1) {
      const end = start[item + 1] ?? 0;
      let sum = 0;
      for (; entry < end; entry += 1) sum += (byRow[index[entry] ?? 0] ?? 0) * (value[entry] ?? 0);
      ofItems[item] = sum;
    }
    return ofItems;
  }

  /** A column so many times, added to sums by row. */
  addTo(sums: Float64Array, column: number, times: number): void {
    const [index, start, value] = [this.#index, this.#start, this.#value];
    const { items, starts } = this.held;
    const last = starts[column + 1] ?? 0;
    for (let at = starts[column] ?? 0; at < last; at += 1) {
      const item = items[at] ?? 0;
      const end = start[item + 1] ?? 0;
      for (let entry = start[item] ?? 0; entry < end; entry += 1) {
        const row = index[entry] ?? 0;
        sums[row] = (sums[row] ?? 0) + times * (value[entry] ?? 0);
      }
    }
  }

  /** What a row has in some columns; −1 for none. */
  entriesOf(row: number, columns: Int32Array, count: number): Float64Array {
    const entries = this.#laidOut(row);
    const { items, starts } = this.held;
    const own = new Float64Array(count);
    for (let at = 0; at < count; at += 1) {
      const column = columns[at] ?? -1;
      if (column < 0 || column + 1 >= starts.length) continue;
      own[at] = sumOf(entries, items, { from: starts[column] ?? 0, to: starts[column + 1] ?? 0 });
    }
    this.#clear(row);
    return own;
  }

  addRows(rows: readonly ModelRow[]): void {
    for (const { coefficients, columns: items, lower, upper } of rows) {
      const here = [...items.keys()].filter((entry) => (this.#places[items[entry] ?? 0] ?? -1) >= 0);
      const values = Float64Array.from(here, (entry) => coefficients[entry] ?? 0);
      const most = values.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0);
      const scale = most > 0 ? 1 / most : 1;
      this.#push({
        entries: {
          items: Int32Array.from(here, (entry) => this.#places[items[entry] ?? 0] ?? 0),
          values: values.map((each) => each * scale),
        },
        lower: lower * scale,
        upper: upper * scale,
        size: 1 / scale,
      });
    }
    this.#transpose();
  }

  /**
   * The rows that some of the columns could break, for those, numbered by their places; and which rows they are. What was added only
   * as far as it binds. */
  within(
    columns: Int32Array,
    ends: Ends,
    binds: (row: number) => boolean,
  ): { readonly matrix: RelaxationMatrix; readonly rows: Int32Array } {
    const { held, places } = itemsWithin(this.held, columns);
    const matrix = new RelaxationMatrix(
      held,
      this.#places.map((place) => (place < 0 ? -1 : (places[place] ?? -1))),
    );
    const breakable = new BreakableRows(held, ends);
    const rows: number[] = [];
    matrix.#firstAdded = 0;
    for (const [row, all] of this.#rows.entries()) {
      if (!binds(row) && row >= this.#firstAdded) continue;
      const entries = entriesWithin(all, places);
      const [lower, upper, size] = [this.lower[row] ?? 0, this.upper[row] ?? 0, this.sizes[row] ?? 1];
      if (!binds(row) && !breakable.canBreak(entries, { lower, upper })) continue;
      matrix.#push({ entries, lower, upper, size });
      if (row < this.#firstAdded) matrix.#firstAdded = rows.length + 1;
      rows.push(row);
    }
    matrix.#transpose();
    return { matrix, rows: Int32Array.from(rows) };
  }

  #push({ entries, lower, size, upper }: ScaledRow): void {
    this.#rows.push(entries);
    this.lower.push(lower);
    this.upper.push(upper);
    this.sizes.push(size);
  }

  #laidOut(row: number): Float64Array {
    const { items, values } = this.#rows[row] ?? noEntries;
    for (let entry = 0; entry < items.length; entry += 1) this.#row[items[entry] ?? 0] = values[entry] ?? 0;
    return this.#row;
  }

  #clear(row: number): void {
    for (const item of (this.#rows[row] ?? noEntries).items) this.#row[item] = 0;
  }

  #transpose(): void {
    const { count } = this.held;
    const start = new Int32Array(count + 1);
    for (const { items } of this.#rows)
      for (const item of items) start[item + 1] = (start[item + 1] ?? 0) + 1;
    for (let item = 0; item < count; item += 1) start[item + 1] = (start[item + 1] ?? 0) + (start[item] ?? 0);
    const next = start.slice();
    this.#index = new Int32Array(start[count] ?? 0);
    this.#value = new Float64Array(this.#index.length);
    for (const [row, { items, values }] of this.#rows.entries())
      for (let entry = 0; entry < items.length; entry += 1) {
        const item = items[entry] ?? 0;
        const at = next[item] ?? 0;
        next[item] = at + 1;
        this.#index[at] = row;
        this.#value[at] = values[entry] ?? 0;
      }
    this.#start = start;
  }
}

interface ScaledRow {
  readonly entries: RowEntries;
  readonly lower: number;
  readonly upper: number;
  readonly size: number;
}

const noEntries: RowEntries = { items: new Int32Array(0), values: new Float64Array(0) };

function sumOf(
  values: Float64Array,
  items: Int32Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[items[at] ?? 0] ?? 0;
  return sum;
}

function entriesWithin({ items, values }: RowEntries, places: Int32Array): RowEntries {
  let count = 0;
  for (const item of items) if ((places[item] ?? -1) >= 0) count += 1;
  const own = { items: new Int32Array(count), values: new Float64Array(count) };
  count = 0;
  for (let entry = 0; entry < items.length; entry += 1) {
    const to = places[items[entry] ?? 0] ?? -1;
    if (to < 0) continue;
    own.items[count] = to;
    own.values[count] = values[entry] ?? 0;
    count += 1;
  }
  return own;
}
