import { regionCode } from "./regions.ts";

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface LocatedZip extends Coordinates {
  readonly city: string;
  readonly region: string;
}

/** Where ZIP codes and towns are. */
export interface Gazetteer {
  /** The centre of a US ZIP code (ZIP+4 too) or of a Canadian postal area (its first three characters). */
  readonly locateZip: (zip: string) => LocatedZip | undefined;
  /** The middle of a town's ZIP codes; the region as code or name. */
  readonly locateCity: (city: string, region: string) => Coordinates | undefined;
}

/**
 * A gazetteer over the text of the tables of the npm package `zipcodes`, given by `readTables` when a place is
 * first asked for (about 30 ms of CPU); towns are gathered when first asked for.
 */
export function openGazetteer(readTables: () => string): Gazetteer {
  let zips: ReadonlyMap<string, LocatedZip> | undefined;
  let cities: ReadonlyMap<string, Coordinates> | undefined;
  const allZips = () => (zips ??= readZips(readTables()));
  return {
    locateZip: (zip) => allZips().get(zipKey(zip)),
    locateCity: (city, region) => (cities ??= gatherCities(allZips())).get(cityKey(city, region)),
  };
}

const EARTH_RADIUS_MILES = 3958.8;

/** Great-circle distance in miles. */
export function distanceMiles(one: Coordinates, other: Coordinates): number {
  const radians = Math.PI / 180;
  const latitudes = Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2;
  const longitudes = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  const cosines = Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians);
  return 2 * EARTH_RADIUS_MILES * Math.asin(Math.min(1, Math.sqrt(latitudes + cosines * longitudes)));
}

/** Read as text with one pattern: running the table as a program takes five times as long and memory. */
const ENTRY =
  /"zip":"([0-9A-Z]{3,5})","latitude":(-?[\d.]+),"longitude":(-?[\d.]+),"city":"([^"]*)","state":"([^"]*)"/gu;

function readZips(tables: string): ReadonlyMap<string, LocatedZip> {
  const zips = new Map<string, LocatedZip>();
  for (const [, zip = "", latitude, longitude, city = "", state = ""] of tables.matchAll(ENTRY)) {
    const entry = {
      latitude: Number(latitude),
      longitude: Number(longitude),
      city,
      region: regionCode(state) ?? state,
    };
    if (isPlausible(entry)) zips.set(zip, entry);
  }
  return zips;
}

/** The table has (0, 0) for military post and one longitude without its minus sign. */
function isPlausible(entry: LocatedZip): boolean {
  if (entry.latitude === 0 && entry.longitude === 0) return false;
  return entry.longitude < 0 || ["GU", "MP", "AP", "AE", "FM", "PW", "MH"].includes(entry.region);
}

function zipKey(zip: string): string {
  const trimmed = zip.trim().toUpperCase();
  return /^[A-Z]\d[A-Z]/u.test(trimmed) ? trimmed.slice(0, 3) : trimmed.slice(0, 5);
}

function gatherCities(zips: ReadonlyMap<string, LocatedZip>): ReadonlyMap<string, Coordinates> {
  const sums = new Map<string, { latitude: number; longitude: number; count: number }>();
  for (const zip of zips.values()) {
    const key = cityKey(zip.city, zip.region);
    const sum = sums.get(key) ?? { latitude: 0, longitude: 0, count: 0 };
    sum.latitude += zip.latitude;
    sum.longitude += zip.longitude;
    sum.count += 1;
    sums.set(key, sum);
  }
  return new Map(
    [...sums].map(([key, sum]) => [
      key,
      { latitude: round(sum.latitude / sum.count), longitude: round(sum.longitude / sum.count) },
    ]),
  );
}

/** Four decimals are about 30 feet: more would pretend. */
function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bst\.?(?=\s)/gu, "saint"],
  [/\bft\.?(?=\s)/gu, "fort"],
  [/\bmt\.?(?=\s)/gu, "mount"],
];

function cityKey(city: string, region: string): string {
  const plain = ABBREVIATIONS.reduce(
    (text, [pattern, whole]) => text.replace(pattern, whole),
    city.trim().toLowerCase(),
  );
  return `${plain.replace(/[.'’]/gu, "").replace(/\s+/gu, " ")}|${regionCode(region) ?? region}`;
}
