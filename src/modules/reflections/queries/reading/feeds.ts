import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { digest } from "#platform/secrets";
import { type PeopleTables, viewerOfAccount, type Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** A secret address, without its secret. */
export interface SecretFeed {
  readonly id: string;
  readonly stream: string;
  readonly label: string;
  readonly madeAt: string;
}

/** Someone's secret addresses, oldest first. */
export async function secretFeeds(db: Db<Tables>, accountId: string): Promise<readonly SecretFeed[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("reflection_feeds")
      .select(["id", "stream", "label", "made_at as madeAt"])
      .where("tenant_id", "=", accountId)
      .orderBy("made_at")
      .orderBy("id")
      .limit(100)
      .execute(),
  );
}

/** Whose feed a secret leads to, and what they are to whom today. @throws NotFound when it was taken back, or never was. */
export async function feedBySecret(
  db: Db<Tables>,
  secret: string,
): Promise<{ readonly viewer: Viewer; readonly stream: string; readonly label: string }> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("reflection_feeds")
      .select(["tenant_id", "stream", "label"])
      .where("digest", "=", digest(secret))
      .executeTakeFirst(),
  );
  const viewer = row && (await viewerOfAccount(db, row.tenant_id));
  if (row === undefined || viewer === undefined)
    throw new NotFound("There is no feed at this address, or its owner took it back.");
  return { viewer, stream: row.stream, label: row.label };
}
