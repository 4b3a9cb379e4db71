import type { FoundDocuments } from "./facet.ts";
import { placeOf } from "./filter.ts";
import { scores } from "./match.ts";
import { partRowsOf, partSieve } from "./part-columns.ts";
import { firstDocuments, partOrder } from "./part-order.ts";
import { isWorthSets, partOwners, splitConditions } from "./part-rows.ts";
import type { ColumnSort, IndexSchema, Sort } from "./schema.ts";
import { type Segment, segmentCapacity } from "./segment.ts";

/** What documents are put in order by: the larger comes first. Reads `scores`, so only right after matching. */
export type SortKey = (document: number) => number;
/** The same of all members at hand, by document: to read a number takes less than to call a function. */
export type SortKeyColumn = Float32Array | Float64Array;

export interface SortKeys {
  /** Of what was found, all that may be among the best so many: fewer where that is known without looking at each. */
  readonly contenders: Contenders;
  /** For every one of these members: they are looked at together. */
  readonly first: (segment: Segment, members: Uint16Array) => SortKeyColumn;
  /** For those of which the first key does not decide: each is looked at when it is asked for, unless they are many. */
  readonly second: (segment: Segment, members: Uint16Array) => SortKey;
  /** The number a person sees, from the first key; absent when sorted by score. */
  readonly shownOf?: (key: number) => number | undefined;
}

type Contenders = (segment: Segment, found: FoundDocuments, count: number) => Uint16Array;

const everyone: Contenders = (_, { members }) => members;

export function sortKeys(sort: Sort, schema: IndexSchema): SortKeys {
  if (sort.by === "score") {
    return {
      contenders: everyone,
      first: () => scores,
      second: sort.then ? secondKeys(columnKeys(sort.then, schema)) : noKey,
    };
  }
  const sign = sort.isDescending ? 1 : -1;
  return {
    contenders: sort.by === "part" ? partContenders(sort, schema) : everyone,
    first: columnKeys(sort, schema).ofAll,
    second: sort.then === "score" ? scoreKey : noKey,
    shownOf: (key) => (key === -Infinity ? undefined : sign * key),
  };
}

/** From so many on it is quicker to look at them together. */
const many = 64;

function secondKeys({ ofAll, ofOne }: ColumnKeys): SortKeys["second"] {
  return (segment, members) => {
    if (members.length < many) return ofOne(segment);
    const column = ofAll(segment, members);
    return (document) => column[document] ?? -Infinity;
  };
}

const scoreKey = (): SortKey => (document) => scores[document] ?? 0;
const noKey = (): SortKey => () => 0;

type PartSort = Extract<ColumnSort, { by: "part" }>;

/** Where fewer than one document in this many was found, looking at each of them is quicker. */
const orderedShare = 8;

function partContenders({ column, where, isDescending = false }: PartSort, schema: IndexSchema): Contenders {
  const columnOf = (name: string) => placeOf(schema.parts, name);
  const { set, asked } = splitConditions(where ?? [], columnOf);
  const askEach = partSieve(asked, columnOf);
  return (segment, { bits, members }, count) => {
    const isFew = members.length <= count || members.length * orderedShare < segment.size;
    if (isFew || !isWorthSets(segment)) return members;
    const sieve = asked.length === 0 ? undefined : askEach(segment.parts.columns);
    const wanted = {
      among: bits,
      parts: set(segment),
      sieve,
      owners: partOwners(segment),
      isDescending,
      count,
    };
    return firstDocuments(partOrder(segment, columnOf(column)), wanted) ?? members;
  };
}

interface ColumnKeys {
  readonly ofAll: (segment: Segment, members: Uint16Array) => SortKeyColumn;
  readonly ofOne: (segment: Segment) => SortKey;
}

/** Documents without a value come last, whichever the direction. */
function columnKeys(sort: ColumnSort, schema: IndexSchema): ColumnKeys {
  const sign = sort.isDescending ? 1 : -1;
  if (sort.by === "part") return partKeys(sort, schema, sign);
  const field = placeOf(schema.numbers, sort.field);
  const ofOne = ({ numbers }: Segment): SortKey => {
    const values = numbers[field] ?? new Float64Array();
    return (document) => {
      const value = sign * (values[document] ?? Number.NaN);
      return Number.isNaN(value) ? -Infinity : value;
    };
  };
  const ofAll = (segment: Segment, members: Uint16Array): SortKeyColumn => {
    const keyOf = ofOne(segment);
    for (let i = 0; i < members.length; i += 1) keys[members[i] ?? 0] = keyOf(members[i] ?? 0);
    return keys;
  };
  return { ofAll, ofOne };
}

/** Of the members at hand; what it holds of others means nothing. */
const keys = new Float64Array(segmentCapacity);

function partKeys({ column, where }: PartSort, schema: IndexSchema, sign: 1 | -1): ColumnKeys {
  const place = placeOf(schema.parts, column);
  const make = partSieve(where ?? [], (name) => placeOf(schema.parts, name));
  const ofAll = ({ parts }: Segment, members: Uint16Array): SortKeyColumn => {
    const values = parts.columns[place] ?? new Float64Array();
    const { rows, count, owners } = partRowsOf(parts, members);
    const left = make(parts.columns)(rows, count);
    for (let i = 0; i < members.length; i += 1) keys[members[i] ?? 0] = -Infinity;
    for (let at = 0; at < left; at += 1) {
      const row = rows[at] ?? 0;
      const document = owners[row] ?? 0;
      const value = sign * (values[row] ?? Number.NaN);
      if (value > (keys[document] ?? 0)) keys[document] = value;
    }
    return keys;
  };
  const ofOne = ({ parts }: Segment): SortKey => {
    const values = parts.columns[place] ?? new Float64Array();
    const sieve = make(parts.columns);
    const one = new Uint16Array(1);
    return (document) => {
      one[0] = document;
      const { rows, count } = partRowsOf(parts, one);
      const left = sieve(rows, count);
      let best = -Infinity;
      for (let at = 0; at < left; at += 1) {
        const value = sign * (values[rows[at] ?? 0] ?? Number.NaN);
        if (value > best) best = value;
      }
      return best;
    };
  };
  return { ofAll, ofOne };
}
