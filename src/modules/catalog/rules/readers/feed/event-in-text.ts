import { spelledOut } from "../moments/span.ts";
import { placeInLines } from "../records/place-line.ts";
import { eventInDrupalFields } from "./drupal-dates.ts";
import type { FeedEvent, ParsedItem } from "./parsed-feed.ts";
import { plainLines } from "./plain-text.ts";

/** Nothing without one of these words before a colon is looked at closer. */
const PROMISING = /\b(?:when|dates?|time|starts?|begins)\b[^\n:]{0,20}:/i;
const LABELLED_DATE =
  /^(?:event\s+)?(?:when|dates?(?:\s*(?:&|and|\/)\s*times?)?|starts?(?:\s+date)?|begins)\s*:\s*(.{6,160})$/i;
const LABELLED_END = /^(?:event\s+)?ends?(?:\s+date)?\s*:\s*(.{6,160})$/i;
/** A label whose words follow on the next line. */
const LABEL_ALONE =
  /^(?:event\s+)?(?:when|dates?(?:\s*(?:&|and|\/)\s*times?)?|(?:starts?|ends?)(?:\s+date)?|begins|time)\s*:$/i;
const LABELLED_TIME = /^(?:event\s+)?time\s*:\s*(.{2,80})$/i;

/** A whole date with its year; anything less is not explicit. */
const WHOLE_DATE =
  /\b(?:[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\.?\s+[a-z]{3,9}\.?,?\s+\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})\b/gi;

const HOUR = String.raw`(\d{1,2}(?::\d{2})?)\s*([ap]\.?\s?m\b\.?)?`;
const TIME_RANGE = new RegExp(String.raw`(?<![\d:/-])${HOUR}(?:\s*(?:-|–|—|to|until)\s*${HOUR})?`, "gi");
const NOON = /\b(?:12(?::00)?\s*)?(?:noon|midday)\b/gi;
const ZONE =
  /^\s*,?\s*\(?(?:(?:US\/)?(Eastern|Central|Mountain|Pacific|Alaska|Hawaii)\b|([ECMP][SD]?T|UTC|GMT)\b)/;

/** What people in the United States call their zones, whatever the season. */
const ZONES_IN_WORDS = new Map([
  ["Eastern", "America/New_York"],
  ["Central", "America/Chicago"],
  ["Mountain", "America/Denver"],
  ["Pacific", "America/Los_Angeles"],
  ["Alaska", "America/Anchorage"],
  ["Hawaii", "Pacific/Honolulu"],
]);

/** Trumba files each event under its day: `2026/11/09 (Mon)`. */
const DAY_CATEGORY = /^(\d{4})\/(\d{2})\/(\d{2}) \([A-Z][a-z]{2}\)$/;

const MAX_LINES = 60;

/**
 * The date of an item that names it outright: a line `When: March 5, 2026, 2:00 PM – 3:00 PM ET`, a line `Date:` with
 * one `Time:`, or a category that is a day. Dates met in passing are not taken for the date of the event.
 */
export function eventInText(item: ParsedItem): FeedEvent | undefined {
  const day = item.categories.map(({ term }) => DAY_CATEGORY.exec(term ?? "")).find(Boolean);
  const text = (item.summary ?? item.content)?.value ?? "";
  if (day) return eventOnDay(`${day[1]}-${day[2]}-${day[3]}`, plainLines(text.slice(0, 1000)).slice(0, 3));
  const marked = eventInDrupalFields(text);
  if (marked !== undefined || !PROMISING.test(text)) return marked;
  return labelledEvent(withLabelsJoined(plainLines(text.slice(0, 20_000)).slice(0, MAX_LINES)));
}

/** True for categories that only file an item under its day. */
export function isDayCategory(term: string): boolean {
  return DAY_CATEGORY.test(term);
}

function eventOnDay(date: string, lines: readonly string[]): FeedEvent {
  const line = lines.find((candidate) => candidate.includes(date.slice(0, 4)) && firstTime(candidate));
  const event = timed(date, undefined, line ?? "");
  return { ...event, from: "category" };
}

function withLabelsJoined(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => (LABEL_ALONE.test(line) ? `${line} ${lines[at + 1] ?? ""}` : line));
}

function labelledEvent(lines: readonly string[]): FeedEvent | undefined {
  const labelled = lines.map((line) => spelledOut(LABELLED_DATE.exec(line)?.[1] ?? ""));
  const at = labelled.findIndex((words) => words.match(WHOLE_DATE));
  const dated = labelled[at] ?? "";
  const [first, second] = dated.match(WHOLE_DATE) ?? [];
  if (first === undefined) return undefined;
  const rest = dated.replace(WHOLE_DATE, " ");
  const time = firstTime(rest) ? rest : (labelledTime(lines) ?? timeAfter(lines, at) ?? "");
  const event = timed(first, second, time);
  const place = placeInLines(lines);
  const whole = event.end === undefined ? withLabelledEnd(event, lines) : event;
  return place === undefined ? whole : { ...whole, place };
}

function labelledTime(lines: readonly string[]): string | undefined {
  return lines.map((line) => LABELLED_TIME.exec(line)?.[1]).find(Boolean);
}

/** The line below a date, or that below its label, where it begins with a time. */
function timeAfter(lines: readonly string[], at: number): string | undefined {
  return lines
    .slice(at + 1, at + 3)
    .find(
      (line) =>
        line.length < 60 && /^\d{1,2}(?::\d{2})?\s*(?:[ap]\.?m|[-–—]|to)/i.test(line) && firstTime(line),
    );
}

/** `End: …` on a line of its own. */
function withLabelledEnd(event: FeedEvent, lines: readonly string[]): FeedEvent {
  const ended = lines.map((line) => LABELLED_END.exec(line)?.[1]).find((value) => value?.match(WHOLE_DATE));
  const day = ended?.match(WHOLE_DATE)?.[0];
  if (ended === undefined || day === undefined) return event;
  const { start } = timed(day, undefined, ended.replace(WHOLE_DATE, " "));
  return { ...event, end: start };
}

function timed(date: string, lastDate: string | undefined, text: string): FeedEvent {
  const time = firstTime(text);
  if (!time)
    return {
      start: date,
      ...(lastDate === undefined ? {} : { end: lastDate }),
      isAllDay: true,
      from: "text",
    };
  const [hour, half, endHour, endHalf] = time.parts;
  const start = `${date} ${hour}${half ?? startHalf(hour, endHour, endHalf)}${time.zone}`;
  if (endHour === undefined) return { start, from: "text" };
  return { start, end: `${lastDate ?? date} ${endHour}${endHalf ?? half ?? ""}${time.zone}`, from: "text" };
}

/** `2-3 pm` is all in the afternoon, `11-1 pm` begins before noon. */
function startHalf(
  hour: string | undefined,
  endHour: string | undefined,
  endHalf: string | undefined,
): string {
  if (endHalf === undefined) return "";
  return minutesIn(hour) > minutesIn(endHour) && /^p/i.test(endHalf) ? "am" : endHalf;
}

/** Minutes on a clock face: twelve is nothing. */
function minutesIn(hour: string | undefined): number {
  const [hours = 0, minutes = 0] = (hour ?? "").split(":").map(Number);
  return (hours % 12) * 60 + minutes;
}

interface FoundTime {
  readonly parts: readonly (string | undefined)[];
  readonly zone: string;
}

/** The first time of day, or range of them; bare numbers are not times. */
function firstTime(words: string): FoundTime | undefined {
  const text = words.slice(0, 300).replaceAll(NOON, "12:00 pm");
  for (const match of text.matchAll(TIME_RANGE)) {
    const [whole, hour, half, endHour, endHalf] = match;
    if (!hour?.includes(":") && half === undefined && endHalf === undefined) continue;
    const [, inWords = "", letters] = ZONE.exec(text.slice(match.index + whole.length)) ?? [];
    const zone = ZONES_IN_WORDS.get(inWords) ?? letters;
    return { parts: [hour, half, endHour, endHalf], zone: zone === undefined ? "" : ` ${zone}` };
  }
  return undefined;
}
