import { type Db, inTenants } from "#platform/db";
import type { ProviderSession } from "../../rules/sign-in/providers/provider-session.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";

/** The identity provider's session that the viewer's own comes from; undefined when it comes from none. */
export async function sessionElsewhere(
  db: Db<PeopleTables>,
  { accountId, sessionId }: Viewer,
): Promise<ProviderSession | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_sessions")
      .select("provider_session")
      .where("tenant_id", "=", accountId)
      .where("id", "=", sessionId)
      .executeTakeFirst(),
  );
  return row?.provider_session ?? undefined;
}
