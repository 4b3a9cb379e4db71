import { clockIn, localDay } from "#platform/time";
import { type FindQuery, weekdays } from "./find-query.ts";
import type { CardSession } from "./found.ts";

/** What a question may say of when a session is held. */
export type TimeWishes = Pick<FindQuery, "days" | "afterMinute" | "beforeMinute" | "from" | "to">;

/** True when the question says anything of dates, days or hours. */
export function hasTimeWishes(wishes: TimeWishes): boolean {
  return wishes.from !== undefined || wishes.to !== undefined || hasWeekWishes(wishes);
}

/** True when the question says anything of days or hours of the week. */
export function hasWeekWishes({ days, ...wishes }: TimeWishes): boolean {
  return days.length > 0 || hasHourWishes(wishes);
}

/** True when the question says anything of hours of the day. */
export function hasHourWishes({
  afterMinute,
  beforeMinute,
}: Pick<TimeWishes, "afterMinute" | "beforeMinute">): boolean {
  return afterMinute !== undefined || beforeMinute !== undefined;
}

/**
 * Whether a session is held when the question wishes, by the clock of `zone`: on dates from `from` to `to`, begun on one
 * of the days, not before `afterMinute`, and over by `beforeMinute` of that same day. An all-day session keeps its own
 * dates in every zone; it has no hours, and so never suits a question about hours.
 */
export function sessionSuits(wishes: TimeWishes, session: CardSession, zone: string): boolean {
  if (!suitsDates(wishes, session, zone)) return false;
  if (!hasWeekWishes(wishes)) return true;
  if (session.isAllDay && hasHourWishes(wishes)) return false;
  const { weekday, minuteOfDay } = session.isAllDay
    ? clockIn("UTC", `${session.start}T00:00:00Z`)
    : clockIn(zone, session.start);
  const day = weekdays[weekday];
  if (wishes.days.length > 0 && (day === undefined || !wishes.days.includes(day))) return false;
  const length = (Date.parse(session.end ?? session.start) - Date.parse(session.start)) / 60_000;
  return (
    minuteOfDay >= (wishes.afterMinute ?? 0) &&
    (wishes.beforeMinute === undefined ||
      (minuteOfDay < wishes.beforeMinute && minuteOfDay + length <= wishes.beforeMinute))
  );
}

function suitsDates({ from, to }: TimeWishes, { start, end, isAllDay }: CardSession, zone: string): boolean {
  const dateOf = (moment: string) => (isAllDay ? moment : localDay(zone, moment));
  return (from === undefined || dateOf(end ?? start) >= from) && (to === undefined || dateOf(start) <= to);
}
