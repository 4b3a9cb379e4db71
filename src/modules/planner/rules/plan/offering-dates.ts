import type { Listing } from "#modules/catalog";
import {
  formatDate,
  formatInstant,
  localDay,
  parseDate,
  parseInstant,
  SECONDS_PER_DAY,
  toInstant,
  zoneOf,
} from "#platform/time";
import type { Point, Sitting } from "../personal/personal-problem.ts";

type Session = Listing["sessions"][number];

/** One way to take an offering: one date of it, or all where they belong together. */
export interface OfferingDate {
  readonly how: "live" | "in-person";
  readonly sittings: readonly Sitting[];
  /** Where, when one has to go; unknown where nobody says. */
  readonly place: Point | undefined;
  readonly placeName: string | undefined;
}

/** The days of a plan, and whose clock they are by. */
export interface PlanDays {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** UTC instant. */
  readonly now: string;
}

/** Dates beside each other that are weighed, the earliest first. */
const mostDates = 6;
const mostDays = 15;

/**
 * The dates of an offering that lie in a plan. Meetings of a course or a conference, and those on days one after the other,
 * are all attended; any others stand for each other. Nothing that has begun or is called off.
 */
export function offeringDates(offering: Listing, days: PlanDays): readonly OfferingDate[] {
  const held = offering.sessions.filter(({ status }) => status !== "cancelled" && status !== "postponed");
  const dates = held.map((session) => dateOf(session, offering, days)).toSorted(byStart);
  if (dates.length === 0) return [];
  if (belongTogether(offering, dates, days.zone)) {
    const [first] = dates;
    const all = { ...first, sittings: dates.flatMap(({ sittings }) => sittings) } as OfferingDate;
    return all.sittings.length <= mostDays && isWithin(all, days) ? [all] : [];
  }
  return dates.filter((each) => isWithin(each, days)).slice(0, mostDates);
}

function belongTogether({ kind }: Listing, dates: readonly OfferingDate[], zone: string): boolean {
  if (dates.length < 2) return false;
  if (kind === "course" || kind === "conference") return true;
  const days = dates.map(({ sittings }) => parseDate(localDay(zone, sittings[0]?.start ?? "")) ?? 0);
  return days.length <= 5 && days.every((day, place) => place === 0 || day - (days[place - 1] ?? 0) === 1);
}

function byStart(one: OfferingDate, other: OfferingDate): number {
  return (one.sittings[0]?.start ?? "") < (other.sittings[0]?.start ?? "") ? -1 : 1;
}

function isWithin({ sittings }: OfferingDate, { from, to, zone, now }: PlanDays): boolean {
  return sittings.every(
    ({ start, end }) => start > now && localDay(zone, start) >= from && localDay(zone, end) <= to,
  );
}

function dateOf(session: Session, offering: Listing, { zone }: PlanDays): OfferingDate {
  return { ...whereHeld(session, offering), sittings: sittingsOf(session, offering, zone) };
}

/** Where a date is held: not a place to go to where one may take part online. */
export function whereHeld(
  session: Session,
  offering: Listing,
): Pick<OfferingDate, "how" | "place" | "placeName"> {
  const isOnline = session.status === "moved-online" || offering.ways.includes("live-online");
  const place = isOnline ? undefined : (session.place ?? offering.place);
  if (isOnline || !(offering.ways.includes("in-person") || place !== undefined))
    return { how: "live", place: undefined, placeName: undefined };
  const { latitude, longitude } = place ?? {};
  const isKnown = latitude !== undefined && longitude !== undefined;
  return {
    how: "in-person",
    place: isKnown ? { latitude, longitude } : undefined,
    placeName: placeName(place),
  };
}

function placeName(place: Listing["place"]): string | undefined {
  const town = [place?.city, place?.region].filter(Boolean).join(", ");
  const words = [place?.name, town].filter((each) => each !== undefined && each !== "");
  return words.length === 0 ? undefined : words.join(", ");
}

/** Whole days are taken from nine to four; so is what runs on from day to day. */
const dayStarts = 9 * 3600;
const dayEnds = 16 * 3600;
const longestSeconds = 14 * 3600;

function sittingsOf(session: Session, offering: Listing, zone: string): readonly Sitting[] {
  if (session.isAllDay) return wholeDays(session.start, session.end ?? session.start, session.zone ?? zone);
  const start = parseInstant(session.start) ?? 0;
  const stated = session.end === undefined ? undefined : parseInstant(session.end);
  const end = stated !== undefined && stated > start ? stated : start + usualMinutes(offering) * 60;
  if (end - start > longestSeconds)
    return wholeDays(localDay(zone, session.start), localDay(zone, formatInstant(end)), zone);
  return [{ start: formatInstant(start), end: formatInstant(end) }];
}

function wholeDays(first: string, last: string, zone: string): readonly Sitting[] {
  const at = (day: number, seconds: number) =>
    formatInstant(toInstant(zoneOf(zone), day * SECONDS_PER_DAY + seconds));
  const [from = 0, to = 0] = [parseDate(first), parseDate(last)];
  const count = Math.max(1, Math.min(to - from + 1, mostDays + 1));
  return Array.from({ length: count }, (_, more) => ({
    start: at(from + more, dayStarts),
    end: at(from + more, dayEnds),
  }));
}

/** Where no end is stated. */
function usualMinutes(offering: Listing): number {
  const stated = statedMinutes(offering);
  return stated !== undefined && stated <= 480 ? stated : 60;
}

/** How long the offering says it takes. */
export function statedMinutes({ credit, durationMinutes }: Listing): number | undefined {
  const contact = credit.find(({ contactMinutes }) => contactMinutes !== undefined)?.contactMinutes;
  return [durationMinutes, contact].find((minutes) => minutes !== undefined && minutes > 0);
}

/** The months of a plan, `2026-12` and so on, the first and the last in part. */
export function monthsOf({ from, to }: Pick<PlanDays, "from" | "to">): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = from.split("-").map(Number);
  for (;;) {
    const name = `${year}-${String(month).padStart(2, "0")}`;
    if (name > to.slice(0, 7) || months.length > 60) return months;
    months.push(name);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

/** The last day of a month. */
export function monthEnds(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const next = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, "0")}-01`;
  return formatDate((parseDate(next) ?? 0) - 1);
}
