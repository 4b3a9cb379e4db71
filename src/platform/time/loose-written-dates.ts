import { checkedDay, type DayNumber } from "./civil.ts";

/**
 * Beginnings of month names in English, French, German, Spanish, Italian, Portuguese and Dutch, without accents. A word
 * is a month when it begins with one of these; longer beginnings are listed where shorter ones would clash.
 */
const MONTHS: readonly (readonly string[])[] = [
  ["jan", "gen", "ene"],
  ["feb", "fev"],
  ["mar", "maa", "mrt"],
  ["apr", "avr", "abr"],
  ["may", "mai", "mag", "mei"],
  ["jun", "juin", "giu"],
  ["jul", "juil", "lug"],
  ["aug", "aou", "ago"],
  ["sep", "set"],
  ["oct", "okt", "ott", "out"],
  ["nov"],
  ["dec", "dez", "dic"],
];

/** Days of the week that begin like March; `mar` alone is one only before a day, a month and a year. */
const TUESDAY_OR_MONDAY =
  /\b(?:mardi|martes|martedi|maandag)\b|^\W*mar\b(?=[., ]+\d{1,2}[. ]+(?:de )?[a-z]{3,}\.?,? (?:de )?\d{4}\b)/gu;

/** A day, and whether it was left to be the first of its month. */
export interface FoundDay {
  readonly day: DayNumber;
  readonly isApproximate: boolean;
}

/** The day in a text that names its month (`Thu, 03-Dec-26`) or writes it in numbers (`12/3/2026`). */
export function writtenDate(text: string, isDayFirst: boolean): FoundDay | undefined {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(TUESDAY_OR_MONDAY, " ");
  const words = plain.match(/[a-z]+|\d+/gu) ?? [];
  const monthAt = words.findIndex((word) => monthOf(word) !== undefined);
  if (monthAt >= 0) return namedMonthDate(words, monthAt, monthOf(words[monthAt] ?? "") ?? 0);
  return found(numericDate(plain, isDayFirst), false);
}

function monthOf(word: string): number | undefined {
  const index = MONTHS.findIndex((beginnings) => beginnings.some((beginning) => word.startsWith(beginning)));
  return index < 0 ? undefined : index + 1;
}

/** Day before month is tried first (`3 Dec 2026`), then month before day (`Dec 3, 2026`). */
function namedMonthDate(words: readonly string[], monthAt: number, month: number): FoundDay | undefined {
  const before = words.slice(0, monthAt).findLast(isNumber);
  const after = words.slice(monthAt + 1).filter(isNumber);
  if (before?.length === 4)
    return found(checkedDay(Number(before), month, Number(after[0] ?? 1)), after[0] === undefined);
  const day = before ?? (after[0]?.length === 4 ? undefined : after.shift());
  const year = after.find((number) => number.length === 4) ?? after.find((number) => number.length === 2);
  if (year === undefined) return undefined;
  return found(checkedDay(fullYear(year), month, Number(day ?? 1)), day === undefined);
}

function found(day: DayNumber | undefined, isApproximate: boolean): FoundDay | undefined {
  return day === undefined ? undefined : { day, isApproximate };
}

function isNumber(word: string): boolean {
  return /^\d+$/u.test(word);
}

/** Two digits below 50 are of this century (RFC 5322 §4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length !== 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

const NUMERIC = /(?<!\d)(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/u;

/** Dots mean day first everywhere they are used; slashes and dashes follow the source, unless only one way fits. */
function numericDate(text: string, isDayFirst: boolean): DayNumber | undefined {
  const match = NUMERIC.exec(text);
  if (match === null) return undefined;
  const [first, second] = [Number(match[1]), Number(match[3])];
  const year = fullYear(match[4] ?? "");
  const dayLeads = match[2] === "." || isDayFirst;
  return dayLeads
    ? (checkedDay(year, second, first) ?? checkedDay(year, first, second))
    : (checkedDay(year, first, second) ?? checkedDay(year, second, first));
}
