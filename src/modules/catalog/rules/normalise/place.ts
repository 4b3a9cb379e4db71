import { type Coordinates, countryOfRegion, type Gazetteer, regionCode } from "#platform/places";
import type { ListingPlace, Reason } from "../listing.ts";
import type { RecordPlace, SourceRecord } from "../record.ts";
import { addressParts } from "./address-parts.ts";
import { onlyStated } from "../only-stated.ts";
import { isOnlineRoom, placeBesideRoom } from "./room-words.ts";
import { safeLine } from "./safe-text.ts";
import type { WhereItIs } from "./ways.ts";

/** Where it is: an online room, a place, or neither. */
export interface PlaceDecision extends WhereItIs {
  readonly place?: ListingPlace;
  readonly reason?: Reason;
  /** The address a location field held instead of a place: a meeting link. */
  readonly roomUrl?: string;
}

const NOWHERE =
  /^(?:tb[ad]|to be (?:announced|determined|decided)|various(?: locations?| places)?|multiple locations?|several locations|n\/?a|none|see (?:description|details|website|below)|unknown|-+|\?+|all locations|all branches|statewide|nationwide|no location|location(?: tbd| tba)?|(?:asynchronous|self[- ]paced|on[- ]demand)(?:\W+online)?)\.?$/iu;

/**
 * The place of a record, its address taken apart, with coordinates: the source's, else the centre of its ZIP code,
 * else of its town. Online rooms, "TBD", "Various" are no places.
 */
export function placeOf(record: SourceRecord, gazetteer: Gazetteer | undefined): PlaceDecision {
  const published = record.place ?? record.sessions.find((session) => session.place !== undefined)?.place;
  if (published === undefined) return { isOnlineRoom: false };
  const written = published.name === undefined ? "" : safeLine(published.name, 200);
  const { isBoth, place: name } = placeBesideRoom(written.replace(/^(?:location|where|venue)\s*:\s*/iu, ""));
  const address = published.address === undefined ? "" : safeLine(published.address, 300);
  const said = [name, address].find((text) => text !== "") ?? "";
  if (isRoom(name, address, published)) {
    const roomUrl = /https?:\/\/\S+/iu.exec(`${name} ${address}`)?.[0];
    return { isOnlineRoom: true, ...(roomUrl === undefined ? {} : { roomUrl }) };
  }
  const isNamedNowhere = NOWHERE.test(said) || said === "";
  const both = isBoth ? { isBoth } : {};
  if (isNamedNowhere && !hasWhereabouts(published)) return { isOnlineRoom: false, ...both };
  return { ...located(whole(published, isNamedNowhere ? "" : name, address), gazetteer), ...both };
}

function isRoom(name: string, address: string, published: RecordPlace): boolean {
  if (!isOnlineRoom(name === "" ? address : address === "" ? name : `${name}, ${address}`)) return false;
  // "Online" with a street address is the organiser's office; a room named "Zoom Room" in a town is a place.
  return !/\d+ \w+/u.test(address.replace(/https?:\S+/giu, "")) || published.city === undefined;
}

function hasWhereabouts(place: RecordPlace): boolean {
  return [place.city, place.postalCode, place.latitude].some((part) => part !== undefined && part !== "");
}

/** The parts as published, completed by what name and address hold. */
function whole(given: RecordPlace, written: string, stated: string): RecordPlace {
  const { name, address } = stated === "" ? addressInBrackets(written) : { name: written, address: stated };
  const published = { ...given, ...townAndRegion(given) };
  const isComplete = published.city !== undefined && published.region !== undefined;
  const parts = isComplete ? {} : addressParts(address === "" ? name : address);
  const byName = address === "" || isComplete || parts.region !== undefined ? {} : addressParts(name);
  const found = { ...byName, ...parts };
  const region = regionCode(published.region) ?? published.region ?? found.region;
  const country =
    countryCode(published.country) ?? found.country ?? (region === undefined ? undefined : countryIn(region));
  return onlyStated({
    name: stillSaid(address === "" ? (parts.name ?? name) : name),
    address: address === "" ? (parts.address === name ? undefined : parts.address) : address,
    city: published.city ?? found.city,
    region,
    postalCode: published.postalCode ?? found.postalCode,
    country,
    latitude: published.latitude,
    longitude: published.longitude,
  });
}

function stillSaid(words: string): string | undefined {
  return words === "" ? undefined : words;
}

/** "Dallas, TX" in the field of the town, with no field for its state; "Milan, MI" of Italy is not in Michigan. */
function townAndRegion({ city, region, country }: RecordPlace): Pick<RecordPlace, "city" | "region"> {
  if (region !== undefined || city?.includes(",") !== true) return {};
  const parts = addressParts(city);
  const isElsewhere = country !== undefined && countryCode(country) !== parts.country;
  const isTown =
    !isElsewhere && parts.city !== undefined && parts.region !== undefined && parts.address === undefined;
  return isTown && parts.name === undefined ? onlyStated({ city: parts.city, region: parts.region }) : {};
}

/** "Central Library (300 Nicollet Mall, Minneapolis, MN 55401)": a name and its address. */
function addressInBrackets(written: string): { readonly name: string; readonly address: string } {
  const [, name, inside] = /^([^()]*[^()\s])\s*\(([^()]*\d[^()]*)\)$/u.exec(written) ?? [];
  const isAddress = inside !== undefined && addressParts(inside).city !== undefined;
  return name !== undefined && isAddress ? { name, address: inside } : { name: written, address: "" };
}

const COUNTRIES: Readonly<Record<string, string>> = {
  usa: "US",
  us: "US",
  "united states": "US",
  "united states of america": "US",
  canada: "CA",
};

/** Codes for the two countries whose regions are read; other countries stay as published. */
function countryCode(country: string | undefined): string | undefined {
  return country === undefined
    ? undefined
    : (COUNTRIES[country.toLowerCase().replaceAll(".", "")] ?? country);
}

function countryIn(region: string): string | undefined {
  return regionCode(region) === region ? countryOfRegion(region) : undefined;
}

function located(place: RecordPlace, gazetteer: Gazetteer | undefined): PlaceDecision {
  const { latitude, longitude, ...words } = place;
  if (latitude !== undefined && longitude !== undefined && isOnEarth(latitude, longitude)) {
    return decided({ ...words, latitude, longitude, located: "source" }, "the source gives its coordinates");
  }
  const zip = place.postalCode === undefined ? undefined : gazetteer?.locateZip(place.postalCode);
  if (zip !== undefined) {
    const completed = onlyStated({
      ...words,
      city: words.city ?? zip.city,
      region: words.region ?? zip.region,
      country: words.country ?? countryIn(zip.region),
    });
    return decided({ ...completed, ...centre(zip), located: "zip" }, `centre of ${place.postalCode}`);
  }
  if (words.city !== undefined && words.region !== undefined) {
    const city = gazetteer?.locateCity(words.city, words.region);
    if (city !== undefined) {
      return decided(
        { ...words, ...centre(city), located: "city" },
        `centre of ${words.city}, ${words.region}`,
      );
    }
  }
  return { isOnlineRoom: false, place: words };
}

function decided(place: ListingPlace, because: string): PlaceDecision {
  const value = place.name ?? place.city ?? place.postalCode ?? "";
  return { isOnlineRoom: false, place, reason: { field: "place", value, because } };
}

function centre({ latitude, longitude }: Coordinates): Coordinates {
  return { latitude, longitude };
}

/** (0, 0) is what forms send when nobody filled them in. */
function isOnEarth(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude === 0 && longitude === 0);
}
