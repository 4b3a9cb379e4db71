import { addAll, countShared, emptyBitmap, hasBit, setBit, type Bitmap } from "./bitmap.ts";

/** One keyword field of a segment, both ways: the values of each document, and the documents of each value. */
export interface KeywordColumn {
  /** Where each document's values begin in `values`; absent when every document has exactly one. */
  readonly starts?: Uint32Array;
  /** Numbers of values, document by document. */
  readonly values: Uint16Array | Uint32Array;
  readonly valueStarts: Uint32Array;
  readonly valueDocuments: Uint16Array;
  /** For values that many documents have: the same as a bitmap. */
  readonly bitmaps: ReadonlyMap<number, Bitmap>;
  /** How many documents the other values have together. */
  readonly listed: number;
}

/** Beyond one document in sixteen a bitmap is no larger than the list, and much faster. */
const denseShare = 16;

/** The column of documents whose values are `values[starts[d]]` to `values[starts[d + 1]]`. */
export function keywordColumn(starts: readonly number[], values: readonly number[]): KeywordColumn {
  const size = starts.length - 1;
  const valueCount = values.reduce((most, value) => Math.max(most, value + 1), 0);
  const isOneEach = starts.every((start, document) => start === document);
  const packed = valueCount > 65_535 ? Uint32Array.from(values) : Uint16Array.from(values);
  const inverse = invert(starts, packed, valueCount);
  return {
    ...(isOneEach ? {} : { starts: Uint32Array.from(starts) }),
    values: packed,
    ...inverse,
    ...denseBitmaps(inverse.valueStarts, inverse.valueDocuments, size),
  };
}

function invert(
  starts: readonly number[],
  values: Uint16Array | Uint32Array,
  valueCount: number,
): { valueStarts: Uint32Array; valueDocuments: Uint16Array } {
  const valueStarts = new Uint32Array(valueCount + 1);
  for (const value of values) valueStarts[value + 1] = (valueStarts[value + 1] ?? 0) + 1;
  for (let value = 0; value < valueCount; value += 1) {
    valueStarts[value + 1] = (valueStarts[value + 1] ?? 0) + (valueStarts[value] ?? 0);
  }
  const next = valueStarts.slice();
  const valueDocuments = new Uint16Array(values.length);
  for (let document = 0; document + 1 < starts.length; document += 1) {
    for (let at = starts[document] ?? 0; at < (starts[document + 1] ?? 0); at += 1) {
      const value = values[at] ?? 0;
      valueDocuments[next[value] ?? 0] = document;
      next[value] = (next[value] ?? 0) + 1;
    }
  }
  return { valueStarts, valueDocuments };
}

/** @internal also used when a stored index is loaded */
export function denseBitmaps(
  valueStarts: Uint32Array,
  valueDocuments: Uint16Array,
  size: number,
): Pick<KeywordColumn, "bitmaps" | "listed"> {
  const bitmaps = new Map<number, Bitmap>();
  let listed = 0;
  for (let value = 0; value + 1 < valueStarts.length; value += 1) {
    const from = valueStarts[value] ?? 0;
    const to = valueStarts[value + 1] ?? 0;
    if ((to - from) * denseShare < size || to === from) {
      listed += to - from;
      continue;
    }
    const bits = emptyBitmap(size);
    for (let at = from; at < to; at += 1) setBit(bits, valueDocuments[at] ?? 0);
    bitmaps.set(value, bits);
  }
  return { bitmaps, listed };
}

/** Adds to `into` the values of a document. */
export function copyValues(column: KeywordColumn, document: number, into: number[]): void {
  const from = column.starts ? (column.starts[document] ?? 0) : document;
  const to = column.starts ? (column.starts[document + 1] ?? 0) : document + 1;
  for (let at = from; at < to; at += 1) into.push(column.values[at] ?? 0);
}

/** Adds to `into` every document that has the value. */
export function addDocumentsOf(column: KeywordColumn, value: number, into: Bitmap): void {
  const bits = column.bitmaps.get(value);
  if (bits) {
    addAll(into, bits);
    return;
  }
  const to = column.valueStarts[value + 1] ?? 0;
  for (let at = column.valueStarts[value] ?? to; at < to; at += 1) {
    setBit(into, column.valueDocuments[at] ?? 0);
  }
}

/** Adds to `counts` how many of the documents have each value. `members` are those of `bits`. */
export function countValues(
  column: KeywordColumn,
  bits: Bitmap,
  members: Uint16Array,
  counts: Uint32Array,
): void {
  const isByDocument = documentCost(column, members.length) <= inverseCost(column, bits.length);
  if (isByDocument) countByDocument(column, members, counts);
  else countByValue(column, bits, counts);
}

/** About how many steps `countValues` takes for so many members in a set of so many words. */
export function countingCost(column: KeywordColumn, memberCount: number, words: number): number {
  return Math.min(documentCost(column, memberCount), inverseCost(column, words));
}

function documentCost({ starts, values }: KeywordColumn, memberCount: number): number {
  const size = starts ? starts.length - 1 : values.length;
  return memberCount * (0.5 + (1.5 * values.length) / Math.max(1, size));
}

function inverseCost({ bitmaps, listed }: KeywordColumn, words: number): number {
  return bitmaps.size * words + listed * 1.5;
}

function countByDocument(column: KeywordColumn, members: Uint16Array, counts: Uint32Array): void {
  const { starts, values } = column;
  if (!starts) {
    for (let i = 0; i < members.length; i += 1) {
      const value = values[members[i] ?? 0] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
    return;
  }
  for (let i = 0; i < members.length; i += 1) {
    const document = members[i] ?? 0;
    const to = starts[document + 1] ?? 0;
    for (let at = starts[document] ?? 0; at < to; at += 1) {
      const value = values[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  }
}

function countByValue(column: KeywordColumn, bits: Bitmap, counts: Uint32Array): void {
  for (let value = 0; value + 1 < column.valueStarts.length; value += 1) {
    const dense = column.bitmaps.get(value);
    const count = dense ? countShared(dense, bits) : countListed(column, value, bits);
    counts[value] = (counts[value] ?? 0) + count;
  }
}

function countListed(column: KeywordColumn, value: number, bits: Bitmap): number {
  let count = 0;
  const to = column.valueStarts[value + 1] ?? 0;
  for (let at = column.valueStarts[value] ?? to; at < to; at += 1) {
    if (hasBit(bits, column.valueDocuments[at] ?? 0)) count += 1;
  }
  return count;
}
