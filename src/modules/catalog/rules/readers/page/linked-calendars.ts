import { absoluteAddress } from "../markup/address.ts";
import {
  type MarkupDocument,
  type Tag,
  attribute,
  attributeWords,
  parseMarkup,
  rawText,
} from "../markup/document.ts";
import { trumbaCalendar } from "../platforms/trumba-address.ts";
import { embeddedCalendars, publicGoogleCalendar } from "./google-embeds.ts";
import { oneLine, visibleText } from "../markup/visible-text.ts";

/** An address of the same source in a form made for programs. */
export interface LinkedCalendar {
  readonly url: string;
  readonly kind: "calendar" | "feed" | "json-feed";
  readonly title?: string;
  /** How it was found, in words to show. */
  readonly because: string;
}

/**
 * Calendars and feeds a page links to, the most useful first: whole calendars, then feeds, then calendar files of
 * single events. `webcal:` becomes `https:`.
 */
export function linkedCalendars(html: string, baseUrl?: string): readonly LinkedCalendar[] {
  return linksToCalendars(parseMarkup(html), baseUrl);
}

export function linksToCalendars(document: MarkupDocument, baseUrl?: string): readonly LinkedCalendar[] {
  const found = document.tags.flatMap((tag) => linkOf(tag, baseUrl)).concat(scriptLinks(document));
  const best = new Map<string, Ranked>();
  for (const each of found) {
    const known = best.get(each.url);
    if (known === undefined || each.rank < known.rank) best.set(each.url, each);
  }
  return [...best.values()].sort((a, b) => a.rank - b.rank).map(({ rank: _rank, ...link }) => link);
}

interface Ranked extends LinkedCalendar {
  readonly rank: number;
}

const kinds = new Map<string, readonly [LinkedCalendar["kind"], number]>([
  ["text/calendar", ["calendar", 1]],
  ["application/rss+xml", ["feed", 5]],
  ["application/atom+xml", ["feed", 5]],
  ["application/rdf+xml", ["feed", 5]],
  ["application/feed+json", ["json-feed", 5]],
]);

function linkOf(tag: Tag, baseUrl: string | undefined): readonly Ranked[] {
  if (tag.name === "link") return alternateOf(tag, baseUrl);
  if (tag.name === "iframe") return embedded(attribute(tag, "src"), baseUrl);
  return tag.name === "a" || tag.name === "area" ? anchorOf(tag, baseUrl) : [];
}

function alternateOf(tag: Tag, baseUrl: string | undefined): readonly Ranked[] {
  if (!attributeWords(tag, "rel").some((word) => word.toLowerCase() === "alternate")) return [];
  const type = (attribute(tag, "type") ?? "").toLowerCase().split(";")[0]?.trim() ?? "";
  const kind = kinds.get(type);
  const url = overHttp(attribute(tag, "href"), baseUrl);
  if (kind === undefined || url === undefined) return [];
  const title = attribute(tag, "title");
  const isComments = /comments/iu.test(title ?? "") || /\/comments\//u.test(url);
  const rank =
    kind[1] +
    (isComments ? 4 : /event|calendar|training|workshop/iu.test(`${title ?? ""} ${url}`) ? -0.5 : 0);
  return [{ url, kind: kind[0], because: `the page names it as its ${type}`, rank, ...titled(title) }];
}

function anchorOf(tag: Tag, baseUrl: string | undefined): readonly Ranked[] {
  const href = attribute(tag, "href")?.trim();
  if (href === undefined) return [];
  const because = "a link on the page";
  const title = oneLine(visibleText(tag, { left: 500 })).slice(0, 100);
  const google = embedded(href, baseUrl);
  if (google.length > 0) return google;
  const url = overHttp(href, baseUrl);
  if (url === undefined) return [];
  if (/^webcals?:/iu.test(href)) return ranked(url, "a link to subscribe", 1.5, title);
  const { pathname, search } = new URL(url);
  if (/[?&](?:outlook-)?ical=1\b/u.test(search)) {
    const isWhole = !/\/event\/|\/events\/[^/]+\/\d{4}|eventDisplay=single/u.test(pathname);
    return ranked(url.replace("outlook-ical=1", "ical=1"), because, isWhole ? 2.5 : 7, title);
  }
  if (/\/(?:ical_subscribe|cal_subscribe)\.php$/u.test(pathname))
    return ranked(url, "LibCal's link to subscribe", 1.5, title);
  if (/[?&]mec-ical-feed=1\b/u.test(search)) return ranked(url, because, 2.5, title);
  if (
    /\.ics$/iu.test(pathname) ||
    /iCalendar\.aspx$/iu.test(pathname) ||
    /[?&](?:M=IC|format=ical|task=ical)\b/iu.test(search)
  ) {
    const isSingle = /\/ical\/[^/]+\.ics$|[?&]M=IC\b/u.test(pathname + search);
    return ranked(url, because, isSingle ? 7 : 3, title);
  }
  return [];
}

function embedded(address: string | undefined, baseUrl: string | undefined): readonly Ranked[] {
  return embeddedCalendars(address, baseUrl).flatMap((url) =>
    ranked(url, "a Google calendar on the page", 2),
  );
}

function ranked(url: string | undefined, because: string, rank: number, title?: string): readonly Ranked[] {
  return url === undefined ? [] : [{ url, kind: "calendar", because, rank, ...titled(title) }];
}

function titled(title: string | undefined): { readonly title?: string } {
  return title === undefined || title.trim() === "" ? {} : { title: title.trim() };
}

/** `webcal:` is only a way to say "subscribe": the document is fetched over https. */
function overHttp(address: string | undefined, baseUrl: string | undefined): string | undefined {
  return absoluteAddress(address, baseUrl)?.replace(/^webcals?:/iu, "https:");
}

/** Google calendars that a script of the page loads, as FullCalendar does, and Trumba's, which their own script draws. */
function scriptLinks(document: MarkupDocument): readonly Ranked[] {
  return document.tags
    .filter((tag) => tag.name === "script" && attribute(tag, "src") === undefined)
    .map(rawText)
    .flatMap((script) => [
      ...[...script.matchAll(/googleCalendarId["']?\s*:\s*["']([\w.+#%-]+@[\w.-]+)["']/gu)].flatMap(
        ([, id = ""]) => ranked(publicGoogleCalendar(id), "a Google calendar the page shows", 3),
      ),
      ...[...script.matchAll(/\$Trumba\.addSpud\([^)]*?webName["']?\s*:\s*["']([\w-]+)["']/gu)].flatMap(
        ([, name = ""]) => ranked(trumbaCalendar(name), "a Trumba calendar the page shows", 3),
      ),
    ]);
}
