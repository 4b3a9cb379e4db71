import {
  civilDate,
  clockIn,
  parseDate,
  parseInstant,
  SECONDS_PER_DAY,
  toWall,
  weekdayOf,
  zoneOf,
} from "#platform/time";
import type { CardSession, ShownListing } from "./found.ts";

/** A date in the parts a card shows: month, day, then weekday and hours. */
export interface CardDate {
  readonly above: string;
  readonly large: string;
  readonly below: readonly string[];
  readonly dateTime?: string | undefined;
  readonly spoken?: string | undefined;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make and cheap to keep: there are as many as zones in use. */
function format(zone: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${zone} ${key}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options });
  formats.set(name, made);
  return made;
}

/** The date column of a card: month, day, weekday and hours in the reader's zone. */
export function cardDate(offering: ShownListing, session: CardSession | undefined, zone: string): CardDate {
  return session === undefined ? ownPaceDate(offering) : sessionDate(session, zone);
}

/** The date column of a session's card. */
export function sessionDate(session: CardSession, zone: string): CardDate {
  const start = firstDay(session, zone);
  const hours = session.isAllDay ? dayCount(session) : hourRange(session, zone);
  return {
    above: start.month,
    large: String(start.day),
    below: [start.weekday, hours],
    dateTime: session.start,
  };
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const weekdayNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** Arithmetic, as for `clock`. All-day sessions have their own days in every zone. */
function firstDay({ start, isAllDay }: CardSession, zone: string) {
  const number = isAllDay
    ? (parseDate(start) ?? Number.NaN)
    : Math.floor(toWall(zoneOf(zone), parseInstant(start) ?? Number.NaN) / SECONDS_PER_DAY);
  const { month, day } = civilDate(number);
  return { month: monthNames[month - 1] ?? "", day, weekday: weekdayNames[weekdayOf(number)] ?? "" };
}

/** What is held at some time, or may be, of which nothing says when. */
export function lacksDate({
  kind,
  sessions,
  ways,
}: Pick<ShownListing, "kind" | "sessions" | "ways">): boolean {
  return sessions.length === 0 && kind !== "article" && !ways.includes("own-pace") && datedKinds.has(kind);
}

const datedKinds: ReadonlySet<string> = new Set(["webinar", "workshop", "conference", "chat", "meeting"]);

function ownPaceDate(offering: ShownListing): CardDate {
  if (lacksDate(offering))
    return { above: "Date", large: "?", below: ["not stated"], spoken: "No date stated" };
  const isArticle = offering.kind === "article";
  const length = offering.durationMinutes === undefined ? [] : [minutesText(offering.durationMinutes)];
  return {
    above: "Any",
    large: "∞",
    below: ["time", ...length],
    spoken: [isArticle ? "To read at any time" : "At any time", ...length].join(", "),
  };
}

/** "2–3 pm", "11:30 am – 1 pm", "2 pm"; of more than a day "9 am – Sat, Dec 5, 5 pm". */
export function hourRange(session: CardSession, zone: string): string {
  const start = clock(session.start, zone);
  if (session.end === undefined || session.end === session.start) return `${start.time} ${start.half}`;
  const end = clock(session.end, zone);
  const milliseconds = Date.parse(session.end) - Date.parse(session.start);
  if (milliseconds >= dayMilliseconds)
    return `${start.time} ${start.half} – ${dayIn(session.end, zone)}, ${end.time} ${end.half}`;
  return start.half === end.half && milliseconds < dayMilliseconds / 2
    ? `${start.time}–${end.time} ${end.half}`
    : `${start.time} ${start.half} – ${end.time} ${end.half}`;
}

const dayMilliseconds = 86_400_000;

/** "Sat, Dec 5". */
function dayIn(instant: string, zone: string): string {
  const options = { weekday: "short", month: "short", day: "numeric" } as const;
  return format(zone, "day-of-end", options).format(new Date(instant));
}

/** "Thu, Dec 3, 2026, 2–3 pm EST", or the days of an all-day session. */
export function sessionLine(session: CardSession, zone: string): string {
  if (session.isAllDay) return dayRange(session);
  const start = new Date(session.start);
  const day = format(zone, "long", {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
  }).format(start);
  return `${day}, ${hourRange(session, zone)} ${zoneAbbreviation(start, zone)}`;
}

/** "Thu 2–3 pm". */
export function hoursLine(session: CardSession, zone: string): string {
  return `${firstDay(session, zone).weekday} ${hourRange(session, zone)}`;
}

/** "EST". */
export function zoneAbbreviation(at: Date, zone: string): string {
  return (
    format(zone, "zone", { timeZoneName: "short" })
      .formatToParts(at)
      .find((part) => part.type === "timeZoneName")?.value ?? zone
  );
}

const zoneNames = new Map<string, string>();

/** "Eastern Time", summer and winter alike. */
export function zoneName(zone: string): string {
  const known = zoneNames.get(zone);
  if (known !== undefined) return known;
  const parts = format(zone, "zone-name", { timeZoneName: "longGeneric" }).formatToParts(0);
  const found = parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
  // Where nobody has a name for it: "GMT+00:00".
  const name = found.startsWith("GMT") ? zone : found;
  zoneNames.set(zone, name);
  return name;
}

/** "Nov 21, 2026": the day of an instant in a zone; in UTC when it is left out, as the months of trends are. */
export function dayText(instant: string, zone = "UTC"): string {
  return format(zone, "day-short", { month: "short", day: "numeric", year: "numeric" }).format(
    new Date(instant),
  );
}

/** "45 min", "1 h", "2 h 30 min", "3 days". */
export function minutesText(minutes: number): string {
  if (minutes >= 2880) return `${Math.round(minutes / 1440)} days`;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : "", rest > 0 || hours === 0 ? `${rest} min` : ""]
    .filter(Boolean)
    .join(" ");
}

function dayRange(session: CardSession): string {
  const long = format("UTC", "day-long", {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
  });
  const first = long.format(new Date(session.start));
  return session.end === undefined || session.end === session.start
    ? `${first}, all day`
    : `${first} – ${long.format(new Date(session.end))}`;
}

function dayCount(session: CardSession): string {
  const days =
    Math.round((Date.parse(session.end ?? session.start) - Date.parse(session.start)) / 86_400_000) + 1;
  return days > 1 ? `${days} days` : "all day";
}

// Arithmetic, since a format's parts take ten times as long, and a page of results asks for forty clocks.
function clock(instant: string, zone: string): { readonly time: string; readonly half: string } {
  const { minuteOfDay } = clockIn(zone, instant);
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  const shownHour = hour % 12 === 0 ? 12 : hour % 12;
  return {
    time: minute === 0 ? String(shownHour) : `${shownHour}:${String(minute).padStart(2, "0")}`,
    half: hour < 12 ? "am" : "pm",
  };
}
