import type { Filter, PartCondition, SearchRequest, Sort } from "#platform/search";
import type { FindQuery } from "../../rules/finding/find-query.ts";
import { hasTimeWishes } from "../../rules/finding/session-suits.ts";
import { sessionConditions } from "./session-conditions.ts";

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
  /** What a session must meet to fit who asks. */
  readonly fits?: PartCondition | undefined;
}

const kilometresPerMile = 1.609_344;

/** The question as the index takes it. Conditions on sessions hold for one and the same session. */
export function searchRequest(query: FindQuery, context: RequestContext): SearchRequest {
  const when = [
    ...sessionConditions(query, { ...context, now: minuteOf(context.now) }),
    // Last, since it costs the most.
    ...(context.fits === undefined ? [] : [context.fits]),
  ];
  return {
    text: query.text,
    filters: [
      ...standingFilters(query, context),
      ...plainFilters(query),
      // Where and when suits a whole staff is much the same, and costs more than most questions themselves.
      ...sessionFilters(query, when, context).map((filter): Filter => ({ kept: filter })),
    ],
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

/** The clock by the minute: the searches of a minute then ask the same of what is over. */
function minuteOf(instant: string): string {
  const milliseconds = Date.parse(instant);
  return new Date(milliseconds - (milliseconds % 60_000)).toISOString();
}

/** What nearly every question leaves out unsaid. */
function standingFilters(query: FindQuery, context: RequestContext): readonly Filter[] {
  if (query.includesPast) return [];
  return [{ kept: { every: [{ number: "isOff", to: 0 }, stillToCome(minuteOf(context.now))] } }];
}

/** What has no dates is always to come. */
function stillToCome(now: string): Filter {
  const notOver = { column: "ends", ranges: [[Date.parse(now) / 1000, Infinity]] } as const;
  return { either: [{ part: [notOver] }, withoutDates] };
}

/** Looked up in each document, it would cost more than most of what it is asked beside. */
const withoutDates: Filter = { kept: { number: "openEnded", from: 1 } };

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
  if (query.maxCents !== undefined) filters.push({ kept: { number: "costCents", to: query.maxCents } });
  if (query.maxMinutes !== undefined) filters.push({ kept: { number: "minutes", to: query.maxMinutes } });
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
  if (hasTimeWishes(query) || context.fits !== undefined)
    filters.push({ either: [{ part: when }, withoutDates] });
  if (context.near !== undefined) {
    const point: PartCondition = {
      point: ["latitude", "longitude"],
      latitude: context.near.latitude,
      longitude: context.near.longitude,
      kilometres: query.withinMiles * kilometresPerMile,
    };
    // Who asked for in person alone is not served by a far meeting that can also be joined online.
    const withoutTravel = ["live-online", "own-pace"].filter(
      (way) => query.ways.length === 0 || query.ways.includes(way),
    );
    filters.push({ either: [{ keyword: "way", anyOf: withoutTravel }, { part: [...when, point] }] });
  }
  return filters;
}
