import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { digest, randomSecret } from "#platform/secrets";
import { now } from "#platform/time";
import type { SessionToken } from "../../queries/viewer.ts";
import { sessionEnd } from "../../rules/sign-in/session-life.ts";
import type { ProviderSession } from "../../rules/sign-in/providers/provider-session.ts";
import type { SignInWay } from "../../rules/sign-in/ways.ts";
import type { PeopleTables } from "../../tables.ts";

/**
 * Begins a session and gives the text for the browser's cookie, the only place where its secret is kept.
 * Whoever calls has made sure that it is the account's owner.
 */
export async function startSession(
  db: Db<PeopleTables>,
  accountId: string,
  {
    way,
    device,
    confirmedAt,
    providerSession,
  }: {
    readonly way: SignInWay;
    readonly device: string;
    /** When they proved who they are; now when absent. */
    readonly confirmedAt?: string | undefined;
    /** What an identity provider calls the session that this one comes from. */
    readonly providerSession?: ProviderSession | undefined;
  },
): Promise<string> {
  const secret = randomSecret();
  const at = now();
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("account_sessions")
      .values({
        tenant_id: accountId,
        id: newId(),
        token_digest: digest(secret),
        way,
        device,
        made_at: at,
        last_seen_at: at,
        ends_at: sessionEnd(at, at),
        confirmed_at: confirmedAt ?? at,
        provider_session: providerSession === undefined ? null : json(providerSession),
      })
      .execute();
  });
  return `${accountId}.${secret}`;
}

/** Writes down that a session is used, which puts its end off. */
export async function keepSessionAlive(db: Db<PeopleTables>, token: SessionToken): Promise<void> {
  const at = now();
  await inTenants(db, [token.accountId], async (tx) => {
    const session = await tx
      .selectFrom("account_sessions")
      .select(["id", "made_at"])
      .where("tenant_id", "=", token.accountId)
      .where("token_digest", "=", digest(token.secret))
      .executeTakeFirst();
    if (session === undefined) return;
    await tx
      .updateTable("account_sessions")
      .set({ last_seen_at: at, ends_at: sessionEnd(session.made_at, at) })
      .where("tenant_id", "=", token.accountId)
      .where("id", "=", session.id)
      .execute();
  });
}
