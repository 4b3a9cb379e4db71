import { SECONDS_PER_DAY } from "#platform/time";
import { type ClockReading, clocksIn } from "./clock-text.ts";
import { type DayReadingOptions, daysIn } from "./day-text.ts";
import { type Moment, readExact, readMoment } from "./moment.ts";
import { zoneInWords } from "./zone-words.ts";

/** A start, and an end when the words give one. */
export interface Span {
  readonly start: Moment;
  readonly end?: Moment;
}

/**
 * Reads a date with times as people write it: `Dec 3, 2026, 2:00–3:00 PM ET`, `December 3-5, 2026`,
 * `12/3/2026 9 am to 12/4/2026 noon`, and everything that `readMoment` reads.
 */
export function readSpan(text: string, options: DayReadingOptions = {}): Span | undefined {
  const exact = readExact(text);
  if (exact !== undefined) return { start: exact };
  const spelled = spelledOut(text.slice(0, 400));
  const days = daysIn(spelled, options);
  const [first, second] = days;
  const start = readMoment(text, options) ?? (first === undefined ? undefined : readMoment(spelled, options));
  if (start === undefined || first === undefined) return start === undefined ? undefined : { start };
  const clocks = ownClocks(masked(spelled, days));
  const [from, to] = clocks;
  const zone = start.zone ?? (from === undefined ? undefined : zoneInWords(afterClocks(spelled, clocks)));
  const begin =
    from === undefined ? start : { ...start, ...(zone === undefined ? {} : { zone }), seconds: from.seconds };
  if (second !== undefined && second.day >= first.day) {
    const end = { ...begin, day: second.day, doubts: [] };
    const { seconds: _begin, ...endDay } = end;
    if (to !== undefined) return { start: begin, end: { ...end, seconds: to.seconds } };
    return second.day === first.day ? { start: begin } : { start: begin, end: endDay };
  }
  if (from === undefined || to === undefined || to.seconds === from.seconds) return { start: begin };
  return {
    start: begin,
    end: {
      ...begin,
      day: begin.day + (isOvernight(from.seconds, to.seconds) ? 1 : 0),
      seconds: to.seconds,
      doubts: [],
    },
  };
}

/** Nothing goes on until the next day for longer: what says so has its hours the wrong way round. */
const longestNightSeconds = 12 * 3600;

/** Whether what ends earlier in the day than it starts is meant to end on the next day. */
export function isOvernight(startSeconds: number, endSeconds: number): boolean {
  return endSeconds < startSeconds && endSeconds + SECONDS_PER_DAY - startSeconds <= longestNightSeconds;
}

/** `December 3-5, 2026` and `Dec 30 – Jan 2, 2027`, with every day in full. */
export function spelledOut(text: string): string {
  const month = "([A-Z][a-z]{2,8}\\.?)";
  const dash = "\\s*(?:-|–|—|to|through|and|&)\\s*";
  return text
    .replaceAll(
      new RegExp(`${month}\\s+(\\d{1,2})${dash}(\\d{1,2})(?!\\d|:|\\s*[ap]\\.?m)(,?\\s+\\d{4})`, "gu"),
      "$1 $2$4 - $1 $3$4",
    )
    .replaceAll(
      new RegExp(`${month}\\s+(\\d{1,2})${dash}${month}\\s+(\\d{1,2})(,?\\s+\\d{4})`, "gu"),
      "$1 $2$5 - $3 $4$5",
    );
}

/** The times of a text: of one time in several zones (`2 p.m. ET / 1 p.m. CT`), which is no start and end, the first. */
function ownClocks(words: string): readonly ClockReading[] {
  const clocks = clocksIn(words);
  const [from, to] = clocks;
  return from && to && isElsewhere(words, from, to) ? [from] : clocks;
}

function isElsewhere(words: string, from: ClockReading, to: ClockReading): boolean {
  const zone = zoneInWords(words.slice(from.index + from.length, to.index));
  const other = zoneInWords(words.slice(to.index + to.length, to.index + to.length + 20));
  return zone !== undefined && other !== undefined && zone !== other;
}

/** The words with the days blanked, so that their numbers are not taken for times. */
function masked(text: string, days: ReturnType<typeof daysIn>): string {
  let rest = text;
  for (const { index, length } of days)
    rest = rest.slice(0, index) + " ".repeat(length) + rest.slice(index + length);
  return rest;
}

function afterClocks(text: string, clocks: ReturnType<typeof clocksIn>): string {
  const last = clocks.at(-1);
  return last === undefined ? "" : text.slice(last.index + last.length, last.index + last.length + 60);
}
