import { localDay, parseDate, parseInstant, toWall, weekdayOf, zoneOf } from "#platform/time";
import { dayWords } from "#platform/words";

const weekdays = "Mon Tue Wed Thu Fri Sat Sun".split(" ");
/** `10:00 am`, by the clock of a zone: always with its minutes, since it stands under and beside other times of a plan. */
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
