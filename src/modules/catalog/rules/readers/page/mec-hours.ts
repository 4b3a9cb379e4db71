import { parseDate } from "#platform/time";
import type { RecordSession, SourceRecord } from "../../record.ts";
import { type MarkupDocument, type Tag, attribute, attributeWords, within } from "../markup/document.ts";
import { absoluteAddress } from "../markup/address.ts";
import { oneLine, visibleText } from "../markup/visible-text.ts";
import { clocksIn } from "../moments/clock-text.ts";
import { buildSession } from "../moments/session.ts";

/** The hours that a page shows for an event: seconds since midnight. */
interface Hours {
  readonly from: number;
  readonly to: number | undefined;
}

interface Shown {
  readonly document: MarkupDocument;
  readonly baseUrl?: string;
  readonly defaultZone: string;
}

/**
 * Records with the hours that pages of Modern Events Calendar show. The plugin's structured data names only the day, or a
 * time from which it took the zone's offset twice (03:00-05:00 for 8:00 am); what it shows is what was typed in.
 */
export function withShownHours(records: readonly SourceRecord[], shown: Shown): readonly SourceRecord[] {
  const blocks = shown.document.tags.filter((tag) => hasClass(tag, "mec-single-event-time"));
  const single = records.length === 1 && blocks[0] !== undefined ? hoursIn(textOf(blocks[0])) : undefined;
  const listed = hoursByAddress(shown);
  if (single === undefined && listed.size === 0) return records;
  return records.map((record) => {
    const hours = single ?? listed.get(withoutQuery(record.url ?? ""));
    return hours === undefined || hours === "several" ? record : withHours(record, hours, shown.defaultZone);
  });
}

/** One address with several hours tells nothing. */
function hoursByAddress({ document, baseUrl }: Shown): ReadonlyMap<string, Hours | "several"> {
  const found = new Map<string, Hours | "several">();
  for (const { link, times } of [...listed(document), ...inMonth(document)]) {
    const address = absoluteAddress(link && attribute(link, "href"), baseUrl);
    const hours = hoursIn(times.slice(0, 2).map(textOf).join(" - "));
    if (address === undefined || hours === undefined) continue;
    const key = withoutQuery(address);
    const before = found.get(key);
    const isSame = before === undefined || JSON.stringify(before) === JSON.stringify(hours);
    found.set(key, isSame ? hours : "several");
  }
  return found;
}

interface Entry {
  readonly link: Tag | undefined;
  readonly times: readonly Tag[];
}

/** In a list each event has its title with its link, and its times. */
function listed(document: MarkupDocument): readonly Entry[] {
  return document.tags
    .filter((tag) => hasClass(tag, "mec-event-article"))
    .map((article) => {
      const inside = insideOf(article, document);
      const title = inside.find((tag) => hasClass(tag, "mec-event-title"));
      return {
        link: title && insideOf(title, document).find((tag) => tag.name === "a"),
        times: inside.filter((tag) => hasClass(tag, "mec-start-time") || hasClass(tag, "mec-end-time")),
      };
    });
}

/** In a month each event is a link, with its times in a box that the link names. */
function inMonth(document: MarkupDocument): readonly Entry[] {
  const links = document.tags.filter((tag) => attribute(tag, "data-tooltip-content")?.startsWith("#mec-"));
  if (links.length === 0) return [];
  const byId = new Map(document.tags.map((tag) => [attribute(tag, "id"), tag] as const));
  return links.map((link) => {
    const box = byId.get(attribute(link, "data-tooltip-content")?.slice(1));
    const inside = box === undefined ? [] : insideOf(box, document);
    return { link, times: inside.filter((tag) => hasClass(tag, "mec-tooltip-event-time")) };
  });
}

/** Elements inside each other would be looked through again and again: the document's budget ends that. */
function insideOf(tag: Tag, { budget }: MarkupDocument): readonly Tag[] {
  if (budget.left < 0) return [];
  const inside = within(tag);
  budget.left -= 5 * inside.length;
  return inside;
}

function hoursIn(text: string): Hours | undefined {
  const [from, to] = clocksIn(text);
  return from === undefined ? undefined : { from: from.seconds, to: to?.seconds };
}

function withHours(record: SourceRecord, { from, to }: Hours, defaultZone: string): SourceRecord {
  const [session, more] = record.sessions;
  const stated = session === undefined || more !== undefined ? undefined : statedClock(session);
  const day = parseDate(session?.original.slice(0, 10) ?? "");
  if (session === undefined || stated === undefined || day === undefined) return record;
  const isOffTwice = stated.seconds !== undefined && from + stated.offset === stated.seconds;
  if (stated.seconds !== undefined && !isOffTwice) return record;
  const clock = (seconds: number, onDay: number) => ({
    day: onDay,
    seconds,
    original: session.original,
    doubts: [],
    ...(isOffTwice ? { offsetSeconds: stated.offset } : {}),
  });
  const end = to === undefined ? undefined : clock(to, to < from ? day + 1 : day);
  const built = buildSession({ start: clock(from, day), end, status: session.status }, defaultZone);
  return { ...record, sessions: [built.session], warnings: [...record.warnings, shownHours] };
}

const shownHours =
  "Its hours are those that the page shows: what it gives to programs has only the day, or another hour.";

/** The clock of a session as written; without seconds where only one day was; nothing for anything else. */
function statedClock(
  session: RecordSession,
): { readonly seconds?: number; readonly offset: number } | undefined {
  if (session.isAllDay) return session.end === session.start ? { offset: 0 } : undefined;
  const match = /T(\d{2}):(\d{2})(?::\d{2})?([+-])(\d{2}):?(\d{2})$/u.exec(session.original);
  if (match === null) return undefined;
  const offset = (Number(match[4]) * 60 + Number(match[5])) * 60 * (match[3] === "-" ? -1 : 1);
  return { seconds: (Number(match[1]) * 60 + Number(match[2])) * 60, offset };
}

function hasClass(tag: Tag, name: string): boolean {
  return attributeWords(tag, "class").includes(name);
}

function textOf(tag: Tag): string {
  return oneLine(visibleText(tag));
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/u, "");
}
