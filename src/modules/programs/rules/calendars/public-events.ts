import { clockIn, localDay } from "#platform/time";
import type { Listing } from "#modules/catalog";
import { audiencesInWords } from "../plan/audiences.ts";
import { type ProgramPlan, stubPlan } from "../plan/program-plan.ts";

/** One time of an event. */
export interface EventTime {
  /** What the calendar calls it. */
  readonly key: string;
  readonly heldOn: string;
  readonly startsAt: number | undefined;
}

/** Something for the public in a calendar. */
export interface PublicEvent {
  /** Its title without capitals and signs: what it is known by when the calendar is read again. */
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly url: string | undefined;
  /** Earliest first. */
  readonly times: readonly EventTime[];
}

/** The events of a calendar, and how many were left out and why. */
export interface PublicEvents {
  readonly events: readonly PublicEvent[];
  /** `2 for staff`, `1 closing`; empty when nothing was left out. */
  readonly leftOut: string;
}

/** Why something in a branch's calendar is no program for the public. */
export type LeftOutReason = "for staff" | "meetings of a board" | "closings" | "cancelled" | "without a date";

const reasons: readonly (readonly [Exclude<LeftOutReason, "cancelled" | "without a date">, RegExp])[] = [
  [
    "for staff",
    /\b(?:staff (?:training|meeting|development|in-?service|day|only|orientation|retreat|room)|in-?service (?:day|training)|for staff|all[- ]staff|employee (?:training|meeting)|department meeting|managers?['’]? meeting|new hire|professional development)\b/iu,
  ],
  [
    "meetings of a board",
    /\b(?:board (?:of (?:trustees|directors) )?(?:meeting|workshop|retreat)|trustees?['’]? meeting|friends (?:of the library )?(?:board )?meeting|(?:budget|finance|policy) committee|city council)\b/iu,
  ],
  [
    "closings",
    /\b(?:library (?:is )?closed|closed for|closed[:!]?$|closing early|closes early|holiday closing|(?:all )?(?:branches|locations|libraries) closed|no (?:story\s?time|programs?|classes) (?:today|this week))/iu,
  ],
];

/** Why an event is left out; undefined for a program of the public's. Its title decides, and the first words about it. */
export function whyLeftOut({
  title,
  summary,
  status,
}: Pick<Listing, "title" | "summary" | "status">): LeftOutReason | undefined {
  if (status === "cancelled") return "cancelled";
  const found = reasons.find(([, words]) => words.test(title));
  if (found !== undefined) return found[0];
  // A program may well say in passing that staff will help; one for staff says so at once.
  return /^(?:\W*)(?:for (?:library )?staff|staff only|this (?:training|session) is for (?:library )?staff)\b/iu.test(
    summary,
  )
    ? "for staff"
    : undefined;
}

/**
 * What in a branch's calendar is for the public, by the days where the branch is. Events of one title are one: many calendars list
 * each story time by itself.
 */
export function publicEvents(listings: readonly Listing[], zone: string): PublicEvents {
  const counts = new Map<LeftOutReason, number>();
  const events = new Map<string, PublicEvent>();
  for (const listing of listings) {
    const times = timesOf(listing, zone);
    const why = whyLeftOut(listing) ?? (times.length === 0 ? "without a date" : undefined);
    if (why !== undefined) {
      counts.set(why, (counts.get(why) ?? 0) + 1);
      continue;
    }
    const key = `title ${listing.title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim()}`;
    const before = events.get(key);
    events.set(key, before === undefined ? eventOf(key, listing, times) : withTimes(before, times));
  }
  return {
    events: [...events.values()].toSorted((one, other) => firstDay(one).localeCompare(firstDay(other))),
    leftOut: [...counts].map(([why, count]) => `${count} ${why}`).join(", "),
  };
}

/** The plan of which an event tells: its title, what it is, and whom it is for. */
export function planOfEvent({ title, summary, url }: PublicEvent): ProgramPlan {
  const short = summary.length > 1_500 ? `${summary.slice(0, 1_500).trimEnd()} …` : summary;
  return {
    ...stubPlan(title.slice(0, 200)),
    summary: short,
    audiences: audiencesInWords(`${title} ${short.slice(0, 300)}`),
    url: url !== undefined && /^https?:\/\//u.test(url) ? url : undefined,
  };
}

function firstDay({ times }: PublicEvent): string {
  return times[0]?.heldOn ?? "";
}

function withTimes(event: PublicEvent, times: readonly EventTime[]): PublicEvent {
  return { ...event, times: [...event.times, ...times].toSorted(byDay) };
}

function byDay(one: EventTime, other: EventTime): number {
  return one.heldOn.localeCompare(other.heldOn) || one.key.localeCompare(other.key);
}

function eventOf(key: string, listing: Listing, times: readonly EventTime[]): PublicEvent {
  return {
    key,
    title: listing.title,
    summary: listing.summary,
    url: listing.url,
    times,
  };
}

function timesOf({ sessions, sourceKey }: Listing, zone: string): readonly EventTime[] {
  return sessions
    .filter(({ status }) => status !== "cancelled")
    .map(({ start, isAllDay, zone: own, recurrenceId }) => {
      const at = own === undefined || own === "UTC" ? zone : own;
      return {
        // Of a single one the day may move; of a series only what the calendar says was moved.
        key: `${sourceKey} ${sessions.length === 1 ? "once" : (recurrenceId ?? start)}`,
        heldOn: isAllDay ? start.slice(0, 10) : localDay(at, start),
        startsAt: isAllDay ? undefined : clockIn(at, start).minuteOfDay,
      };
    })
    .toSorted(byDay);
}
