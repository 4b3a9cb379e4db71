import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import type { RecordPlace } from "../../record.ts";
import { eventInNamedFields } from "./named-fields.ts";
import type { FeedEvent } from "./parsed-feed.ts";
import { plainLines } from "./plain-text.ts";
import { attribute, child, childrenOf, childText, textOf, type XmlNode } from "./xml-node.ts";

/** Prefixes of the modules that give an item a date to meet on, the most exact first. */
const READERS: readonly (readonly [prefix: string, read: (item: XmlNode) => FeedEvent | undefined])[] = [
  ["bc:", biblioCommonsEvent],
  ["libcal:", libCalEvent],
  ["xcal:", xCalEvent],
  ["trumba:", trumbaEvent],
  ["ev:", rssEvent],
  ["mec:", modernEventsCalendarEvent],
  ["g:", googleBaseEvent],
  ["gd:", googleDataEvent],
  ["calendarevent:", civicPlusEvent],
];

/** When and where an item meets, if one of the event modules says so. */
export function eventOf(item: XmlNode): FeedEvent | undefined {
  if (!item.children.some(({ name }) => name.includes(":")))
    return localistEvent(item) ?? eventInNamedFields(item);
  for (const [prefix, read] of READERS) {
    if (!item.children.some(({ name }) => name.startsWith(prefix))) continue;
    const event = read(item);
    if (event) return event;
  }
  return localistEvent(item) ?? eventInNamedFields(item);
}

/** Coordinates of an item: W3C geo, GeoRSS simple or GML; undefined when absent or off the globe. */
export function coordinatesOf(item: XmlNode): Pick<RecordPlace, "latitude" | "longitude"> | undefined {
  const point = child(item, "geo:point") ?? item;
  const latitude = childText(point, "geo:lat");
  const longitude = childText(point, "geo:long", "geo:lon");
  const pair =
    latitude !== undefined && longitude !== undefined
      ? `${latitude} ${longitude}`
      : (childText(item, "georss:point") ??
        childText(child(child(item, "georss:where"), "gml:point"), "gml:pos"));
  return coordinates(pair);
}

function coordinates(pair: string | undefined): Pick<RecordPlace, "latitude" | "longitude"> | undefined {
  const [latitude, longitude] = (pair ?? "")
    .trim()
    .split(/[\s,]+/, 2)
    .map(Number);
  if (latitude === undefined || longitude === undefined) return undefined;
  const isOnGlobe = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // 0, 0 is what software writes for a place it could not find.
  return isOnGlobe && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : undefined;
}

/** RSS 1.0's event module (purl.org/rss/1.0/modules/event). */
function rssEvent(item: XmlNode): FeedEvent | undefined {
  const start = childText(item, "ev:startdate");
  if (start === undefined) return undefined;
  return compact<FeedEvent>({
    start,
    end: childText(item, "ev:enddate"),
    from: "ev:startdate",
    place: named(childText(item, "ev:location")),
    organizer: childText(item, "ev:organizer"),
    type: childText(item, "ev:type"),
  });
}

/** iCalendar's words in XML (`urn:ietf:params:xml:ns:xcal`), directly in the item or in a `vevent`. */
function xCalEvent(item: XmlNode): FeedEvent | undefined {
  const holder = child(item, "xcal:vevent") ?? item;
  const start = childText(holder, "xcal:dtstart");
  if (start === undefined) return undefined;
  return compact<FeedEvent>({
    start,
    end: childText(holder, "xcal:dtend"),
    from: "xcal:dtstart",
    status: /cancel/i.test(childText(holder, "xcal:status") ?? "") ? "cancelled" : undefined,
    place: named(childText(holder, "xcal:location")),
    organizer: childText(holder, "xcal:organizer"),
    description: childText(holder, "xcal:description"),
  });
}

function trumbaEvent(item: XmlNode): FeedEvent | undefined {
  const start = trumbaTime(child(item, "trumba:localstart"));
  if (start === undefined) return undefined;
  return compact<FeedEvent>({
    start,
    end: trumbaTime(child(item, "trumba:localend")),
    from: "x-trumba:localstart",
    place: named(childText(item, "trumba:location", "xcal:location")),
    organizer: childText(item, "trumba:organization"),
    registrationUrl: absoluteUrl(childText(item, "trumba:signuplink"), item.base),
  });
}

/** A time of the wall's clock, with the letters of its zone beside it. */
function trumbaTime(node: XmlNode | undefined): string | undefined {
  const written = node === undefined ? "" : textOf(node);
  if (written === "") return undefined;
  const letters = attribute(node, "tzabbr")?.trim() ?? "";
  return /^[ECMP][SD]T$/.test(letters) ? `${written} ${letters}` : written;
}

/** Springshare LibCal: a date and two wall-clock times; midnight to a second before midnight is all day. */
function libCalEvent(item: XmlNode): FeedEvent | undefined {
  const date = childText(item, "libcal:date");
  if (date === undefined) return undefined;
  const from = childText(item, "libcal:start");
  const to = childText(item, "libcal:end");
  const isAllDay = from === undefined || (/^0?0:00(?::00)?$/.test(from) && (to ?? "").startsWith("23:59"));
  const place = { name: childText(item, "libcal:location"), address: childText(item, "libcal:campus") };
  return compact<FeedEvent>({
    start: isAllDay ? date : `${date}T${from}`,
    end: isAllDay || to === undefined ? undefined : `${date}T${to}`,
    from: "libcal:date",
    isAllDay: isAllDay || undefined,
    place: place.name
      ? { name: [place.name, place.address].filter(Boolean).join(", ") }
      : named(place.address),
    organizer: childText(item, "libcal:presenter"),
    cost: childText(item, "libcal:cost"),
    description: childText(item, "libcal:description"),
    isOnline: /^online$/i.test(place.address ?? place.name ?? "") || undefined,
  });
}

/** BiblioCommons: instants in UTC beside local times. */
function biblioCommonsEvent(item: XmlNode): FeedEvent | undefined {
  const start = childText(item, "bc:start_date", "bc:start_date_local");
  if (start === undefined) return undefined;
  const location = child(item, "bc:location");
  const street = [childText(location, "bc:number"), childText(location, "bc:street")]
    .filter(Boolean)
    .join(" ");
  const place = compact<RecordPlace>({
    name: childText(location, "bc:name"),
    address: street === "" ? undefined : street,
    city: childText(location, "bc:city"),
    region: childText(location, "bc:state"),
    postalCode: childText(location, "bc:zip"),
    ...coordinates(
      `${childText(location, "bc:latitude") ?? ""} ${childText(location, "bc:longitude") ?? ""}`,
    ),
  });
  return compact<FeedEvent>({
    start,
    end: childText(item, "bc:end_date", "bc:end_date_local"),
    from: "bc:start_date",
    status: childText(item, "bc:is_cancelled") === "true" ? "cancelled" : undefined,
    place: Object.keys(place).length > 0 ? place : undefined,
    isOnline: childText(item, "bc:is_virtual") === "true" && place.name === undefined ? true : undefined,
  });
}

/** The WordPress plugin Modern Events Calendar. */
function modernEventsCalendarEvent(item: XmlNode): FeedEvent | undefined {
  const date = childText(item, "mec:startdate");
  if (date === undefined) return undefined;
  const lastDate = childText(item, "mec:enddate") ?? date;
  const [from, to] = [childText(item, "mec:starthour"), childText(item, "mec:endhour")];
  return compact<FeedEvent>({
    start: from === undefined ? date : `${date} ${from}`,
    end: to === undefined ? (lastDate === date ? undefined : lastDate) : `${lastDate} ${to}`,
    from: "mec:startDate",
    isAllDay: from === undefined || /all\s*day/i.test(from) || undefined,
    place: named(childText(item, "mec:location")),
    organizer: childText(item, "mec:organizer"),
    cost: childText(item, "mec:cost"),
  });
}

/** Google Base, long closed, whose event feeds are still written. */
function googleBaseEvent(item: XmlNode): FeedEvent | undefined {
  const range = child(item, "g:event_date_range");
  const start = childText(range, "g:start") ?? (range && textOf(range).split("/")[0]);
  if (start === undefined || start === "") return undefined;
  return compact<FeedEvent>({
    start,
    end:
      childText(range, "g:end") ?? (range?.children.length === 0 ? textOf(range).split("/")[1] : undefined),
    from: "g:event_date_range",
    place: named(childText(item, "g:location")),
  });
}

/** Google's data format, of which old calendars still publish Atom feeds. */
function googleDataEvent(item: XmlNode): FeedEvent | undefined {
  const when = child(item, "gd:when");
  const start = attribute(when, "starttime");
  if (start === undefined) return undefined;
  return compact<FeedEvent>({
    start,
    end: attribute(when, "endtime"),
    from: "gd:when",
    status: /cancel/i.test(attribute(child(item, "gd:eventstatus"), "value") ?? "") ? "cancelled" : undefined,
    place: named(attribute(child(item, "gd:where"), "valuestring")?.trim() || undefined),
  });
}

/** CivicPlus: a day or two (`December 3, 2026 - December 4, 2026`), the times of the day, the place on lines of its own. */
function civicPlusEvent(item: XmlNode): FeedEvent | undefined {
  const [first, last = first] = halves(childText(item, "calendarevent:eventdates"));
  if (first === undefined) return undefined;
  const [from, to] = halves(childText(item, "calendarevent:eventtimes"));
  const isAllDay = from === undefined || (/^12:00 ?AM$/i.test(from) && /^11:59 ?PM$/i.test(to ?? ""));
  const [name, ...address] = plainLines(childText(item, "calendarevent:location") ?? "");
  return compact<FeedEvent>({
    start: isAllDay ? first : `${first} ${from}`,
    end: isAllDay || to === undefined ? (last === first ? undefined : last) : `${last} ${to}`,
    from: "calendarEvent:EventDates",
    isAllDay: isAllDay || undefined,
    place: compactPlace(name, address.join(", ")),
  });
}

function halves(text: string | undefined): (string | undefined)[] {
  return (text ?? "")
    .split(/\s+[-–]\s+/)
    .map((half) => half.trim() || undefined)
    .slice(0, 2);
}

function compactPlace(name: string | undefined, address: string): RecordPlace | undefined {
  if (name === undefined) return undefined;
  return address === "" ? { name } : { name, address };
}

/** Localist puts the start of the meeting into the item's own date, and marks its items in the guid. */
function localistEvent(item: XmlNode): FeedEvent | undefined {
  const guid = childrenOf(item, "guid")[0];
  if (!guid || !textOf(guid).startsWith("tag:localist.com") || attribute(guid, "ispermalink") === "true") {
    return undefined;
  }
  const start = childText(item, "dc:date", "pubdate");
  return start === undefined ? undefined : { start, from: "dc:date" };
}

function named(name: string | undefined): RecordPlace | undefined {
  return name === undefined ? undefined : { name };
}
