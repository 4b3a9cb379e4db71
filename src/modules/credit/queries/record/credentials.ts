import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Selectable } from "kysely";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
import type { CreditTables } from "../../tables.ts";

/** The credentials that someone holds or held, in the order they were written down; what was removed is left out. */
export async function credentialsOf(
  db: Db<CreditTables>,
  accountId: string,
): Promise<readonly HeldCredential[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await credentialRows(tx, accountId)
      .where("removed_at", "is", null)
      .orderBy("id")
      .limit(100)
      .execute();
    return rows.map(heldCredential);
  });
}

/** One of them. @throws NotFound when it is not theirs, or was removed. */
export async function credentialOf(
  db: Db<CreditTables>,
  accountId: string,
  id: string,
): Promise<HeldCredential> {
  return inTenants(db, [accountId], async (tx) => {
    const row = isId(id)
      ? await credentialRows(tx, accountId)
          .where("id", "=", id)
          .where("removed_at", "is", null)
          .executeTakeFirst()
      : undefined;
    if (row === undefined) throw new NotFound("There is no such credential on your record.");
    return heldCredential(row);
  });
}

const columns = [
  ...(["id", "pack_id", "role", "issued_on", "birth_month", "expires_on", "certificate_number"] as const),
  ...(["endorsements", "circumstances", "positions", "ended_on", "is_shared"] as const),
] as const;

function credentialRows(tx: Db<CreditTables>, accountId: string) {
  return tx.selectFrom("credit_credentials").select(columns).where("tenant_id", "=", accountId);
}

function heldCredential(
  row: Pick<Selectable<CreditTables["credit_credentials"]>, (typeof columns)[number]>,
): HeldCredential {
  return {
    id: row.id,
    packId: row.pack_id,
    role: row.role ?? undefined,
    issuedOn: row.issued_on ?? undefined,
    birthMonth: row.birth_month ?? undefined,
    expiresOn: row.expires_on ?? undefined,
    certificateNumber: row.certificate_number ?? undefined,
    endorsements: row.endorsements,
    circumstances: row.circumstances,
    positions: row.positions,
    endedOn: row.ended_on ?? undefined,
    isShared: row.is_shared,
  };
}
