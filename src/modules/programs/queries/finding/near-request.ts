import type { Filter, SearchRequest, Sort } from "#platform/search";
import { cellsAround } from "../../rules/near/cells.ts";
import type { NearQuery } from "../../rules/near/near-query.ts";
import { keysOf } from "../../rules/reading/who-may-read.ts";
import type { AskedFrom } from "./program-finder.ts";

const kilometresPerMile = 1.609_344;

/** How many of the best are put in order by relevance and distance together. */
export const poolSize = 400;

/** The question as the index takes it: what the reader holds no key for is not even counted. */
export function nearRequest(query: NearQuery, from: AskedFrom, isPooled: boolean): SearchRequest {
  return {
    text: query.text,
    filters: [
      { kept: { keyword: "door", anyOf: keysOf(from.reader) } },
      ...plainFilters(query),
      ...placeFilter(query, from),
      ...(query.includesOwn || from.reader.systems.length === 0
        ? []
        : [{ not: { keyword: "system", anyOf: from.reader.systems } }]),
      ...(from.withoutBranches === undefined || from.withoutBranches.length === 0
        ? []
        : [{ not: { keyword: "branch", anyOf: from.withoutBranches } }]),
    ],
    facets: ["audience", "cost", "season", "topic"],
    sort: sortOf(query),
    offset: isPooled ? 0 : (query.page - 1) * from.pageSize,
    limit: isPooled ? poolSize : from.pageSize,
    explain: false,
  };
}

function sortOf({ order, text }: NearQuery): Sort {
  const latest = { by: "number", field: "lastHeld", isDescending: true } as const;
  switch (order) {
    case "best":
      return text === "" ? latest : { by: "score", then: latest };
    case "latest":
      return { ...latest, then: "score" };
    case "cheapest":
      return { by: "number", field: "cents", then: "score" };
    case "busiest":
      return { by: "number", field: "attendance", isDescending: true, then: "score" };
    default:
      return order satisfies never;
  }
}

function plainFilters(query: NearQuery): readonly Filter[] {
  const lists = [
    ["audience", query.audiences],
    ["cost", query.costs],
    ["season", query.seasons],
    ["topic", query.topics],
    ["known", query.hasResults ? ["results"] : []],
  ] as const;
  return lists.flatMap(([keyword, anyOf]) => (anyOf.length === 0 ? [] : [{ keyword, anyOf }]));
}

function placeFilter({ withinMiles }: NearQuery, { place }: AskedFrom): readonly Filter[] {
  if (place === undefined || withinMiles === 0) return [];
  const kilometres = withinMiles * kilometresPerMile;
  // Everyone of a branch asks from the same place.
  const cells = cellsAround(place, withinMiles);
  const within: Filter = { part: [{ point: ["latitude", "longitude"], ...place, kilometres }] };
  return [{ kept: { every: [...(cells === undefined ? [] : [{ keyword: "cell", anyOf: cells }]), within] } }];
}
