import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import type { EntryFacts } from "../../rules/ledger/kept-entry.ts";
import type { PlannedThing } from "../../rules/planning/credit-planning.ts";
import { offeringKey } from "../../rules/record/from-offering.ts";
import type { CreditTables } from "../../tables.ts";
import { changeEntry, recordEntry, removeEntry, restoreEntry } from "./record-entry.ts";

/** An offering of the catalogue that someone means to take, on some days. */
export interface OfferingToTake extends Omit<PlannedThing, "id"> {
  readonly offeringId: string;
  /** Where one has to go; absent online. */
  readonly place?: string | undefined;
}

/**
 * Puts an offering on someone's record as planned, once: where it is planned already, on whatever days, it is moved to these, and
 * the rest of what its owner wrote stays. What was done on the same day stays done. Gives the entry's id, and whether it is new.
 */
export async function planOffering(
  db: Db<CreditTables>,
  accountId: string,
  thing: OfferingToTake,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  return inTenants(db, [accountId], async (tx) => {
    const { offeringId, from, to, minutes } = thing;
    const planned = await plannedFor(tx, accountId, offeringId);
    if (planned !== undefined) {
      await tx
        .updateTable("credit_entries")
        .set({
          starts_on: from,
          ends_on: to,
          ...(planned.measure === null && { minutes }),
          changed_at: now(),
        })
        .where("tenant_id", "=", accountId)
        .where("id", "=", planned.id)
        .execute();
      return { id: planned.id, isNew: false };
    }
    const facts = factsOf(thing);
    const key = offeringKey(offeringId, to);
    const { id, isNew } = await recordEntry(tx, accountId, facts, { source: "offering", key });
    if (isNew || !(await isRemoved(tx, accountId, id))) return { id, isNew };
    await restoreEntry(tx, accountId, id);
    await changeEntry(tx, accountId, id, facts);
    return { id, isNew: true };
  });
}

/** Takes an offering off someone's record again, if it is planned there; what was done stays. */
export async function unplanOffering(
  db: Db<CreditTables>,
  accountId: string,
  offeringId: string,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const planned = await plannedFor(tx, accountId, offeringId);
    if (planned !== undefined) await removeEntry(tx, accountId, planned.id);
  });
}

async function plannedFor(tx: Db<CreditTables>, accountId: string, offeringId: string) {
  if (!isId(offeringId)) return undefined;
  return tx
    .selectFrom("credit_entries")
    .select(["id", "measure"])
    .where("tenant_id", "=", accountId)
    .where("offering_id", "=", offeringId)
    .where("state", "=", "planned")
    .where("removed_at", "is", null)
    .orderBy("starts_on")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

async function isRemoved(tx: Db<CreditTables>, accountId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("credit_entries")
    .select("removed_at")
    .where("tenant_id", "=", accountId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.removed_at !== null;
}

function factsOf({ offeringId, place, minutes, ...thing }: OfferingToTake): EntryFacts {
  return {
    ...thing,
    measured: { minutes },
    categories: {},
    preApproved: {},
    approvedBy: [],
    endorsements: [],
    // However often it is taken, it is the same thing.
    activity: offeringId,
    proofOnPaper: [],
    relation: "",
    place: place ?? "online",
    state: "planned",
    offeringId,
  };
}
