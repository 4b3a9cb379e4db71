import { isPlainAddress } from "../../normalise/web-address.ts";
import { onlyStated } from "../../only-stated.ts";
import type { RecordPlace, SourceRecord } from "../../record.ts";
import type { CalendarEvent } from "./events.ts";
import type { ContentLine } from "./content-lines.ts";
import { instantOf, readDateTime } from "./date-times.ts";
import { readParameters } from "./parameters.ts";
import { textListOf, textOf } from "./text-values.ts";
import { formatInstant } from "#platform/time";

/** What an event says about itself beside its times. */
export type EventDetails = Omit<SourceRecord, "key" | "sessions" | "status" | "warnings">;

/** Text of a property, or undefined when it is missing or empty. */
export function propertyText(event: CalendarEvent, name: string): string | undefined {
  const line = event.lines.get(name);
  const text = line === undefined ? "" : textOf(line);
  return text === "" ? undefined : text;
}

export function detailsOf(event: CalendarEvent, baseUrl: string | undefined): EventDetails {
  const location = propertyText(event, "LOCATION");
  const links = linksOf(event, location, baseUrl);
  const description = descriptionOf(event);
  return onlyStated({
    title: propertyText(event, "SUMMARY") ?? "",
    description: description?.text,
    descriptionKind: description?.kind,
    url: links.page,
    registrationUrl: links.registration,
    provider: providerOf(event),
    place: placeOf(event, location),
    isOnline: links.isOnline || isOnlineText(location) ? true : undefined,
    categories: categoriesOf(event),
    prices: [],
    costText: propertyText(event, "X-COST") ?? propertyText(event, "X-PRICE"),
    language: languageOf(event.lines.get("SUMMARY")),
    statedKind: propertyText(event, "X-EVENT-TYPE"),
    publishedAt: instantText(event, "CREATED"),
    updatedAt: instantText(event, "LAST-MODIFIED"),
    imageUrl: imageOf(event, baseUrl),
  });
}

const MARKUP =
  /<(?:\/?(?:p|br|div|span|a|ul|ol|li|b|i|u|strong|em|h[1-6]|table|html|font)\b|!DOCTYPE)[^<>]*>/iu;

interface Description {
  readonly text: string;
  readonly kind: "html" | "text";
}

/** Outlook's X-ALT-DESC holds the formatted text with its links; DESCRIPTION only what is left without them. */
function descriptionOf(event: CalendarEvent): Description | undefined {
  const formatted = event.lines.get("X-ALT-DESC") ?? event.lines.get("STYLED-DESCRIPTION");
  const html =
    formatted === undefined || !/FMTTYPE="?text\/html/iu.test(formatted.parameters) ? "" : textOf(formatted);
  if (html !== "" && html.replaceAll(/<[^>]*>|&nbsp;/gu, "").trim() !== "")
    return { text: html, kind: "html" };
  const text = propertyText(event, "DESCRIPTION");
  return text === undefined ? undefined : { text, kind: MARKUP.test(text) ? "html" : "text" };
}

interface Links {
  readonly page: string | undefined;
  readonly registration: string | undefined;
  readonly isOnline: boolean;
}

/** Where meeting programs put the address one joins at. */
const MEETING_LINKS = [
  "CONFERENCE",
  "X-GOOGLE-CONFERENCE",
  "X-GOOGLE-HANGOUT",
  "X-MICROSOFT-SKYPETEAMSMEETINGURL",
  "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
  "X-ZOOM-MEETING-URL",
  "X-ZOOM-JOIN-URL",
];
const REGISTRATION = /regist|rsvp|sign-?up|ticket|enrol/iu;

function linksOf(event: CalendarEvent, location: string | undefined, baseUrl: string | undefined): Links {
  const stated =
    absoluteUrl(event.lines.get("URL")?.value, baseUrl) ??
    absoluteUrl(event.lines.get("X-TRUMBA-LINK")?.value, baseUrl);
  const place = firstUrl(location);
  // A first CONFERENCE is often a telephone number.
  const meetings = MEETING_LINKS.filter((name) => event.lines.has(name))
    .flatMap((name) => event.component.lines.filter((line) => line.name === name))
    .map(({ value }) => firstUrl(value))
    .filter((url) => url !== undefined);
  const all = [stated, place, ...meetings].filter((url) => url !== undefined);
  const page = all[0];
  return {
    page,
    registration:
      absoluteUrl(event.lines.get("X-REGISTRATION-URL")?.value, baseUrl) ??
      absoluteUrl(event.lines.get("X-TICKETS-URL")?.value, baseUrl) ??
      all.find((url) => url !== page && REGISTRATION.test(url)),
    isOnline: meetings.length > 0 || place !== undefined,
  };
}

function absoluteUrl(text: string | undefined, baseUrl: string | undefined): string | undefined {
  const trimmed = plainAddress(text?.trim() ?? "");
  if (trimmed === "") return undefined;
  if (isPlainAddress(trimmed)) return trimmed;
  const url = URL.parse(trimmed, baseUrl);
  return url !== null && (url.protocol === "http:" || url.protocol === "https:") ? url.href : undefined;
}

/** Writers escape addresses as if they were text or HTML, and leave out how to get there. */
function plainAddress(text: string): string {
  const plain = /[\\&]/u.test(text) ? text.replaceAll(/\\([,;:])/gu, "$1").replaceAll("&amp;", "&") : text;
  return /^www\./iu.test(plain) ? `https://${plain}` : plain;
}

function firstUrl(text: string | undefined): string | undefined {
  if (text === undefined || !text.includes("://")) return undefined;
  return absoluteUrl(/https?:\/\/[^\s<>"\\]+/iu.exec(text)?.[0], undefined);
}

const ONLINE =
  /^(?:(?:ms |microsoft )?teams(?: meeting)?|zoom(?: meeting| webinar)?|google meet|webex|webinar|online|virtual(?: event| meeting)?)$/iu;

function isOnlineText(location: string | undefined): boolean {
  return location !== undefined && ONLINE.test(location);
}

const APPLE_PLACE = "X-APPLE-STRUCTURED-LOCATION";

function placeOf(event: CalendarEvent, location: string | undefined): RecordPlace | undefined {
  const isPlace = location !== undefined && !isOnlineText(location) && !/^https?:\/\/\S+$/iu.test(location);
  if (location === undefined && !event.lines.has("GEO") && !event.lines.has(APPLE_PLACE)) return undefined;
  const structured = event.lines.get(APPLE_PLACE);
  const apple = structured === undefined ? undefined : readParameters(structured.parameters);
  const address = apple?.get("X-ADDRESS")?.replaceAll(/\\n|\n/gu, ", ");
  const point = pointOf(event.lines.get("GEO")?.value ?? structured?.value.replace(/^geo:/u, ""));
  const name = apple?.get("X-TITLE") ?? (isPlace ? location : undefined);
  if (name === undefined && point === undefined) return undefined;
  return { ...(name === undefined ? {} : { name }), ...(address === undefined ? {} : { address }), ...point };
}

function pointOf(text: string | undefined): Pick<RecordPlace, "latitude" | "longitude"> | undefined {
  const match = /^\s*([+-]?\d+(?:\.\d+)?)\s*[;,]\s*([+-]?\d+(?:\.\d+)?)/u.exec(text?.replace("\\", "") ?? "");
  const [latitude, longitude] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? Number.NaN)];
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  // 0;0 is what writers put when they know nothing.
  return isOnEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : undefined;
}

/** The organizer's name. An address is a person's and no name; Google writes one for calendars that have none. */
function providerOf(event: CalendarEvent): string | undefined {
  const line = event.lines.get("ORGANIZER");
  const name = line === undefined ? undefined : readParameters(line.parameters).get("CN")?.trim();
  return name === undefined || name === "" || name.includes("@") || /^unknown/iu.test(name)
    ? undefined
    : name;
}

function categoriesOf(event: CalendarEvent): readonly string[] {
  if (!event.lines.has("CATEGORIES")) return [];
  const all = event.component.lines.filter(({ name }) => name === "CATEGORIES").flatMap(textListOf);
  return [...new Set(all)];
}

function languageOf(line: ContentLine | undefined): string | undefined {
  if (line === undefined || line.parameters === "") return undefined;
  const language = readParameters(line.parameters).get("LANGUAGE");
  return language === undefined || language === "" ? undefined : language;
}

function instantText(event: CalendarEvent, name: string): string | undefined {
  const line = event.lines.get(name);
  const value = line === undefined ? undefined : readDateTime(line.value);
  if (value === undefined || value.repair !== undefined) return undefined;
  return formatInstant(
    value.isUtc ? value.wall : instantOf({ ...value, isDate: false, zone: event.zones.floating }),
  );
}

function imageOf(event: CalendarEvent, baseUrl: string | undefined): string | undefined {
  const image = event.lines.get("IMAGE");
  const line =
    image ??
    event.component.lines.find(
      ({ name, parameters }) => name === "ATTACH" && /FMTTYPE="?image\//iu.test(parameters),
    );
  return line === undefined ? undefined : absoluteUrl(line.value, baseUrl);
}
