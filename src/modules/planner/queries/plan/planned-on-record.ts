import { offeringsById } from "#modules/catalog";
import { plannedEntries } from "#modules/credit";
import { type PlannedOnRecord, plannedOnRecord } from "../../rules/plan/planned-on-record.ts";
import type { PlannerProgram } from "../program.ts";

/** Nobody has more before them. */
const most = 200;

/** What someone planned on their record in some days, both included, with its hours where the catalogue has them; soonest first. */
export async function recordPlans(
  { db }: Pick<PlannerProgram, "db">,
  accountId: string,
  { from, to, zone }: { readonly from: string; readonly to: string; readonly zone: string },
): Promise<readonly PlannedOnRecord[]> {
  const entries = await plannedEntries(db, accountId, { from, to, limit: most });
  const offerings = await offeringsById(
    db,
    entries.flatMap(({ offeringId }) => offeringId ?? []),
  );
  return entries.map((each) => plannedOnRecord(each, offerings.get(each.offeringId ?? "")?.offering, zone));
}
