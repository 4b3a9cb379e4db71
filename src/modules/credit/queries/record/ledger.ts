import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Selectable } from "kysely";
import { rational } from "../../rules/exact/rational.ts";
import type { DecidedEntry } from "../../rules/ledger/as-engine-sees.ts";
import type { Decision, Measured } from "../../rules/ledger/entry.ts";
import type { KeptEntry } from "../../rules/ledger/kept-entry.ts";
import type { CreditTables } from "../../tables.ts";
import { evidenceOf } from "./evidence.ts";

/** Far above what anyone does in a life at work; it bounds one page's work. */
const mostEntries = 20_000;

/**
 * Everything on someone's record, drafts and plans too, and what was decided about each; by last day, then id, drafts without a
 * day last. What was removed is left out.
 */
export async function ledgerOf(db: Db<CreditTables>, accountId: string): Promise<readonly DecidedEntry[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await entryRows(tx, accountId)
      .where("removed_at", "is", null)
      .orderBy("ends_on")
      .orderBy("id")
      .limit(mostEntries)
      .execute();
    return withWhatBelongs(tx, accountId, rows);
  });
}

/** One entry, removed or not. @throws NotFound when it is not on this record. */
export async function entryOf(db: Db<CreditTables>, accountId: string, id: string): Promise<DecidedEntry> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = isId(id) ? await entryRows(tx, accountId).where("id", "=", id).execute() : [];
    const [entry] = await withWhatBelongs(tx, accountId, rows);
    if (entry === undefined) throw new NotFound("There is no such entry on your record.");
    return entry;
  });
}

const columns = [
  ...(["id", "title", "provider", "starts_on", "ends_on", "minutes", "quantity_numerator"] as const),
  ...(["quantity_denominator", "measure", "mode", "topics", "categories", "pre_approved"] as const),
  ...(["approved_by", "endorsements", "activity", "proof_on_paper", "relation", "state", "place"] as const),
  ...([
    "description",
    "source",
    "offering_id",
    "award_tenant_id",
    "award_id",
    "award_revoked_at",
    "award_revoked_because",
    "removed_at",
    "changed_at",
  ] as const),
] as const;

function entryRows(tx: Db<CreditTables>, accountId: string) {
  return tx.selectFrom("credit_entries").select(columns).where("tenant_id", "=", accountId);
}

type EntryRow = Pick<Selectable<CreditTables["credit_entries"]>, (typeof columns)[number]>;

async function withWhatBelongs(
  tx: Db<CreditTables>,
  accountId: string,
  rows: readonly EntryRow[],
): Promise<readonly DecidedEntry[]> {
  const only = rows.length === 1 ? rows[0]?.id : undefined;
  const evidence = await evidenceOf(tx, accountId, only);
  const decisions = await decisionsOf(tx, accountId, only);
  return rows.map((row) => ({
    ...keptEntry(row),
    evidence: evidence.get(row.id) ?? [],
    decisions: decisions.get(row.id) ?? {},
  }));
}

function keptEntry(row: EntryRow): Omit<KeptEntry, "evidence"> {
  return {
    id: row.id,
    title: row.title,
    provider: row.provider ?? undefined,
    from: row.starts_on ?? undefined,
    to: row.ends_on ?? undefined,
    measured: measuredOf(row),
    mode: row.mode,
    topics: row.topics,
    categories: row.categories,
    preApproved: row.pre_approved,
    approvedBy: row.approved_by,
    endorsements: row.endorsements,
    activity: row.activity ?? undefined,
    proofOnPaper: row.proof_on_paper,
    relation: row.relation,
    description: row.description === "" ? undefined : row.description,
    place: row.place === "" ? undefined : row.place,
    state: row.state,
    source: row.source,
    offeringId: row.offering_id ?? undefined,
    award:
      row.award_tenant_id === null || row.award_id === null
        ? undefined
        : { tenantId: row.award_tenant_id, id: row.award_id },
    revoked:
      row.award_revoked_at === null
        ? undefined
        : { at: row.award_revoked_at, because: row.award_revoked_because },
    removedAt: row.removed_at ?? undefined,
    changedAt: row.changed_at,
  };
}

function measuredOf(row: EntryRow): Measured | undefined {
  if (row.minutes !== null) return { minutes: row.minutes };
  const { measure, quantity_numerator: numerator, quantity_denominator: denominator } = row;
  if (measure === null || numerator === null || denominator === null) return undefined;
  return { quantity: rational(numerator, denominator), measure };
}

async function decisionsOf(
  tx: Db<CreditTables>,
  accountId: string,
  entryId: string | undefined,
): Promise<ReadonlyMap<string, Readonly<Record<string, Decision>>>> {
  const rows = await tx
    .selectFrom("credit_decisions")
    .select(["entry_id", "pack_id", "outcome", "units_numerator", "units_denominator", "reason"])
    .where("tenant_id", "=", accountId)
    .$if(entryId !== undefined, (query) => query.where("entry_id", "=", entryId ?? ""))
    .orderBy("entry_id")
    .orderBy("pack_id")
    .execute();
  const found = new Map<string, Record<string, Decision>>();
  for (const row of rows) {
    const { reason } = row;
    const units = rational(row.units_numerator ?? 0, row.units_denominator ?? 1);
    const decision: Decision =
      row.outcome === "adjusted"
        ? { outcome: "adjusted", units, reason }
        : row.outcome === "returned"
          ? { outcome: "returned", reason }
          : { outcome: row.outcome };
    found.set(row.entry_id, { ...found.get(row.entry_id), [row.pack_id]: decision });
  }
  return found;
}
