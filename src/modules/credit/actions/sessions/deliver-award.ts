import { type Db, inTenants } from "#platform/db";
import { localDay, now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { type Award, awardOf } from "../../queries/sessions/award.ts";
import type { EntryFacts } from "../../rules/ledger/kept-entry.ts";
import type { CreditTables } from "../../tables.ts";
import { recordEntry, removeEntry } from "../record/record-entry.ts";

type Tables = CreditTables & PeopleTables;

/**
 * Puts awards into the ledgers of those who have an account, each once: the others wait until they take their staff record up.
 * Gives how many went. Inside a transaction or not.
 */
export async function deliverAwards(
  db: Db<Tables>,
  tenantId: string,
  awardIds: readonly string[],
): Promise<number> {
  return inTenants(db, [tenantId], async (tx) => {
    let delivered = 0;
    for (const { id, accountId } of await deliverable(tx, tenantId, awardIds)) {
      const award = await awardOf(tx, tenantId, id);
      await recordEntry(tx, accountId, entryOf(award), { source: "award", award: { tenantId, id } });
      await tx
        .updateTable("awards")
        .set({ delivered_to: accountId, delivered_at: now() })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .execute();
      delivered += 1;
    }
    return delivered;
  });
}

/** Takes a delivered award off its holder's record. Inside `inTenants` of the employer. */
export async function withdrawAward(tx: Db<Tables>, tenantId: string, award: Award): Promise<void> {
  if (award.deliveredTo === undefined) return;
  const origin = { source: "award", award: { tenantId, id: award.id } } as const;
  const { id } = await recordEntry(tx, award.deliveredTo, entryOf(award), origin);
  await removeEntry(tx, award.deliveredTo, id);
}

const batch = 100;

/** Delivers what waited for people who have taken their staff record up since. Gives how many went. */
export async function deliverWaiting(db: Db<Tables>, signal?: AbortSignal): Promise<number> {
  let delivered = 0;
  for (;;) {
    signal?.throwIfAborted();
    const waiting = await inTenants(db, "every tenant", async (tx) =>
      waitingAwards(tx).orderBy("award.tenant_id").orderBy("award.id").limit(batch).execute(),
    );
    for (const [tenantId, rows] of Map.groupBy(waiting, ({ tenantId: each }) => each))
      delivered += await deliverAwards(
        db,
        tenantId,
        rows.map(({ id }) => id),
      );
    if (waiting.length < batch) return delivered;
  }
}

async function deliverable(tx: Db<Tables>, tenantId: string, awardIds: readonly string[]) {
  if (awardIds.length === 0) return [];
  return waitingAwards(tx)
    .where("award.tenant_id", "=", tenantId)
    .where("award.id", "in", [...awardIds])
    .orderBy("award.id")
    .forUpdate("award")
    .execute();
}

function waitingAwards(tx: Db<Tables>) {
  return tx
    .selectFrom("awards as award")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "award.tenant_id").onRef("staff.id", "=", "award.staff_id"),
    )
    .select(["award.tenant_id as tenantId", "award.id"])
    .select((where) => where.ref("staff.account_id").$notNull().as("accountId"))
    .where("award.delivered_at", "is", null)
    .where("award.revoked_at", "is", null)
    .where("staff.account_id", "is not", null);
}

function entryOf({ session, minutes }: Award): EntryFacts {
  const day = localDay(session.zone, session.startsAt);
  return {
    title: session.title,
    provider: session.organisationName,
    from: day,
    to: day,
    measured: { minutes },
    mode: session.mode,
    topics: session.topics,
    categories: session.categories,
    preApproved: {},
    approvedBy: [],
    endorsements: [],
    activity: session.offeringId,
    proofOnPaper: ["certificate"],
    relation: "",
    state: "earned",
    offeringId: session.offeringId,
  };
}
