import type { LinearModel, ModelRow } from "./linear-model.ts";

/** Entries of one row, by the columns that are there. */
interface RowEntries {
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** The rows of a relaxation, by row and by column; each row is divided by its largest coefficient. */
export class RelaxationMatrix {
  /** Column `n` owns the entries from `start[n]` to just before `start[n + 1]`. */
  start = new Int32Array(0);
  index = new Int32Array(0);
  value = new Float64Array(0);
  readonly lower: number[] = [];
  readonly upper: number[] = [];
  /** What each row was divided by. */
  readonly sizes: number[] = [];
  readonly #rows: RowEntries[] = [];
  readonly #columnCount: number;
  /** Rows from this one on were added later. */
  #firstAdded = Infinity;

  private constructor(columnCount: number) {
    this.#columnCount = columnCount;
  }

  static of(model: LinearModel): RelaxationMatrix {
    const matrix = new RelaxationMatrix(model.worth.length);
    for (const [row, lower] of model.rowLower.entries()) {
      const [from, to] = [model.starts[row], model.starts[row + 1]];
      const columns = model.columns.slice(from, to);
      const values = model.coefficients.slice(from, to);
      matrix.#push({ columns, values }, lower, model.rowUpper[row] ?? Infinity);
    }
    matrix.#firstAdded = matrix.rowCount;
    matrix.#transpose();
    return matrix;
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  row(row: number): RowEntries {
    return this.#rows[row] ?? noEntries;
  }

  addRows(rows: readonly ModelRow[]): void {
    for (const { coefficients, columns, lower, upper } of rows)
      this.#push(
        { columns: Int32Array.from(columns), values: Float64Array.from(coefficients) },
        lower,
        upper,
      );
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
    const place = new Int32Array(this.#columnCount).fill(-1);
    for (const [index, column] of columns.entries()) place[column] = index;
    const matrix = new RelaxationMatrix(columns.length);
    const rows: number[] = [];
    matrix.#firstAdded = 0;
    for (const [row, all] of this.#rows.entries()) {
      const own = entriesWithin(all, place);
      const [lower, upper] = [this.lower[row] ?? 0, this.upper[row] ?? 0];
      const isOfUse = binds(row) || (row < this.#firstAdded && canBreak(own, { lower, upper }, ends));
      if (!isOfUse) continue;
      if (row < this.#firstAdded) matrix.#firstAdded = rows.length + 1;
      rows.push(row);
      matrix.#rows.push(own);
      matrix.lower.push(lower);
      matrix.upper.push(upper);
      matrix.sizes.push(this.sizes[row] ?? 1);
    }
    matrix.#transpose();
    return { matrix, rows: Int32Array.from(rows) };
  }

  #push({ columns, values }: RowEntries, lower: number, upper: number): void {
    const most = values.reduce((largest, each) => Math.max(largest, Math.abs(each)), 0);
    const scale = most > 0 ? 1 / most : 1;
    this.#rows.push({ columns, values: values.map((each) => each * scale) });
    this.lower.push(lower * scale);
    this.upper.push(upper * scale);
    this.sizes.push(1 / scale);
  }

  #transpose(): void {
    const start = new Int32Array(this.#columnCount + 1);
    for (const { columns } of this.#rows)
      for (const column of columns) start[column + 1] = (start[column + 1] ?? 0) + 1;
    for (let column = 0; column < this.#columnCount; column += 1)
      start[column + 1] = (start[column + 1] ?? 0) + (start[column] ?? 0);
    const next = start.slice();
    this.index = new Int32Array(start[this.#columnCount] ?? 0);
    this.value = new Float64Array(this.index.length);
    for (const [row, { columns, values }] of this.#rows.entries())
      for (let entry = 0; entry < columns.length; entry += 1) {
        const column = columns[entry] ?? 0;
        const at = next[column] ?? 0;
        next[column] = at + 1;
        this.index[at] = row;
        this.value[at] = values[entry] ?? 0;
      }
    this.start = start;
  }
}

const noEntries: RowEntries = { columns: new Int32Array(0), values: new Float64Array(0) };

function entriesWithin({ columns, values }: RowEntries, place: Int32Array): RowEntries {
  let count = 0;
  for (const column of columns) if ((place[column] ?? -1) >= 0) count += 1;
  const own = { columns: new Int32Array(count), values: new Float64Array(count) };
  count = 0;
  for (let entry = 0; entry < columns.length; entry += 1) {
    const to = place[columns[entry] ?? 0] ?? -1;
    if (to < 0) continue;
    own.columns[count] = to;
    own.values[count] = values[entry] ?? 0;
    count += 1;
  }
  return own;
}

/** What a column can be, and the group of which it is the only one taken. */
interface Ends {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly groups: Int32Array;
}

function canBreak(
  { columns, values }: RowEntries,
  sides: { readonly lower: number; readonly upper: number },
  { groups, lower, upper }: Ends,
): boolean {
  const most = new Map<number, number>();
  const least = new Map<number, number>();
  let [high, low] = [0, 0];
  for (let entry = 0; entry < columns.length; entry += 1) {
    const column = columns[entry] ?? 0;
    const each = values[entry] ?? 0;
    const [one, other] = [each * (lower[column] ?? 0), each * (upper[column] ?? 0)];
    const group = groups[column] ?? -1;
    if (group < 0) {
      high += Math.max(one, other);
      low += Math.min(one, other);
    } else {
      most.set(group, Math.max(most.get(group) ?? 0, one, other));
      least.set(group, Math.min(least.get(group) ?? 0, one, other));
    }
  }
  for (const each of most.values()) high += each;
  for (const each of least.values()) low += each;
  return high > sides.upper + 1e-9 || low < sides.lower - 1e-9;
}
