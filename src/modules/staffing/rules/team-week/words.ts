import type { CoverCell } from "./team-week.ts";
import type { LocalDate } from "../hours.ts";

const counts = ["nobody", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** `one`, `two`, … and figures from ten on. */
export function countInWords(count: number): string {
  return counts[count] ?? String(count);
}

/** What a cell means: `2 of 3, one short`; `4 of 2, a desk one short` where there are enough people, at other places. */
export function cellMeaning({ present, needed, shortBy, lacksPersonInCharge }: CoverCell): string {
  const parts = [`${present} of ${needed}`];
  const where = shortBy > needed - present ? "a desk " : "";
  if (shortBy > 0) parts.push(`${where}${countInWords(shortBy)} short`);
  if (lacksPersonInCharge) parts.push("nobody in charge");
  return parts.join(", ");
}

const dayFormat = new Intl.DateTimeFormat("en-US", {
  weekday: "short",
  month: "short",
  day: "numeric",
  timeZone: "UTC",
});

/** `Mon, Jan 11`: in a week, its weekday says more than its year. */
export function dayWords(date: LocalDate): string {
  return dayFormat.format(new Date(`${date}T12:00:00Z`));
}
