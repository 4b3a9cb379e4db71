import type { LinearModel } from "#platform/solver";

/** A part of a model: its columns, in the order of `free`, and the model of them. */
export interface SubModel {
  readonly free: Int32Array;
  readonly model: LinearModel;
}

/** How a part is cut out. */
export interface Cut {
  readonly free: Int32Array;
  /** What each column of the whole is at now: what is not free stays so. */
  readonly at: Float64Array;
  /** Of each row of the whole, Σ coefficient × column as it is now. */
  readonly activity: Float64Array;
  /** What columns are worth, by the columns of the whole. */
  readonly worth: Float64Array;
  /** How much of a row's room may be used, beside what the free columns use now; undefined: all of it. */
  readonly roomIn?: (row: number) => number | undefined;
}

/** Cuts parts out of a model: some columns free, the others as they are. */
export class SubModels {
  readonly model: LinearModel;
  /** Column `c` is in the entries from `columnStarts[c]` to just before `columnStarts[c + 1]`. */
  readonly columnStarts: Int32Array;
  readonly rowsOf: Int32Array;
  readonly coefficientsOf: Float64Array;
  readonly #place: Int32Array;
  readonly #seen: Int32Array;
  #round = 0;

  constructor(model: LinearModel) {
    this.model = model;
    const counts = new Int32Array(model.worth.length + 1);
    for (const column of model.columns) counts[column + 1] = (counts[column + 1] ?? 0) + 1;
    for (let column = 1; column < counts.length; column += 1)
      counts[column] = (counts[column] ?? 0) + (counts[column - 1] ?? 0);
    this.columnStarts = counts;
    this.rowsOf = new Int32Array(model.columns.length);
    this.coefficientsOf = new Float64Array(model.columns.length);
    const next = counts.slice();
    for (let row = 0; row < model.rowLower.length; row += 1)
      for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
        const column = model.columns[entry] ?? 0;
        const at = next[column] ?? 0;
        next[column] = at + 1;
        this.rowsOf[at] = row;
        this.coefficientsOf[at] = model.coefficients[entry] ?? 0;
      }
    this.#place = new Int32Array(model.worth.length).fill(-1);
    this.#seen = new Int32Array(model.rowLower.length);
  }

  /** Σ coefficient × column of every row. */
  activityOf(at: Float64Array): Float64Array {
    const { model } = this;
    const activity = new Float64Array(model.rowLower.length);
    for (let row = 0; row < activity.length; row += 1) {
      let sum = 0;
      for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1)
        sum += (model.coefficients[entry] ?? 0) * (at[model.columns[entry] ?? 0] ?? 0);
      activity[row] = sum;
    }
    return activity;
  }

  /** Rows that have any of the columns, each once. */
  rowsWith(columns: Int32Array): number[] {
    this.#round += 1;
    const rows: number[] = [];
    for (const column of columns)
      for (let at = this.columnStarts[column] ?? 0; at < (this.columnStarts[column + 1] ?? 0); at += 1) {
        const row = this.rowsOf[at] ?? 0;
        if (this.#seen[row] === this.#round) continue;
        this.#seen[row] = this.#round;
        rows.push(row);
      }
    return rows;
  }

  /** The part with some columns free, the others as they are now. Rows that the free columns cannot break are left out. */
  cut({ free, at, activity, worth, roomIn }: Cut): SubModel {
    return this.#part(free, worth, (row) => {
      const own = this.#ownUse(row, at);
      const others = (activity[row] ?? 0) - own;
      const room = roomIn?.(row);
      if (room !== undefined) {
        const isAtMost = this.model.rowUpper[row] !== Number.POSITIVE_INFINITY;
        return isAtMost ? [Number.NEGATIVE_INFINITY, own + room] : [own - room, Number.POSITIVE_INFINITY];
      }
      return [(this.model.rowLower[row] ?? 0) - others, (this.model.rowUpper[row] ?? 0) - others];
    });
  }

  /** The part with the rows that are its own alone; `isShared` rows are left to prices. */
  alone(free: Int32Array, worth: Float64Array, isShared: Uint8Array): SubModel {
    return this.#part(free, worth, (row) =>
      isShared[row] === 1 ? undefined : [this.model.rowLower[row] ?? 0, this.model.rowUpper[row] ?? 0],
    );
  }

  #ownUse(row: number, at: Float64Array): number {
    const { model } = this;
    let own = 0;
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
      const column = model.columns[entry] ?? 0;
      if ((this.#place[column] ?? -1) >= 0) own += (model.coefficients[entry] ?? 0) * (at[column] ?? 0);
    }
    return own;
  }

  #part(
    free: Int32Array,
    worth: Float64Array,
    limits: (row: number) => readonly [lower: number, upper: number] | undefined,
  ): SubModel {
    const { model } = this;
    for (const [index, column] of free.entries()) this.#place[column] = index;
    const gathered = {
      lower: [] as number[],
      upper: [] as number[],
      starts: [0],
      columns: [] as number[],
      coefficients: [] as number[],
    };
    for (const row of this.rowsWith(free)) {
      const limit = limits(row);
      if (limit === undefined) continue;
      gathered.lower.push(limit[0]);
      gathered.upper.push(limit[1]);
      for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
        const place = this.#place[model.columns[entry] ?? 0] ?? -1;
        if (place < 0) continue;
        gathered.columns.push(place);
        gathered.coefficients.push(model.coefficients[entry] ?? 0);
      }
      gathered.starts.push(gathered.columns.length);
    }
    for (const column of free) this.#place[column] = -1;
    const picked = (values: Float64Array) => Float64Array.from(free, (column) => values[column] ?? 0);
    return {
      free,
      model: {
        worth: picked(worth),
        lower: picked(model.lower),
        upper: picked(model.upper),
        isWhole: Int32Array.from(free, (column) => model.isWhole[column] ?? 0),
        rowLower: Float64Array.from(gathered.lower),
        rowUpper: Float64Array.from(gathered.upper),
        starts: Int32Array.from(gathered.starts),
        columns: Int32Array.from(gathered.columns),
        coefficients: Float64Array.from(gathered.coefficients),
      },
    };
  }
}
