import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import { digest } from "#platform/secrets";
import { formatInstant, now, parseInstant } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";

/** What every token of a directory begins with, so that one that leaked is recognised. */
export const directoryTokenStart = "carrel_scim_";

/** A token as its employer's administrators see it: never the secret. */
export interface DirectoryToken {
  readonly id: string;
  readonly label: string;
  readonly madeAt: string;
  readonly lastUsedAt: string | undefined;
}

/** Whose directory shows this token, and what its makers call it; undefined for one that is unknown or revoked. */
export async function directoryOfToken(
  db: Db<PeopleTables>,
  token: string,
): Promise<{ readonly tenantId: string; readonly label: string } | undefined> {
  const [tenantId, secret] = token.startsWith(directoryTokenStart)
    ? token.slice(directoryTokenStart.length).split(".")
    : [];
  if (tenantId === undefined || secret === undefined || !isId(tenantId)) return undefined;
  return inTenants(db, [tenantId], async (tx) => {
    const row = await tx
      .selectFrom("directory_tokens")
      .select(["id", "label", "last_used_at"])
      .where("tenant_id", "=", tenantId)
      .where("token_digest", "=", digest(secret))
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (row === undefined) return undefined;
    if ((row.last_used_at ?? "") < minuteAgo()) await markUsed(tx, tenantId, row.id);
    return { tenantId, label: row.label };
  });
}

/** The tokens in use, newest first. */
export async function directoryTokens(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<readonly DirectoryToken[]> {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("directory_tokens")
      .select(["id", "label", "made_at", "last_used_at"])
      .where("tenant_id", "=", tenantId)
      .where("revoked_at", "is", null)
      .orderBy("made_at", "desc")
      .orderBy("id")
      .limit(50)
      .execute();
    return rows.map(({ id, label, made_at, last_used_at }) => ({
      id,
      label,
      madeAt: made_at,
      lastUsedAt: last_used_at ?? undefined,
    }));
  });
}

// A sync makes thousands of requests: once a minute is close enough.
function minuteAgo(): string {
  return formatInstant((parseInstant(now()) ?? 0) - 60);
}

async function markUsed(tx: Db<PeopleTables>, tenantId: string, id: string): Promise<void> {
  await tx
    .updateTable("directory_tokens")
    .set({ last_used_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}
