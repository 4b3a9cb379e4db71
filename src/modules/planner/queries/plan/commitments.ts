import { offeringsTakenOff } from "#modules/credit";
import type { Viewer } from "#modules/people";
import { localDay } from "#platform/time";
import type { PlannedOnRecord } from "../../rules/plan/planned-on-record.ts";
import type { PlannerProgram } from "../program.ts";
import { proposalsFor } from "../team-plan/proposals.ts";
import { readyPlan } from "./kept-plans.ts";
import { recordPlans } from "./planned-on-record.ts";

/** A sitting that somebody means to be at. */
export interface Commitment {
  /** Where it is in the catalogue, or else on their record. */
  readonly offeringId?: string | undefined;
  readonly entryId?: string | undefined;
  readonly title: string;
  readonly provider?: string | undefined;
  readonly place?: string | undefined;
  readonly url?: string | undefined;
  /** Instants in UTC; local days, both included, where no hour is known. */
  readonly start: string;
  readonly end: string;
  readonly hasHours: boolean;
  /** Why it is here: `in your plan`, `you said you'd come`, `planned on your record`. */
  readonly because: string;
}

/**
 * What the viewer said they would come to, what they planned on their record and what is in their plan, beginning in a time; the
 * soonest first, what has a day alone before what has an hour on it, each once.
 */
export async function commitmentsOf(
  program: Pick<PlannerProgram, "db" | "zone">,
  viewer: Viewer,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Commitment[]> {
  const zone = viewer.zone ?? program.zone;
  const days = { from: localDay(zone, from), to: localDay(zone, to), zone };
  const accepted = (await proposalsFor(program, viewer, from))
    .filter(({ answer }) => answer === "accepted")
    .flatMap((each) => sittingsOf({ ...each, place: each.placeName }, "you said you'd come"));
  const items = (await readyPlan(program.db, viewer.accountId))?.plan.items ?? [];
  // What someone took off their record they do not mean to go to, though the plan still proposes it.
  const off = await offeringsTakenOff(program.db, viewer.accountId, days);
  const proposed = items
    .filter(({ offeringId }) => !off.has(offeringId))
    .flatMap((each) => sittingsOf(each, "in your plan"));
  const onRecord = (await recordPlans(program, viewer.accountId, days)).flatMap(plannedSittings);
  const known = new Map<string, Commitment>();
  // What was promised says so, whether or not it is on the record or in the plan as well.
  for (const each of [...proposed, ...onRecord, ...accepted])
    if (!each.hasHours || (each.end > from && each.start < to))
      known.set(`${each.offeringId ?? each.entryId} ${each.start}`, each);
  const beginning = ({ hasHours, start }: Commitment) =>
    hasHours ? `${localDay(zone, start)} ${start}` : start;
  return [...known.values()].toSorted((one, other) => (beginning(one) < beginning(other) ? -1 : 1));
}

/** Something with its sittings, as a plan or a proposal has it. */
type Sat = Omit<Commitment, "start" | "end" | "hasHours" | "because"> & {
  readonly sittings: readonly { readonly start: string; readonly end: string }[];
};

function sittingsOf(
  { offeringId, title, provider, place, url, sittings }: Sat,
  because: string,
): readonly Commitment[] {
  const said = { offeringId, title, provider, place, url, because, hasHours: true };
  return sittings.map(({ start, end }) => ({ ...said, start, end }));
}

function plannedSittings(planned: PlannedOnRecord): readonly Commitment[] {
  const { entryId, from, to, title, provider, place, url, offeringId, sittings } = planned;
  const because = "planned on your record";
  if (sittings.length > 0) return sittingsOf(planned, because);
  const said = { entryId, offeringId, title, provider, place, url, because };
  return [{ ...said, start: from, end: to, hasHours: false }];
}
