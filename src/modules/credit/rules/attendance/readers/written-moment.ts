import { monthOf } from "./month-names.ts";

/** A date and time as a cell writes it, before anything is assumed about it. */
export interface WrittenMoment {
  /** Undefined when the cell holds a time of day alone. */
  readonly date: WrittenDate | undefined;
  /** Since midnight. */
  readonly seconds: number;
  /** The zone or offset that stands behind the time: `EDT`, `Z`, `+02:00`. */
  readonly zoneName: string | undefined;
}

/** A date whose parts are plain, or one of which nobody can tell day and month by itself. */
export type WrittenDate =
  | { readonly isPlain: true; readonly year: number; readonly month: number; readonly day: number }
  | { readonly isPlain: false; readonly first: number; readonly second: number; readonly year: number };

const clock =
  /^(?<date>.*?)[\s,T]*(?<before>午前|午後|上午|下午)?\s?(?<hour>\d{1,2})[:h](?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?\s?(?<half>[ap]\.?\s?m\.?)?\s?\(?(?<zone>Z|[A-Z]{2,5}|(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d{0,2})?\)?$/iu;

/** Reads a date with a time, or a time alone. Strict: a cell that holds anything else is undefined. */
export function writtenMoment(cell: string): WrittenMoment | undefined {
  if (cell.length > 80) return undefined;
  const groups = clock.exec(cell)?.groups;
  if (groups === undefined) return undefined;
  const seconds = secondsOf(groups);
  if (seconds === undefined) return undefined;
  const zoneName = groups["zone"]?.trim() || undefined;
  const dateText = groups["date"]?.trim() ?? "";
  if (dateText === "") return { date: undefined, seconds, zoneName };
  const date = writtenDate(dateText);
  return date === undefined ? undefined : { date, seconds, zoneName };
}

/** Reads a date, be there a time behind it or not. */
export function writtenDay(cell: string): WrittenDate | undefined {
  if (cell.length > 80) return undefined;
  return writtenDate(cell.trim()) ?? writtenMoment(cell)?.date;
}

type Groups = Readonly<Record<string, string | undefined>>;

function secondsOf({ hour: hourText, minute, second, half, before }: Groups): number | undefined {
  const [written, minutes, seconds] = [Number(hourText), Number(minute), Number(second ?? 0)];
  if (minutes > 59 || seconds > 59 || written > 23) return undefined;
  const isAfternoon = half?.toLowerCase().startsWith("p") === true || before === "午後" || before === "下午";
  const isTwelveHour = half !== undefined || before !== undefined;
  if (!isTwelveHour) return written * 3600 + minutes * 60 + seconds;
  if (written > 12) return undefined;
  return ((written % 12) + (isAfternoon ? 12 : 0)) * 3600 + minutes * 60 + seconds;
}

const yearFirst = /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})$/u;
const japanese = /^(?<year>\d{4})年\s?(?<month>\d{1,2})月\s?(?<day>\d{1,2})日$/u;
const numeric = /^(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\k<mark>(?<year>\d{4}|\d{2})$/u;
const dayThenMonth =
  /^(?<day>\d{1,2})\.?(?:\s|-|\sde\s|\sof\s)(?<name>\p{L}{3,12})\.?,?(?:\s|-|\sde\s)(?<year>\d{4})$/u;
const monthThenDay = /^(?<name>\p{L}{3,12})\.?\s(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?<year>\d{4})$/u;

function writtenDate(text: string): WrittenDate | undefined {
  const bare = text.replace(/^\p{L}{2,12}\.?,\s?/u, "").replace(/,$/u, "");
  const plain = (yearFirst.exec(bare) ?? japanese.exec(bare))?.groups;
  if (plain !== undefined) return plainDate(plain["year"], Number(plain["month"]), plain["day"]);
  const named = (dayThenMonth.exec(bare) ?? monthThenDay.exec(bare))?.groups;
  if (named !== undefined) return plainDate(named["year"], monthOf(named["name"] ?? ""), named["day"]);
  const groups: Groups | undefined = numeric.exec(bare)?.groups;
  if (groups === undefined) return undefined;
  const [first, second] = [Number(groups["first"]), Number(groups["second"])];
  // Nobody writes the month before the day with dots between.
  if (groups["mark"] === ".") return plainDate(fullYear(groups["year"]), second, groups["first"]);
  return { isPlain: false, first, second, year: Number(fullYear(groups["year"])) };
}

function plainDate(
  year: string | undefined,
  month: number | undefined,
  day: string | undefined,
): WrittenDate | undefined {
  return month === undefined ? undefined : { isPlain: true, year: Number(year), month, day: Number(day) };
}

function fullYear(year: string | undefined): string {
  return year?.length === 2 ? `20${year}` : (year ?? "");
}
