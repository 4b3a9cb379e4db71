import { type Db, inTenants, isUniqueViolation } from "#platform/db";
import { newId } from "#platform/ids";
import { digest, open, seal } from "#platform/secrets";
import { now } from "#platform/time";
import { z } from "zod";
import type { Installation } from "../../queries/installation.ts";
import { accountToSignIn } from "../../queries/sign-in/account-to-sign-in.ts";
import { letterMinutes } from "../../rules/sign-in/letters.ts";
import { later } from "../../rules/sign-in/session-life.ts";
import type { PeopleTables } from "../../tables.ts";
import { writeAudit } from "../write-audit.ts";

const purpose = "sign-in by command";
const content = z.object({ email: z.string(), endsAt: z.string() });

/**
 * A token that lets someone in who stands at the machine. It needs no database, which the running server may hold: sealed
 * under the installation's secret, it says itself whom it is for and until when. It counts as whole proof, since whoever
 * reads the secret has everything.
 */
export function commandToken(secret: string, email: string): string {
  return seal(secret, purpose, JSON.stringify({ email, endsAt: later(now(), { minutes: letterMinutes }) }));
}

/** What such a token opens: an account, while it can be used, or nothing, because nobody has the address. */
export type CommandTokenAnswer =
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "nobody"; readonly email: string }
  | { readonly kind: "worn" };

/**
 * The account that such a token is for. That nobody has its address may be said: who holds it read the installation's secret.
 */
export async function accountOfCommandToken(
  db: Db<PeopleTables>,
  token: string,
  site: { readonly secret: string; readonly installation: Installation | undefined },
): Promise<CommandTokenAnswer> {
  const text = open(site.secret, purpose, token);
  if (text === undefined) return { kind: "worn" };
  const { email, endsAt } = content.parse(JSON.parse(text));
  if (endsAt <= now()) return { kind: "worn" };
  const account = await accountToSignIn(db, email, site.installation);
  if (account === undefined) return { kind: "nobody", email };
  const used = await inTenants(db, [account.id], async (tx) =>
    tx
      .selectFrom("sign_in_tickets")
      .select("id")
      .where("tenant_id", "=", account.id)
      .where("token_digest", "=", digest(token))
      .executeTakeFirst(),
  );
  return used === undefined ? { kind: "account", id: account.id } : { kind: "worn" };
}

/** Uses such a token up; false for the second of two at once. The audit log of the account tells of it. */
export async function useCommandToken(
  db: Db<PeopleTables>,
  accountId: string,
  token: string,
): Promise<boolean> {
  const at = now();
  try {
    await inTenants(db, [accountId], async (tx) => {
      await tx
        .insertInto("sign_in_tickets")
        .values({
          tenant_id: accountId,
          id: newId(),
          kind: "sign-in",
          token_digest: digest(token),
          made_at: at,
          // Kept as long as it could be shown again.
          ends_at: later(at, { minutes: letterMinutes }),
          used_at: at,
        })
        .execute();
      await writeAudit(tx, accountId, "Carrel", {
        act: "sign in by a link from the command line",
        subject: `account ${accountId}`,
      });
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
