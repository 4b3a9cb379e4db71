import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { Certificate } from "../../queries/certificates/certificate.ts";
import type { CreditTables } from "../../tables.ts";
import { signedCredential } from "./signed-credential.ts";
import { keyById, type SigningSite } from "./signing-keys.ts";

/** A certificate's badge as a JWT, by the key that signed its JSON and with the same date. */
export async function badgeJwt(
  db: Db<CreditTables & PeopleTables>,
  site: SigningSite,
  certificate: Certificate,
): Promise<string> {
  const { tenantId, signingKeyId, issuedAt } = certificate;
  const { key } = await inTenants(db, [tenantId], async (tx) => keyById(tx, site, tenantId, signingKeyId));
  return signedCredential(certificate, key, "vc-jwt", issuedAt);
}
