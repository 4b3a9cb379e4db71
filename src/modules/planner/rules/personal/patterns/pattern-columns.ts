import type { LinearModel } from "#platform/solver";
import type { Block } from "../month-filling.ts";
import type { Pattern } from "./month-patterns.ts";

/** The columns of a pattern model: one for each pattern, then the columns of no month. */
export interface PatternColumns {
  readonly count: number;
  /** Of each pattern, its month and what it takes. */
  readonly months: readonly number[];
  readonly patterns: readonly Pattern[];
  /** What each column holds of the first model, what is in several months only in the first of them. */
  readonly counted: readonly Pattern[];
  /** The first month of each column of the first model, or −1. */
  readonly first: Int32Array;
  /** Columns of the first model that are in no month. */
  readonly others: readonly number[];
  /** The first model's columns for some of this one, the others being 0. */
  readonly restored: (columns: Float64Array, ids: Int32Array) => Float64Array;
}

export function patternColumns(
  whole: LinearModel,
  blocks: readonly Block[],
  byMonth: readonly (readonly Pattern[])[],
): PatternColumns {
  const patterns = byMonth.flat();
  const months = byMonth.flatMap((each, month) => each.map(() => month));
  const first = new Int32Array(whole.worth.length).fill(-1);
  for (const [month, { columns }] of blocks.entries())
    for (const column of columns) if ((first[column] ?? -1) < 0) first[column] = month;
  const others = [...whole.worth.keys()].filter((column) => (first[column] ?? -1) < 0);
  const counted = [
    ...patterns.map((pattern, place) => pattern.filter((column) => first[column] === months[place])),
    ...others.map((column) => [column]),
  ];
  return {
    count: counted.length,
    counted,
    first,
    months,
    others,
    patterns,
    restored: (columns, ids) => {
      const all = new Float64Array(whole.worth.length);
      for (const [place, id] of ids.entries()) {
        const part = columns[place] ?? 0;
        if (part !== 0) for (const column of counted[id] ?? []) all[column] = (all[column] ?? 0) + part;
      }
      return all;
    },
  };
}
