import type { KeywordColumn } from "./keyword-column.ts";
import type { Segment } from "./segment.ts";

/** The values of several keyword fields, document by document and side by side: all are counted in one pass. */
export interface PackedFacets {
  /** Where each document's codes begin. */
  readonly starts: Uint32Array;
  /** A value's number, and before it those of all fields before its own. */
  readonly codes: Uint16Array;
  /** By field, the code of its first value; last, how many there are. */
  readonly offsets: readonly number[];
}

/** A fresh segment is another one after every change, and small enough to be counted field by field. */
const leastDocuments = 4096;
const mostCodes = 65_536;

const packedBySegment = new WeakMap<Segment, Map<string, PackedFacets | undefined>>();

/** Made when first asked for; undefined where it is not worth it, or there are too many values. */
export function packedFacets(segment: Segment, fields: readonly number[]): PackedFacets | undefined {
  if (segment.size < leastDocuments || fields.length < 2) return undefined;
  const bySegment = packedBySegment.get(segment) ?? new Map<string, PackedFacets | undefined>();
  packedBySegment.set(segment, bySegment);
  const key = fields.join(" ");
  if (!bySegment.has(key)) bySegment.set(key, pack(segment, fields));
  return bySegment.get(key);
}

/** Adds to each field's counts how many of the documents have each value. */
export function countPacked(
  { starts, codes, offsets }: PackedFacets,
  members: Uint16Array,
  counts: readonly Uint32Array[],
): void {
  const tally = new Uint32Array(offsets.at(-1) ?? 0);
  for (let i = 0; i < members.length; i += 1) {
    const document = members[i] ?? 0;
    const to = starts[document + 1] ?? 0;
    for (let at = starts[document] ?? 0; at < to; at += 1) {
      const code = codes[at] ?? 0;
      tally[code] = (tally[code] ?? 0) + 1;
    }
  }
  counts.forEach((count, place) => {
    const first = offsets[place] ?? 0;
    for (let code = first; code < (offsets[place + 1] ?? 0); code += 1)
      count[code - first] = (count[code - first] ?? 0) + (tally[code] ?? 0);
  });
}

function pack(segment: Segment, fields: readonly number[]): PackedFacets | undefined {
  const columns = fields.map((field) => segment.keywords[field]).filter((column) => column !== undefined);
  const offsets = [0];
  for (const { valueStarts } of columns) offsets.push((offsets.at(-1) ?? 0) + valueStarts.length - 1);
  if (columns.length < fields.length || (offsets.at(-1) ?? 0) > mostCodes) return undefined;
  const starts = new Uint32Array(segment.size + 1);
  const codes = new Uint16Array(columns.reduce((sum, { values }) => sum + values.length, 0));
  let next = 0;
  for (let document = 0; document < segment.size; document += 1) {
    starts[document] = next;
    columns.forEach((column, place) => {
      const [from, to] = valuesOf(column, document);
      for (let at = from; at < to; at += 1) {
        codes[next] = (offsets[place] ?? 0) + (column.values[at] ?? 0);
        next += 1;
      }
    });
  }
  starts[segment.size] = next;
  return { starts, codes, offsets };
}

function valuesOf({ starts }: KeywordColumn, document: number): readonly [from: number, to: number] {
  return starts === undefined ? [document, document + 1] : [starts[document] ?? 0, starts[document + 1] ?? 0];
}
