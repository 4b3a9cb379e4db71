import { keepShared, membersOf, type Bitmap } from "./bitmap.ts";
import type { SegmentFilter } from "./filter.ts";
import { countValues } from "./keyword-column.ts";
import type { FacetCount } from "./schema.ts";
import { scratchCopy } from "./scratch.ts";
import type { Segment } from "./segment.ts";

/** The filters of a search, those on a counted keyword field kept apart: its own count leaves them out. */
export interface FilterSet {
  readonly others: readonly SegmentFilter[];
  /** By the place of the field in the schema. */
  readonly byFacet: ReadonlyMap<number, SegmentFilter>;
}

/** Counts of each value, for each field counted, by the places of the fields in the schema. */
export type FacetCounts = ReadonlyMap<number, Uint32Array>;

/** What a search found in a segment, both ways. */
export interface FoundDocuments {
  readonly bits: Bitmap;
  /** Ascending. */
  readonly members: Uint16Array;
}

/** Narrows what the text matched by all filters, and adds to `counts` on the way. */
export function filterAndCount(
  segment: Segment,
  matched: Bitmap,
  filters: FilterSet,
  counts: FacetCounts,
): FoundDocuments {
  const base = filters.others.reduce<Bitmap>((left, filter) => filter(segment, left), matched);
  const passed = [...filters.byFacet].map(([field, filter]) => ({ field, bits: filter(segment, base) }));
  const found = passed.length === 0 ? base : scratchCopy(base);
  for (const { bits } of passed) keepShared(found, bits);
  const members = membersOf(found);
  for (const [field, count] of counts) {
    const column = segment.keywords[field];
    if (!column) continue;
    if (!filters.byFacet.has(field)) {
      countValues(column, found, members, count);
      continue;
    }
    const without = scratchCopy(base);
    for (const other of passed) if (other.field !== field) keepShared(without, other.bits);
    countValues(column, without, membersOf(without), count);
  }
  return { bits: found, members };
}

/** Most frequent first, then by value. */
export function facetList(counts: Uint32Array, values: readonly string[]): readonly FacetCount[] {
  const list: FacetCount[] = [];
  counts.forEach((count, number) => {
    const value = values[number];
    if (count > 0 && value !== undefined) list.push({ value, count });
  });
  return list.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
}
