import { z } from "zod";
import type { Audience } from "../plan/audiences.ts";
import { audiences } from "../plan/audiences.ts";
import { type BudgetBand, budgetBands } from "../plan/budget.ts";
import { type Season, seasons } from "./seasons.ts";

/** In which order neighbours' programs are listed. */
export const orderNames = {
  best: "Near and fitting",
  latest: "Latest",
  cheapest: "Cheapest",
  busiest: "Most came",
} as const;

export type NearOrder = keyof typeof orderNames;

/** What is asked of neighbours. */
export interface NearQuery {
  readonly text: string;
  /** A ZIP code or a town, as typed; undefined: where the reader works. */
  readonly place: string | undefined;
  /** 0: however far. */
  readonly withinMiles: number;
  readonly audiences: readonly Audience[];
  readonly costs: readonly BudgetBand[];
  readonly seasons: readonly Season[];
  readonly topics: readonly string[];
  /** Only what says how many came. */
  readonly hasResults: boolean;
  /** The reader's own system too. */
  readonly includesOwn: boolean;
  readonly order: NearOrder;
  readonly page: number;
}

export const distances = [5, 10, 25, 50, 100, 0] as const;

/** What is asked when nothing is. */
export const anythingNear: NearQuery = {
  text: "",
  place: undefined,
  withinMiles: 50,
  audiences: [],
  costs: [],
  seasons: [],
  topics: [],
  hasResults: false,
  includesOwn: true,
  order: "best",
  page: 1,
};

const several = <Value extends string>(values: readonly Value[]) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    // What an old bookmark asks for and nobody knows any more is left out.
    z.array(z.string()).transform((sent) => values.filter((value) => sent.includes(value))),
  );

/** The query string of `/programs/near`. What cannot be used is left out: a bookmark must open. */
export const nearParameters = z
  .object({
    q: z.string().max(300).catch(""),
    place: z.string().max(120).optional().catch(undefined),
    within: z
      .string()
      .transform((text) => distances.find((miles) => String(miles) === text) ?? anythingNear.withinMiles)
      .catch(anythingNear.withinMiles),
    audience: several(audiences),
    cost: several(budgetBands),
    season: several(seasons),
    topic: z.preprocess(
      (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
      z.array(z.string().max(100)).max(50).catch([]),
    ),
    results: z.literal("yes").optional().catch(undefined),
    own: z.literal("no").optional().catch(undefined),
    order: z.enum(["best", "latest", "cheapest", "busiest"]).catch("best"),
    page: z.coerce.number().int().min(1).max(5_000).catch(1),
  })
  .transform((sent): NearQuery => ({
    text: sent.q.trim(),
    place: sent.place?.trim() === "" ? undefined : sent.place?.trim(),
    withinMiles: sent.within,
    audiences: sent.audience,
    costs: sent.cost,
    seasons: sent.season,
    topics: sent.topic,
    hasResults: sent.results === "yes",
    includesOwn: sent.own !== "no",
    order: sent.order,
    page: sent.page,
  }));

/** The address of a question: only what differs from asking nothing is in it. */
export function nearAddress(query: NearQuery, path = "/programs/near"): string {
  const search = new URLSearchParams();
  if (query.text !== "") search.set("q", query.text);
  if (query.place !== undefined) search.set("place", query.place);
  if (query.withinMiles !== anythingNear.withinMiles) search.set("within", String(query.withinMiles));
  for (const value of query.audiences) search.append("audience", value);
  for (const value of query.costs) search.append("cost", value);
  for (const value of query.seasons) search.append("season", value);
  for (const value of query.topics) search.append("topic", value);
  if (query.hasResults) search.set("results", "yes");
  if (!query.includesOwn) search.set("own", "no");
  if (query.order !== "best") search.set("order", query.order);
  if (query.page > 1) search.set("page", String(query.page));
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
