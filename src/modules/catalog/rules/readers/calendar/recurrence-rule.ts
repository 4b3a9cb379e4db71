import { readDateTime, type DateTimeValue } from "./date-times.ts";

export type Frequency = "SECONDLY" | "MINUTELY" | "HOURLY" | "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY";

/** `2TU` is the second Tuesday, `-1FR` the last Friday, `MO` every Monday (ordinal 0). */
export interface WeekdayRule {
  /** 0 is Monday. */
  readonly weekday: number;
  readonly ordinal: number;
}

/** A RRULE or EXRULE (RFC 5545 §3.3.10). An empty list means that the part is not given. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count?: number;
  readonly until?: DateTimeValue;
  readonly bySecond: readonly number[];
  readonly byMinute: readonly number[];
  readonly byHour: readonly number[];
  readonly byDay: readonly WeekdayRule[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNumber: readonly number[];
  readonly byMonth: readonly number[];
  readonly bySetPosition: readonly number[];
  /** 0 is Monday. */
  readonly weekStart: number;
  /** Where a day that its month or year does not have goes; it is left out when this is not given (RFC 7529 §4.1). */
  readonly skip?: "FORWARD" | "BACKWARD";
}

/** The rule, or why there is none; and what in it was passed over. */
export interface RuleReading {
  readonly rule?: RecurrenceRule;
  readonly warnings: readonly string[];
}

const FREQUENCIES = new Set(["SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]);
const WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const KNOWN_PARTS = new Set(
  "FREQ INTERVAL COUNT UNTIL BYSECOND BYMINUTE BYHOUR BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYMONTH BYSETPOS WKST".split(
    " ",
  ),
);
const LARGEST_INTERVAL = 1e9;

/** Reads a rule. Values outside their range are left out with a warning; a rule that cannot be kept is none at all. */
export function readRecurrenceRule(text: string): RuleReading {
  const parts = rulePartsOf(text);
  const warnings: string[] = [];
  const frequency = parts.get("FREQ") ?? "";
  if (!isFrequency(frequency))
    return { warnings: [`The repetition "${text.slice(0, 100)}" has no known frequency.`] };
  const unsupported = unsupportedPart(parts);
  if (unsupported !== undefined) return { warnings: [unsupported] };
  for (const name of parts.keys())
    if (!KNOWN_PARTS.has(name) && name !== "RSCALE" && name !== "SKIP")
      warnings.push(`The part ${name.slice(0, 40)} of the repetition is not known and was passed over.`);
  const numbers = (name: string, limits: Limits): number[] =>
    numbersOf(name, parts.get(name), limits, warnings);
  const until = untilOf(parts.get("UNTIL"), warnings);
  const count = countOf(parts.get("COUNT"), warnings);
  const skip = parts.get("SKIP");
  const rule: RecurrenceRule = {
    frequency,
    interval: intervalOf(parts.get("INTERVAL"), warnings),
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until }),
    ...(isSkip(skip) ? { skip } : {}),
    bySecond: numbers("BYSECOND", { minimum: 0, maximum: 60 }),
    byMinute: numbers("BYMINUTE", { minimum: 0, maximum: 59 }),
    byHour: numbers("BYHOUR", { minimum: 0, maximum: 23 }),
    byDay: weekdaysOf(parts.get("BYDAY"), warnings),
    byMonthDay: numbers("BYMONTHDAY", { minimum: 1, maximum: 31, isSigned: true }),
    byYearDay: numbers("BYYEARDAY", { minimum: 1, maximum: 366, isSigned: true }),
    byWeekNumber: numbers("BYWEEKNO", { minimum: 1, maximum: 53, isSigned: true }),
    byMonth: numbers("BYMONTH", { minimum: 1, maximum: 12 }),
    bySetPosition: numbers("BYSETPOS", { minimum: 1, maximum: 366, isSigned: true }),
    weekStart: Math.max(0, WEEKDAYS.indexOf(parts.get("WKST") ?? "MO")),
  };
  for (const [name, frequencies] of PASSED_OVER)
    if (parts.has(name) && frequencies.includes(frequency))
      warnings.push(`${name} means nothing in a ${frequency} repetition and was passed over.`);
  return { rule, warnings };
}

/** Where RFC 5545 §3.3.10 forbids a part, and we do not follow it all the same. */
const PASSED_OVER: readonly (readonly [name: string, frequencies: readonly Frequency[]])[] = [
  ["BYYEARDAY", ["MONTHLY", "WEEKLY"]],
  ["BYWEEKNO", ["MONTHLY", "WEEKLY", "DAILY", "HOURLY", "MINUTELY", "SECONDLY"]],
];

function rulePartsOf(text: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  // Some write the name again, or quotes: `RRULE:RRULE:FREQ=WEEKLY;BYDAY="TU"`.
  for (const part of text
    .toUpperCase()
    .replaceAll('"', "")
    .replace(/^\s*(?:RRULE:)+/u, "")
    .split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0) parts.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  return parts;
}

function isFrequency(text: string): text is Frequency {
  return FREQUENCIES.has(text);
}

function isSkip(text: string | undefined): text is "FORWARD" | "BACKWARD" {
  return text === "FORWARD" || text === "BACKWARD";
}

/** RFC 7529: other calendars than the Gregorian, and treatments of days that do not exist which it does not know. */
function unsupportedPart(parts: ReadonlyMap<string, string>): string | undefined {
  const scale = parts.get("RSCALE");
  if (scale !== undefined && scale !== "GREGORIAN")
    return `Repetition in the ${scale.slice(0, 40)} calendar (RSCALE) is not supported.`;
  const skip = parts.get("SKIP");
  if (skip !== undefined && skip !== "OMIT" && !isSkip(skip))
    return `Repetition with SKIP=${skip.slice(0, 40)} is not supported.`;
  return undefined;
}

interface Limits {
  readonly minimum: number;
  readonly maximum: number;
  readonly isSigned?: boolean;
}

/** Sorted, each once: a rule may list thousands of values, and repeats mean nothing. */
function numbersOf(name: string, text: string | undefined, limits: Limits, warnings: string[]): number[] {
  if (text === undefined) return [];
  const found = new Set<number>();
  for (const item of text.split(",")) {
    const number = /^ *[+-]?\d{1,3} *$/u.test(item) ? Number(item) : Number.NaN;
    const size = limits.isSigned === true ? Math.abs(number) : number;
    if (size >= limits.minimum && size <= limits.maximum) found.add(number);
    else warnings.push(`${name} has the impossible value "${item.slice(0, 20)}", which was left out.`);
  }
  return [...found].sort((a, b) => a - b);
}

function weekdaysOf(text: string | undefined, warnings: string[]): WeekdayRule[] {
  if (text === undefined) return [];
  const found = new Map<string, WeekdayRule>();
  for (const item of text.split(",")) {
    const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/u.exec(item.trim());
    const ordinal = Number(match?.[1] ?? 0);
    if (match === null || Math.abs(ordinal) > 53)
      warnings.push(`BYDAY has the impossible value "${item.slice(0, 20)}", which was left out.`);
    else found.set(`${ordinal}${match[2]}`, { weekday: WEEKDAYS.indexOf(match[2] ?? ""), ordinal });
  }
  return [...found.values()];
}

function intervalOf(text: string | undefined, warnings: string[]): number {
  if (text === undefined) return 1;
  const interval = /^\d+$/u.test(text) ? Number(text) : 0;
  if (interval >= 1) return Math.min(interval, LARGEST_INTERVAL);
  warnings.push(`INTERVAL=${text.slice(0, 20)} means nothing and was read as 1.`);
  return 1;
}

function countOf(text: string | undefined, warnings: string[]): number | undefined {
  if (text === undefined) return undefined;
  const count = /^\d+$/u.test(text) ? Number(text) : 0;
  if (count >= 1) return count;
  // Confluence writes -1 for no count at all.
  if (/^-\d+$/u.test(text)) {
    warnings.push(`COUNT=${text.slice(0, 20)} means nothing and was passed over.`);
    return undefined;
  }
  warnings.push(`COUNT=${text.slice(0, 20)} means nothing; only the first meeting is listed.`);
  return 1;
}

function untilOf(text: string | undefined, warnings: string[]): DateTimeValue | undefined {
  if (text === undefined) return undefined;
  const until = readDateTime(text);
  if (until === undefined) {
    warnings.push(`UNTIL=${text.slice(0, 30)} is not a date; the repetition was read as having no end.`);
  } else if (until.repair !== undefined) warnings.push(until.repair);
  return until;
}
