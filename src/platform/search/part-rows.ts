import { addAll, type Bitmap, emptyBitmap, fullBitmap, keepShared, setBit } from "./bitmap.ts";
import { conditionKey } from "./filter-key.ts";
import { distanceKilometres } from "./part-columns.ts";
import { type PartOrder, partOrder, rowsBetween } from "./part-order.ts";
import type { PartCondition } from "./schema.ts";
import { madeOnce, scratchBitmap, scratchCopy } from "./scratch.ts";
import { lowerBound, type Segment } from "./segment.ts";

/** The rows of a segment's parts that meet some conditions: kept and shared, or lent until the next search. Not to be changed. */
export type PartRowSet = (segment: Segment) => Bitmap;

/** Conditions on parts, cut into those that are answered for a whole segment at once and those that ask a function. */
export interface SplitConditions {
  readonly set: PartRowSet;
  readonly asked: readonly PartCondition[];
}

/**
 * The parts that meet conditions, found for a whole segment at once from the orders of its columns: for many candidates
 * a fraction of the work of looking at their parts one by one. What only a function can say is left to be asked.
 */
export function splitConditions(
  conditions: readonly PartCondition[],
  columnOf: (name: string) => number,
): SplitConditions {
  const sets = conditions.map((condition) => ({ condition, rows: conditionRows(condition, columnOf) }));
  return {
    set: allOf(sets.flatMap(({ condition, rows }) => (rows === undefined ? [] : { condition, rows }))),
    asked: sets.flatMap(({ condition, rows }) => (rows === undefined ? [condition] : [])),
  };
}

/** Whether a segment is large enough for sets of its rows to be worth making. */
export function isWorthSets(segment: Segment): boolean {
  return rowCount(segment) >= leastRows;
}

// More than the fresh segment has, which is another one after every change.
const leastRows = 16_384;

interface KnownRows {
  readonly condition: PartCondition;
  readonly rows: PartRowSet;
}

// Kept for one search, which asks once to filter and once to put in order: questions join conditions in more ways than
// there is room for, and joining costs little.
function allOf(sets: readonly KnownRows[]): PartRowSet {
  const [first, ...others] = sets;
  if (first === undefined) return (segment) => fullBitmap(rowCount(segment));
  if (others.length === 0) return first.rows;
  const key = `all of ${sets.map(({ condition }) => conditionKey(condition)).join(" ")}`;
  return (segment) =>
    madeOnce(segment, key, () => {
      const found = scratchCopy(first.rows(segment));
      for (const { rows } of others) keepShared(found, rows(segment));
      return found;
    });
}

/** Undefined for a function, and for what holds one. */
function conditionRows(condition: PartCondition, columnOf: (name: string) => number): PartRowSet | undefined {
  if ("suits" in condition) return undefined;
  const key = conditionKey(condition) ?? "";
  if ("ranges" in condition) {
    const rows = rangesRows(condition, columnOf);
    const isSpan = condition.ranges.length === 1 && condition.until === undefined;
    return isSpan ? keptWhenRepeated(key, rows) : keptRows(key, rows);
  }
  if ("point" in condition) return keptRows(key, distanceRows(condition, columnOf));
  const ways = condition.either.map((conditions) => splitConditions(conditions, columnOf));
  if (ways.some(({ asked }) => asked.length > 0)) return undefined;
  const eitherRows: PartRowSet = (segment) => {
    const found = scratchBitmap(rowCount(segment));
    for (const { set } of ways) addAll(found, set(segment));
    return found;
  };
  return (segment) => madeOnce(segment, key, () => eitherRows(segment));
}

function rangesRows(
  { column: name, ranges, until }: Extract<PartCondition, { ranges: unknown }>,
  columnOf: (name: string) => number,
): PartRowSet {
  const column = columnOf(name);
  const untilColumn = until === undefined ? undefined : columnOf(until);
  return (segment) => {
    const order = partOrder(segment, column);
    const rangeRows = ([from, to]: readonly [number, number]): Bitmap => {
      const first = firstPlace(order, from);
      if (untilColumn === undefined) return rowsBetween(order, first, Math.max(first, endPlace(order, to)));
      const untilOrder = partOrder(segment, untilColumn);
      const rows = rowsBetween(order, first, Math.max(first, firstPlace(order, to)));
      keepShared(rows, rowsBetween(untilOrder, 0, endPlace(untilOrder, to)));
      return rows;
    };
    const [one, ...more] = ranges;
    const found = one === undefined ? scratchBitmap(rowCount(segment)) : rangeRows(one);
    for (const range of more) addAll(found, rangeRows(range));
    if (untilColumn !== undefined) keepShared(found, endingRows(segment, column, untilColumn));
    return found;
  };
}

/** Rows whose second number is at least the first. */
function endingRows(segment: Segment, column: number, until: number): Bitmap {
  const rows = keptRows(`${column} until ${until}`, () => {
    const found = emptyBitmap(rowCount(segment));
    const ends = segment.parts.columns[until];
    segment.parts.columns[column]?.forEach((value, row) => {
      if ((ends?.[row] ?? Number.NaN) >= value) setBit(found, row);
    });
    return found;
  });
  return rows(segment);
}

/** The first place whose number is at least this. */
function firstPlace({ ascending }: PartOrder, number: number): number {
  return lowerBound(ascending, number, 0, ascending.length);
}

/** The first place whose number is more than this. */
function endPlace({ ascending }: PartOrder, number: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A degree of latitude in kilometres, on the sphere that `distanceKilometres` reckons with. */
const degreeKilometres = 111.19;

function distanceRows(
  condition: Extract<PartCondition, { point: unknown }>,
  columnOf: (name: string) => number,
): PartRowSet {
  const { latitude, longitude, kilometres, point } = condition;
  const [latitudeColumn, longitudeColumn] = [columnOf(point[0]), columnOf(point[1])];
  // A hair wider: the distance decides.
  const band = (kilometres / degreeKilometres) * 1.001;
  return (segment) => {
    const order = partOrder(segment, latitudeColumn);
    const longitudes = segment.parts.columns[longitudeColumn] ?? new Float64Array();
    const found = scratchBitmap(rowCount(segment));
    const end = endPlace(order, latitude + band);
    let [lastLatitude, lastLongitude, isNear] = [Number.NaN, Number.NaN, false];
    for (let place = firstPlace(order, latitude - band); place < end; place += 1) {
      const row = order.rows[place] ?? 0;
      const rowLatitude = order.ascending[place] ?? Number.NaN;
      const rowLongitude = longitudes[row] ?? Number.NaN;
      // Many sessions are at few places, and those of one stand together: they are reckoned once.
      if (rowLatitude !== lastLatitude || rowLongitude !== lastLongitude) {
        isNear = distanceKilometres(latitude, longitude, rowLatitude, rowLongitude) <= kilometres;
        [lastLatitude, lastLongitude] = [rowLatitude, rowLongitude];
      }
      if (isNear) setBit(found, row);
    }
    return found;
  };
}

/** With every segment, at an eighth of a byte a part: the places and the hours that a whole staff asks for in turn. */
const mostKept = 192;
/** Spans of dates that one search alone has asked for so far. */
const mostNoted = 64;

/** Of both, the one used longest ago comes first. */
interface KeptSets {
  readonly kept: Map<string, Bitmap>;
  readonly noted: Map<string, true>;
}

const keptBySegment = new WeakMap<Segment, KeptSets>();

function keptRows(key: string, make: PartRowSet): PartRowSet {
  return (segment) => {
    const { kept } = keptOf(segment);
    // A copy, since what is made may be lent.
    return keep(kept, { key, value: kept.get(key) ?? make(segment).slice() }, mostKept);
  };
}

/**
 * Kept from the second search on that asks for it: there are as many spans as days, and most would take the room of what
 * is asked more often. What is not over now is asked by all, and one reader's dates again and again.
 */
function keptWhenRepeated(key: string, make: PartRowSet): PartRowSet {
  const keptSet = keptRows(key, make);
  return (segment) =>
    madeOnce(segment, key, () => {
      const { kept, noted } = keptOf(segment);
      if (kept.has(key) || noted.delete(key)) return keptSet(segment);
      keep(noted, { key, value: true }, mostNoted);
      return make(segment);
    });
}

function keptOf(segment: Segment): KeptSets {
  const known = keptBySegment.get(segment);
  if (known !== undefined) return known;
  const sets = { kept: new Map<string, Bitmap>(), noted: new Map<string, true>() };
  keptBySegment.set(segment, sets);
  return sets;
}

/** Puts an entry last, and lets go of the first where there are too many. */
function keep<Value>(all: Map<string, Value>, { key, value }: { key: string; value: Value }, most: number) {
  all.delete(key);
  all.set(key, value);
  for (const oldest of all.keys()) {
    if (all.size <= most) break;
    all.delete(oldest);
  }
  return value;
}

const ownersBySegment = new WeakMap<Segment, Uint16Array>();

/** The document of each part of a segment, by row; made when first asked for. */
export function partOwners(segment: Segment): Uint16Array {
  const known = ownersBySegment.get(segment);
  if (known) return known;
  const { starts } = segment.parts;
  const owners = new Uint16Array(rowCount(segment));
  for (let document = 0; document < segment.size; document += 1)
    owners.fill(document, starts[document], starts[document + 1]);
  ownersBySegment.set(segment, owners);
  return owners;
}

/** Adds to `found` every document that has any of the rows. */
export function addAllOwners(segment: Segment, rows: Bitmap, found: Bitmap): void {
  const owners = partOwners(segment);
  const { starts } = segment.parts;
  for (let at = 0; at < rows.length; at += 1) {
    let word = rows[at] ?? 0;
    while (word !== 0) {
      const document = owners[(at << 5) + 31 - Math.clz32(word & -word)] ?? 0;
      setBit(found, document);
      // On to the rows of the next document.
      const past = (starts[document + 1] ?? 0) - (at << 5);
      word = past > 31 ? 0 : word & (-1 << past);
    }
  }
}

/** Adds to `found` those of the documents that have any of the rows. */
export function addOwners(segment: Segment, rows: Bitmap, documents: Uint16Array, found: Bitmap): void {
  const { starts } = segment.parts;
  for (let i = 0; i < documents.length; i += 1) {
    const document = documents[i] ?? 0;
    if (hasAny(rows, starts[document] ?? 0, starts[document + 1] ?? 0)) setBit(found, document);
  }
}

function hasAny(rows: Bitmap, from: number, to: number): boolean {
  if (from === to) return false;
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  // Bits from `from` on in the first word, up to `to` in the last.
  const [head, tail] = [-1 << (from & 31), -1 >>> (31 - ((to - 1) & 31))];
  if (first === last) return ((rows[first] ?? 0) & head & tail) !== 0;
  if (((rows[first] ?? 0) & head) !== 0) return true;
  for (let word = first + 1; word < last; word += 1) if (rows[word] !== 0) return true;
  return ((rows[last] ?? 0) & tail) !== 0;
}

function rowCount({ parts }: Segment): number {
  return parts.starts.at(-1) ?? 0;
}
