import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { CreditTables } from "../../tables.ts";
import type { IssuingOptions } from "./issue-certificates.ts";
import { signedCredential } from "./signed-credential.ts";
import { keyInUse, type SigningSite } from "./signing-keys.ts";

type Tables = CreditTables & PeopleTables;

const batchSize = 100;

/**
 * Signs anew, with the key in use, every certificate that stands and was signed with a key that was stolen since. Number, facts
 * and page stay as they are. Stopped anywhere, it goes on where it was. Gives how many were signed.
 */
export async function signAnew(
  db: Db<Tables>,
  site: SigningSite,
  tenantId: string,
  { signal }: Pick<IssuingOptions, "signal">,
): Promise<number> {
  let signed = 0;
  for (;;) {
    signal.throwIfAborted();
    const { fallen, own } = await inTenants(db, [tenantId], async (tx) => {
      const rows = await fallenCertificates(tx, tenantId);
      return rows.length === 0 ? { fallen: rows } : { fallen: rows, own: await keyInUse(tx, site, tenantId) };
    });
    if (own === undefined) return signed;
    const renewed: { readonly id: string; readonly credential: string }[] = [];
    for (const row of fallen)
      renewed.push({ id: row.id, credential: await signedCredential(row, own.key, "eddsa-rdfc-2022") });
    await inTenants(db, [tenantId], async (tx) => {
      for (const { id, credential } of renewed)
        await tx
          .updateTable("certificates")
          .set({ credential, signing_key_id: own.id })
          .where("tenant_id", "=", tenantId)
          .where("award_id", "=", id)
          .execute();
    });
    signed += renewed.length;
  }
}

async function fallenCertificates(tx: Db<Tables>, tenantId: string) {
  return tx
    .selectFrom("certificates as certificate")
    .innerJoin("signing_keys as key", (join) =>
      join
        .onRef("key.tenant_id", "=", "certificate.tenant_id")
        .onRef("key.id", "=", "certificate.signing_key_id"),
    )
    .innerJoin("awards as award", (join) =>
      join
        .onRef("award.tenant_id", "=", "certificate.tenant_id")
        .onRef("award.id", "=", "certificate.award_id"),
    )
    .select(["award.id", "certificate.number", "certificate.place", "certificate.facts"])
    .where("certificate.tenant_id", "=", tenantId)
    .where("key.revoked_at", "is not", null)
    .where("award.revoked_at", "is", null)
    .orderBy("award.id")
    .limit(batchSize)
    .execute();
}
