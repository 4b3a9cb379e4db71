import {
  checkedDay,
  parseDayLoosely,
  parseDuration,
  parseInstant,
  SECONDS_PER_DAY,
  toInstant,
  UTC,
  type WallSeconds,
  type Zone,
} from "#platform/time";

/** A DATE or DATE-TIME value, not yet placed in a zone. */
export interface DateTimeValue {
  readonly wall: WallSeconds;
  readonly isDate: boolean;
  readonly isUtc: boolean;
  /** A sentence when the value was not written as RFC 5545 wants it. */
  readonly repair?: string;
}

/** A date or time in its zone. For a date the zone is UTC and says nothing. */
export interface CalendarTime {
  readonly wall: WallSeconds;
  readonly isDate: boolean;
  readonly zone: Zone;
}

/** How long something lasts: whole days by the calendar plus seconds by the clock. */
export interface NominalLength {
  readonly days: number;
  readonly seconds: number;
}

const BASIC = /^\d{8}(?:T\d{4}(?:\d{2})?Z?)?$/iu;

/** Reads a DATE or DATE-TIME (RFC 5545 §3.3.4–5); other ways of writing dates are read too, with a remark. */
export function readDateTime(text: string): DateTimeValue | undefined {
  if (!BASIC.test(text)) return readOddDateTime(text.trim());
  const day = checkedDay(digitsAt(text, 0, 4), digitsAt(text, 4, 6), digitsAt(text, 6, 8));
  if (day === undefined) return undefined;
  if (text.length === 8) return { wall: day * SECONDS_PER_DAY, isDate: true, isUtc: false };
  const hasSeconds = text.length >= 15;
  const [hour, minute] = [digitsAt(text, 9, 11), digitsAt(text, 11, 13)];
  const second = hasSeconds ? digitsAt(text, 13, 15) : 0;
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  const wall = day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
  return { wall, isDate: false, isUtc: text.length === (hasSeconds ? 16 : 14) };
}

/** The number that digits write; for thousands of dates, many times quicker than cutting texts out. */
function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48;
  return number;
}

function readOddDateTime(text: string): DateTimeValue | undefined {
  const compact = text.replaceAll(/^["\s]+|["\s;]+$/gu, "");
  if (compact !== text || BASIC.test(compact)) return readDateTime(compact);
  const found = parseDayLoosely(text.replace(/^(\d{8})Z$/u, "$1"));
  if (found === undefined) return undefined;
  const repair = `"${text}" is not written as a calendar date; it was read as ${found.hasTime ? found.instant : found.date}.`;
  const wall = parseInstant(found.instant) ?? 0;
  return { wall, isDate: !found.hasTime, isUtc: found.hasZone, repair };
}

/** The instant of a time; for a date the seconds of its midnight, so that dates compare with dates. */
export function instantOf(time: CalendarTime): number {
  return time.isDate || time.zone === UTC ? time.wall : toInstant(time.zone, time.wall);
}

/** The day on the wall, counted from 1970. */
export function dayOf({ wall }: CalendarTime): number {
  return Math.floor(wall / SECONDS_PER_DAY);
}

/** Nothing one attends lasts longer; files that say so are broken. */
const LONGEST_DAYS = 3660;

/** Reads a DURATION; undefined when it is none, runs backwards or is beyond all sense. Some write `PT1W` for `P1W`. */
export function readLength(text: string): NominalLength | undefined {
  const duration = parseDuration(text.trim().replace(/^(\+?P)T(\d+[WD])/iu, "$1$2"));
  if (duration === undefined || duration.isNegative) return undefined;
  const days = duration.days + duration.months * 30 + duration.years * 365;
  const { seconds } = duration;
  return days + seconds / SECONDS_PER_DAY > LONGEST_DAYS ? undefined : { days, seconds };
}
