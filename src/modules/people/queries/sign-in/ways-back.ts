import type { Db } from "#platform/db";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { ownPasskeys } from "./passkeys/own-passkeys.ts";
import { ownProviders } from "./providers/own-providers.ts";
import { signInSettings } from "./sign-in-settings.ts";

/** What decides whether a letter or a password alone lets somebody in. */
export interface SignInTerms {
  /** Letters leave this server. */
  readonly sendsMail: boolean;
  /** One person uses this installation: a password needs no address beside it. */
  readonly isAlone: boolean;
}

/** Whether someone who signs out could sign in again by themselves, without the machine that the server runs on. */
export async function canComeBack(
  db: Db<PeopleTables>,
  { accountId, email }: Pick<Viewer, "accountId" | "email">,
  { sendsMail, isAlone }: SignInTerms,
): Promise<boolean> {
  if (email !== undefined && sendsMail) return true;
  const { passwordChangedAt } = await signInSettings(db, accountId);
  if (passwordChangedAt !== undefined && (isAlone || email !== undefined)) return true;
  if ((await ownPasskeys(db, accountId)).length > 0) return true;
  return (await ownProviders(db, accountId)).some(({ isActive }) => isActive);
}
