import { offeringsById } from "#modules/catalog";
import { type OfferingToTake, planOffering } from "#modules/credit";
import type { PlannerProgram } from "../../queries/program.ts";

/**
 * Puts what someone takes on their record as planned, on the topics that the catalogue says; what is there already is not put there
 * twice. Gives the entry's id, and whether it is new.
 */
export async function planOnRecord(
  { db }: Pick<PlannerProgram, "db">,
  accountId: string,
  thing: Omit<OfferingToTake, "topics">,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const offerings = await offeringsById(db, [thing.offeringId]);
  const topics = offerings.get(thing.offeringId)?.offering.topics ?? [];
  return planOffering(db, accountId, { ...thing, topics });
}
