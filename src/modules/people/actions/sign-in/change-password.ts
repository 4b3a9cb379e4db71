import { type Db, inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { now } from "#platform/time";
import { passwordProblem } from "../../rules/sign-in/password-rules.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";
import { type BreachedPasswords, isBreached } from "./breached-passwords.ts";
import { noteChange, type SignInChange } from "./note-change.ts";
import { passwordHash } from "./password-hash.ts";

/**
 * Sets the viewer's password, or another one. Everyone else who was signed in to this account is signed out.
 *
 * @throws InvalidInput when it is too short, guessed at once, or known to have been breached.
 */
export async function setPassword(
  db: Db<PeopleTables>,
  viewer: Viewer,
  {
    password,
    siteName,
    ...site
  }: SignInChange & BreachedPasswords & { readonly password: string; readonly siteName: string },
): Promise<void> {
  const { accountId, name, email } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  const problem =
    passwordProblem(password, { name, email, siteName }) ??
    ((await isBreached(site, password))
      ? "This password stands in lists that became public when other sites were broken into, so it is tried first. Choose another, and change it wherever else you use it."
      : undefined);
  if (problem !== undefined) throw new InvalidInput([{ where: "password", message: problem }]);
  const row = { hash: await passwordHash(password), changed_at: now() };
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("account_passwords")
      .values({ tenant_id: accountId, ...row })
      .onConflict((conflict) => conflict.column("tenant_id").doUpdateSet(row))
      .execute();
    await noteChange(tx, viewer, { ...site, act: "set a password", change: "Your password was set." });
  });
}

/** Removes the viewer's password: from then on they sign in by a letter, or another way they have. */
export async function removePassword(
  db: Db<PeopleTables>,
  viewer: Viewer,
  site: SignInChange,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own sign-in", { tenantId: accountId });
  await inTenants(db, [accountId], async (tx) => {
    await tx.deleteFrom("account_passwords").where("tenant_id", "=", accountId).execute();
    await noteChange(tx, viewer, {
      ...site,
      act: "remove the password",
      change: "Your password was removed.",
    });
  });
}
