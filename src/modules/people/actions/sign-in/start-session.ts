import { randomBytes } from "node:crypto";
import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { formatInstant, now, parseInstant } from "#platform/time";
import { secretDigest } from "../../queries/viewer.ts";
import type { SignInWay } from "../../rules/sign-in/ways.ts";
import type { PeopleTables } from "../../tables.ts";

/** How long a session lasts without being used. */
export const sessionDays = 30;

/**
 * Begins a session and gives the text for the browser's cookie, the only place where its secret is kept.
 * Whoever calls has made sure that it is the account's owner.
 */
export async function startSession(
  db: Db<PeopleTables>,
  accountId: string,
  { way, device }: { readonly way: SignInWay; readonly device: string },
): Promise<string> {
  const secret = randomBytes(32).toString("base64url");
  const at = now();
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("account_sessions")
      .values({
        tenant_id: accountId,
        id: newId(),
        token_digest: secretDigest(secret),
        way,
        device,
        made_at: at,
        last_seen_at: at,
        ends_at: formatInstant((parseInstant(at) ?? 0) + sessionDays * 86_400),
        confirmed_at: at,
      })
      .execute();
  });
  return `${accountId}.${secret}`;
}
