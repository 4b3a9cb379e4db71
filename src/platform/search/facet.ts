import { keepShared, membersOf, type Bitmap } from "./bitmap.ts";
import type { SegmentFilter } from "./filter.ts";
import { countJoint, jointCountingCost } from "./joint-column.ts";
import { countingCost, countValues } from "./keyword-column.ts";
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
  const documents = { bits: found, members: membersOf(found) };
  const left = new Map(counts);
  for (const { field } of passed) {
    const without = scratchCopy(base);
    for (const other of passed) if (other.field !== field) keepShared(without, other.bits);
    countField(segment, { bits: without, members: membersOf(without) }, field, counts);
    left.delete(field);
  }
  countFields(segment, documents, left);
  return documents;
}

/** Counts of the same documents: fields taken together where that is quicker than one after the other. */
function countFields(segment: Segment, documents: FoundDocuments, counts: FacetCounts): void {
  const { bits, members } = documents;
  const left = new Map(counts);
  for (const joint of segment.joint) {
    const together = [...left.keys()].filter((field) => joint.fields.has(field));
    const apart = together.reduce((sum, field) => {
      const column = segment.keywords[field];
      return column ? sum + countingCost(column, members.length, bits.length) : sum;
    }, 0);
    if (apart <= jointCountingCost(joint, members.length)) continue;
    countJoint(joint, members, left);
    for (const field of together) left.delete(field);
  }
  for (const field of left.keys()) countField(segment, documents, field, left);
}

function countField(
  { keywords }: Segment,
  { bits, members }: FoundDocuments,
  field: number,
  counts: FacetCounts,
): void {
  const [column, count] = [keywords[field], counts.get(field)];
  if (column && count) countValues(column, bits, members, count);
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
