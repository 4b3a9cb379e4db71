import { formatInstant, type Interval, localDay } from "#platform/time";
import { plainMoment } from "#platform/words";

const formats = new Map<string, Intl.DateTimeFormat>();

/** From when to when, in the zone's own time: `Thu, Dec 3, 2026, 9:00 – 11:30 am`. */
export function sessionWhen({
  startsAt,
  endsAt,
  zone,
}: {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
}): string {
  const written = formatFor(zone, "day").formatRange(new Date(startsAt), new Date(endsAt));
  return plainMoment(written);
}

/** When each of several meetings is: `Thu, Dec 3, 2026, 9:00 – 11:30 am`. */
export function meetingsWhen({
  meetings = [],
  zone,
}: {
  readonly meetings?: readonly Interval[] | undefined;
  readonly zone: string;
}): readonly string[] {
  return meetings.map(({ end, start }) =>
    sessionWhen({ startsAt: formatInstant(start), endsAt: formatInstant(end), zone }),
  );
}

/** A time of day: `9:04 am`, or with seconds `9:04:12 am`. */
export function clockWords(instantSeconds: number, zone: string, precision: "minute" | "second"): string {
  return plainMoment(formatFor(zone, precision).format(new Date(instantSeconds * 1000)));
}

function formatFor(zone: string, kind: "day" | "minute" | "second"): Intl.DateTimeFormat {
  const key = `${kind} ${zone}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hour: "numeric",
      minute: "2-digit",
      ...(kind === "second" && { second: "2-digit" }),
      ...(kind === "day" && { weekday: "short", year: "numeric", month: "short", day: "numeric" }),
    });
    formats.set(key, format);
  }
  return format;
}

/** The parts of a date as a catalogue card shows them. */
export function dayParts({
  startsAt,
  endsAt,
  zone,
}: {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
}) {
  const start = new Date(startsAt);
  const isOneDay = localDay(zone, startsAt) === localDay(zone, endsAt);
  const hours = shortHours(start, new Date(endsAt), zone);
  const parts = new Map(
    formatFor(zone, "day")
      .formatToParts(start)
      .map(({ type, value }) => [type, value]),
  );
  return {
    above: parts.get("month") ?? "",
    large: parts.get("day") ?? "",
    below: [
      `${parts.get("weekday")}, ${parts.get("year")}`,
      isOneDay ? hours : `until ${dayWords(Date.parse(endsAt) / 1000, zone)}`,
    ],
    dateTime: startsAt,
  };
}

/** A day: `Sun, Apr 5, 2026`. */
export function dayWords(instantSeconds: number, zone: string): string {
  const parts = new Map(
    formatFor(zone, "day")
      .formatToParts(new Date(instantSeconds * 1000))
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get("weekday")}, ${parts.get("month")} ${parts.get("day")}, ${parts.get("year")}`;
}

/** `2–3:30 pm`, `10 am–12 pm`. */
function shortHours(start: Date, end: Date, zone: string): string {
  const [from = "", fromHalf] = shortClock(start, zone);
  const [to = "", toHalf] = shortClock(end, zone);
  return fromHalf === toHalf ? `${from}–${to} ${toHalf}` : `${from} ${fromHalf}–${to} ${toHalf}`;
}

function shortClock(at: Date, zone: string): readonly string[] {
  const [clock = "", half = ""] = plainMoment(formatFor(zone, "minute").format(at)).split(" ");
  return [clock.replace(":00", ""), half.toLowerCase()];
}
