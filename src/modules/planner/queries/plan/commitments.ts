import type { Viewer } from "#modules/people";
import type { PlannerProgram } from "../program.ts";
import { proposalsFor } from "../team-plan/proposals.ts";
import { readyPlan } from "./kept-plans.ts";

/** A sitting that somebody means to be at. Instants in UTC. */
export interface Commitment {
  readonly offeringId: string;
  readonly title: string;
  readonly provider?: string | undefined;
  readonly place?: string | undefined;
  readonly url?: string | undefined;
  readonly start: string;
  readonly end: string;
  /** Why it is here: `in your plan`, `you said you'd come`. */
  readonly because: string;
}

/** What the viewer said they would come to, and what is in their plan, beginning in a time; the soonest first, each once. */
export async function commitmentsOf(
  program: Pick<PlannerProgram, "db">,
  viewer: Viewer,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Commitment[]> {
  const accepted = (await proposalsFor(program, viewer, from))
    .filter(({ answer }) => answer === "accepted")
    .flatMap((each) => sittingsOf({ ...each, place: each.placeName }, "you said you'd come"));
  const items = (await readyPlan(program.db, viewer.accountId))?.plan.items ?? [];
  const planned = items.flatMap((each) => sittingsOf(each, "in your plan"));
  const known = new Map<string, Commitment>();
  // What was promised says so, whether or not it is in the plan as well.
  for (const each of [...planned, ...accepted])
    if (each.end > from && each.start < to) known.set(`${each.offeringId} ${each.start}`, each);
  return [...known.values()].toSorted((one, other) => one.start.localeCompare(other.start));
}

/** Something with its sittings, as a plan or a proposal has it. */
type Sat = Omit<Commitment, "start" | "end" | "because"> & {
  readonly sittings: readonly { readonly start: string; readonly end: string }[];
};

function sittingsOf(
  { offeringId, title, provider, place, url, sittings }: Sat,
  because: string,
): readonly Commitment[] {
  return sittings.map(({ start, end }) => ({ offeringId, title, provider, place, url, start, end, because }));
}
