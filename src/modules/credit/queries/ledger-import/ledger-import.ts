import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { rational } from "../../rules/exact/rational.ts";
import { writeRational } from "../../rules/exact/written.ts";
import type { LedgerFile } from "../../rules/ledger-import/ledger-file.ts";
import { type KnownEntry, likenessOf, type MatchedLine } from "../../rules/ledger-import/match-known.ts";
import type { CreditTables } from "../../tables.ts";
import { withFiles } from "../record/evidence.ts";

/** A file that was brought in. */
export interface LedgerImport {
  readonly id: string;
  readonly fileName: string;
  readonly content: LedgerFile;
  readonly entryIds: readonly string[];
  readonly credentialIds: readonly string[];
  readonly evidenceIds: readonly string[];
  readonly state: "waiting" | "taken over" | "taken back";
}

/** One file that someone brought in. @throws NotFound when it is not theirs. */
export async function ledgerImport(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
): Promise<LedgerImport> {
  return inTenants(db, [accountId], async (tx) => {
    const row = isId(id)
      ? await tx
          .selectFrom("credit_ledger_imports")
          .select(["id", "file_name", "content", "entry_ids", "credential_ids", "evidence_ids"])
          .select(["confirmed_at", "undone_at"])
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    if (row === undefined) throw new NotFound("There is no such file of yours.");
    return {
      id: row.id,
      fileName: row.file_name,
      content: row.content,
      entryIds: row.entry_ids,
      credentialIds: row.credential_ids,
      evidenceIds: row.evidence_ids,
      state: row.undone_at !== null ? "taken back" : row.confirmed_at === null ? "waiting" : "taken over",
    };
  });
}

/** How many files of proof of a file are not at their entries yet. */
export async function newProofCount(
  db: Db<CreditTables>,
  accountId: string,
  { lines, proofs = [] }: { readonly lines: readonly MatchedLine[] } & Pick<LedgerFile, "proofs">,
): Promise<number> {
  if (proofs.length === 0) return 0;
  const rows = await inTenants(db, [accountId], async (tx) =>
    withFiles(tx)
      .select(["evidence.entry_id as entryId", "file.digest"])
      .where("evidence.tenant_id", "=", accountId)
      .where("evidence.removed_at", "is", null)
      .execute(),
  );
  const there = new Set(rows.map(({ digest, entryId }) => `${entryId} ${digest}`));
  const byId = new Map(lines.map((line) => [line.line.entry.id, line]));
  return proofs.filter(({ digest, entry }) => {
    const line = byId.get(entry);
    return line !== undefined && line.does !== "refused" && !there.has(`${line.knownId} ${digest}`);
  }).length;
}

/** Every entry that someone has or removed, as far as it tells whether a line of a file is one of them; oldest first. */
export async function knownEntries(db: Db<CreditTables>, accountId: string): Promise<readonly KnownEntry[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_entries")
      .select(["id", "source_key", "removed_at", "title", "starts_on", "ends_on", "minutes", "measure"])
      .select(["quantity_numerator", "quantity_denominator", "award_revoked_at"])
      .where("tenant_id", "=", accountId)
      .orderBy("id")
      .execute(),
  );
  return rows.map((row) => ({
    id: row.id,
    key: row.source_key ?? undefined,
    isRemoved: row.removed_at !== null,
    isRevoked: row.award_revoked_at !== null,
    likeness: likenessOf({
      title: row.title,
      from: row.starts_on ?? "",
      to: row.ends_on ?? "",
      minutes: row.minutes ?? undefined,
      quantity:
        row.quantity_numerator === null || row.quantity_denominator === null
          ? undefined
          : writeRational(rational(row.quantity_numerator, row.quantity_denominator)),
      measure: row.measure ?? undefined,
    }),
  }));
}
