import type { LinearModel } from "#platform/solver";

/** Columns by number, each once, and what each is multiplied by. */
export interface Terms {
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/** A model whose columns belong to owners: a person, a branch, or what everyone shares. */
export interface OwnedModel {
  readonly model: LinearModel;
  readonly ownerOf: Int32Array;
  /** Each column when nobody takes anything: needs are unmet. */
  readonly rest: Float64Array;
}

/** Gathers columns and rows of a model that may have millions of entries. */
export class GrowingModel {
  readonly #worth: number[] = [];
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #isWhole: number[] = [];
  readonly #ownerOf: number[] = [];
  readonly #rest: number[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #columns: number[] = [];
  readonly #coefficients: number[] = [];

  get rowCount(): number {
    return this.#rowLower.length;
  }

  /** A choice: taken or not. */
  addChoice(owner: number, worth: number, isPinned = false): number {
    this.#isWhole.push(1);
    this.#rest.push(Number(isPinned));
    return this.#add(owner, worth, [isPinned ? 1 : 0, 1]);
  }

  /** An amount that may have parts. */
  addAmount(owner: number, worth: number, upper: number): number {
    this.#isWhole.push(0);
    this.#rest.push(0);
    return this.#add(owner, worth, [0, upper]);
  }

  /** What is short of a need: all of it, when nothing is taken. */
  addShort(owner: number, worth: number, need: number): number {
    this.#isWhole.push(0);
    this.#rest.push(need);
    return this.#add(owner, worth, [0, need]);
  }

  /** A number of something. */
  addNumber(owner: number, upper: number): number {
    this.#isWhole.push(1);
    this.#rest.push(0);
    return this.#add(owner, 0, [0, upper]);
  }

  addAtMost(terms: Terms, upper: number): number {
    return this.#addRow(terms, Number.NEGATIVE_INFINITY, upper);
  }

  addAtLeast(terms: Terms, lower: number): number {
    return this.#addRow(terms, lower, Number.POSITIVE_INFINITY);
  }

  build(): OwnedModel {
    return {
      model: {
        worth: Float64Array.from(this.#worth),
        lower: Float64Array.from(this.#lower),
        upper: Float64Array.from(this.#upper),
        isWhole: Int32Array.from(this.#isWhole),
        rowLower: Float64Array.from(this.#rowLower),
        rowUpper: Float64Array.from(this.#rowUpper),
        starts: Int32Array.from(this.#starts),
        columns: Int32Array.from(this.#columns),
        coefficients: Float64Array.from(this.#coefficients),
      },
      ownerOf: Int32Array.from(this.#ownerOf),
      rest: Float64Array.from(this.#rest),
    };
  }

  #add(owner: number, worth: number, [lower, upper]: readonly [number, number]): number {
    this.#worth.push(worth);
    this.#lower.push(lower);
    this.#upper.push(upper);
    this.#ownerOf.push(owner);
    return this.#worth.length - 1;
  }

  #addRow({ columns, coefficients }: Terms, lower: number, upper: number): number {
    for (const column of columns) this.#columns.push(column);
    for (const coefficient of coefficients) this.#coefficients.push(coefficient);
    this.#starts.push(this.#columns.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
    return this.#rowLower.length - 1;
  }
}

/** The terms added up: a column named twice has both coefficients. */
export function summed(terms: readonly (readonly [column: number, coefficient: number])[]): Terms {
  const sums = new Map<number, number>();
  for (const [column, coefficient] of terms) sums.set(column, (sums.get(column) ?? 0) + coefficient);
  return { columns: [...sums.keys()], coefficients: [...sums.values()] };
}

/** Each column once. */
export function each(columns: readonly number[], coefficient = 1): Terms {
  return { columns, coefficients: columns.map(() => coefficient) };
}
