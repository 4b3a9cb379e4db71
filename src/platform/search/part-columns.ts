import type { PartCondition } from "./schema.ts";

/** The parts of a segment's documents, one row a part, document by document. */
export interface PartColumns {
  /** Where each document's parts begin, and one more for the end. */
  readonly starts: Uint32Array;
  /** In the order of the schema; NaN where a part has no value. */
  readonly columns: readonly Float64Array[];
}

/** Whether a part, by its row, meets all its conditions. */
export type PartTest = (part: number) => boolean;

/** A test of the parts of any segment: made once a search, then bound to each segment's columns. */
export type PartTestMaker = (columns: readonly Float64Array[]) => PartTest;

/** `columnOf` finds a column's place in the schema. */
export function partTest(
  conditions: readonly PartCondition[],
  columnOf: (name: string) => number,
): PartTestMaker {
  const makers = conditions.map((condition) => {
    if ("ranges" in condition) return rangesTest(columnOf(condition.column), condition.ranges);
    return "either" in condition ? eitherTest(condition, columnOf) : distanceTest(condition, columnOf);
  });
  return (columns) => {
    const tests = makers.map((make) => make(columns));
    const [first, second] = tests;
    if (!first) return () => true;
    if (!second) return first;
    return tests.length === 2
      ? (part) => first(part) && second(part)
      : (part) => tests.every((test) => test(part));
  };
}

function eitherTest(
  { either }: Extract<PartCondition, { either: unknown }>,
  columnOf: (name: string) => number,
): PartTestMaker {
  const makers = either.map((conditions) => partTest(conditions, columnOf));
  return (columns) => {
    const tests = makers.map((make) => make(columns));
    return (part) => tests.some((test) => test(part));
  };
}

const noColumn = new Float64Array();

function rangesTest(column: number, ranges: readonly (readonly [number, number])[]): PartTestMaker {
  const [only] = ranges;
  if (only && ranges.length === 1) {
    const [from, to] = only;
    return (columns) => {
      const values = columns[column] ?? noColumn;
      return (part) => {
        const value = values[part] ?? Number.NaN;
        return value >= from && value <= to;
      };
    };
  }
  const starts = Float64Array.from(ranges, ([from]) => from);
  const ends = Float64Array.from(ranges, ([, to]) => to);
  return (columns) => {
    const values = columns[column] ?? noColumn;
    return (part) => {
      const value = values[part] ?? Number.NaN;
      const at = lastAtMost(starts, value);
      return at >= 0 && value <= (ends[at] ?? 0);
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

function distanceTest(
  condition: Extract<PartCondition, { point: unknown }>,
  columnOf: (name: string) => number,
): PartTestMaker {
  const latitudeColumn = columnOf(condition.point[0]);
  const longitudeColumn = columnOf(condition.point[1]);
  const { latitude, longitude, kilometres } = condition;
  // A degree of latitude is 111.19 km on this sphere: the band rules out most places before any trigonometry.
  const band = kilometres / (earthRadiusKilometres * radians);
  return (columns) => {
    const latitudes = columns[latitudeColumn] ?? noColumn;
    const longitudes = columns[longitudeColumn] ?? noColumn;
    return (part) => {
      const partLatitude = latitudes[part] ?? Number.NaN;
      if (!(Math.abs(partLatitude - latitude) <= band)) return false;
      const partLongitude = longitudes[part] ?? Number.NaN;
      return distanceKilometres(latitude, longitude, partLatitude, partLongitude) <= kilometres;
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
