import { issuerDocument, type JsonObject } from "#platform/credentials";
import { type Db, inTenants, type Instant } from "#platform/db";
import { NotFound } from "#platform/errors";
import type { PeopleTables } from "#modules/people";
import type { CertificateTables } from "../../tables/certificates.ts";

type Tables = CertificateTables & PeopleTables;

/** A key as anyone may see it. */
export interface ListedKey {
  readonly id: string;
  readonly controller: string;
  readonly publicKey: string;
  readonly madeAt: Instant;
  readonly retiredAt: Instant | undefined;
  readonly revokedAt: Instant | undefined;
  readonly certificateCount: number;
}

/** An employer's keys, newest first; nothing secret. */
export async function keysOf(db: Db<Tables>, tenantId: string): Promise<readonly ListedKey[]> {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("signing_keys as key")
      .select(["key.id", "key.controller", "key.public_key as publicKey", "key.made_at as madeAt"])
      .select(["key.retired_at as retiredAt", "key.revoked_at as revokedAt"])
      .select((where) =>
        where
          .selectFrom("certificates as certificate")
          .select(({ fn }) => fn.countAll<number>().as("count"))
          .whereRef("certificate.tenant_id", "=", "key.tenant_id")
          .whereRef("certificate.signing_key_id", "=", "key.id")
          .as("count"),
      )
      .where("key.tenant_id", "=", tenantId)
      .orderBy("key.id", "desc")
      .execute();
    return rows.map(({ retiredAt, revokedAt, count, ...row }) => ({
      ...row,
      retiredAt: retiredAt ?? undefined,
      revokedAt: revokedAt ?? undefined,
      certificateCount: count ?? 0,
    }));
  });
}

/** Who signs: name and keys of an employer that has signed something. @throws NotFound */
export async function issuerOf(
  db: Db<Tables>,
  tenantId: string,
): Promise<{ readonly name: string; readonly keys: readonly ListedKey[] }> {
  const keys = await keysOf(db, tenantId);
  if (keys.length === 0) throw new NotFound("No one signs certificates under this address.");
  return inTenants(db, [tenantId], async (tx) => {
    const { name } = await tx
      .selectFrom("tenants")
      .select("name")
      .where("id", "=", tenantId)
      .executeTakeFirstOrThrow();
    return { name, keys };
  });
}

/** The document at an issuer's address: every key it ever signed with there. */
export function issuerJson(issuer: string, keys: readonly ListedKey[]): JsonObject {
  return issuerDocument(
    issuer,
    keys
      .filter(({ controller }) => controller === issuer)
      .map(({ publicKey, revokedAt }) => ({
        publicKeyMultibase: publicKey,
        ...(revokedAt !== undefined && { revokedAt }),
      })),
  );
}
