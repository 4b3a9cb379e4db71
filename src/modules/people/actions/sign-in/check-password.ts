import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import type { Installation } from "../../queries/installation.ts";
import { accountToSignIn } from "../../queries/sign-in/account-to-sign-in.ts";
import { isThisMachine } from "../../rules/sign-in/tries.ts";
import type { PeopleTables } from "../../tables.ts";
import { isOldHash, isPasswordOf, passwordHash } from "./password-hash.ts";
import { isKnownDevice } from "./sign-in.ts";
import { type Counted, giveBackTry, takeTry } from "./tries.ts";

/** Who tries to sign in, and from where. */
export interface SignInTry {
  /** In lower case; empty for the one person of an installation used alone. */
  readonly email: string;
  /** Of the net. */
  readonly address: string;
  readonly deviceSecret: string | undefined;
}

export type PasswordAnswer =
  | { readonly kind: "right"; readonly accountId: string }
  | { readonly kind: "wrong" }
  | { readonly kind: "wait"; readonly seconds: number };

/**
 * Whether a password belongs to the account that is named. Whether there is such an account shows neither in the answer nor
 * in the work it takes.
 */
export async function checkPassword(
  db: Db<PeopleTables>,
  tried: SignInTry & { readonly password: string },
  site: { readonly secret: string; readonly installation: Installation | undefined },
): Promise<PasswordAnswer> {
  const account = await accountToSignIn(db, tried.email, site.installation);
  const counted = await countedFor(db, tried, account?.id);
  const seconds = await takeTry(db, site.secret, counted);
  if (seconds > 0) return { kind: "wait", seconds };
  const isRight = await isPasswordOf(account?.passwordHash, tried.password);
  if (!isRight || account === undefined) return { kind: "wrong" };
  await giveBackTry(db, site.secret, counted);
  await renewOldHash(db, account.id, { hash: account.passwordHash ?? "", password: tried.password });
  return { kind: "right", accountId: account.id };
}

/**
 * What a try at an account is counted for: a browser the account knows by itself alone, so that nobody else's tries shut it
 * out; every other for the account, and for its address of the net.
 */
export async function countedFor(
  db: Db<PeopleTables>,
  { email, address, deviceSecret }: SignInTry,
  accountId: string | undefined,
): Promise<readonly Counted[]> {
  // Asked for an account that is not there, too: the work must be the same.
  const isKnown = await isKnownDevice(db, accountId ?? newId(), deviceSecret);
  if (isKnown) return [{ budget: "device", of: `${deviceSecret} ${accountId}` }];
  return [
    { budget: "stranger", of: email },
    ...(isThisMachine(address) ? [] : [{ budget: "address", of: address } as const]),
  ];
}

async function renewOldHash(
  db: Db<PeopleTables>,
  accountId: string,
  { hash, password }: { readonly hash: string; readonly password: string },
): Promise<void> {
  if (!isOldHash(hash)) return;
  const renewed = await passwordHash(password);
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("account_passwords")
      .set({ hash: renewed })
      .where("tenant_id", "=", accountId)
      // Unless it was changed in between.
      .where("hash", "=", hash)
      .execute();
  });
}
