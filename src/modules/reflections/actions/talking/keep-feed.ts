import { type Db, inTenants } from "#platform/db";
import { Conflict } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { SecretStream } from "../../rules/feeds/secret-streams.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

const most = 20;

/** Makes a secret address for a feed of what the viewer may read: given once, and kept by its digest alone. */
export async function makeFeed(
  db: Db<Tables>,
  viewer: Viewer,
  { label, stream }: { readonly stream: SecretStream | `community:${string}`; readonly label: string },
): Promise<string> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const secret = randomSecret();
  await inTenants(db, [accountId], async (tx) => {
    const { count } = await tx
      .selectFrom("reflection_feeds")
      .select((each) => each.fn.countAll<number>().as("count"))
      .where("tenant_id", "=", accountId)
      .executeTakeFirstOrThrow();
    if (count >= most) throw new Conflict("You have many addresses already. Take one back first.");
    await tx
      .insertInto("reflection_feeds")
      .values({ tenant_id: accountId, id: newId(), digest: digest(secret), stream, label, made_at: now() })
      .execute();
  });
  return secret;
}

/** Takes an address back: it leads nowhere from now on. */
export async function revokeFeed(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  if (!isId(id)) return;
  await inTenants(db, [accountId], async (tx) => {
    await tx.deleteFrom("reflection_feeds").where("tenant_id", "=", accountId).where("id", "=", id).execute();
  });
}
