import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { CreditTables } from "../../tables.ts";
import { removeUnusedProofs } from "../ledger-import/keep-proofs.ts";
import { destroyEvidence } from "./keep-evidence.ts";

interface Tidied {
  readonly db: Db<CreditTables>;
  readonly files: FileStore;
}

/** Up to when something must have been removed to be forgotten, and the day it is. */
export interface TidyMoment {
  readonly removedBefore: string;
  /** Binders that nobody took over since then are left. */
  readonly broughtBefore: string;
  readonly today: string;
}

/**
 * Forgets what was removed long enough ago: files that were removed by themselves, then entries with all that belongs to them.
 * An entry whose file an authority may still ask for waits until it may no more.
 */
export async function tidyLedger({ db, files }: Tidied, moment: TidyMoment): Promise<void> {
  await leaveBinders({ db, files }, moment);
  for (const file of await removedFiles(db, moment)) await forget({ db, files }, file);
  for (const entry of await removedEntries(db, moment)) {
    for (const file of await filesOf(db, entry)) await forget({ db, files }, file);
    await inTenants(db, [entry.accountId], async (tx) => {
      await tx
        .deleteFrom("credit_decisions")
        .where("tenant_id", "=", entry.accountId)
        .where("entry_id", "=", entry.id)
        .execute();
      await tx
        .deleteFrom("credit_entries")
        .where("tenant_id", "=", entry.accountId)
        .where("id", "=", entry.id)
        .where("removed_at", "<", moment.removedBefore)
        .execute();
    });
  }
}

const atOnce = 1000;

/** Forgets binders that were looked at and not taken over, with the proof that was kept for them. */
async function leaveBinders({ db, files }: Tidied, { broughtBefore }: TidyMoment): Promise<void> {
  const left = await inTenants(db, "every tenant", async (tx) =>
    tx
      .deleteFrom("credit_ledger_imports")
      .where("confirmed_at", "is", null)
      .where("made_at", "<", broughtBefore)
      // Raw: other files wait on, since nothing is kept for them. A path of JSON has no column.
      .where(sql<boolean>`content -> 'proofs' is not null`)
      .returning(["tenant_id as accountId", "content"])
      .execute(),
  );
  for (const { accountId, content } of left) await removeUnusedProofs({ db, files }, accountId, content);
}

async function removedFiles(db: Db<CreditTables>, { removedBefore }: TidyMoment) {
  return inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("credit_evidence")
      .select(["tenant_id as accountId", "id", "file_id as fileId"])
      .where("removed_at", "<", removedBefore)
      .orderBy("id")
      .limit(atOnce)
      .execute(),
  );
}

async function removedEntries(db: Db<CreditTables>, { removedBefore, today }: TidyMoment) {
  return inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("credit_entries as entry")
      .select(["entry.tenant_id as accountId", "entry.id"])
      .where("entry.removed_at", "<", removedBefore)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("credit_evidence as evidence")
              .select("evidence.id")
              .whereRef("evidence.tenant_id", "=", "entry.tenant_id")
              .whereRef("evidence.entry_id", "=", "entry.id")
              .where("evidence.keep_until", ">=", today),
          ),
        ),
      )
      .orderBy("entry.id")
      .limit(atOnce)
      .execute(),
  );
}

async function filesOf(db: Db<CreditTables>, entry: { readonly accountId: string; readonly id: string }) {
  return inTenants(db, [entry.accountId], async (tx) =>
    tx
      .selectFrom("credit_evidence")
      .select(["tenant_id as accountId", "id", "file_id as fileId"])
      .where("tenant_id", "=", entry.accountId)
      .where("entry_id", "=", entry.id)
      .orderBy("id")
      .execute(),
  );
}

// The bytes go after the row: one without the other is a file that nobody finds, never a row without its file.
async function forget(
  { db, files }: Tidied,
  { accountId, ...file }: { readonly accountId: string; readonly id: string; readonly fileId: string },
): Promise<void> {
  const digest = await inTenants(db, [accountId], async (tx) => destroyEvidence(tx, accountId, file));
  if (digest !== undefined) await files.remove(accountId, digest);
}
