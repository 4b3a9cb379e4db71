import { type Db, inTenants } from "#platform/db";
import { formatInstant, localDay, now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { Award } from "../../queries/sessions/award.ts";
import { type HeldSession, sessionById } from "../../queries/sessions/session.ts";
import type { EntryFacts } from "../../rules/ledger/kept-entry.ts";
import { meetingsOf } from "../../rules/sessions/session.ts";
import type { CreditTables } from "../../tables.ts";
import { recordEntry, revokeEntry } from "../record/record-entry.ts";

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
    const waiting = await deliverable(tx, tenantId, awardIds);
    const sessions = new Map<string, HeldSession | undefined>();
    for (const { id, accountId, sessionId, minutes } of waiting) {
      if (!sessions.has(sessionId)) sessions.set(sessionId, await sessionById(tx, [tenantId], sessionId));
      const session = sessions.get(sessionId);
      if (session === undefined) continue;
      const origin = { source: "award", award: { tenantId, id } } as const;
      await recordEntry(tx, accountId, entryOf(session, minutes), origin);
      await tx
        .updateTable("awards")
        .set({ delivered_to: accountId, delivered_at: now() })
        .where("tenant_id", "=", tenantId)
        .where("id", "=", id)
        .execute();
    }
    return waiting.length;
  });
}

/** Takes a delivered award off its holder's record, and tells them why. Inside `inTenants` of the employer. */
export async function withdrawAward(
  tx: Db<Tables>,
  tenantId: string,
  { award, because }: { readonly award: Award; readonly because: string },
): Promise<void> {
  if (award.deliveredTo === undefined) return;
  const origin = { source: "award", award: { tenantId, id: award.id } } as const;
  const { id } = await recordEntry(tx, award.deliveredTo, entryOf(award.session, award.minutes), origin);
  await revokeEntry(tx, award.deliveredTo, { id, at: now(), because });
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
    .select(["award.tenant_id as tenantId", "award.id", "award.session_id as sessionId", "award.minutes"])
    .select((where) => where.ref("staff.account_id").$notNull().as("accountId"))
    .where("award.delivered_at", "is", null)
    .where("award.revoked_at", "is", null)
    .where("staff.account_id", "is not", null);
}

function entryOf(session: HeldSession, minutes: number): EntryFacts {
  const day = localDay(session.zone, session.startsAt);
  const last = meetingsOf(session).at(-1);
  return {
    title: session.title,
    provider: session.organisationName,
    from: day,
    to: last === undefined ? day : localDay(session.zone, formatInstant(last.start)),
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
