import { placeOf } from "./filter.ts";
import { scores } from "./match.ts";
import { partTest } from "./part-columns.ts";
import type { ColumnSort, IndexSchema, Sort } from "./schema.ts";
import type { Segment } from "./segment.ts";

/** What documents are put in order by: the larger comes first. Reads `scores`, so only right after matching. */
export type SortKey = (document: number) => number;

export interface SortKeys {
  readonly first: (segment: Segment) => SortKey;
  readonly second: (segment: Segment) => SortKey;
  /** The number a person sees, from the first key; absent when sorted by score. */
  readonly shownOf?: (key: number) => number | undefined;
}

export function sortKeys(sort: Sort, schema: IndexSchema): SortKeys {
  if (sort.by === "score") {
    return { first: scoreKey, second: sort.then ? columnKey(sort.then, schema) : noKey };
  }
  const sign = sort.isDescending ? 1 : -1;
  return {
    first: columnKey(sort, schema),
    second: sort.then === "score" ? scoreKey : noKey,
    shownOf: (key) => (key === -Infinity ? undefined : sign * key),
  };
}

const scoreKey = (): SortKey => (document) => scores[document] ?? 0;
const noKey = (): SortKey => () => 0;

/** Documents without a value come last, whichever the direction. */
function columnKey(sort: ColumnSort, schema: IndexSchema): (segment: Segment) => SortKey {
  const sign = sort.isDescending ? 1 : -1;
  if (sort.by === "number") {
    const field = placeOf(schema.numbers, sort.field);
    return (segment) => {
      const values = segment.numbers[field] ?? new Float64Array();
      return (document) => {
        const value = sign * (values[document] ?? Number.NaN);
        return Number.isNaN(value) ? -Infinity : value;
      };
    };
  }
  const column = placeOf(schema.parts, sort.column);
  const make = partTest(sort.where ?? [], (name) => placeOf(schema.parts, name));
  return ({ parts: { starts, columns } }) => {
    const values = columns[column] ?? new Float64Array();
    const test = make(columns);
    return (document) => {
      let best = -Infinity;
      const to = starts[document + 1] ?? 0;
      for (let part = starts[document] ?? 0; part < to; part += 1) {
        const value = sign * (values[part] ?? Number.NaN);
        if (value > best && test(part)) best = value;
      }
      return best;
    };
  };
}
