import { checkedDay, civilDate, formatDate, parseInstant, weekdayOf } from "#platform/time";
import { type WrittenDay, writtenDays } from "./written-days.ts";

/** What helps to read dates that people write short. */
export interface DateHints {
  /** UTC instant. */
  readonly now: string;
  readonly isDayFirst?: boolean;
  /** Years named above the table: one, or the two of a school year. */
  readonly years: readonly number[];
}

/** The dates of a cell, each as a text with its year, and the words beside them. */
export interface DateCell {
  /** `2026-12-02 10 am`, or `2026-12-02 - 2026-12-04`: more than one where the cell lists days. */
  readonly texts: readonly string[];
  readonly doubts: readonly string[];
}

/** Words in a column of dates that name none: the row is kept without one. */
export function isOpenDate(cell: string): boolean {
  return !/^\s*\d/u.test(cell) && (openWords.test(cell.trim()) || isMonth(cell));
}

/** `December`, and `Dec. 2026`. */
export function isMonth(cell: string): boolean {
  return monthAlone.test(cell.trim());
}

const openWords =
  /^(?:tb[acd]|to be (?:announced|determined|scheduled)|on[ -]?demand|self[ -]?paced|any ?time|ongoing|varies|various|n\/?a|none|rolling|recorded|asynchronous|[-–—?]+)\b[^\d]{0,30}$|^(?:tbd|tba|tbc|[-–—?]+)$/iu;
const monthAlone =
  /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?(?: (?:19|20)\d{2})?$/iu;

/**
 * Reads what other readers do not: days without a year (`Tues 12/1`), lists of days (`Dec 2 & 9`) and ranges of them,
 * and Excel's `3-Dec-26`. Nothing where a cell holds one date with its year, or none.
 */
export function readDateCell(cell: string, hints: DateHints): DateCell | undefined {
  if (isClear.test(cell)) return undefined;
  const text = cell.slice(0, 300);
  const days = writtenDays(text);
  const isPlain = days.every(({ year, isShort }) => year !== undefined && isShort !== true);
  const [only, second] = days;
  if (only === undefined) return undefined;
  if (isPlain && (second === undefined || (days.length === 2 && second.isEnd))) return undefined;
  const doubts: string[] = [];
  const dated = days.map((each, at) => dayNumberOf(each, { days, at, text, hints, doubts }));
  if (dated.some((day) => day === undefined)) return undefined;
  const words = days
    .reduceRight((rest, { index, length }) => `${rest.slice(0, index)} ${rest.slice(index + length)}`, text)
    .replaceAll(/^[\s,;&-]+|(?:^|\s)(?:and|&|through|thru)(?=\s|$)/giu, " ")
    .trim();
  const dates: string[] = [];
  for (const [at, day] of dated.entries()) {
    const date = formatDate(day ?? 0);
    if (days[at]?.isEnd === true && dates.length > 0) dates.push(`${dates.pop()} - ${date}`);
    else dates.push(date);
  }
  return { texts: dates.map((date) => `${date} ${words}`.trim()), doubts };
}

/** Most dates: one with its year, and perhaps a time. */
const isClear = /^\s*(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/\d{2,4})(?:[T\s][\d:apm.\s]*)?$/iu;

interface Place {
  readonly days: readonly WrittenDay[];
  readonly at: number;
  readonly text: string;
  readonly hints: DateHints;
  readonly doubts: string[];
}

function dayNumberOf(written: WrittenDay, place: Place): number | undefined {
  const { month, day } = inOrder(written, place);
  if (written.year !== undefined) return checkedDay(written.year, month, day);
  const { days, at, text, hints, doubts } = place;
  const later = days.slice(at + 1).find(({ year }) => year !== undefined);
  if (later?.year !== undefined) {
    const isYearBefore = month > inOrder(later, { ...place, doubts: [] }).month;
    return checkedDay(later.year - (isYearBefore ? 1 : 0), month, day);
  }
  const earlier = days.slice(0, at).findLast(({ year }) => year !== undefined)?.year;
  if (earlier !== undefined) return checkedDay(earlier, month, day);
  const found = guessedYear({ ...written, month, day }, hints);
  if (found !== undefined) {
    const { year } = civilDate(found);
    const told = `"${text}" has no year: ${year} was taken`;
    if (!doubts.includes(told)) doubts.push(told);
  }
  return found;
}

function inOrder(
  { month, day, isNumber }: WrittenDay,
  { text, hints, doubts }: Place,
): { readonly month: number; readonly day: number } {
  if (!isNumber) return { month, day };
  const isEither = month <= 12 && day <= 12 && month !== day && hints.isDayFirst === undefined;
  const told = `"${text}" could have day and month either way round: read as American`;
  if (isEither && !doubts.includes(told)) doubts.push(told);
  const isDayFirst = month > 12 || (hints.isDayFirst === true && day <= 12);
  return isDayFirst ? { month: day, day: month } : { month, day };
}

/** A class that has just been stays in the list; one longer ago is that of next year. */
const daysBack = 92;

/** By the year above the table, else by the weekday, else the next such day from three months ago on. */
function guessedYear({ month, day, weekday }: WrittenDay, { now, years }: DateHints): number | undefined {
  const today = Math.floor((parseInstant(now) ?? 0) / 86_400);
  const isOnWeekday = (each: number | undefined): each is number =>
    each !== undefined && (weekday === undefined || weekdayOf(each) === weekday);
  const stated = years.length > 1 && month < 7 ? years[1] : years[0];
  const fromAbove = stated === undefined ? undefined : checkedDay(stated, month, day);
  if (isOnWeekday(fromAbove)) return fromAbove;
  const { year } = civilDate(today);
  const nearest = [year - 1, year, year + 1].map((each) => checkedDay(each, month, day));
  const from = nearest.filter((each) => each !== undefined && each >= today - daysBack);
  return from.find(isOnWeekday) ?? nearest.findLast(isOnWeekday) ?? from[0];
}

/** The years that lines above a table name; those of a date on which it was changed say nothing. */
export function yearsIn(lines: readonly string[]): readonly number[] {
  const named = lines.filter((line) => !/updated|as of|revis|print|export|creat/iu.test(line)).join(" ");
  const short = /\b(20\d{2})\s?[-–/]\s?(\d{2})\b(?!\d)/u.exec(named);
  const found = [...named.matchAll(/\b(20\d{2})\b/gu)].map(([year]) => Number(year));
  const years = [...new Set(short === null ? found : [...found, Number(`20${short[2]}`)])].toSorted(
    (a, b) => a - b,
  );
  const [first = 0, second] = years;
  const isSpan = second === undefined || second === first + 1;
  return years.length <= 2 && isSpan ? years : [];
}
