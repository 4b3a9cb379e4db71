import {
  checkedDay,
  formatInstant,
  parseDayLoosely,
  parseInstant,
  resolveZone,
  toInstant,
  zoneOf,
} from "#platform/time";
import { clocksIn } from "./clock-text.ts";
import { type DayReadingOptions, daysIn } from "./day-text.ts";
import { zoneInWords, zoneNamed } from "./zone-words.ts";

/** A point in time as a source wrote it: a day, perhaps a time, perhaps an offset or a zone. */
export interface Moment {
  /** Days since 1970. */
  readonly day: number;
  /** Seconds since midnight; absent when only the day was written. */
  readonly seconds?: number;
  /** Seconds ahead of UTC, when written; 0 for `Z`. */
  readonly offsetSeconds?: number;
  /** IANA zone, when written. */
  readonly zone?: string;
  readonly original: string;
  /** What was doubtful in it. */
  readonly doubts: readonly string[];
}

const iso =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2}))(?:[T\s]\s*(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?(?:[.,]\d+)?\s*(Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT)?(?:\[([\w/+-]+)\])?)?$/iu;
/** EventON writes hour and minute so that `10:30` becomes `T10-10-30-00`. */
const eventOn = /^(\d{4})-(\d{1,2})-(\d{1,2})T\d{2}-(\d{2})-(\d{2})-\d{2}$/u;

/** Reads one moment: ISO 8601 in its many spellings, RFC 822, American and European dates with or without a time. */
export function readMoment(text: string, options: DayReadingOptions = {}): Moment | undefined {
  // Word processors turn the hyphen of an offset into a minus sign or a dash of its own.
  const trimmed = text
    .trim()
    .slice(0, 200)
    .replaceAll(/[\u2010-\u2012\u2212]/gu, "-");
  return readExact(trimmed) ?? readWords(trimmed, options) ?? readElsewise(trimmed);
}

/** ISO 8601, with nothing around it. */
export function readExact(text: string): Moment | undefined {
  return readIso(text.trim()) ?? readEventOn(text.trim());
}

/** Epoch seconds, other languages and rarer spellings. */
function readElsewise(text: string): Moment | undefined {
  const loose = parseDayLoosely(text);
  const seconds = loose === undefined ? undefined : parseInstant(loose.instant);
  if (loose === undefined || seconds === undefined) return undefined;
  const day = Math.floor(seconds / 86_400);
  if (!loose.hasTime) return { day, original: text, doubts: [] };
  const wall = { day, seconds: seconds - day * 86_400, original: text, doubts: [] };
  return loose.hasZone ? { ...wall, offsetSeconds: 0 } : wall;
}

function readIso(text: string): Moment | undefined {
  const match = iso.exec(text);
  if (match === null) return undefined;
  const day = checkedDay(Number(match[1]), Number(match[2] ?? match[4]), Number(match[3] ?? match[5]));
  if (day === undefined) return undefined;
  if (match[6] === undefined) return { day, original: text, doubts: [] };
  const [hour, minute, second] = [Number(match[6]), Number(match[7] ?? 0), Number(match[8] ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return undefined;
  return {
    day,
    seconds: hour * 3600 + minute * 60 + second,
    ...(match[9] === undefined ? {} : { offsetSeconds: offsetSeconds(match[9]) }),
    ...zoneOrNothing(match[10]),
    original: text,
    doubts: [],
  };
}

function zoneOrNothing(name: string | undefined): { readonly zone?: string } {
  const zone = name === undefined ? undefined : resolveZone(name).id;
  return zone === undefined ? {} : { zone };
}

function readEventOn(text: string): Moment | undefined {
  const match = eventOn.exec(text);
  const day = match === null ? undefined : checkedDay(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hour, minute] = [Number(match?.[4]), Number(match?.[5])];
  if (day === undefined || hour > 23 || minute > 59) return undefined;
  const doubts = [`"${text}" is no valid date: read as the hour and minute EventON means by it`];
  return { day, seconds: hour * 3600 + minute * 60, original: text, doubts };
}

function readWords(text: string, options: DayReadingOptions): Moment | undefined {
  const found = daysIn(text, options)[0];
  if (found === undefined) return undefined;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found.length)}`;
  const clock = clocksIn(rest)[0];
  const offset = /(?:\s|\d)([+-]\d{2}:?\d{2})\b/u.exec(rest)?.[1];
  const zone =
    clock === undefined ? undefined : zoneInWords(rest.slice(clock.index + clock.length).slice(0, 60));
  const doubts = [
    ...(found.isAmbiguous ? [`"${text}" could have day and month either way round: read as American`] : []),
    ...(clock === undefined && /\d:\d/u.test(rest)
      ? [`The time in "${text}" could not be read: taken as a whole day`]
      : []),
    ...(found.isYearGuessed ? [`"${text}" has no year: the next such day was taken`] : []),
  ];
  return {
    day: found.day,
    ...(clock === undefined ? {} : { seconds: clock.seconds }),
    ...(clock === undefined || offset === undefined ? {} : { offsetSeconds: offsetSeconds(offset) }),
    ...(zone === undefined || offset !== undefined ? {} : { zone }),
    original: text,
    doubts,
  };
}

function offsetSeconds(text: string): number {
  const match = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/iu.exec(text);
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3] ?? 0) * 60;
  return match[1] === "-" ? -seconds : seconds;
}

/** Seconds since 1970 of a moment with a time; by its own offset or zone, else by `defaultZone`. */
export function momentSeconds(moment: Moment, defaultZone: string): number {
  const wall = moment.day * 86_400 + (moment.seconds ?? 0);
  if (moment.offsetSeconds !== undefined) return wall - moment.offsetSeconds;
  return toInstant(zoneOf(moment.zone ?? defaultZone), wall);
}

/** The zone to show a moment in: its own, else the source's when the offset agrees with it, else the bare offset's. */
export function momentZone(moment: Moment, defaultZone: string): string {
  if (moment.zone !== undefined) return moment.zone;
  const offset = moment.offsetSeconds;
  if (offset === undefined) return defaultZone;
  if (offset === 0 && /(?:Z|UTC|GMT)$/iu.test(moment.original)) return "UTC";
  if (zoneOf(defaultZone).offsetAt(momentSeconds(moment, defaultZone)) === offset) return defaultZone;
  return zoneNamed(`${offset < 0 ? "-" : "+"}${clockText(Math.abs(offset))}`) ?? "UTC";
}

function clockText(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.round((seconds % 3600) / 60)];
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}`;
}

/** The UTC instant of a moment, as text. */
export function momentInstant(moment: Moment, defaultZone: string): string {
  return formatInstant(momentSeconds(moment, defaultZone));
}

/** The UTC instant of a time stamp in any spelling, for `publishedAt` and the like. */
export function instantFrom(text: string | undefined, defaultZone: string): string | undefined {
  if (text === undefined) return undefined;
  const exact = parseInstant(text.trim());
  if (exact !== undefined) return formatInstant(exact);
  const moment = readMoment(text);
  return moment === undefined ? undefined : momentInstant(moment, defaultZone);
}
