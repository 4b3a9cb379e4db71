import { parseDayLoosely } from "#platform/time";
import type { RecordPlace, SessionStatus, SourceRecord } from "../../record.ts";
import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import { eventInText, isDayCategory } from "./event-in-text.ts";
import { sessionOf } from "./feed-sessions.ts";
import { looksLikeMarkup } from "./feed-text.ts";
import type { FeedDate, FeedEvent, FeedText, ParsedFeed, ParsedItem } from "./parsed-feed.ts";
import { plainLine } from "./plain-text.ts";

const CANCELLED = /^\W*cancell?ed\b|\bcancell?ed\W*$/i;
const POSTPONED = /^\W*postponed\b|\bpostponed\W*$/i;
/** Localist writes the day before the title: `Sep 30, 2026: Film screening`. */
const LOCALIST_DAY = /^[A-Z][a-z]{2} \d{1,2}, \d{4}: /;
const LONGEST_BORROWED_TITLE = 80;

/** The record of one item; undefined when it has neither title nor text nor address, and so nothing to show. */
export function recordOf(item: ParsedItem, feed: ParsedFeed, defaultZone: string): SourceRecord | undefined {
  const warnings = [...item.warnings];
  const description = descriptionOf(item);
  const url =
    webAddress(item.link) ?? permalink(item) ?? webAddress(item.links[0]?.href) ?? onSite(item.link, feed);
  const title = titleOf(item, description, url, warnings);
  if (title === undefined) return undefined;
  const status = statusOf(title);
  const event = item.event ?? eventInText(item);
  const meeting = event && sessionOf(event, defaultZone, status);
  if (meeting?.warning !== undefined) warnings.push(meeting.warning);
  warnUnreadDates(item, warnings);
  return compact<SourceRecord>({
    key:
      item.id ??
      item.about ??
      item.link ??
      fingerprint(`${title}\n${item.published?.written ?? ""}\n${url ?? ""}`),
    title,
    description: description?.value,
    descriptionKind: description?.kind,
    url,
    registrationUrl: webAddress(event?.registrationUrl),
    provider: event?.organizer ?? authorOf(item, feed),
    sessions: meeting?.session ? [meeting.session] : [],
    status: event?.status ?? (status === "scheduled" ? undefined : status),
    place: placeOf(item, event),
    isOnline: event?.isOnline,
    categories: categoriesOf(item),
    prices: [],
    costText: event?.cost,
    language: item.language ?? feed.language,
    statedKind: event?.type,
    durationMinutes: durationOf(item, event),
    // Localist puts the meeting's own date here.
    publishedAt: event?.from === "dc:date" ? undefined : instantOf(item.published, defaultZone),
    updatedAt: instantOf(item.updated, defaultZone),
    imageUrl: webAddress(item.imageUrl ?? item.podcast?.imageUrl ?? item.bannerUrl),
    warnings,
  });
}

const HAS_ZONE = /(?:\b(?![ap]m\b)[a-z]{2,5}|\dz|[+-]\d{1,2}:?\d{2})(?:\s*\([^()]*\))?\s*$/i;

/** A time without a zone is of the source's. */
function instantOf(date: FeedDate | undefined, defaultZone: string): string | undefined {
  if (date?.instant === undefined || defaultZone === "UTC" || HAS_ZONE.test(date.written))
    return date?.instant;
  const read = parseDayLoosely(date.written, { zone: defaultZone });
  return read?.hasTime === true && !read.hasZone ? read.instant : date.instant;
}

/** Names an item without a name of its own, the same each time it is read. Not for secrets. */
export function fingerprint(text: string): string {
  // FNV-1a with two offset bases: 64 bits are plenty for the items of one source.
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return `item:${(low >>> 0).toString(16).padStart(8, "0")}${(high >>> 0).toString(16).padStart(8, "0")}`;
}

function descriptionOf(item: ParsedItem): FeedText | undefined {
  const special = item.event?.description;
  if (special !== undefined) return { value: special, kind: looksLikeMarkup(special) ? "html" : "text" };
  const texts = [item.content, item.summary].filter((text) => text !== undefined && text.value !== "");
  const podcast = item.podcast?.summary ?? item.podcast?.subtitle;
  return (
    texts[0] ??
    (podcast === undefined ? undefined : { value: podcast, kind: looksLikeMarkup(podcast) ? "html" : "text" })
  );
}

function titleOf(
  item: ParsedItem,
  description: FeedText | undefined,
  url: string | undefined,
  warnings: string[],
): string | undefined {
  const own = item.title === undefined ? "" : plainLine(item.title, item.titleKind ?? "text");
  if (own !== "") return item.event?.from === "dc:date" ? own.replace(LOCALIST_DAY, "") : own;
  const text = description && plainLine(description.value.slice(0, 2000), description.kind);
  if (text) {
    warnings.push("It has no title; the beginning of its text stands in.");
    return shortened(text);
  }
  if (url === undefined) return undefined;
  warnings.push("It has neither title nor text; its address stands in.");
  return url;
}

function shortened(text: string): string {
  if (text.length <= LONGEST_BORROWED_TITLE) return text;
  const cut = text.slice(0, LONGEST_BORROWED_TITLE);
  const space = cut.lastIndexOf(" ");
  return `${space > 20 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "")}…`;
}

function statusOf(title: string): SessionStatus {
  if (CANCELLED.test(title)) return "cancelled";
  return POSTPONED.test(title) ? "postponed" : "scheduled";
}

/** Atom and JSON Feed let an entry take its authors from the feed (RFC 4287 §4.2.1). */
function authorOf(item: ParsedItem, feed: ParsedFeed): string | undefined {
  const people = item.authors.length > 0 || feed.format === "rss" ? item.authors : feed.authors;
  return people.find(({ name }) => name !== undefined)?.name ?? item.podcast?.author;
}

function placeOf(item: ParsedItem, event: FeedEvent | undefined): RecordPlace | undefined {
  const place = { ...item.coordinates, ...event?.place };
  return Object.keys(place).length > 0 ? place : undefined;
}

function categoriesOf(item: ParsedItem): string[] {
  const names = item.categories.map(({ label, term }) => plainLine(label ?? term ?? "", "html"));
  return [...new Set(names)].filter((name) => name !== "" && !isDayCategory(name));
}

function durationOf(item: ParsedItem, event: FeedEvent | undefined): number | undefined {
  const seconds =
    item.podcast?.durationSeconds ?? item.enclosures.find((file) => file.durationSeconds)?.durationSeconds;
  return event || !seconds ? undefined : Math.max(1, Math.round(seconds / 60));
}

function permalink(item: ParsedItem): string | undefined {
  return item.isIdPermalink === false ? undefined : webAddress(item.id);
}

/** Only addresses a browser opens as a page: `javascript:` and the like never leave the reader. */
function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/[^\s]/i.test(address) ? address : undefined;
}

const RELATIVE = /^(?:\.{0,2}\/|\?|[\w-]+\/|[\w-]+\.(?:html?|php|aspx?)\b)/i;

/** A relative address of a feed without an address of its own is of the site that it names. */
function onSite(written: string | undefined, feed: ParsedFeed): string | undefined {
  if (written === undefined || !RELATIVE.test(written)) return undefined;
  return webAddress(absoluteUrl(written, webAddress(feed.link) ?? webAddress(feed.feedUrl)));
}

function warnUnreadDates(item: ParsedItem, warnings: string[]): void {
  for (const date of [item.published, item.updated]) {
    if (date && date.instant === undefined)
      warnings.push(`Its date «${date.written.slice(0, 60)}» could not be read.`);
  }
}
