import { addAll, emptyBitmap, keepShared, membersOf, setBit, takeOut, type Bitmap } from "./bitmap.ts";
import { keptFilter } from "./kept-filter.ts";
import { addDocumentsOf } from "./keyword-column.ts";
import { partRowsOf, partSieve, type PartSieveMaker } from "./part-columns.ts";
import type { Filter, IndexSchema } from "./schema.ts";
import type { Segment } from "./segment.ts";

/** The candidates that meet a filter, as a new set. */
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
  if ("part" in filter) {
    return partFilter(partSieve(filter.part, (name) => placeOf(places.schema.parts, name)));
  }
  if ("every" in filter) {
    const all = filter.every.map((each) => segmentFilter(each, places));
    return (segment, candidates) =>
      all.reduce<Bitmap>((left, each) => each(segment, left), candidates.slice());
  }
  if ("either" in filter) {
    const any = filter.either.map((each) => segmentFilter(each, places));
    return (segment, candidates) => {
      const found = emptyBitmap(segment.size);
      const rest = candidates.slice();
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
    const rest = candidates.slice();
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
    const found = emptyBitmap(segment.size);
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
    const found = emptyBitmap(segment.size);
    const members = membersOf(candidates);
    for (let i = 0; i < members.length; i += 1) {
      const document = members[i] ?? 0;
      const value = column[document] ?? Number.NaN;
      if (value >= from && value <= to) setBit(found, document);
    }
    return found;
  };
}

function partFilter(make: PartSieveMaker): SegmentFilter {
  return (segment, candidates) => {
    const found = emptyBitmap(segment.size);
    const { rows, count, owners } = partRowsOf(segment.parts, membersOf(candidates));
    const left = make(segment.parts.columns)(rows, count);
    for (let at = 0; at < left; at += 1) setBit(found, owners[rows[at] ?? 0] ?? 0);
    return found;
  };
}
