import { type Db, inTenants } from "#platform/db";
import { formatInstant, localDay, now } from "#platform/time";
import type { Viewer } from "../rules/viewer.ts";
import type { PeopleTables } from "../tables.ts";
import { daysIn, employersOf, positionsOf } from "./viewer.ts";

/**
 * An account and what it is to whom on a day, else today by its own clock, for work in the background that its owner asked
 * for; undefined when it is closed. It came by no session, and nothing sensitive may be done as it: it was confirmed at no time.
 */
export async function viewerOfAccount(
  db: Db<PeopleTables>,
  accountId: string,
  day?: string,
): Promise<Viewer | undefined> {
  const account = await inTenants(db, [accountId], async (tx) => {
    const row = await tx
      .selectFrom("accounts")
      .select(["name", "email", "zone"])
      .where("tenant_id", "=", accountId)
      .where("state", "!=", "closed")
      .executeTakeFirst();
    return row && { ...row, employers: await employersOf(tx, accountId) };
  });
  if (account === undefined) return undefined;
  const { name, email, zone, employers } = account;
  const days =
    day === undefined
      ? daysIn((where) => localDay(where ?? "UTC", now()), zone ?? undefined)
      : { from: day, to: day };
  return {
    accountId,
    name,
    email: email ?? undefined,
    zone: zone ?? undefined,
    isInstallationAdministrator: false,
    sessionId: "",
    confirmedAt: formatInstant(0),
    positions: await positionsOf(db, { accountId, employers }, days),
  };
}
