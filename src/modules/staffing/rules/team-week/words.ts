import type { CoverCell } from "./team-week.ts";
import type { LocalDate } from "../hours.ts";

const counts = ["nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** `one`, `two`, … and figures from ten on. */
export function countInWords(count: number): string {
  return counts[count] ?? String(count);
}

/** What a cell means: `2 of 3, one short`. */
export function cellMeaning({ present, needed, shortBy, lacksPersonInCharge }: CoverCell): string {
  const parts = [`${present} of ${needed}`];
  if (shortBy > 0) parts.push(`${countInWords(shortBy)} short`);
  if (lacksPersonInCharge) parts.push("nobody in charge");
  return parts.join(", ");
}

/** `9:30 am`, `noon`, `midnight`. */
export function clockWords(minute: number): string {
  if (minute === 720) return "noon";
  if (minute % 1440 === 0) return "midnight";
  const hour = Math.floor(minute / 60);
  const past = minute % 60;
  const shown = `${((hour + 11) % 12) + 1}${past === 0 ? "" : `:${String(past).padStart(2, "0")}`}`;
  return `${shown} ${hour < 12 ? "am" : "pm"}`;
}

const dayFormat = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** `Mon, Jan 11`. */
export function dayWords(date: LocalDate): string {
  return dayFormat.format(new Date(`${date}T12:00:00Z`));
}

const weekFormat = new Intl.DateTimeFormat("en-US", {
  month: "long",
  day: "numeric",
  year: "numeric",
  timeZone: "UTC",
});

/** `January 11, 2027`. */
export function dateWords(date: LocalDate): string {
  return weekFormat.format(new Date(`${date}T12:00:00Z`));
}
