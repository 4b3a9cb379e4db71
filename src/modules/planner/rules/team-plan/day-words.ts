import { localDay, parseDate, parseInstant, toWall, weekdayOf, zoneOf } from "#platform/time";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Jan 14, 2027` of a local day. */
export function dayWords(day: string): string {
  return `${months[Number(day.slice(5, 7)) - 1] ?? ""} ${Number(day.slice(8, 10))}, ${day.slice(0, 4)}`;
}

/** `Jan 2027` of a local month. */
export function monthWords(month: string): string {
  return `${months[Number(month.slice(5, 7)) - 1] ?? ""} ${month.slice(0, 4)}`;
}

/** `Thu, Jan 14, 2027, 10:30 am`, by the clock of a zone. */
export function dayAndTime(zone: string, instant: string): string {
  const day = localDay(zone, instant);
  return `${weekdays[weekdayOf(parseDate(day) ?? 0)] ?? ""}, ${dayWords(day)}, ${timeOf(zone, instant)}`;
}

/** `10:30 am`, by the clock of a zone. */
export function timeOf(zone: string, instant: string): string {
  const wall = toWall(zoneOf(zone), parseInstant(instant) ?? 0);
  const minutes = Math.floor((((wall % 86_400) + 86_400) % 86_400) / 60);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  return `${hour % 12 === 0 ? 12 : hour % 12}:${String(minute).padStart(2, "0")} ${hour < 12 ? "am" : "pm"}`;
}
