import { randomBytes } from "node:crypto";
import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { seal } from "#platform/secrets";
import { now } from "#platform/time";
import { base32 } from "../../rules/sign-in/authenticator.ts";
import { recoveryCode, recoveryCodeBytes, recoveryCodeCount } from "../../rules/sign-in/recovery-code.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { noteChange, type SignInChange } from "./note-change.ts";
import { authenticatorPurpose, recoveryDigest, useAuthenticatorCode } from "./second-factor.ts";

const secretBytes = 20; // RFC 4226 §4: 160 bits

/**
 * Makes a secret for an app that shows codes. It proves nothing before a first code of it was shown to be right; until
 * then, asking again makes another.
 *
 * @throws Conflict when the account has one already.
 */
export async function beginAuthenticator(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { secret }: Pick<SignInChange, "secret">,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const sealed = seal(secret, authenticatorPurpose(accountId), base32(randomBytes(secretBytes)));
  const row = { sealed_secret: sealed, made_at: now(), confirmed_at: null, last_step: null };
  await inTenants(db, [accountId], async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("account_authenticators")
      .values({ tenant_id: accountId, ...row })
      .onConflict((conflict) =>
        conflict
          .column("tenant_id")
          .doUpdateSet(row)
          .where("account_authenticators.confirmed_at", "is", null),
      )
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n)
      throw new Conflict("An authenticator is set up already. Remove it first to set up another.");
  });
}

/**
 * Turns the second factor on, by a first code of the app, and gives ten codes for the day the app is lost: the only time
 * they can be read. Everyone else who was signed in to this account is signed out.
 *
 * @throws InvalidInput when the code is not the app's; Conflict when it is on already.
 */
export async function confirmAuthenticator(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { code, ...site }: SignInChange & { readonly code: string },
): Promise<readonly string[]> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  return inTenants(db, [accountId], async (tx) => {
    if (!(await useAuthenticatorCode(tx, site.secret, { accountId, code })))
      throw new InvalidInput([
        {
          where: "code",
          message:
            "This is not the code the app shows now. Type the newest one; if it is still refused, check that your phone’s clock is right.",
        },
      ]);
    const { numUpdatedRows } = await tx
      .updateTable("account_authenticators")
      .set({ confirmed_at: now() })
      .where("tenant_id", "=", accountId)
      .where("confirmed_at", "is", null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) throw new Conflict("This authenticator is on already.");
    const codes = await writeRecoveryCodes(tx, accountId, site.secret);
    await noteChange(tx, viewer, {
      ...site,
      act: "turn the second factor on",
      change: "A code from an app is now asked for when you sign in.",
    });
    return codes;
  });
}

/** Turns the second factor off. */
export async function removeAuthenticator(
  db: Db<PeopleTables>,
  viewer: Viewer,
  site: SignInChange,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await tx.deleteFrom("account_authenticators").where("tenant_id", "=", accountId).execute();
    await tx.deleteFrom("account_recovery_codes").where("tenant_id", "=", accountId).execute();
    await noteChange(tx, viewer, {
      ...site,
      act: "turn the second factor off",
      change: "The code from an app is no longer asked for when you sign in.",
    });
  });
}

/**
 * Makes ten new recovery codes; those before are worthless from then on.
 *
 * @throws Conflict when there is no authenticator that they could stand in for.
 */
export async function renewRecoveryCodes(
  db: Db<PeopleTables>,
  viewer: Viewer,
  site: SignInChange,
): Promise<readonly string[]> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  return inTenants(db, [accountId], async (tx) => {
    const confirmed = await tx
      .selectFrom("account_authenticators")
      .select("confirmed_at")
      .where("tenant_id", "=", accountId)
      .where("confirmed_at", "is not", null)
      .executeTakeFirst();
    if (confirmed === undefined)
      throw new Conflict("Recovery codes stand in for an authenticator, and there is none.");
    const codes = await writeRecoveryCodes(tx, accountId, site.secret);
    await noteChange(tx, viewer, {
      ...site,
      act: "make new recovery codes",
      change: "New recovery codes were made; the old ones no longer work.",
    });
    return codes;
  });
}

async function writeRecoveryCodes(
  tx: Db<PeopleTables>,
  accountId: string,
  secret: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCode(randomBytes(recoveryCodeBytes)));
  const at = now();
  await tx.deleteFrom("account_recovery_codes").where("tenant_id", "=", accountId).execute();
  await tx
    .insertInto("account_recovery_codes")
    .values(
      codes.map((code) => ({
        tenant_id: accountId,
        code_digest: recoveryDigest(secret, accountId, code),
        made_at: at,
      })),
    )
    .execute();
  return codes;
}
