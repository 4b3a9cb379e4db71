import type { KeptModel, LinearModel } from "#platform/solver";
import type { PatternModel } from "./pattern-model.ts";

/** What is left of a pattern model. */
export interface Part {
  readonly model: LinearModel;
  /** Columns of the pattern model. */
  readonly ids: Int32Array;
  readonly decided: number;
  readonly restored: (columns: Float64Array) => Float64Array;
}

/** Something that a relaxation takes in part, in one month. */
export interface Choice {
  readonly key: string;
  readonly month: number;
  readonly having: ReadonlySet<number>;
  readonly part: number;
}

/** After so many of its patterns are out, of as many, what is left is made a model of its own. */
const leftToShrink = 0.5;
const leastToShrink = 40;

/** Where the search stands in a part: which patterns are still open. */
export class Branch {
  readonly part: Part;
  readonly kept: KeptModel;
  readonly #isOpen: Uint8Array;
  readonly #byMonth = new Map<number, number[]>();
  readonly #having = new Map<string, { readonly month: number; readonly columns: Set<number> }>();
  readonly #patternCount: number;
  #openCount: number;

  constructor(part: Part, kept: KeptModel, { months, patterns }: PatternModel) {
    this.part = part;
    this.kept = kept;
    const own = [...part.ids.keys()].filter((column) => (part.ids[column] ?? 0) < patterns.length);
    this.#isOpen = new Uint8Array(part.ids.length);
    for (const column of own) {
      this.#isOpen[column] = 1;
      const id = part.ids[column] ?? 0;
      const month = months[id] ?? 0;
      const group = this.#byMonth.get(month) ?? [];
      group.push(column);
      this.#byMonth.set(month, group);
      for (const taken of patterns[id] ?? []) {
        const key = `${month} ${taken}`;
        const having = this.#having.get(key) ?? { month, columns: new Set() };
        having.columns.add(column);
        this.#having.set(key, having);
      }
    }
    this.#patternCount = own.length;
    this.#openCount = own.length;
  }

  get open(): readonly number[] {
    return [...this.#byMonth.values()].flat().filter((column) => this.#isOpen[column] === 1);
  }

  get isWorthShrinking(): boolean {
    return this.#patternCount > leastToShrink && this.#openCount < leftToShrink * this.#patternCount;
  }

  choices(columns: Float64Array): readonly Choice[] {
    const all: Choice[] = [];
    for (const [key, { columns: having, month }] of this.#having) {
      let part = 0;
      for (const column of having) part += columns[column] ?? 0;
      if (part > 1e-6 && part < 1 - 1e-6) all.push({ key, month, having, part });
    }
    return all;
  }

  /** Patterns that a decision leaves out. */
  without({ having, month }: Choice, isTaken: boolean): readonly number[] {
    return (this.#byMonth.get(month) ?? []).filter(
      (column) => this.#isOpen[column] === 1 && having.has(column) !== isTaken,
    );
  }

  close(columns: readonly number[]): Int32Array {
    return this.#move(Int32Array.from(columns).sort(), 0);
  }

  reopen(columns: Int32Array): void {
    this.#move(columns, 1);
  }

  #move(columns: Int32Array, upper: 0 | 1): Int32Array {
    for (const column of columns) this.#isOpen[column] = upper;
    this.#openCount += upper === 1 ? columns.length : -columns.length;
    this.kept.cap(columns, upper);
    return columns;
  }

  /** The model with what is closed left out. */
  get left(): LinearModel {
    const { model } = this.part;
    const isPattern = new Set([...this.#byMonth.values()].flat());
    return {
      ...model,
      upper: model.upper.map((upper, column) =>
        isPattern.has(column) && this.#isOpen[column] === 0 ? 0 : upper,
      ),
    };
  }
}
