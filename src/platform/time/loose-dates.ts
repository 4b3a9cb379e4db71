import { formatDate, SECONDS_PER_DAY } from "./civil.ts";
import { type EpochSeconds, formatInstant } from "./instant.ts";
import { isoDate } from "./loose-iso-dates.ts";
import { readClockTime } from "./loose-times.ts";
import { type FoundDay, writtenDate } from "./loose-written-dates.ts";
import { toInstant, zoneOf } from "./zone.ts";

/** A date as found in a feed, a page or a table. */
export interface LooseDate {
  /** UTC instant. Without a time of day it is the midnight that starts the day in the zone. */
  readonly instant: string;
  /** The date as written, `YYYY-MM-DD`. */
  readonly date: string;
  readonly hasTime: boolean;
  /** True when the text itself states a zone or an offset. */
  readonly hasZone: boolean;
  /** IANA id, when the text names a zone; `UTC` for `Z` and `GMT`; absent for a bare offset. */
  readonly zone?: string;
  /** Set when the text gives no day, or neither month nor day: the first was taken. */
  readonly isApproximate?: true;
}

export interface LooseDateOptions {
  /** IANA zone of texts that name none; UTC when left out. */
  readonly zone?: string;
  /** True where 3/12/2026 means 3 December. Without it the month comes first, as in the United States. */
  readonly isDayFirst?: boolean;
}

/**
 * Reads the dates that feeds and pages really hold: ISO 8601 and W3C-DTF in all their cuts, RFC 822, RFC 850 and
 * asctime, seconds or milliseconds since 1970, and dates written for people (`Dec. 3rd, 2026, 7 pm ET`,
 * `3. Dezember 2026 19:00`, `12/3/2026`). Undefined when there is no date in it, when the day does not exist, or when
 * the year is missing: nothing is guessed.
 */
export function parseDateLoosely(text: string, options: LooseDateOptions = {}): LooseDate | undefined {
  const cleaned = text.slice(0, LONGEST_TEXT).replace(/\s+/gu, " ").trim();
  const epoch = epochSeconds(cleaned);
  if (epoch !== undefined) return atInstant(epoch);
  const iso = isoDate(cleaned);
  if (iso !== undefined) return finish(iso, iso.rest.replace(/^[Tt, ]+/u, ""), options);
  const clock = readClockTime(cleaned);
  const dateText = clock === undefined ? cleaned : cleaned.replace(clock.matched, " ");
  const written = writtenDate(dateText, options.isDayFirst ?? false);
  return written === undefined ? undefined : finish(written, clock?.matched ?? "", options);
}

/** The same of a certain day: a month or a year alone is none. */
export function parseDayLoosely(text: string, options?: LooseDateOptions): LooseDate | undefined {
  const found = parseDateLoosely(text, options);
  return found?.isApproximate === true ? undefined : found;
}

/** Beyond this a text is prose, not a date; keeps the work bounded. */
const LONGEST_TEXT = 120;

function epochSeconds(text: string): EpochSeconds | undefined {
  if (/^\d{10}$/u.test(text)) return Number(text);
  if (/^\d{13}$/u.test(text)) return Math.floor(Number(text) / 1000);
  return undefined;
}

function atInstant(instant: EpochSeconds): LooseDate {
  const date = formatDate(Math.floor(instant / SECONDS_PER_DAY));
  return { instant: formatInstant(instant), date, hasTime: true, hasZone: true, zone: "UTC" };
}

function finish({ day, isApproximate }: FoundDay, clockText: string, options: LooseDateOptions): LooseDate {
  const clock = readClockTime(clockText);
  const zone = clock?.zone;
  const wall = day * SECONDS_PER_DAY + (clock?.seconds ?? 0);
  const instant =
    clock?.offset === undefined
      ? toInstant(zoneOf(zone ?? options.zone ?? "UTC"), wall)
      : wall - clock.offset;
  return {
    instant: formatInstant(instant),
    date: formatDate(day),
    hasTime: clock !== undefined,
    hasZone: zone !== undefined || clock?.offset !== undefined,
    ...(zone === undefined ? {} : { zone }),
    ...(isApproximate ? { isApproximate } : {}),
  };
}
