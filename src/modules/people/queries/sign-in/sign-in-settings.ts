import { type Db, inTenants } from "#platform/db";
import { now } from "#platform/time";
import type { SignInWay } from "../../rules/sign-in/ways.ts";
import type { PeopleTables } from "../../tables.ts";

/** How an account is signed in to. */
export interface SignInSettings {
  readonly passwordChangedAt: string | undefined;
  readonly authenticatorConfirmedAt: string | undefined;
  /** Sealed, of an app that is being set up. */
  readonly unconfirmedSecret: string | undefined;
  readonly unusedRecoveryCodeCount: number;
}

/** A session as its owner knows it. */
export interface ListedSession {
  readonly id: string;
  readonly device: string;
  readonly way: SignInWay;
  readonly madeAt: string;
  readonly lastSeenAt: string;
}

/** What is set for signing in to an account. */
export async function signInSettings(db: Db<PeopleTables>, accountId: string): Promise<SignInSettings> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("accounts as account")
      .leftJoin("account_passwords as password", "password.tenant_id", "account.tenant_id")
      .leftJoin("account_authenticators as authenticator", "authenticator.tenant_id", "account.tenant_id")
      .select(["password.changed_at", "authenticator.confirmed_at", "authenticator.sealed_secret"])
      .select((select) =>
        select
          .selectFrom("account_recovery_codes as code")
          .select((count) => count.fn.countAll<number>().as("count"))
          .where("code.tenant_id", "=", accountId)
          .where("code.used_at", "is", null)
          .as("unused_codes"),
      )
      .where("account.tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
  return {
    passwordChangedAt: row?.changed_at ?? undefined,
    authenticatorConfirmedAt: row?.confirmed_at ?? undefined,
    unconfirmedSecret: row?.confirmed_at === null ? (row.sealed_secret ?? undefined) : undefined,
    unusedRecoveryCodeCount: row?.unused_codes ?? 0,
  };
}

/** The sessions of an account that go on, the one used last first; at most a hundred. */
export async function openSessions(
  db: Db<PeopleTables>,
  accountId: string,
): Promise<readonly ListedSession[]> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_sessions")
      .select(["id", "device", "way", "made_at", "last_seen_at"])
      .where("tenant_id", "=", accountId)
      .where("ends_at", ">", now())
      .orderBy("last_seen_at", "desc")
      .orderBy("id", "desc")
      .limit(100)
      .execute(),
  );
  return rows.map(({ id, device, way, made_at: madeAt, last_seen_at: lastSeenAt }) => ({
    id,
    device,
    way,
    madeAt,
    lastSeenAt,
  }));
}
