import type { RecordPlace } from "../../record.ts";
import { oneLine } from "../markup/visible-text.ts";
import {
  type Thing,
  type Value,
  allValuesOf,
  firstWords,
  hasType,
  thingsOf,
  valuesOf,
  wordsOf,
} from "./thing.ts";

/** Where an event says it is: a place, an address to join it online, and what that says about being online. */
export interface StatedPlace {
  readonly place?: RecordPlace;
  readonly joinUrl?: string;
  readonly isOnline?: boolean;
}

/** Reads `location` and `eventAttendanceMode` (or `courseMode`); a mixed event is online and has a place. */
export function statedPlace(event: Thing): StatedPlace {
  let place: RecordPlace | undefined;
  let joinUrl: string | undefined;
  let isOnline: boolean | undefined;
  for (const location of allValuesOf(event, "location", "address", "contentLocation")) {
    const online = onlineLocation(location);
    if (online !== undefined) {
      isOnline = true;
      joinUrl ??= online === "" ? undefined : online;
    } else place ??= placeOf(location);
  }
  const mode = attendanceMode(event);
  const online = mode ?? isOnline;
  return {
    ...(place === undefined ? {} : { place }),
    ...(joinUrl === undefined ? {} : { joinUrl }),
    ...(online === undefined ? {} : { isOnline: online }),
  };
}

/** Empty when the location is online without an address; nothing when it is a place. */
function onlineLocation(location: Value): string | undefined {
  if (typeof location === "object") {
    const address = firstWords(location, "url", "sameAs") ?? location.id;
    const isVirtual = hasType(location, "VirtualLocation") || isOnlyMeeting(location, address);
    return isVirtual ? (address ?? "") : undefined;
  }
  const words = String(location).trim();
  if (/^https?:\/\/\S+$/iu.test(words)) return words;
  return isOnlineWords(words) ? "" : undefined;
}

/** A location that says nothing but the address of a meeting online. */
function isOnlyMeeting(location: Thing, address: string | undefined): boolean {
  const isBare = !["name", "address", "geo", "latitude"].some((name) => location.properties.has(name));
  return isBare && meetingAddress.test(address ?? "");
}

const meetingAddress =
  /^https?:\/\/(?:[\w-]+\.)*(?:zoom\.us|webex\.com|gotowebinar\.com|gotomeeting\.com|teams\.microsoft\.com|meet\.google\.com)\//iu;

/** Words that stand for no place: `Online`, `Virtual event`, `Zoom webinar`. */
export function isOnlineWords(words: string): boolean {
  return /^(?:an? )?(?:live )?(?:online|virtual|remote|web(?:inar|ex|cast)?|zoom|internet|google meet|microsoft teams|ms teams|teams)\b[^,]{0,40}$/iu.test(
    words.trim(),
  );
}

/** The ways its mode states beside online or not, in words: they are read as categories are. */
export function modeWords(things: readonly Thing[]): readonly string[] {
  const modes = things.map(modesOf).join(" ");
  const isBoth = /mixed|blended|hybrid/u.test(modes) || things.some(isAtBoth);
  return [
    ...(isBoth ? ["Hybrid"] : []),
    ...(/asynchronous|self.?paced|on.?demand/u.test(modes) ? ["Self-paced"] : []),
  ];
}

/** A room and an address to join it at, and no mode that says which holds. */
function isAtBoth(event: Thing): boolean {
  if (attendanceMode(event) !== undefined) return false;
  const { place, isOnline } = statedPlace(event);
  return isOnline === true && place !== undefined && !isOnlineWords(place.name ?? "");
}

function modesOf(event: Thing): string {
  return [...valuesOf(event, "eventAttendanceMode"), ...allValuesOf(event, "courseMode")]
    .map((value) => wordsOf(value) ?? "")
    .join(" ")
    .toLowerCase();
}

function attendanceMode(event: Thing): boolean | undefined {
  const modes = modesOf(event);
  if (/mixed|blended|hybrid/u.test(modes)) return true;
  if (/\bonline|virtual|distance|\/online|remote/u.test(modes)) return true;
  return /offline|onsite|on-site|in.?person|face.to.face/u.test(modes) ? false : undefined;
}

/** A Place, PostalAddress or words as a place; nothing when it says nothing. */
export function placeOf(location: Value): RecordPlace | undefined {
  if (typeof location !== "object") {
    const words = oneLine(String(location));
    return words === "" ? undefined : { name: words };
  }
  const isAddress = hasType(location, "PostalAddress");
  const address = isAddress ? location : valuesOf(location, "address", "adr")[0];
  const name = isAddress ? undefined : line(firstWords(location, "name", "org", "title"));
  const inside = valuesOf(location, "containedInPlace", "containedIn")[0];
  const house =
    address === undefined && typeof inside === "object" && inside !== location ? inside : undefined;
  const place = {
    ...(name === undefined ? {} : { name }),
    ...addressOf(address ?? (house && valuesOf(house, "address", "adr")[0])),
    ...coordinatesOf(house ?? location),
    ...coordinatesOf(location),
  };
  if (Object.keys(place).length > 0) return place;
  return inside === undefined || inside === location ? undefined : placeOfOnce(inside);
}

function placeOfOnce(location: Value): RecordPlace | undefined {
  const name = line(wordsOf(location));
  return name === undefined ? undefined : { name };
}

function addressOf(address: Value | undefined): RecordPlace {
  if (address === undefined) return {};
  if (typeof address !== "object") {
    const words = line(String(address));
    return words === undefined ? {} : { address: words };
  }
  const parts = {
    address: line(
      allValuesOf(address, "streetAddress", "street-address", "extended-address")
        .map((value) => wordsOf(value) ?? "")
        .join(", ")
        .replace(/^, |, $/gu, ""),
    ),
    city: line(firstWords(address, "addressLocality", "locality")),
    region: line(firstWords(address, "addressRegion", "region")),
    postalCode: line(firstWords(address, "postalCode", "postal-code")),
    country: line(firstWords(address, "addressCountry", "country-name")),
  };
  const stated = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
  if (Object.keys(stated).length > 0) return stated;
  const words = line(wordsOf(address));
  return words === undefined ? {} : { address: words };
}

function coordinatesOf(place: Thing): Pick<RecordPlace, "latitude" | "longitude"> {
  const geo = thingsOf(place, "geo")[0] ?? place;
  const pair = firstWords(place, "geo")?.split(/[,;\s]+/u);
  const latitude = degrees(firstWords(geo, "latitude") ?? pair?.[0], 90);
  const longitude = degrees(firstWords(geo, "longitude") ?? pair?.[1], 180);
  if (latitude === undefined || longitude === undefined || (latitude === 0 && longitude === 0)) return {};
  return { latitude, longitude };
}

function degrees(text: string | undefined, limit: number): number | undefined {
  const number = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Math.abs(number) <= limit ? number : undefined;
}

function line(text: string | undefined): string | undefined {
  const words = text === undefined ? "" : oneLine(text);
  return words === "" ? undefined : words;
}
