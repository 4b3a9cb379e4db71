import { type Db, inTenants } from "#platform/db";
import { digest } from "#platform/secrets";
import { formatInstant, now, nowMilliseconds } from "#platform/time";
import type { TokenText } from "../../rules/tokens/token-text.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { daysIn, employersOf, positionsOf, type TodayIn } from "../viewer.ts";
import { onDay } from "../../rules/on-day.ts";

/** Who a token speaks for, or why it is not taken: as a sentence that says no more than its holder knows. */
export type TokenAnswer = { readonly viewer: Viewer } | { readonly refused: string };

const noted = 600;
const unknown = { refused: "This token is not one of ours, or its account is closed." };

/** Who a token speaks for and what they are to whom today, with the token's scopes. Notes its use, at most each ten minutes. */
export async function viewerOfToken(
  db: Db<PeopleTables>,
  token: TokenText,
  { todayIn, zone }: { readonly todayIn: TodayIn; readonly zone: string },
): Promise<TokenAnswer> {
  const account = await inTenants(db, [token.accountId], async (tx) => accountOfToken(tx, token, zone));
  if ("refused" in account) return account;
  return {
    viewer: {
      ...account.viewer,
      positions: await positionsOf(
        db,
        { accountId: account.viewer.accountId, employers: account.employers },
        daysIn(todayIn, account.viewer.zone),
      ),
    },
  };
}

async function accountOfToken(tx: Db<PeopleTables>, { accountId, secret }: TokenText, siteZone: string) {
  const row = await tx
    .selectFrom("api_tokens as token")
    .innerJoin("accounts as account", "account.tenant_id", "token.tenant_id")
    .select(["account.name", "account.email", "account.zone", "account.is_installation_administrator"])
    .select(["token.id", "token.scopes", "token.ends_at", "token.revoked_at", "token.last_used_at"])
    .where("token.tenant_id", "=", accountId)
    .where("token.secret_digest", "=", digest(secret))
    // One who is leaving for good does it by hand; their programs stop at once.
    .where("account.state", "=", "active")
    .executeTakeFirst();
  if (row === undefined) return unknown;
  const zone = row.zone ?? siteZone;
  if (row.revoked_at !== null)
    return {
      refused: `This token was revoked on ${onDay(row.revoked_at, zone)}. Make a new one at /me/tokens.`,
    };
  if (row.ends_at <= now())
    return { refused: `This token ended on ${onDay(row.ends_at, zone)}. Make a new one at /me/tokens.` };
  await noteUse(tx, accountId, { id: row.id, lastUsedAt: row.last_used_at });
  const viewer: Omit<Viewer, "positions"> = {
    accountId,
    name: row.name,
    email: row.email ?? undefined,
    zone: row.zone ?? undefined,
    isInstallationAdministrator: row.is_installation_administrator,
    sessionId: row.id,
    // Never recent: a sensitive act wants its owner.
    confirmedAt: formatInstant(0),
    scopes: row.scopes,
  };
  return { viewer, employers: await employersOf(tx, accountId) };
}

async function noteUse(
  tx: Db<PeopleTables>,
  accountId: string,
  token: { readonly id: string; readonly lastUsedAt: string | null },
): Promise<void> {
  const before = formatInstant(Math.floor(nowMilliseconds() / 1000) - noted);
  if (token.lastUsedAt !== null && token.lastUsedAt > before) return;
  await tx
    .updateTable("api_tokens")
    .set({ last_used_at: now() })
    .where("tenant_id", "=", accountId)
    .where("id", "=", token.id)
    .execute();
}
