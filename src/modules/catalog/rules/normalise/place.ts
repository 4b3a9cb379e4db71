import { type Coordinates, countryOfRegion, type Gazetteer, regionCode } from "#platform/places";
import type { ListingPlace, Reason } from "../listing.ts";
import type { RecordPlace, SourceRecord } from "../record.ts";
import { addressParts } from "./address-parts.ts";
import { onlyStated } from "../only-stated.ts";
import { safeLine } from "./safe-text.ts";
import type { WhereItIs } from "./ways.ts";

/** Where it is: an online room, a place, or neither. */
export interface PlaceDecision extends WhereItIs {
  readonly place?: ListingPlace;
  readonly reason?: Reason;
  /** The address a location field held instead of a place: a meeting link. */
  readonly roomUrl?: string;
}

const ONLINE_ROOM =
  /^(?:(?:live[- ]?)?online(?:\b|$)|virtual(?:ly)?\b|via (?:zoom|webex|teams|the web)\b|(?:on )?zoom\b|webinar\b|web(?:ex|cast)\b|(?:microsoft|ms) teams\b|teams(?: meeting)?$|google meet\b|go ?to ?(?:webinar|meeting)\b|internet\b|the (?:web|internet)$|web(?:-based)?$|remote\b|crowdcast\b|youtube\b|facebook live\b|adobe connect\b|livestream|your (?:computer|desk|home)\b|anywhere\b|en línea|en ligne|https?:\/\/|www\.)/iu;
const NOWHERE =
  /^(?:tb[ad]|to be (?:announced|determined|decided)|various(?: locations?| places)?|multiple locations?|several locations|n\/?a|none|see (?:description|details|website|below)|unknown|-+|\?+|all locations|all branches|statewide|nationwide|no location|location(?: tbd| tba)?|asynchronous|self[- ]paced|on[- ]demand)\.?$/iu;

/**
 * The place of a record, its address taken apart, with coordinates: the source's, else the centre of its ZIP code,
 * else of its town. Online rooms, "TBD", "Various" are no places.
 */
export function placeOf(record: SourceRecord, gazetteer: Gazetteer | undefined): PlaceDecision {
  const published = record.place ?? record.sessions.find((session) => session.place !== undefined)?.place;
  if (published === undefined) return { isOnlineRoom: false };
  const name = published.name === undefined ? "" : safeLine(published.name, 200);
  const address = published.address === undefined ? "" : safeLine(published.address, 300);
  const said = [name, address].find((text) => text !== "") ?? "";
  if (isRoom(name, address, published)) {
    const roomUrl = /https?:\/\/\S+/iu.exec(`${name} ${address}`)?.[0];
    return { isOnlineRoom: true, ...(roomUrl === undefined ? {} : { roomUrl }) };
  }
  const isNamedNowhere = NOWHERE.test(said) || said === "";
  if (isNamedNowhere && !hasWhereabouts(published)) return { isOnlineRoom: false };
  return located(whole(published, isNamedNowhere ? "" : name, address), gazetteer);
}

function isRoom(name: string, address: string, published: RecordPlace): boolean {
  if (!ONLINE_ROOM.test(name === "" ? address : name)) return false;
  // "Online" with a street address is the organiser's office; a room named "Zoom Room" in a town is a place.
  return !/\d+ \w+/u.test(address.replace(/https?:\S+/giu, "")) || published.city === undefined;
}

function hasWhereabouts(place: RecordPlace): boolean {
  return [place.city, place.postalCode, place.latitude].some((part) => part !== undefined && part !== "");
}

/** The parts as published, completed by what name and address hold. */
function whole(published: RecordPlace, name: string, address: string): RecordPlace {
  const isComplete = published.city !== undefined && published.region !== undefined;
  const parts = isComplete ? {} : addressParts(address === "" ? name : address);
  const byName = address === "" || isComplete || parts.region !== undefined ? {} : addressParts(name);
  const found = { ...byName, ...parts };
  const region = regionCode(published.region) ?? published.region ?? found.region;
  const country =
    published.country ?? found.country ?? (region === undefined ? undefined : countryIn(region));
  return onlyStated({
    name: address === "" ? (parts.name ?? name) : name,
    address: address === "" ? (parts.address === name ? undefined : parts.address) : address,
    city: published.city ?? found.city,
    region,
    postalCode: published.postalCode ?? found.postalCode,
    country,
    latitude: published.latitude,
    longitude: published.longitude,
  });
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
