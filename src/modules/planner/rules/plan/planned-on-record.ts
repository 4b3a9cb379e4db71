import type { Listing } from "#modules/catalog";
import type { PlannedEntry } from "#modules/credit";
import { localDay } from "#platform/time";
import type { PersonalProblem, Sitting } from "../personal/personal-problem.ts";
import type { PlannedItem } from "./kept-plan.ts";
import { offeringDates } from "./offering-dates.ts";

/** Something that its owner put on their record as planned: a plan is made around it. */
export interface PlannedOnRecord extends Pick<
  PlannedItem,
  "title" | "provider" | "place" | "url" | "minutes" | "cents" | "isCostUnknown" | "sittings" | "needsCover"
> {
  readonly entryId: string;
  /** Where it is in the catalogue. */
  readonly offeringId?: string | undefined;
  readonly how?: "live" | "in-person" | undefined;
  /** Local days, both included; the hours of those that the catalogue knows are in `sittings`. */
  readonly from: string;
  readonly to: string;
  readonly topics: readonly string[];
}

/** What is planned on a record, with the hours and the price that the catalogue says where it is from there. */
export function plannedOnRecord(
  entry: PlannedEntry,
  offering: Listing | undefined,
  zone: string,
): PlannedOnRecord {
  const days = { from: entry.from, to: entry.on };
  const dates = offering === undefined ? [] : datesOn(offering, { ...days, zone, now: "" });
  const [first] = dates;
  const cost = offering?.cost;
  const isPriced = cost?.known === true && cost.currency === "USD" && !cost.isFree;
  return {
    entryId: entry.id,
    offeringId: offering === undefined ? undefined : entry.offeringId,
    title: entry.title,
    provider: entry.provider,
    place: first?.placeName,
    url: offering?.registrationUrl ?? offering?.url,
    how: first?.how,
    ...days,
    minutes: entry.minutes ?? 0,
    cents: isPriced ? (cost.fromCents ?? 0) : 0,
    isCostUnknown: offering !== undefined && cost?.known !== true && cost?.isFree !== true,
    topics: entry.topics,
    sittings: dates.flatMap(({ sittings }) => sittings),
    needsCover: [],
  };
}

/** Of dates that stand for each other on one day nobody takes two. */
function datesOn(offering: Listing, days: Parameters<typeof offeringDates>[1]) {
  const all = offering.sessions.flatMap((session) =>
    offeringDates({ ...offering, sessions: [session] }, days),
  );
  return days.from === days.to ? all.slice(0, 1) : all;
}

/** What is left of a plan's limits once what is planned on the record has taken its part; never less than nothing. */
export function limitsBeside(
  limits: PersonalProblem["limits"],
  planned: readonly PlannedOnRecord[],
  { today, zone }: { readonly today: string; readonly zone: string },
): PersonalProblem["limits"] {
  const left = (limit: number, taken: number) => Math.max(0, limit - taken);
  const { minutesPerMonth, minutesInMonth = {}, cents, daysAway, shiftsCovered } = limits;
  const months = [...minutesByMonth(planned, { today, zone })].flatMap(([month, minutes]) => {
    const limit = minutesInMonth[month] ?? minutesPerMonth;
    return limit === undefined ? [] : [[month, left(limit, minutes)] as const];
  });
  const away = new Set(
    planned.flatMap(({ how, sittings }) =>
      how === "in-person" ? sittings.map(({ start }) => localDay(zone, start)) : [],
    ),
  );
  const covered = planned.reduce((sum, { needsCover }) => sum + needsCover.length, 0);
  const spent = planned.reduce((sum, each) => sum + each.cents, 0);
  return {
    ...limits,
    ...(months.length > 0 && { minutesInMonth: { ...minutesInMonth, ...Object.fromEntries(months) } }),
    ...(cents !== undefined && { cents: left(cents, spent) }),
    ...(daysAway !== undefined && { daysAway: left(daysAway, away.size) }),
    ...(shiftsCovered !== undefined && { shiftsCovered: left(shiftsCovered, covered) }),
  };
}

/** Learning time by the month it is in: by its hours where they are known, else all of it where it begins. */
function minutesByMonth(
  planned: readonly PlannedOnRecord[],
  { today, zone }: { readonly today: string; readonly zone: string },
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const add = (day: string, minutes: number) => {
    const month = (day < today ? today : day).slice(0, 7);
    found.set(month, (found.get(month) ?? 0) + minutes);
  };
  for (const { from, minutes, sittings } of planned) {
    if (sittings.length === 0) add(from, minutes);
    for (const each of sittings) add(localDay(zone, each.start), minutesOf(each));
  }
  return found;
}

function minutesOf({ start, end }: Sitting): number {
  return Math.ceil((Date.parse(end) - Date.parse(start)) / 60_000);
}

/** The hours of what is planned on the record: nothing else is taken then. */
export function busyWith(planned: readonly PlannedOnRecord[]): PersonalProblem["busy"] {
  return planned.flatMap(({ entryId, sittings }) =>
    sittings.map(({ start, end }, place) => ({
      id: `record.${entryId}.${place}`,
      start,
      end,
      what: "other" as const,
    })),
  );
}

/** Desk shifts that lie within what is planned: someone has to stand in. */
export function withCover(
  planned: readonly PlannedOnRecord[],
  busy: PersonalProblem["busy"],
): readonly PlannedOnRecord[] {
  const shifts = busy.filter(({ what }) => what === "desk");
  return planned.map((each) => ({
    ...each,
    needsCover: shifts
      .filter(({ isForTrips = false }) => each.how === "in-person" || !isForTrips)
      .filter((shift) => each.sittings.some(({ start, end }) => start < shift.end && shift.start < end))
      .map(({ start, end }) => ({ start, end })),
  }));
}

/** Minutes by topic, with what is planned counted to what was learned: an entry with several counts whole for each. */
export function minutesWith(
  minutesByTopic: ReadonlyMap<string, number>,
  planned: readonly PlannedOnRecord[],
): ReadonlyMap<string, number> {
  const all = new Map(minutesByTopic);
  for (const { topics, minutes } of planned)
    for (const topic of topics) all.set(topic, (all.get(topic) ?? 0) + minutes);
  return all;
}
