import { civilDate, localDay, parseDate, parseInstant, toWall, weekdayOf, zoneOf } from "#platform/time";

const weekdays = "Mon Tue Wed Thu Fri Sat Sun".split(" ");
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const longMonths =
  "January February March April May June July August September October November December".split(" ");

/** `Nov 22, 2026`. */
export function dayWords(day: string): string {
  return parseDate(day) === undefined ? day : `${shortDay(day)}, ${day.slice(0, 4)}`;
}

/** `Dec 3`, where the year is plain. */
export function shortDay(day: string): string {
  const number = parseDate(day);
  if (number === undefined) return day;
  const { month, day: dayOfMonth } = civilDate(number);
  return `${months[month - 1] ?? ""} ${dayOfMonth}`;
}

/** `June 2027`, of `2027-06` or a day in it. */
export function monthWords(month: string): string {
  return `${longMonths[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** `Nov 2026`, for the heads of columns. */
export function shortMonth(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** `10:00 am`, by the clock of a zone. */
export function clockWords(instant: string, zone: string): string {
  const wall = toWall(zoneOf(zone), parseInstant(instant) ?? 0);
  const minute = Math.floor(((wall % 86_400) + 86_400) / 60) % 1440;
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(rest).padStart(2, "0")}`;
  return `${clock} ${hour < 12 ? "am" : "pm"}`;
}

/** `Thu, Jan 14, 2027, 10:30 am`, by the clock of a zone. */
export function dayAndTime(instant: string, zone: string): string {
  const day = localDay(zone, instant);
  return `${weekdays[weekdayOf(parseDate(day) ?? 0)] ?? ""}, ${dayWords(day)}, ${clockWords(instant, zone)}`;
}
