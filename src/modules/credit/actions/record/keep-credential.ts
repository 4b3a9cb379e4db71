import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import type { CredentialFacts } from "../../rules/ledger/kept-credential.ts";
import type { CreditTables } from "../../tables.ts";
import { onLedgerChange } from "./ledger-changed.ts";

/** Writes down a credential that someone holds; gives its id. */
export async function addCredential(
  db: Db<CreditTables>,
  accountId: string,
  facts: CredentialFacts,
): Promise<string> {
  return inTenants(db, [accountId], async (tx) => {
    const id = newId();
    await tx
      .insertInto("credit_credentials")
      .values({
        tenant_id: accountId,
        id,
        ...factColumns(facts),
        removed_at: null,
        created_at: now(),
        changed_at: now(),
      })
      .execute();
    await onLedgerChange(tx, accountId);
    return id;
  });
}

/** Writes a credential anew. @throws NotFound when it is not theirs. */
export async function changeCredential(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
  facts: CredentialFacts,
): Promise<void> {
  await updateCredential(db, accountId, id, factColumns(facts));
}

/** Takes a credential off the record; entries and their evidence stay. @throws NotFound */
export async function removeCredential(db: Db<CreditTables>, accountId: string, id: string): Promise<void> {
  await updateCredential(db, accountId, id, { removed_at: now() });
}

/** Puts a credential back that was removed. @throws NotFound */
export async function restoreCredential(db: Db<CreditTables>, accountId: string, id: string): Promise<void> {
  await updateCredential(db, accountId, id, { removed_at: null });
}

type CredentialChange = Partial<ReturnType<typeof factColumns>> & { readonly removed_at?: string | null };

async function updateCredential(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
  change: CredentialChange,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const changed = isId(id)
      ? await tx
          .updateTable("credit_credentials")
          .set({ ...change, changed_at: now() })
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst()
      : undefined;
    if (changed === undefined || changed.numUpdatedRows === 0n)
      throw new NotFound("There is no such credential on your record.");
    await onLedgerChange(tx, accountId);
  });
}

function factColumns(facts: CredentialFacts) {
  return {
    pack_id: facts.packId,
    role: facts.role ?? null,
    issued_on: facts.issuedOn ?? null,
    birth_month: facts.birthMonth ?? null,
    expires_on: facts.expiresOn ?? null,
    certificate_number: facts.certificateNumber ?? null,
    endorsements: json(facts.endorsements),
    circumstances: json(facts.circumstances),
    positions: json(facts.positions),
    ended_on: facts.endedOn ?? null,
    is_shared: facts.isShared,
  };
}
