import { type Db, inTenants } from "#platform/db";
import { keyedDigest, open } from "#platform/secrets";
import { now, nowMilliseconds } from "#platform/time";
import { stepOfCode } from "../../rules/sign-in/authenticator.ts";
import { plainRecoveryCode } from "../../rules/sign-in/recovery-code.ts";
import type { PeopleTables } from "../../tables.ts";
import { giveBackTry, takeTry } from "./tries.ts";

/** A second factor that was typed: a code of the app, or one kept for the day it is lost. */
export interface TypedFactor {
  readonly accountId: string;
  readonly code: string;
  /** A browser the account knows: strangers' tries do not count against it. */
  readonly knownDevice: string | undefined;
}

export type FactorAnswer =
  | { readonly kind: "right"; readonly by: "authenticator" | "recovery code" }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly seconds: number };

/** Whether a code is the account's second factor now. Each is good once. */
export async function checkSecondFactor(
  db: Db<PeopleTables>,
  secret: string,
  { accountId, code, knownDevice }: TypedFactor,
): Promise<FactorAnswer> {
  // Nobody guesses one of these, so tries of strangers do not stand in its way.
  if (await useRecoveryCode(db, secret, { accountId, code })) return { kind: "right", by: "recovery code" };
  const counted = [{ budget: "second step", of: `${accountId} ${knownDevice ?? ""}` }] as const;
  const seconds = await takeTry(db, secret, counted);
  if (seconds > 0) return { kind: "wait", seconds };
  if (!(await useAuthenticatorCode(db, secret, { accountId, code }))) return { kind: "wrong" };
  await giveBackTry(db, secret, counted);
  return { kind: "right", by: "authenticator" };
}

/** Takes a code of the app, if it is right and was not taken before. Also of an app that is being set up. */
export async function useAuthenticatorCode(
  db: Db<PeopleTables>,
  secret: string,
  { accountId, code }: Pick<TypedFactor, "accountId" | "code">,
): Promise<boolean> {
  return inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .selectFrom("account_authenticators")
      .select(["sealed_secret", "last_step"])
      .where("tenant_id", "=", accountId)
      .forUpdate()
      .executeTakeFirst();
    const key = row && open(secret, authenticatorPurpose(accountId), row.sealed_secret);
    if (row === undefined || key === undefined) return false;
    const step = stepOfCode(key, code, {
      nowMilliseconds: nowMilliseconds(),
      lastStep: row.last_step ?? undefined,
    });
    if (step === undefined) return false;
    await tx
      .updateTable("account_authenticators")
      .set({ last_step: step })
      .where("tenant_id", "=", accountId)
      .execute();
    return true;
  });
}

/** What an authenticator's secret is sealed for. */
export function authenticatorPurpose(accountId: string): string {
  return `authenticator of ${accountId}`;
}

/** What is kept of a recovery code. */
export function recoveryDigest(secret: string, accountId: string, code: string): string {
  return keyedDigest(secret, `recovery code of ${accountId}`, plainRecoveryCode(code));
}

async function useRecoveryCode(
  db: Db<PeopleTables>,
  secret: string,
  { accountId, code }: Pick<TypedFactor, "accountId" | "code">,
): Promise<boolean> {
  return inTenants(db, [accountId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable("account_recovery_codes")
      .set({ used_at: now() })
      .where("tenant_id", "=", accountId)
      .where("code_digest", "=", recoveryDigest(secret, accountId, code))
      .where("used_at", "is", null)
      .executeTakeFirstOrThrow();
    return numUpdatedRows > 0n;
  });
}
