import { type Db, inTenants, json } from "#platform/db";
import { NotAllowed, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import type { EntryFacts, EntrySource } from "../../rules/ledger/kept-entry.ts";
import type { CreditTables } from "../../tables.ts";
import { onLedgerChange } from "./ledger-changed.ts";

/** Where an entry comes from, and what makes it the same one when it comes again. */
export interface EntryOrigin {
  readonly source: EntrySource;
  /** Unique among someone's entries: the row of an import, the message and its line. */
  readonly key?: string | undefined;
  /** An employer's award: given twice, it is one entry. */
  readonly award?: { readonly tenantId: string; readonly id: string } | undefined;
}

/**
 * Puts an entry on someone's record; gives its id, and whether it is new. What came before from the same origin stays as it is,
 * also when its owner has changed or removed it since: who wants it otherwise changes it by its id.
 */
export async function recordEntry(
  db: Db<CreditTables>,
  accountId: string,
  facts: EntryFacts,
  origin: EntryOrigin,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  return inTenants(db, [accountId], async (tx) => {
    const id = newId();
    const added = await tx
      .insertInto("credit_entries")
      .values({
        tenant_id: accountId,
        id,
        ...factColumns(facts),
        source: origin.source,
        source_key: origin.key ?? null,
        award_tenant_id: origin.award?.tenantId ?? null,
        award_id: origin.award?.id ?? null,
        removed_at: null,
        created_at: now(),
        changed_at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n)
      return { id: await idFrom(tx, accountId, origin), isNew: false };
    await onLedgerChange(tx, accountId);
    return { id, isNew: true };
  });
}

/** Writes an entry anew; where it came from stays. @throws NotFound when it is not on this record. */
export async function changeEntry(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
  facts: EntryFacts,
): Promise<void> {
  await updateEntry(db, accountId, id, factColumns(facts));
}

/** What was planned was done: it counts from now on. @throws NotFound when it is not on this record. */
export async function confirmPlanned(db: Db<CreditTables>, accountId: string, id: string): Promise<void> {
  await updateEntry(db, accountId, id, { state: "earned" });
}

/** Takes an entry off the record; for some weeks `restoreEntry` brings it back. @throws NotFound */
export async function removeEntry(db: Db<CreditTables>, accountId: string, id: string): Promise<void> {
  await updateEntry(db, accountId, id, { removed_at: now() });
}

/**
 * Puts an entry back that was removed.
 *
 * @throws NotFound when it is not there any more; NotAllowed when its employer took back the award that it came from.
 */
export async function restoreEntry(db: Db<CreditTables>, accountId: string, id: string): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    if (isId(id) && (await isRevoked(tx, accountId, id))) throw new NotAllowed(revokedWords);
    await updateEntry(tx, accountId, id, { removed_at: null });
  });
}

/** Takes the entry of an award off the record for good: its employer took the award back. @throws NotFound */
export async function revokeEntry(
  db: Db<CreditTables>,
  accountId: string,
  { id, at, because }: { readonly id: string; readonly at: string; readonly because: string },
): Promise<void> {
  const change = { removed_at: now(), award_revoked_at: at, award_revoked_because: because };
  await updateEntry(db, accountId, id, change);
}

/** Why an entry whose award was revoked cannot come back. */
const revokedWords =
  "Your employer took this award back, so its entry cannot be put back on your record. Ask them if that is wrong; what you learned otherwise, log as an entry of its own.";

async function isRevoked(tx: Db<CreditTables>, accountId: string, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("credit_entries")
    .select("award_revoked_at")
    .where("tenant_id", "=", accountId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined && row.award_revoked_at !== null;
}

type EntryChange = Partial<ReturnType<typeof factColumns>> & {
  readonly removed_at?: string | null;
  readonly award_revoked_at?: string;
  readonly award_revoked_because?: string;
};

async function updateEntry(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
  change: EntryChange,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const changed = isId(id)
      ? await tx
          .updateTable("credit_entries")
          .set({ ...change, changed_at: now() })
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    if (changed === undefined || changed.numUpdatedRows === 0n)
      throw new NotFound("There is no such entry on your record.");
    await onLedgerChange(tx, accountId);
  });
}

async function idFrom(tx: Db<CreditTables>, accountId: string, { key, award }: EntryOrigin): Promise<string> {
  const row = await tx
    .selectFrom("credit_entries")
    .select("id")
    .where("tenant_id", "=", accountId)
    .where((where) =>
      where.or([
        where("source_key", "=", key ?? null),
        where.and([
          where("award_tenant_id", "=", award?.tenantId ?? null),
          where("award_id", "=", award?.id ?? null),
        ]),
      ]),
    )
    .executeTakeFirstOrThrow();
  return row.id;
}

/** The columns of what is said of an entry; where it came from is not among them. */
export function factColumns(facts: EntryFacts) {
  const { measured } = facts;
  const quantity = measured !== undefined && "quantity" in measured ? measured : undefined;
  return {
    title: facts.title,
    provider: facts.provider ?? null,
    starts_on: facts.from ?? null,
    ends_on: facts.to ?? null,
    minutes: measured !== undefined && "minutes" in measured ? measured.minutes : null,
    quantity_numerator: quantity === undefined ? null : Number(quantity.quantity.numerator),
    quantity_denominator: quantity === undefined ? null : Number(quantity.quantity.denominator),
    measure: quantity?.measure ?? null,
    mode: facts.mode,
    topics: json(facts.topics),
    categories: json(facts.categories),
    pre_approved: json(facts.preApproved),
    approved_by: json(facts.approvedBy),
    endorsements: json(facts.endorsements),
    activity: facts.activity ?? null,
    proof_on_paper: json(facts.proofOnPaper),
    relation: facts.relation,
    description: facts.description ?? "",
    place: facts.place ?? "",
    state: facts.state,
    offering_id: facts.offeringId ?? null,
  };
}
