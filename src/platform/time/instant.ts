import { checkedDay, formatDate, SECONDS_PER_DAY, twoDigits } from "./civil.ts";

/** Seconds since 1970-01-01T00:00:00Z, without leap seconds. */
export type EpochSeconds = number;

/** What a wall clock shows, as seconds since 1970-01-01T00:00:00 on that same wall. */
export type WallSeconds = number;

/** `2026-12-03T19:00:00Z`, to the second. */
export function formatInstant(instant: EpochSeconds): string {
  return `${formatWall(instant)}Z`;
}

/** `2026-12-03T14:00:00`, with no zone. */
export function formatWall(wall: WallSeconds): string {
  const day = Math.floor(wall / SECONDS_PER_DAY);
  return formatDate(day) + timeOfDay(wall - day * SECONDS_PER_DAY);
}

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:([Zz])|([+-])(\d{2}):?(\d{2})?)$/u;

/** Seconds of an ISO 8601 instant with `Z` or an offset; undefined for anything else. Fractions are cut off. */
export function parseInstant(text: string): EpochSeconds | undefined {
  return ownInstant(text) ?? anyInstant(text);
}

/** As `formatInstant` writes them: without a pattern in a third of the time, and nothing is put on the heap. */
function ownInstant(text: string): EpochSeconds | undefined {
  if (text.length !== 20 || text[4] !== "-" || text[7] !== "-" || text[10] !== "T") return undefined;
  if (text[13] !== ":" || text[16] !== ":" || text[19] !== "Z") return undefined;
  const day = checkedDay(100 * twoAt(text, 0) + twoAt(text, 2), twoAt(text, 5), twoAt(text, 8));
  const [hour, minute, second] = [twoAt(text, 11), twoAt(text, 14), twoAt(text, 17)];
  // A comparison with what is no number is false.
  if (day === undefined || !(hour <= 24 && minute <= 59 && second <= 60)) return undefined;
  return day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second;
}

/** The number of two digits; NaN where one is none. */
function twoAt(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - zero, text.charCodeAt(at + 1) - zero];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? 10 * tens + ones : Number.NaN;
}

const zero = "0".charCodeAt(0);

function anyInstant(text: string): EpochSeconds | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const day = checkedDay(Number(match[1]), Number(match[2]), Number(match[3]));
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6] ?? 0)];
  if (day === undefined || hour > 24 || minute > 59 || second > 60) return undefined;
  const offset = Number(match[9] ?? 0) * 3600 + Number(match[10] ?? 0) * 60;
  return day * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second - (match[8] === "-" ? -offset : offset);
}

/** Texts of the 1,440 whole minutes: almost every meeting starts on one. */
const minuteTexts: readonly string[] = Array.from(
  { length: 1440 },
  (_, minute) => `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00`,
);

function timeOfDay(seconds: number): string {
  const minute = Math.floor(seconds / 60);
  const text = minuteTexts[minute] ?? "T00:00:00";
  const second = Math.floor(seconds - minute * 60);
  return second === 0 ? text : text.slice(0, 7) + twoDigits(second);
}
