/** One row of a model: `lower` ≤ Σ coefficient × column ≤ `upper`. Either side may be infinite. */
export interface ModelRow {
  readonly lower: number;
  readonly upper: number;
  /** Columns by number, each once. */
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/** One column: what is decided. */
export interface ModelColumn {
  /** What one unit adds to the objective, which is made as large as possible. */
  readonly worth: number;
  readonly lower: number;
  readonly upper: number;
  readonly isWhole: boolean;
}

/** A mixed-integer linear model, sparse by rows, as it crosses to the solver. The objective is made as large as possible. */
export interface LinearModel {
  readonly worth: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where the column must be a whole number. */
  readonly isWhole: Int32Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Row `r` owns the entries from `starts[r]` to just before `starts[r + 1]`. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
}

/** Gathers columns and rows, numbered from 0 in the order in which they come. */
export class ModelBuilder {
  readonly #columns: ModelColumn[] = [];
  readonly #rows: ModelRow[] = [];

  get columnCount(): number {
    return this.#columns.length;
  }

  get rowCount(): number {
    return this.#rows.length;
  }

  addColumn(column: ModelColumn): number {
    this.#columns.push(column);
    return this.#columns.length - 1;
  }

  addRow(row: ModelRow): number {
    this.#rows.push(row);
    return this.#rows.length - 1;
  }

  build(): LinearModel {
    const columns = this.#columns;
    const rows = this.#rows;
    const starts = new Int32Array(rows.length + 1);
    for (const [index, row] of rows.entries()) starts[index + 1] = (starts[index] ?? 0) + row.columns.length;
    return {
      worth: Float64Array.from(columns, ({ worth }) => worth),
      lower: Float64Array.from(columns, ({ lower }) => lower),
      upper: Float64Array.from(columns, ({ upper }) => upper),
      isWhole: Int32Array.from(columns, ({ isWhole }) => Number(isWhole)),
      rowLower: Float64Array.from(rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(rows, ({ upper }) => upper),
      starts,
      columns: Int32Array.from(rows.flatMap((row) => row.columns)),
      coefficients: Float64Array.from(rows.flatMap((row) => row.coefficients)),
    };
  }
}
