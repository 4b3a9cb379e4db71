import { checkedDay, civilDate, parseInstant } from "#platform/time";

/** A day as written in a text, by its number, with the words it stood in. */
export interface DayReading {
  readonly day: number;
  readonly index: number;
  readonly length: number;
  /** The year was not written: the next such day from `now` on was taken. */
  readonly isYearGuessed: boolean;
  /** Day and month could be either way round. */
  readonly isAmbiguous: boolean;
}

/** How bare numbers are read: `12/3` is December here, 12 March where the day comes first. */
export interface DayReadingOptions {
  readonly isDayFirst?: boolean;
  /** Lets a day stand without its year, as the next one from this UTC instant on. */
  readonly now?: string;
}

const monthName =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const dayThenMonth = "(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+";
const patterns = {
  iso: /(?<![\d.])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/gu,
  numbers: /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/])/gu,
  monthFirst: new RegExp(
    `\\b${monthName}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)(?:(?:\\s*,\\s*|\\s+)(\\d{4})\\b)?`,
    "giu",
  ),
  dayFirst: new RegExp(`(?<![\\d:])${dayThenMonth}${monthName}\\b\\.?(?:,?[\\s-]+(\\d{4})\\b)?`, "giu"),
};
const monthStarts = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The days in a text, in order of their place: ISO, American and European numbers, month names. */
export function daysIn(text: string, options: DayReadingOptions = {}): readonly DayReading[] {
  const found = [
    ...[...text.matchAll(patterns.iso)].map((m) => reading(m, checkedDay(int(m[1]), int(m[2]), int(m[3])))),
    ...[...text.matchAll(patterns.numbers)].map((m) => numbersReading(m, options)),
    ...[...text.matchAll(patterns.monthFirst)].map((m) => named(m, m[1], m[2], { ...options, year: m[3] })),
    ...[...text.matchAll(patterns.dayFirst)].map((m) => named(m, m[2], m[1], { ...options, year: m[3] })),
  ].filter((each) => each !== undefined);
  return found.sort((a, b) => a.index - b.index).filter((each, at) => !overlaps(found[at - 1], each));
}

function overlaps(before: DayReading | undefined, each: DayReading): boolean {
  return before !== undefined && each.index < before.index + before.length;
}

function reading(match: RegExpExecArray, day: number | undefined, doubt = {}): DayReading | undefined {
  if (day === undefined) return undefined;
  return {
    day,
    index: match.index,
    length: match[0].length,
    isYearGuessed: false,
    isAmbiguous: false,
    ...doubt,
  };
}

function numbersReading(match: RegExpExecArray, options: DayReadingOptions): DayReading | undefined {
  const [first, second, written] = [int(match[1]), int(match[3]), int(match[4])];
  const year = (match[4] ?? "").length === 2 ? 2000 + written : written;
  const american = checkedDay(year, first, second);
  const european = checkedDay(year, second, first);
  const prefersDayFirst = options.isDayFirst ?? match[2] === ".";
  const day = prefersDayFirst ? (european ?? american) : (american ?? european);
  const isAmbiguous = american !== undefined && european !== undefined && american !== european;
  return reading(match, day, { isAmbiguous: isAmbiguous && options.isDayFirst === undefined });
}

function named(
  match: RegExpExecArray,
  month: string | undefined,
  day: string | undefined,
  options: DayReadingOptions & { readonly year: string | undefined },
): DayReading | undefined {
  const number = monthStarts.indexOf((month ?? "").slice(0, 3).toLowerCase()) + 1;
  if (options.year !== undefined) return reading(match, checkedDay(int(options.year), number, int(day)));
  const today = options.now === undefined ? undefined : parseInstant(options.now);
  if (today === undefined) return undefined;
  const from = Math.floor(today / 86_400);
  const { year } = civilDate(from);
  const next = [checkedDay(year, number, int(day)), checkedDay(year + 1, number, int(day))];
  return reading(
    match,
    next.find((each) => each !== undefined && each >= from),
    { isYearGuessed: true },
  );
}

function int(text: string | undefined): number {
  return Number.parseInt(text ?? "", 10);
}
