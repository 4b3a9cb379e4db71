import { checkedDay, formatDate } from "#platform/time";

/** What a bare number of a table says, as a text that reads as a date or a time. */
export interface NumberReading {
  readonly text: string;
  /** How else it could be read. */
  readonly doubt?: string;
}

/** Excel's day 0 in days from 1970, by its two ways of counting: from 1900, and from 1904 as once on the Mac. */
const firstDay = { from1900: -25_569, from1904: -24_107 };
/** 2000 to 2099: what else looks like a day of Excel is a year, a time or an amount. */
const plausibleDays = [10_957, 47_481] as const;

/**
 * The day, and the time where there is a fraction, that a number of Excel stands for: 46359 is 2026-12-03. Only for
 * cells of a column that is known to hold dates: a ZIP code looks the same.
 */
export function serialDate(cell: string, isFrom1904 = false): NumberReading | undefined {
  const match = /^(\d{5})(?:[.,](\d{1,17}))?$/u.exec(cell.trim());
  if (match === null) return undefined;
  const seconds = Math.round(Number(`0.${match[2] ?? 0}`) * 86_400);
  const day =
    Number(match[1]) + (isFrom1904 ? firstDay.from1904 : firstDay.from1900) + (seconds === 86_400 ? 1 : 0);
  if (day < plausibleDays[0] || day > plausibleDays[1]) return undefined;
  const date = formatDate(day);
  const text = seconds % 86_400 === 0 ? date : `${date}T${clock(seconds)}`;
  const [month, dayOfMonth, year] = [cell.slice(0, 1), cell.slice(1, 3), cell.slice(3, 5)];
  const isDigits = checkedDay(2000 + Number(year), Number(month), Number(dayOfMonth)) !== undefined;
  return isDigits && match[2] === undefined
    ? {
        text,
        doubt: `"${cell}" was read as day ${date} of a spreadsheet, not as ${month}/${dayOfMonth}/${year}`,
      }
    : { text };
}

const longestTime = 200;
const hours = "(?<![\\d:.,/])((?:[01]?\\d|2[0-3])[0-5]\\d)(?:\\s?(?:hrs?|hours|h)\\b\\.?)?(?![\\d:.,/])";
const onlyHours = new RegExp(
  `^${hours}(?:\\s*(?:-|–|—|to|until)\\s*${hours})?(?:\\s*\\(?(?:[ECMP][SD]?T|UTC|GMT|(?:eastern|central|mountain|pacific)(?: time)?)\\)?)?$`,
  "iu",
);
const oneHour = new RegExp(hours, "giu");

/** `12/3/2026 1400`: a date with its year, and a time. */
const afterDate =
  /^(.*(?:\d\/\d{1,2}\/\d{2,4}|[\s,-]\d{4}|^\d{4}-\d{1,2}-\d{1,2})),?\s+(?:at\s+)?([01]\d|2[0-3])([0-5]\d)(?:\s?(?:hrs?|h)\b\.?)?$/iu;

/** True of `1400`, `900`, `0930-1100` and `1400 hrs`: hours and minutes without a sign between them. */
export function isMilitary(cell: string): boolean {
  return onlyHours.test(cell.trim());
}

/**
 * A cell of a column that is known to hold times, with its numbers as times: `1400` is 14:00, `0.75` of a day is 18:00,
 * `2p` is 2 pm. Where `isTwelveHour`, 1 to 6 without more are hours of the afternoon.
 */
export function clockCell(cell: string, isTwelveHour: boolean): NumberReading {
  const trimmed = cell.trim();
  if (trimmed.length > longestTime) return { text: cell };
  if (isClear.test(trimmed)) return { text: cell };
  const fraction = /^0?[.,]\d{1,17}$/u.test(trimmed) ? Number(trimmed.replace(",", ".")) : undefined;
  if (fraction !== undefined) return { text: clock(Math.round(fraction * 86_400) % 86_400) };
  const dated = afterDate.exec(trimmed);
  if (dated !== null) return { text: `${dated[1]} ${dated[2]}:${dated[3]}` };
  const isNumber = isMilitary(trimmed);
  const spelled = isNumber
    ? trimmed.replaceAll(oneHour, (_, digits: string) => `${digits.slice(0, -2)}:${digits.slice(-2)}`)
    : withMinutes(trimmed).replaceAll(/(?<![\d:])(\d{1,2}(?::\d{2})?)\s?([ap])(?=$|[\s,;–—-])/giu, "$1 $2m");
  const text = isTwelveHour ? spelled.replaceAll(earlyHour, afternoon) : spelled;
  if (text !== spelled)
    return { text, doubt: `"${trimmed}" does not say morning or afternoon: the afternoon was taken` };
  const isOdd =
    isNumber && [...trimmed.matchAll(oneHour)].some(([, digits = ""]) => Number(digits) % 5 !== 0);
  return isOdd ? { text, doubt: `"${trimmed}" was read as the time ${text}` } : { text };
}

/** Most times: nothing of what follows would change them. */
const isClear = /^\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?m\.?$/iu;

/** `2-3:30` and `10 to 12`: hours with nothing but hours beside them. */
function withMinutes(cell: string): string {
  const match = /^(\d{1,2}(?::\d{2})?)\s*(?:-|–|—|to|until)\s*(\d{1,2}(?::\d{2})?)$/iu.exec(cell);
  if (match === null) return cell;
  return [match[1], match[2]].map((time = "") => (time.includes(":") ? time : `${time}:00`)).join("-");
}

/** An hour before seven that neither starts with a zero nor says which half of the day it is in. */
const earlyHour = /(?<![\d:])([1-6]):([0-5]\d)(?![\d:]|\s*[ap]\.?\s?m?\b)/giu;

function afternoon(_: string, hour: string, minute: string): string {
  return `${Number(hour) + 12}:${minute}`;
}

/**
 * Whether the times of some columns are written as on a clock's face: hours before seven, and neither halves of the day
 * nor hours after noon anywhere.
 */
export function isTwelveHour(cells: readonly string[]): boolean {
  let hasEarly = false;
  for (const cell of cells) {
    const { text } = clockCell(cell, false);
    if (tellsHalf.test(text)) return false;
    hasEarly ||= text.search(earlyHour) >= 0;
  }
  return hasEarly;
}

const tellsHalf = /[ap]\.?\s?m\b|\b(?:1[3-9]|2[0-3]):|(?<!\d)0\d:/iu;

function clock(seconds: number): string {
  const two = (number: number): string => String(Math.floor(number)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
