import { type Bitmap, clearBit, emptyBitmap, hasBit, setBit, takeOut } from "./bitmap.ts";
import type { PartSieve } from "./part-columns.ts";
import { scratchBitmap, scratchCopy } from "./scratch.ts";
import { lowerBound, type Segment } from "./segment.ts";

/** The parts of a segment in the order of one column. */
export interface PartOrder {
  /** Smallest number first; parts without one are left out. */
  readonly rows: Uint32Array;
  /** Their numbers, in the same order. */
  readonly ascending: Float64Array;
  /** The rows that come before the first place, before the place `step`, before twice that, and so on; then all of them. */
  readonly before: readonly Bitmap[];
  readonly step: number;
}

/** So many sets of rows are kept with an order: four bytes a part, as much as the order itself takes. */
const keptSets = 32;

/** Sixteen bytes a part, made when first asked for. Nothing in a segment changes but which documents are live. */
const keptBySegment = new WeakMap<Segment, Map<number, PartOrder>>();

export function partOrder(segment: Segment, column: number): PartOrder {
  const kept = keptBySegment.get(segment) ?? new Map<number, PartOrder>();
  keptBySegment.set(segment, kept);
  const order = kept.get(column) ?? newOrder(segment.parts.columns[column] ?? new Float64Array());
  kept.set(column, order);
  return order;
}

function newOrder(values: Float64Array): PartOrder {
  // Sorted as bare numbers and each row put in its place: a comparison of rows would be called a million times.
  const ascending = values.filter((value) => !Number.isNaN(value)).sort();
  const taken = new Uint32Array(ascending.length);
  const rows = new Uint32Array(ascending.length);
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const place = lowerBound(ascending, value, 0, ascending.length);
    rows[place + (taken[place] ?? 0)] = row;
    taken[place] = (taken[place] ?? 0) + 1;
  });
  const step = Math.max(1, Math.ceil(rows.length / keptSets));
  const before = [emptyBitmap(values.length)];
  for (let from = 0; from < rows.length; from += step) {
    const next = (before.at(-1) ?? emptyBitmap(values.length)).slice();
    const end = Math.min(from + step, rows.length);
    for (let place = from; place < end; place += 1) setBit(next, rows[place] ?? 0);
    before.push(next);
  }
  return { rows, ascending, before, step };
}

/** The rows from one place in the order up to another, lent until the next search: made from the nearest sets that are kept. */
export function rowsBetween(order: PartOrder, first: number, end: number): Bitmap {
  const { rows } = order;
  const [start, stop] = [nearestSet(order, first), nearestSet(order, end)];
  const found = scratchCopy(stop.bits);
  takeOut(found, start.bits);
  for (let at = first; at < start.place; at += 1) setBit(found, rows[at] ?? 0);
  for (let at = stop.place; at < end; at += 1) setBit(found, rows[at] ?? 0);
  for (let at = start.place; at < first; at += 1) clearBit(found, rows[at] ?? 0);
  for (let at = end; at < stop.place; at += 1) clearBit(found, rows[at] ?? 0);
  return found;
}

function nearestSet({ rows, before, step }: PartOrder, place: number) {
  const nearest = place === rows.length ? before.length - 1 : Math.round(place / step);
  return { bits: before[nearest] ?? emptyBitmap(0), place: Math.min(nearest * step, rows.length) };
}

/** What is looked for along an order. */
interface Wanted {
  /** The documents. */
  readonly among: Bitmap;
  /** The parts that count. */
  readonly parts: Bitmap;
  /** What else a part must pass. */
  readonly sieve: PartSieve | undefined;
  /** The document of each part. */
  readonly owners: Uint16Array;
  readonly isDescending: boolean;
  /** How many documents. */
  readonly count: number;
}

/**
 * The documents with the parts that come first, and all that tie with the last of them; undefined when there are not
 * so many. Looks at no more parts than it takes to find them.
 */
export function firstDocuments({ rows, ascending }: PartOrder, wanted: Wanted): Uint16Array | undefined {
  const { among, parts, sieve, owners, isDescending, count } = wanted;
  const seen = scratchBitmap(among.length << 5);
  const found: number[] = [];
  let last = Number.NaN;
  for (let step = 0; step < rows.length; step += 1) {
    const place = isDescending ? rows.length - 1 - step : step;
    const row = rows[place] ?? 0;
    if (!hasBit(parts, row)) continue;
    const document = owners[row] ?? 0;
    if (!hasBit(among, document)) continue;
    if (sieve !== undefined && sieve(Uint32Array.of(row), 1) === 0) continue;
    if (found.length >= count && ascending[place] !== last) return Uint16Array.from(found);
    if (hasBit(seen, document)) continue;
    setBit(seen, document);
    found.push(document);
    last = ascending[place] ?? Number.NaN;
  }
  return found.length >= count ? Uint16Array.from(found) : undefined;
}
