import type { Viewer } from "#modules/people";
import { anything } from "../../rules/finding/find-query.ts";
import type { CardSession, FoundOffering } from "../../rules/finding/found.ts";
import type { RecordSession } from "../../rules/record.ts";
import { choosePicks, type TopicWeights } from "../../rules/picks/choose-picks.ts";
import { viewerFit } from "../fits/viewer-fit.ts";
import type { CatalogProgram } from "../program.ts";

/** An offering found with the session that one would go to. */
export interface PickedOffering extends FoundOffering {
  readonly session: RecordSession;
}

/** What picks are made from. */
export interface PicksAsked {
  readonly now: string;
  /** Local days of the site, both included. */
  readonly from: string;
  readonly to: string;
  readonly weights: TopicWeights;
  /** Above 0 for what a renewal still needs. */
  readonly need: (offering: PickedOffering) => number;
  /** Offerings that are known already, or were waved away. */
  readonly leftOut: ReadonlySet<string>;
  /** When the viewer is somewhere else already, in instants. */
  readonly busy: readonly { readonly start: string; readonly end: string }[];
  readonly most: number;
}

/** Picks, and whether they were held against a schedule: without one nothing is known of the hours off the desk. */
export interface Picks {
  readonly picks: readonly PickedOffering[];
  readonly knowsSchedule: boolean;
}

/** Weighed at most: a week has fewer that fit one person. */
const weighed = 60;

/** The best few sessions of some days that the viewer can be at, in the hours they are off the desk. */
export async function picksFor(
  { db, zone, finder }: Pick<CatalogProgram, "db" | "zone" | "finder">,
  viewer: Viewer,
  { now, from, to, weights, need, leftOut, busy, most }: PicksAsked,
): Promise<Picks> {
  const fit = await viewerFit({ db, zone }, viewer, now);
  const query = {
    ...anything,
    from,
    to,
    order: "soonest",
    fitsMe: fit !== undefined,
    zone: viewer.zone,
  } as const;
  const { offerings } = await finder.find(query, { pageSize: weighed, now, fit });
  const possible = offerings.filter(
    (each): each is PickedOffering =>
      each.session !== undefined &&
      each.session.status !== "cancelled" &&
      each.offering.status === "scheduled" &&
      !leftOut.has(each.id) &&
      !isMeanwhile(each.session, busy),
  );
  const chosen = choosePicks(
    possible.map((each) => ({
      id: each.id,
      topics: each.offering.topics,
      start: each.session.start,
      isFree: each.offering.cost.isFree,
      need: need(each),
    })),
    weights,
    most,
  );
  const picks = possible.filter(({ id }) => chosen.includes(id));
  return { picks, knowsSchedule: fit !== undefined };
}

/** Days alone say nothing of hours. */
function isMeanwhile({ start, end = start, isAllDay }: CardSession, busy: PicksAsked["busy"]): boolean {
  return !isAllDay && busy.some((other) => start < other.end && (other.start < end || other.start === start));
}
