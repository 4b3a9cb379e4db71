import type { Relaxation } from "#platform/solver";
import type { PatternColumns } from "./pattern-columns.ts";

/** What is left of a pattern model: some of its columns. */
export interface Part {
  readonly relaxation: Relaxation;
  /** Columns of the pattern model. */
  readonly ids: Int32Array;
  /** Of those, patterns that are out already. */
  readonly closed: ReadonlySet<number>;
}

/** Something that a relaxation takes in part, in one month. */
export interface Choice {
  readonly key: string;
  readonly month: number;
  readonly having: ReadonlySet<number>;
  readonly part: number;
}

/** After so many of its patterns are out, of as many, what is left is made a part of its own. */
const leftToShrink = 0.5;
const leastToShrink = 40;

/** Where the search stands in a part: which patterns are still open. */
export class Branch {
  readonly part: Part;
  readonly #isOpen: Uint8Array;
  readonly #byMonth = new Map<number, number[]>();
  readonly #having = new Map<string, { readonly month: number; readonly columns: Set<number> }>();
  readonly #patternCount: number;
  #openCount: number;

  constructor(part: Part, { months, patterns }: PatternColumns) {
    this.part = part;
    this.#isOpen = new Uint8Array(part.ids.length);
    let count = 0;
    for (const [column, id] of part.ids.entries()) {
      if (id >= patterns.length || part.closed.has(column)) continue;
      count += 1;
      this.#isOpen[column] = 1;
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
    this.#patternCount = count;
    this.#openCount = count;
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
    return this.#move(Int32Array.from(columns), 0);
  }

  reopen(columns: Int32Array): void {
    this.#move(columns, 1);
  }

  #move(columns: Int32Array, upper: 0 | 1): Int32Array {
    for (const column of columns) this.#isOpen[column] = upper;
    this.#openCount += upper === 1 ? columns.length : -columns.length;
    this.part.relaxation.cap(columns, upper);
    return columns;
  }

  /** What is still open, and what the relaxation stands on, as a part of its own. */
  left({ patterns }: PatternColumns): Part {
    const { ids, relaxation } = this.part;
    const isClosed = (column: number) => (ids[column] ?? 0) < patterns.length && this.#isOpen[column] === 0;
    const columns = Int32Array.from(ids.keys()).filter(
      (column) => !isClosed(column) || relaxation.isBasic(column),
    );
    return {
      relaxation: relaxation.within(columns),
      ids: columns.map((column) => ids[column] ?? 0),
      closed: new Set([...columns.keys()].filter((place) => isClosed(columns[place] ?? 0))),
    };
  }
}
