import { type Db, inTenants } from "#platform/db";
import { digest } from "#platform/secrets";
import type { SessionToken } from "../../queries/viewer.ts";
import type { PeopleTables } from "../../tables.ts";

/** Ends the session that a browser's cookie stands for; nothing when it has ended before. */
export async function endSession(db: Db<PeopleTables>, token: SessionToken): Promise<void> {
  await inTenants(db, [token.accountId], async (tx) => {
    await tx
      .deleteFrom("account_sessions")
      .where("tenant_id", "=", token.accountId)
      .where("token_digest", "=", digest(token.secret))
      .execute();
  });
}

/** Ends every session of an account, but for one that goes on, and says how many those were. */
export async function endSessions(
  db: Db<PeopleTables>,
  accountId: string,
  { except }: { readonly except?: string | undefined } = {},
): Promise<number> {
  return inTenants(db, [accountId], async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("account_sessions")
      .where("tenant_id", "=", accountId)
      .$if(except !== undefined, (query) => query.where("id", "!=", except ?? ""))
      .executeTakeFirstOrThrow();
    return Number(numDeletedRows);
  });
}

/** Ends one session of an account by its id; false when there is none. */
export async function endOneSession(
  db: Db<PeopleTables>,
  accountId: string,
  sessionId: string,
): Promise<boolean> {
  return inTenants(db, [accountId], async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("account_sessions")
      .where("tenant_id", "=", accountId)
      .where("id", "=", sessionId)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  });
}
