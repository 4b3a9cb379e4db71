import type { PartCondition } from "#platform/search";
import { parseDate, SECONDS_PER_DAY, toInstant, zoneOf } from "#platform/time";
import { type FindQuery, weekdays } from "../../rules/finding/find-query.ts";
import { hasHourWishes, hasTimeWishes, hasWeekWishes } from "../../rules/finding/session-suits.ts";
import { allDayEnd, allDayWeek, minutesPerDay, minutesPerWeek } from "./session-columns.ts";
import { clockShifts } from "./clock-shifts.ts";

type Span = readonly [from: number, to: number];

/** What one session must meet, as the index takes it: the same that `sessionSuits` says of a session, and not over. */
export function sessionConditions(
  query: FindQuery,
  context: { readonly now: string; readonly siteZone: string },
): readonly PartCondition[] {
  const now = Date.parse(context.now) / 1000;
  const notOver: readonly PartCondition[] = query.includesPast
    ? []
    : [{ column: "ends", ranges: [[now, Infinity]] }];
  if (!hasTimeWishes(query)) return notOver;
  const timed = timedConditions(query, { now, siteZone: context.siteZone });
  if (hasHourWishes(query)) return [...notOver, { either: timed }];
  // A day without hours tells nothing of hours, and is the same day on every clock.
  const wanted = inOneQuestion([...timed, allDayConditions(query)]);
  return isToCome(query, { now, zone: query.zone ?? context.siteZone }) ? [wanted] : [...notOver, wanted];
}

/** Whether what is held from the first day on cannot be over: it is then not asked beside it. */
function isToCome({ from }: FindQuery, { now, zone }: { readonly now: number; readonly zone: string }) {
  return from !== undefined && Math.min(midnightOf(from, zone), allDayEnd(from)) >= now;
}

/** Where each way asks for nothing but a place in the week, they are one list of ranges: quicker than one after the other. */
function inOneQuestion(ways: readonly (readonly PartCondition[])[]): PartCondition {
  const ranges = ways.map(([first, ...more]) =>
    more.length === 0 && first !== undefined && "ranges" in first && first.column === "weekStart"
      ? first.ranges
      : undefined,
  );
  if (ranges.includes(undefined)) return { either: ways };
  return { column: "weekStart", ranges: ascending(ranges.flatMap((each) => each ?? [])) };
}

function timedConditions(
  query: FindQuery,
  { now, siteZone }: { readonly now: number; readonly siteZone: string },
): readonly (readonly PartCondition[])[] {
  const zoneId = query.zone ?? siteZone;
  const dates: PartCondition[] = [];
  if (query.from !== undefined)
    dates.push({ column: "ends", ranges: [[midnightOf(query.from, zoneId), Infinity]] });
  if (query.to !== undefined)
    dates.push({ column: "starts", ranges: [[-Infinity, midnightOf(query.to, zoneId, 1) - 1]] });
  if (!hasWeekWishes(query)) return [[withHours, ...dates]];
  return clockShifts({ site: siteZone, reader: zoneId }, { now, includesPast: query.includesPast }).map(
    ({ minutes, spans }) => [
      ...dates,
      ...(spans === undefined ? [] : [{ column: "starts", ranges: spans } as const]),
      ...weekConditions(query, minutes),
    ],
  );
}

/** The instant at which a day begins, or one so many days after it. */
function midnightOf(date: string, zoneId: string, days = 0): number {
  return toInstant(zoneOf(zoneId), ((parseDate(date) ?? 0) + days) * SECONDS_PER_DAY);
}

// What an all-day session is not.
const withHours: PartCondition = { column: "weekStart", ranges: [[0, minutesPerWeek - 1]] };

function allDayConditions({ days, from, to }: FindQuery): readonly PartCondition[] {
  const chosen = days.length === 0 ? weekdays : weekdays.filter((day) => days.includes(day));
  const conditions: PartCondition[] = [
    {
      column: "weekStart",
      ranges: chosen.map((day) => {
        const start = allDayWeek + weekdays.indexOf(day) * minutesPerDay;
        return [start, start];
      }),
    },
  ];
  if (from !== undefined) conditions.push({ column: "ends", ranges: [[allDayEnd(from), Infinity]] });
  if (to !== undefined)
    conditions.push({ column: "starts", ranges: [[-Infinity, (parseDate(to) ?? 0) * SECONDS_PER_DAY]] });
  return conditions;
}

/** `shift`: minutes by which the reader's clock is ahead of the site's. */
function weekConditions(query: FindQuery, shift: number): readonly PartCondition[] {
  const from = query.afterMinute ?? 0;
  const until = query.beforeMinute ?? minutesPerDay;
  if (until <= from) return [never];
  const days = query.days.length === 0 ? weekdays : weekdays.filter((day) => query.days.includes(day));
  const spans = days.map((day): Span => {
    const midnight = weekdays.indexOf(day) * minutesPerDay - shift;
    return [midnight + from, midnight + until];
  });
  if (query.beforeMinute === undefined)
    return [{ column: "weekStart", ranges: ascending(spans.flatMap(wrapped)) }];
  // Over on the very day it began: a day's start and another day's end are no answer.
  const turned = spans.flatMap(([first, last]) =>
    weekTurns.flatMap((turn): Span[] =>
      last + turn <= 0 || first + turn >= minutesPerWeek ? [] : [[first + turn, last + turn]],
    ),
  );
  const ranges = turned.toSorted((one, other) => one[0] - other[0]);
  return [{ column: "weekStart", until: "weekEnd", ranges }];
}

/** A span that runs over the week's end is also one of the week before, and one of the week after. */
const weekTurns = [-minutesPerWeek, 0, minutesPerWeek];

const never: PartCondition = { either: [] };

/** A span of the week brought back into it: Sunday night in one zone is Monday morning in another. */
function wrapped([first, end]: Span): readonly Span[] {
  return weekTurns.flatMap((turn): Span[] => {
    const [from, to] = [Math.max(0, first + turn), Math.min(minutesPerWeek, end + turn) - 1];
    return from <= to ? [[from, to]] : [];
  });
}

/** In order, those that touch made one, as the index wants them. */
function ascending(spans: readonly Span[]): readonly Span[] {
  const result: [number, number][] = [];
  for (const [first, last] of spans.toSorted((one, other) => one[0] - other[0])) {
    const previous = result.at(-1);
    if (previous !== undefined && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else result.push([first, last]);
  }
  return result;
}
