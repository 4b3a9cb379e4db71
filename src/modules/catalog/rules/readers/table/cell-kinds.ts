import { clocksIn } from "../moments/clock-text.ts";
import { daysIn } from "../moments/day-text.ts";
import { readMoment } from "../moments/moment.ts";
import { zoneNamed } from "../moments/zone-words.ts";
import { isMilitary, serialDate } from "./cell-numbers.ts";
import { isOpenDate } from "./date-cell.ts";
import { writtenDays } from "./written-days.ts";

/** What the values of a column look like, whatever its header says. */
export type CellKind =
  | "day"
  | "moment"
  | "clock"
  | "address"
  | "money"
  | "zone"
  | "number"
  /** Five digits that a spreadsheet may mean as a day, or a ZIP code. */
  | "serial"
  /** `12/3`: a day where the header says so, else a share or a ratio. */
  | "shortDay"
  /** Three or four digits that may be a time. */
  | "hours"
  | "flag"
  | "prose"
  | "words"
  | "empty";

/** The kind most of the values are, and the share of them that are. Empty values do not count. */
export function kindOfColumn(values: readonly string[]): { readonly kind: CellKind; readonly share: number } {
  const counts = new Map<CellKind, number>();
  const written = values.map((value) => value.trim()).filter((value) => value !== "");
  const telling = written.filter((value) => !isOpenDate(value));
  const filled = telling.length === 0 ? written : telling;
  for (const value of filled) {
    const kind = kindOfCell(value);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined ? { kind: "empty", share: 1 } : { kind: most[0], share: most[1] / filled.length };
}

export function kindOfCell(value: string): CellKind {
  if (/^https?:\/\/\S+$/iu.test(value) || isAddressWithoutScheme(value)) return "address";
  if (/^(?:yes|no|true|false|y|n|x)$/iu.test(value)) return "flag";
  if (
    /^(?:free|no cost|[$£€]\s?\d[\d.,]*|\d[\d.,]*\s?(?:USD|EUR|GBP|[$£€]))\b/iu.test(value) &&
    value.length < 40
  )
    return "money";
  if (/^-?\d+(?:[.,]\d+)?$/u.test(value)) return kindOfNumber(value);
  if (isMilitary(value)) return "clock";
  if (/^\d{1,2}\/\d{1,2}$/u.test(value)) return writtenDays(value).length > 0 ? "shortDay" : "words";
  if (isDate(value)) {
    return clocksIn(value).length > 0 || readMoment(value)?.seconds !== undefined ? "moment" : "day";
  }
  if (value.length < 40 && clocksIn(value).length > 0) return "clock";
  if (
    value.length < 40 &&
    /^(?:[A-Z][A-Za-z_]+\/\w+|[A-Z]{2,4}|\w+(?: \w+){0,3} Time)$/u.test(value) &&
    zoneNamed(value) !== undefined
  )
    return "zone";
  return value.length > 120 || /<\/?[a-z][^<>]*>/iu.test(value) ? "prose" : "words";
}

function kindOfNumber(value: string): CellKind {
  if (/^1[0-9]{9}(?:\d{3})?$/u.test(value)) return "moment";
  if (/^20\d{6}$/u.test(value) && readMoment(value) !== undefined) return "day";
  if (serialDate(value) !== undefined) return "serial";
  return isMilitary(value) ? "hours" : "number";
}

/** A date with little beside it: "Board meeting, July 25, 2024" is a title, not a date. */
function isDate(value: string): boolean {
  if (value.length > 80) return false;
  const [full, short] = [daysIn(value), writtenDays(value)];
  const days = short.length > full.length ? short : full;
  const rest = days.reduceRight(
    (text, { index, length }) => text.slice(0, index) + text.slice(index + length),
    value,
  );
  const isAlone = rest.replaceAll(fillers, "").replaceAll(/[^\p{L}]/gu, "").length <= 4;
  return days.length > 0 && isAlone;
}

const fillers =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b|\b(?:at|on|from|to|and|through|thru|until|noon|midnight|eastern|central|mountain|pacific|standard|daylight|time|[ecmp][sd]?t|utc|gmt)\b|\d\s*[ap]\.?m\b|\dT\d/giu;

/** `library.example/clinic`, typed as people say it. A host alone could be a page's name: `clinic.html`. */
export function isAddressWithoutScheme(value: string): boolean {
  return /^(?:www\.|(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}\/)\S+$/iu.test(value);
}
