import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "../../../tables.ts";

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  readonly label: string;
  /** Kept in step between the owner's devices. */
  readonly isSynced: boolean;
  readonly madeAt: string;
  readonly lastUsedAt: string | undefined;
}

/** An account's passkeys, oldest first. */
export async function ownPasskeys(db: Db<PeopleTables>, accountId: string): Promise<readonly OwnPasskey[]> {
  return inTenants(db, [accountId], async (tx) => {
    const rows = await tx
      .selectFrom("account_passkeys")
      .select(["id", "label", "is_synced", "made_at", "last_used_at"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .limit(100)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      label: row.label,
      isSynced: row.is_synced,
      madeAt: row.made_at,
      lastUsedAt: row.last_used_at ?? undefined,
    }));
  });
}
