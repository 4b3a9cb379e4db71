import { type Db, inTenants } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { CreditTables } from "../../tables.ts";
import { destroyEvidence } from "./keep-evidence.ts";

interface Tidied {
  readonly db: Db<CreditTables>;
  readonly files: FileStore;
}

/** Up to when something must have been removed to be forgotten, and the day it is. */
export interface TidyMoment {
  readonly removedBefore: string;
  readonly today: string;
}

/**
 * Forgets what was removed long enough ago: files that were removed by themselves, then entries with all that belongs to them.
 * An entry whose file an authority may still ask for waits until it may no more.
 */
export async function tidyLedger({ db, files }: Tidied, moment: TidyMoment): Promise<void> {
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
