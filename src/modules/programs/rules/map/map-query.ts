import { z } from "zod";
import { distances } from "../near/near-query.ts";
import { type Season, seasons } from "../near/seasons.ts";
import { type PartnerKind, partnerKinds } from "../partners/partner-kinds.ts";
import { type Audience, audiences } from "../plan/audiences.ts";

/** What the map can show. */
export const shownNames = {
  both: "Programs and partners",
  programs: "Programs",
  partners: "Partners",
} as const;

export type Shown = keyof typeof shownNames;

/** What is asked of the map. */
export interface MapQuery {
  readonly shown: Shown;
  /** A ZIP code or a town, as typed; undefined: where the reader works. */
  readonly place: string | undefined;
  /** 0: however far. */
  readonly withinMiles: number;
  readonly audiences: readonly Audience[];
  readonly seasons: readonly Season[];
  readonly partnerKinds: readonly PartnerKind[];
}

/** What is asked when nothing is. */
const everything: MapQuery = {
  shown: "both",
  place: undefined,
  withinMiles: 50,
  audiences: [],
  seasons: [],
  partnerKinds: [],
};

const several = <Value extends string>(values: readonly Value[]) =>
  z.preprocess(
    (sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]),
    // What an old bookmark asks for and nobody knows any more is left out.
    z.array(z.unknown()).transform((sent) => values.filter((value) => sent.includes(value))),
  );

/** The query string of `/programs/map`. What cannot be used is left out: a bookmark must open. */
export const mapParameters = z
  .object({
    show: z.enum(["both", "programs", "partners"]).catch("both"),
    place: z.string().max(120).optional().catch(undefined),
    within: z
      .string()
      .transform((text) => distances.find((miles) => String(miles) === text) ?? everything.withinMiles)
      .catch(everything.withinMiles),
    audience: several(audiences),
    season: several(seasons),
    kind: several(partnerKinds),
  })
  .transform((sent): MapQuery => ({
    shown: sent.show,
    place: sent.place?.trim() === "" ? undefined : sent.place?.trim(),
    withinMiles: sent.within,
    audiences: sent.audience,
    seasons: sent.season,
    partnerKinds: sent.kind,
  }));

/** The address of a question: only what differs from asking nothing is in it. */
export function mapAddress(query: MapQuery, path = "/programs/map"): string {
  const search = new URLSearchParams();
  if (query.shown !== everything.shown) search.set("show", query.shown);
  if (query.place !== undefined) search.set("place", query.place);
  if (query.withinMiles !== everything.withinMiles) search.set("within", String(query.withinMiles));
  for (const value of query.audiences) search.append("audience", value);
  for (const value of query.seasons) search.append("season", value);
  for (const value of query.partnerKinds) search.append("kind", value);
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}
