import type { Filter, PartCondition, SearchRequest, Sort } from "#platform/search";
import { parseDate, SECONDS_PER_DAY, toInstant, zoneOf } from "#platform/time";
import { type FindQuery, weekdays } from "../../rules/finding/find-query.ts";

export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface RequestContext {
  /** UTC instant taken as now. */
  readonly now: string;
  /** Zone in which the index keeps days and hours of the week. */
  readonly siteZone: string;
  /** The place asked for, when it is known. */
  readonly near?: Coordinates | undefined;
  readonly pageSize: number;
}

const minutesPerDay = 1440;
const minutesPerWeek = 7 * minutesPerDay;
const kilometresPerMile = 1.609_344;

/** The question as the index takes it. Conditions on sessions hold for one and the same session. */
export function searchRequest(query: FindQuery, context: RequestContext): SearchRequest {
  const when = sessionConditions(query, context);
  return {
    text: query.text,
    filters: [...plainFilters(query), ...sessionFilters(query, when, context)],
    facets: ["way", "kind", "topic", "audience", "credit", "language", "cost"],
    sort: sortOf(query, when),
    offset: (query.page - 1) * context.pageSize,
    limit: context.pageSize,
  };
}

// Of the same score, and without words: what comes first.
function sortOf(query: FindQuery, when: readonly PartCondition[]): Sort {
  const soonest = { by: "part", column: "starts", where: when } as const;
  if (query.order === "soonest" || query.text === "") return { ...soonest, then: "score" };
  return { by: "score", then: soonest };
}

function plainFilters(query: FindQuery): readonly Filter[] {
  const lists = [
    ["way", query.ways],
    ["kind", query.kinds],
    ["topic", query.topics],
    ["audience", query.audiences],
    ["credit", query.credits],
    ["language", query.languages],
    ["cost", query.isFree ? ["free"] : []],
  ] as const;
  const filters: Filter[] = lists.flatMap(([keyword, anyOf]) =>
    anyOf.length === 0 ? [] : [{ keyword, anyOf }],
  );
  if (query.maxCents !== undefined) filters.push({ number: "costCents", to: query.maxCents });
  if (query.maxMinutes !== undefined) filters.push({ number: "minutes", to: query.maxMinutes });
  if (!query.includesPast) filters.push({ number: "isGone", to: 0 });
  return filters;
}

/**
 * An offering fits when one session meets all that was said of time, or when it has no session and nothing was said of
 * days or hours (own pace suits any hour, but is no answer to "on Thursday"). Distance asks only of meetings in person.
 */
function sessionFilters(
  query: FindQuery,
  when: readonly PartCondition[],
  context: RequestContext,
): readonly Filter[] {
  const filters: Filter[] = [];
  if (when.length > 0) filters.push({ either: [{ part: when }, { number: "openEnded", from: 1 }] });
  if (context.near !== undefined) {
    const point: PartCondition = {
      point: ["latitude", "longitude"],
      latitude: context.near.latitude,
      longitude: context.near.longitude,
      kilometres: query.withinMiles * kilometresPerMile,
    };
    filters.push({
      either: [{ keyword: "way", anyOf: ["live-online", "own-pace"] }, { part: [...when, point] }],
    });
  }
  return filters;
}

function sessionConditions(query: FindQuery, context: RequestContext): readonly PartCondition[] {
  const conditions: PartCondition[] = [];
  const now = Date.parse(context.now) / 1000;
  if (!query.includesPast) conditions.push({ column: "ends", ranges: [[now, Number.POSITIVE_INFINITY]] });
  const zone = zoneOf(query.zone ?? context.siteZone);
  const dayStart = (date: string, days: number) =>
    toInstant(zone, ((parseDate(date) ?? 0) + days) * SECONDS_PER_DAY);
  if (query.from !== undefined)
    conditions.push({ column: "ends", ranges: [[dayStart(query.from, 0), Number.POSITIVE_INFINITY]] });
  if (query.to !== undefined)
    conditions.push({ column: "starts", ranges: [[Number.NEGATIVE_INFINITY, dayStart(query.to, 1) - 1]] });
  return [...conditions, ...weekConditions(query, shiftMinutes(query, context))];
}

/** Minutes by which the reader's clock is ahead of the site's, now. */
function shiftMinutes(query: FindQuery, context: RequestContext): number {
  if (query.zone === undefined) return 0;
  const now = Date.parse(context.now) / 1000;
  return (zoneOf(query.zone).offsetAt(now) - zoneOf(context.siteZone).offsetAt(now)) / 60;
}

// A session must start on one of the days, not before `after`, and be over by `before` on that same day.
function weekConditions(query: FindQuery, shift: number): readonly PartCondition[] {
  if (query.days.length === 0 && query.afterMinute === undefined && query.beforeMinute === undefined)
    return [];
  const from = query.afterMinute ?? 0;
  const until = query.beforeMinute ?? minutesPerDay;
  const days = query.days.length === 0 ? weekdays : weekdays.filter((day) => query.days.includes(day));
  const starts = days.map((day) => weekdays.indexOf(day) * minutesPerDay + from - shift);
  const spans = starts.map((start) => [start, start - from + until] as const);
  return [
    { column: "weekStart", ranges: wrapped(spans.map(([first, last]) => [first, last - 1])) },
    ...(query.beforeMinute === undefined
      ? []
      : [
          {
            column: "weekEnd",
            ranges: merged([
              ...spans,
              ...spans.map(([first, last]) => [first + minutesPerWeek, last + minutesPerWeek] as const),
            ]),
          },
        ]),
  ];
}

/** Spans of the week brought back into it: Sunday night in one zone is Monday morning in another. */
function wrapped(spans: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return merged(
    spans.flatMap(([first, last]): (readonly [number, number])[] => {
      if (last < 0) return [[first + minutesPerWeek, last + minutesPerWeek]];
      if (first >= minutesPerWeek) return [[first - minutesPerWeek, last - minutesPerWeek]];
      if (first < 0)
        return [
          [first + minutesPerWeek, minutesPerWeek - 1],
          [0, last],
        ];
      if (last >= minutesPerWeek)
        return [
          [first, minutesPerWeek - 1],
          [0, last - minutesPerWeek],
        ];
      return [[first, last]];
    }),
  );
}

/** Ascending, without overlaps, as the index wants them. */
function merged(spans: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0])) {
    const previous = result.at(-1);
    if (previous !== undefined && first <= previous[1]) previous[1] = Math.max(previous[1], last);
    else if (last >= first) result.push([first, last]);
  }
  return result;
}
