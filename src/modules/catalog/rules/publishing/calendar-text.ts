import { formatDate, parseDate } from "#platform/time";
import type { RecordSession } from "../record.ts";
import { placeLine } from "./plain-lines.ts";
import type { PublishedOffering } from "./published.ts";

/**
 * An iCalendar document (RFC 5545) with one VEVENT for each session, times in UTC, days as dates.
 * Offerings without a session (at one's own pace) are left out: a calendar has no place for them.
 */
export function calendarText(name: string, offerings: readonly PublishedOffering[]): string {
  const head = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Carrel//Catalogue//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escaped(name)}`,
  ];
  const events = offerings.flatMap((published) => {
    const names = eventNames(published.offering.sessions);
    return published.offering.sessions.map((session, place) =>
      eventLines(published, session, names[place] ?? ""),
    );
  });
  return `${[...head, ...events.flat(), "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}

/** By their start, not their place: a source that drops what is over must not make one session look like another, moved. */
function eventNames(sessions: readonly RecordSession[]): readonly string[] {
  const counts = new Map<string, number>();
  return sessions.map(({ start }) => {
    const earlier = counts.get(start) ?? 0;
    counts.set(start, earlier + 1);
    return earlier === 0 ? basic(start) : `${basic(start)}-${earlier}`;
  });
}

function eventLines(published: PublishedOffering, session: RecordSession, name: string): readonly string[] {
  const { offering } = published;
  const where =
    placeLine(session.place ?? offering.place) ??
    (offering.ways.includes("live-online") ? "Online" : undefined);
  const about = [offering.summary, offering.registrationUrl ?? offering.url].filter(Boolean).join("\n\n");
  return [
    "BEGIN:VEVENT",
    `UID:${published.id}-${name}@carrel`,
    `DTSTAMP:${basic(published.updatedAt)}`,
    ...timeLines(session),
    `SUMMARY:${escaped(session.title ?? offering.title)}`,
    ...(about === "" ? [] : [`DESCRIPTION:${escaped(about)}`]),
    ...(where === undefined ? [] : [`LOCATION:${escaped(where)}`]),
    `URL:${published.pageUrl}`,
    `STATUS:${statuses[session.status]}`,
    "END:VEVENT",
  ];
}

const statuses = {
  scheduled: "CONFIRMED",
  "moved-online": "CONFIRMED",
  tentative: "TENTATIVE",
  postponed: "TENTATIVE",
  cancelled: "CANCELLED",
} satisfies Record<RecordSession["status"], string>;

function timeLines(session: RecordSession): readonly string[] {
  if (session.isAllDay) {
    const last = parseDate(session.end ?? session.start);
    const after = last === undefined ? [] : [`DTEND;VALUE=DATE:${formatDate(last + 1).replaceAll("-", "")}`];
    return [`DTSTART;VALUE=DATE:${session.start.replaceAll("-", "")}`, ...after];
  }
  return [
    `DTSTART:${basic(session.start)}`,
    ...(session.end === undefined ? [] : [`DTEND:${basic(session.end)}`]),
  ];
}

/** `20261203T190000Z`. */
function basic(instant: string): string {
  return instant.replace(/\.\d+/u, "").replaceAll(/[-:]/gu, "");
}

function escaped(text: string): string {
  return withoutControls(text)
    .replaceAll(/[\\;,]/gu, (mark) => `\\${mark}`)
    .replaceAll(/\r\n|\r|\n/gu, "\\n");
}

/** RFC 5545 §3.3.11: a text has no control characters but tabs and, escaped, line breaks. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\t\r\n]/gu, "");
}

const encoder = new TextEncoder();

// RFC 5545 §3.1: at most 75 octets a line, and never a break inside one character.
function folded(line: string): string {
  if (encoder.encode(line).length <= 75) return line;
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}
