import { addAll, countBits, keepShared, membersOf, setBit, takeOut, type Bitmap } from "./bitmap.ts";
import { keptFilter } from "./kept-filter.ts";
import { addDocumentsOf } from "./keyword-column.ts";
import { partRowsOf, partSieve, sieveOf } from "./part-columns.ts";
import { addAllOwners, addOwners, isWorthSets, splitConditions } from "./part-rows.ts";
import type { Filter, IndexSchema, PartCondition } from "./schema.ts";
import { scratchBitmap, scratchCopy } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** The candidates that meet a filter, as a new set that is lent until the next search. */
export type SegmentFilter = (segment: Segment, candidates: Bitmap) => Bitmap;

/** What a filter needs to know of the index. */
export interface FieldPlaces {
  readonly schema: IndexSchema;
  /** The number of a keyword value, when any document ever had it. */
  readonly valueNumber: (field: number, value: string) => number | undefined;
}

/** @throws RangeError when the filter names a field that is not in the schema: a bug of the caller. */
export function segmentFilter(filter: Filter, places: FieldPlaces): SegmentFilter {
  if ("keyword" in filter) return keywordFilter(filter, places);
  if ("number" in filter) return numberFilter(filter, places);
  if ("part" in filter) return partFilter(filter.part, (name) => placeOf(places.schema.parts, name));
  if ("every" in filter) {
    const all = filter.every.map((each) => segmentFilter(each, places));
    return (segment, candidates) =>
      all.reduce<Bitmap>((left, each) => each(segment, left), scratchCopy(candidates));
  }
  if ("either" in filter) {
    const any = filter.either.map((each) => segmentFilter(each, places));
    return (segment, candidates) => {
      const found = scratchBitmap(segment.size);
      const rest = scratchCopy(candidates);
      for (const each of any) {
        const more = each(segment, rest);
        addAll(found, more);
        takeOut(rest, more);
      }
      return found;
    };
  }
  if ("kept" in filter) return keptFilter(filter.kept, segmentFilter(filter.kept, places));
  const inner = segmentFilter(filter.not, places);
  return (segment, candidates) => {
    const rest = scratchCopy(candidates);
    takeOut(rest, inner(segment, candidates));
    return rest;
  };
}

/** @throws RangeError when it is not there. */
export function placeOf(names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  if (place < 0) throw new RangeError(`The index has no field "${name}".`);
  return place;
}

function keywordFilter(filter: Extract<Filter, { keyword: string }>, places: FieldPlaces): SegmentFilter {
  const field = placeOf(places.schema.keywords, filter.keyword);
  const values = filter.anyOf
    .map((value) => places.valueNumber(field, value))
    .filter((value) => value !== undefined);
  return (segment, candidates) => {
    const found = scratchBitmap(segment.size);
    const column = segment.keywords[field];
    if (column) for (const value of values) addDocumentsOf(column, value, found);
    keepShared(found, candidates);
    return found;
  };
}

function numberFilter(filter: Extract<Filter, { number: string }>, places: FieldPlaces): SegmentFilter {
  const field = placeOf(places.schema.numbers, filter.number);
  const { from = -Infinity, to = Infinity } = filter;
  return (segment, candidates) => {
    const column = segment.numbers[field] ?? new Float64Array();
    const found = scratchBitmap(segment.size);
    const members = membersOf(candidates);
    for (let i = 0; i < members.length; i += 1) {
      const document = members[i] ?? 0;
      const value = column[document] ?? Number.NaN;
      if (value >= from && value <= to) setBit(found, document);
    }
    return found;
  };
}

/** Where fewer than one document in this many is a candidate, looking at the parts of each is quicker. */
const togetherShare = 48;
/** From one in this many on, going through the parts that count is quicker than through the candidates. */
const manyShare = 8;

function partFilter(conditions: readonly PartCondition[], columnOf: (name: string) => number): SegmentFilter {
  const make = partSieve(conditions, columnOf);
  const { set, asked } = splitConditions(conditions, columnOf);
  const askEach = partSieve(asked, columnOf);
  return (segment, candidates) => {
    const found = scratchBitmap(segment.size);
    const count = countBits(candidates);
    const isTogether = isWorthSets(segment) && count * togetherShare >= segment.size;
    if (isTogether && asked.length === 0 && count * manyShare >= segment.size) {
      addAllOwners(segment, set(segment), found);
      keepShared(found, candidates);
      return found;
    }
    const members = membersOf(candidates, count);
    if (isTogether && asked.length === 0) {
      addOwners(segment, set(segment), members, found);
      return found;
    }
    const { rows, count: rowCount, owners } = partRowsOf(segment.parts, members);
    const { columns } = segment.parts;
    const left = isTogether
      ? askEach(columns)(rows, sieveOf(set(segment))(rows, rowCount))
      : make(columns)(rows, rowCount);
    for (let at = 0; at < left; at += 1) setBit(found, owners[rows[at] ?? 0] ?? 0);
    return found;
  };
}
