import type { OpeningHours, OpenInterval } from "../organisation.ts";

/** One day's hours as read, or what is wrong with them. */
export type DayReading =
  | { readonly intervals: readonly OpenInterval[]; readonly problem?: undefined }
  | { readonly intervals?: undefined; readonly problem: string };

const example = "Write hours such as 9-17, or 9:00–12:00, 13:00–17:00; leave it empty for a closed day.";
const longestText = 120;
const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\.?)?|(noon)|(midnight)`;
const interval = new RegExp(String.raw`^(?:${clock})\s*(?:-|–|—|to|until)\s*(?:${clock})$`, "u");

/**
 * The hours of one day, as people write them: `9-17`, `9:00–12:00, 13:00–17:00`, `9 am to 5:30 pm`, `noon-8`, `closed`.
 * Without am or pm, an end before its beginning is in the afternoon: `9-5` ends at 17:00.
 */
export function readDayHours(text: string): DayReading {
  const plain = text.trim().toLowerCase().replaceAll(/\s+/gu, " ");
  if (/^(?:|-|–|—|x|none|closed|n\/a)$/u.test(plain)) return { intervals: [] };
  if (/^(?:open )?24 ?(?:hours|h)$/u.test(plain)) return { intervals: [[0, 1440]] };
  if (plain.length > longestText) return { problem: `This is too long. ${example}` };
  const intervals: OpenInterval[] = [];
  for (const part of plain.split(/\s*(?:,|;|&|\band\b|\+|\/)\s*/u)) {
    const read = readInterval(part);
    if (typeof read === "string") return { problem: read };
    intervals.push(read);
  }
  const sorted = intervals.toSorted(([one], [other]) => one - other);
  const overlap = sorted.some(([opens], place) => opens < (sorted[place - 1]?.[1] ?? 0));
  return overlap ? { problem: "Two of these hours overlap." } : { intervals: sorted };
}

function readInterval(text: string): OpenInterval | string {
  const match = interval.exec(text);
  if (match === null) return `“${text}” is not understood. ${example}`;
  const opens = minutesOf(match.slice(1, 6));
  const closes = minutesOf(match.slice(6, 11));
  if (opens === undefined || closes === undefined)
    return `“${text}” has an hour that is on no clock. ${example}`;
  // «9-5»: nobody opens for minus four hours.
  const isAfternoon = closes.minutes <= opens.minutes && !closes.isSure && closes.minutes + 720 <= 1440;
  const end = closes.minutes === 0 ? 1440 : isAfternoon ? closes.minutes + 720 : closes.minutes;
  // «1-5 pm»: the one half of the day is said for both.
  const isSaid = closes.half === "p" && opens.half === undefined && opens.minutes + 720 < end;
  const start = isSaid && opens.minutes < 720 ? opens.minutes + 720 : opens.minutes;
  return end > start ? [start, end] : `“${text}” ends before it begins.`;
}

function minutesOf(
  parts: readonly (string | undefined)[],
): { readonly minutes: number; readonly isSure: boolean; readonly half?: string | undefined } | undefined {
  const [hours, minutes = "0", half, noon, midnight] = parts;
  if (noon !== undefined) return { minutes: 720, isSure: true };
  if (midnight !== undefined) return { minutes: 0, isSure: true };
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return undefined;
  if (half === undefined) return { minutes: hour * 60 + minute, isSure: hour > 12 || hour === 0 };
  if (hour < 1 || hour > 12) return undefined;
  return { minutes: ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute, isSure: true, half };
}

export const weekdays = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
] as const;

/** A week written in one cell: `Mon-Thu 9-20; Fri, Sat 9-17`. Days that are not named are closed. */
export function readWeekHours(
  text: string,
):
  | { readonly hours: OpeningHours; readonly problem?: undefined }
  | { readonly problem: string; readonly hours?: undefined } {
  const days: (readonly OpenInterval[])[] = weekdays.map(() => []);
  for (const part of text
    .split(/[;|\n]/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")) {
    // First where the hours begin, then what stands before them: one pattern for both would try every way to cut a long word.
    const hoursAt = part.slice(0, 200).search(/\bclosed\b|\bnoon\b|\d/iu);
    const before = part.slice(0, hoursAt);
    const named = hoursAt > 0 && /^[a-z.\s\-–—,&:]+$/iu.test(before) ? daysNamed(before) : undefined;
    if (named === undefined)
      return { problem: `“${part.slice(0, 60)}” names no days. Write hours such as Mon-Thu 9-20; Fri 9-17.` };
    const day = readDayHours(part.slice(hoursAt));
    if (day.problem !== undefined) return { problem: day.problem };
    for (const weekday of named) days[weekday] = day.intervals;
  }
  return { hours: openingHoursOf(days) };
}

function daysNamed(text: string): readonly number[] | undefined {
  const plain = text
    .toLowerCase()
    .replaceAll(/\bto\b|[–—]/gu, "-")
    .replaceAll(/\band\b|&/gu, ",")
    .replaceAll(/\s*-\s*/gu, "-");
  const found: number[] = [];
  for (const part of plain
    .split(/[,\s]+/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")) {
    const [first, last] = part.split(/\s*-\s*/u).map(dayNamed);
    if (first === undefined || (part.includes("-") && last === undefined)) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      found.push(day);
      if (day === (last ?? first)) break;
    }
  }
  return found.length === 0 ? undefined : found;
}

function dayNamed(word: string): number | undefined {
  const plain = word.replaceAll(/[^a-z]/gu, "");
  const at =
    plain.length < 2
      ? -1
      : weekdays.findIndex((day) => day.toLowerCase().startsWith(plain.replace(/^(tue|thu)r?s$/u, "$1")));
  return at === -1 ? undefined : at;
}

/** Seven days as opening hours; those beyond are left out, missing ones are closed. */
export function openingHoursOf(days: readonly (readonly OpenInterval[])[]): OpeningHours {
  const [monday = [], tuesday = [], wednesday = [], thursday = [], friday = [], saturday = [], sunday = []] =
    days;
  return [monday, tuesday, wednesday, thursday, friday, saturday, sunday];
}

/** A day's hours as the editor shows them and `readDayHours` reads them: `9:00–12:00, 13:00–17:00`. */
export function dayHoursText(intervals: readonly OpenInterval[]): string {
  return intervals.map(([opens, closes]) => `${clockText(opens)}–${clockText(closes)}`).join(", ");
}

/** A week in plain words, days alike put together: `Monday to Thursday 9:00–20:00`, …, `Sunday closed`. */
export function weekHoursLines(hours: OpeningHours): readonly string[] {
  const lines: { first: number; last: number; text: string }[] = [];
  for (const [day, intervals] of hours.entries()) {
    const text = intervals.length === 0 ? "closed" : dayHoursText(intervals);
    const before = lines.at(-1);
    if (before?.text === text) before.last = day;
    else lines.push({ first: day, last: day, text });
  }
  return lines.map(({ first, last, text }) => {
    const between = last - first === 1 ? " and " : " to ";
    const days = first === last ? weekdays[first] : `${weekdays[first]}${between}${weekdays[last]}`;
    return `${days ?? ""} ${text}`;
  });
}

function clockText(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
