import { type Bitmap, hasBit } from "./bitmap.ts";
import { grown } from "./growing.ts";
import type { PartCondition } from "./schema.ts";

/** The parts of a segment's documents, one row a part, document by document. */
export interface PartColumns {
  /** Where each document's parts begin, and one more for the end. */
  readonly starts: Uint32Array;
  /** In the order of the schema; NaN where a part has no value. */
  readonly columns: readonly Float64Array[];
}

/** Keeps in place, in order, those of the first `count` rows whose parts meet the conditions, and says how many are left. */
export type PartSieve = (rows: Uint32Array, count: number) => number;

/** A sieve for the parts of any segment: made once a search, then bound to each segment's columns. */
export type PartSieveMaker = (columns: readonly Float64Array[]) => PartSieve;

/** Rows of a segment's parts, and by row the document each is of. Shared by all searches: good until the next call. */
export interface PartRows {
  readonly rows: Uint32Array;
  readonly count: number;
  readonly owners: Uint16Array;
}

let rows = new Uint32Array(1024);
let owners = new Uint16Array(1024);

/** The rows of the parts of these documents. */
export function partRowsOf({ starts }: PartColumns, documents: Uint16Array): PartRows {
  const last = starts.at(-1) ?? 0;
  rows = grown(rows, last);
  owners = grown(owners, last);
  let count = 0;
  for (let i = 0; i < documents.length; i += 1) {
    const document = documents[i] ?? 0;
    const to = starts[document + 1] ?? 0;
    for (let row = starts[document] ?? 0; row < to; row += 1) {
      rows[count] = row;
      owners[row] = document;
      count += 1;
    }
  }
  return { rows, count, owners };
}

/**
 * What lets through only parts that meet all the conditions. Condition by condition over all rows, not row by row: a few
 * tight loops take a fraction of as many calls. `columnOf` finds a column's place in the schema.
 */
export function partSieve(
  conditions: readonly PartCondition[],
  columnOf: (name: string) => number,
): PartSieveMaker {
  const makers = conditions.map((condition) => {
    if ("ranges" in condition) return rangesSieve(condition, columnOf);
    if ("suits" in condition) return suitsSieve(condition, columnOf);
    return "either" in condition ? eitherSieve(condition, columnOf) : distanceSieve(condition, columnOf);
  });
  return (columns) => {
    const sieves = makers.map((make) => make(columns));
    return (among, count) => sieves.reduce((left, sieve) => sieve(among, left), count);
  };
}

/** A sieve that keeps the rows of a set. */
export function sieveOf(set: Bitmap): PartSieve {
  return (among, count) => {
    let left = 0;
    for (let at = 0; at < count; at += 1) {
      const row = among[at] ?? 0;
      among[left] = row;
      left += Number(hasBit(set, row));
    }
    return left;
  };
}

/** Marked by row: to look along the rows for each that was kept would cost more than the sieves. All zero between uses. */
let isTaken = new Uint8Array(1024);

function eitherSieve(
  { either }: Extract<PartCondition, { either: unknown }>,
  columnOf: (name: string) => number,
): PartSieveMaker {
  const makers = either.map((conditions) => partSieve(conditions, columnOf));
  const [only] = makers;
  if (only && makers.length === 1) return only;
  return (columns) => {
    const sieves = makers.map((make) => make(columns));
    return (among, count) => {
      isTaken = grown(isTaken, columns[0]?.length ?? 0);
      for (const sieve of sieves) {
        const kept = among.slice(0, count);
        const keptCount = sieve(kept, count);
        for (let i = 0; i < keptCount; i += 1) isTaken[kept[i] ?? 0] = 1;
      }
      let left = 0;
      for (let at = 0; at < count; at += 1) {
        const row = among[at] ?? 0;
        among[left] = row;
        left += isTaken[row] ?? 0;
        isTaken[row] = 0;
      }
      return left;
    };
  };
}

function suitsSieve(
  { columns: names, suits }: Extract<PartCondition, { suits: unknown }>,
  columnOf: (name: string) => number,
): PartSieveMaker {
  const places = names.map(columnOf);
  const values = new Float64Array(places.length);
  return (columns) => {
    const asked = places.map((place) => columns[place] ?? noColumn);
    return (among, count) => {
      let left = 0;
      for (let at = 0; at < count; at += 1) {
        const row = among[at] ?? 0;
        for (let place = 0; place < asked.length; place += 1)
          values[place] = asked[place]?.[row] ?? Number.NaN;
        among[left] = row;
        left += Number(suits(values));
      }
      return left;
    };
  };
}

const noColumn = new Float64Array();

function rangesSieve(
  { column: name, ranges, until }: Extract<PartCondition, { ranges: unknown }>,
  columnOf: (name: string) => number,
): PartSieveMaker {
  const column = columnOf(name);
  const [only] = ranges;
  if (only && ranges.length === 1 && until === undefined) return rangeSieve(column, only);
  const places = rangePlaces(ranges);
  // One more, for values that lie before all: nothing is at most this.
  const ends = Float64Array.from([Number.NaN, ...ranges.map(([, to]) => to)]);
  if (until !== undefined) return spanSieve([column, columnOf(until)], places, ends);
  return (columns) => {
    const values = columns[column] ?? noColumn;
    return (among, count) => {
      let left = 0;
      for (let at = 0; at < count; at += 1) {
        const row = among[at] ?? 0;
        const value = values[row] ?? Number.NaN;
        among[left] = row;
        left += Number(value <= (ends[places(value)] ?? Number.NaN));
      }
      return left;
    };
  };
}

function spanSieve(
  [column, untilColumn]: readonly [number, number],
  places: (value: number) => number,
  ends: Float64Array,
): PartSieveMaker {
  return (columns) => {
    const values = columns[column] ?? noColumn;
    const untilValues = columns[untilColumn] ?? noColumn;
    return (among, count) => {
      let left = 0;
      for (let at = 0; at < count; at += 1) {
        const row = among[at] ?? 0;
        const value = values[row] ?? Number.NaN;
        const until = untilValues[row] ?? Number.NaN;
        const end = ends[places(value)] ?? Number.NaN;
        among[left] = row;
        left += Number(value < end) & Number(until <= end) & Number(until >= value);
      }
      return left;
    };
  };
}

const mostTableEntries = 65_536;

/** Finds which is the last range that begins at or before a value: its place counted from 1, 0 for none. */
function rangePlaces(ranges: readonly (readonly [number, number])[]): (value: number) => number {
  const starts = Float64Array.from(ranges, ([from]) => from);
  const [first = 0] = starts;
  const length = (starts.at(-1) ?? 0) - first + 1;
  if (ranges.length > 255 || length > mostTableEntries || !starts.every(Number.isInteger))
    return (value) => lastAtMost(starts, value) + 1;
  // Ranges of whole numbers that lie close together, as minutes of the week do: looked up.
  const table = new Uint8Array(length);
  starts.forEach((start, place) => table.fill(place + 1, start - first));
  return (value) => (value < first ? 0 : (table[Math.min(length - 1, Math.floor(value - first))] ?? 0));
}

function rangeSieve(column: number, [from, to]: readonly [number, number]): PartSieveMaker {
  return (columns) => {
    const values = columns[column] ?? noColumn;
    return (among, count) => {
      let left = 0;
      for (let at = 0; at < count; at += 1) {
        const row = among[at] ?? 0;
        const value = values[row] ?? Number.NaN;
        among[left] = row;
        // Added, not branched on: which way a date goes cannot be foretold.
        left += Number(value >= from) & Number(value <= to);
      }
      return left;
    };
  };
}

function lastAtMost(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const earthRadiusKilometres = 6371.0088;
const radians = Math.PI / 180;

function distanceSieve(
  condition: Extract<PartCondition, { point: unknown }>,
  columnOf: (name: string) => number,
): PartSieveMaker {
  const latitudeColumn = columnOf(condition.point[0]);
  const longitudeColumn = columnOf(condition.point[1]);
  const { latitude, longitude, kilometres } = condition;
  // A degree of latitude is 111.19 km on this sphere: the band rules out most places before any trigonometry.
  const band = kilometres / (earthRadiusKilometres * radians);
  return (columns) => {
    const latitudes = columns[latitudeColumn] ?? noColumn;
    const longitudes = columns[longitudeColumn] ?? noColumn;
    const inBand = rangeSieve(latitudeColumn, [latitude - band, latitude + band])(columns);
    return (among, count) => {
      const inBandCount = inBand(among, count);
      let left = 0;
      for (let at = 0; at < inBandCount; at += 1) {
        const row = among[at] ?? 0;
        const partLatitude = latitudes[row] ?? Number.NaN;
        const partLongitude = longitudes[row] ?? Number.NaN;
        among[left] = row;
        if (distanceKilometres(latitude, longitude, partLatitude, partLongitude) <= kilometres) left += 1;
      }
      return left;
    };
  };
}

/** Great-circle distance, all in degrees. */
export function distanceKilometres(
  latitude: number,
  longitude: number,
  otherLatitude: number,
  otherLongitude: number,
): number {
  const north = Math.sin(((otherLatitude - latitude) * radians) / 2) ** 2;
  const east = Math.sin(((otherLongitude - longitude) * radians) / 2) ** 2;
  const chord = north + Math.cos(latitude * radians) * Math.cos(otherLatitude * radians) * east;
  return 2 * earthRadiusKilometres * Math.asin(Math.min(1, Math.sqrt(chord)));
}
