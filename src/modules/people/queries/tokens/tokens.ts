import { type Db, inTenants } from "#platform/db";
import type { KeptToken } from "../../rules/tokens/kept-token.ts";
import type { PeopleTables } from "../../tables.ts";

/** An account's tokens, the newest first; those revoked or ended too. */
export async function tokensOf(db: Db<PeopleTables>, accountId: string): Promise<readonly KeptToken[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("api_tokens")
      .select(["id", "name", "scopes", "made_at", "ends_at", "last_used_at", "revoked_at"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(100)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      scopes: row.scopes,
      madeAt: row.made_at,
      endsAt: row.ends_at,
      lastUsedAt: row.last_used_at ?? undefined,
      revokedAt: row.revoked_at ?? undefined,
    }));
  });
}
