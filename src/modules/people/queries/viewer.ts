import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import { digest } from "#platform/secrets";
import { now } from "#platform/time";
import type { HeldPosition, Viewer } from "../rules/viewer.ts";
import type { PeopleTables } from "../tables.ts";

/** What the browser keeps of a session: whose it is, and the secret that only its digest is kept of. */
export interface SessionToken {
  readonly accountId: string;
  readonly secret: string;
}

/** The token as the cookie's text: `ACCOUNT.SECRET`. */
export function sessionTokenOf(text: string): SessionToken | undefined {
  const [accountId, secret] = text.split(".");
  return accountId !== undefined && secret !== undefined && isId(accountId)
    ? { accountId, secret }
    : undefined;
}

/**
 * Who a session belongs to and what they are to whom today, and when it was last written down that it is used;
 * undefined when it has ended or the account is closed.
 */
export async function viewerOfSession(
  db: Db<PeopleTables>,
  token: SessionToken,
  today: string,
): Promise<{ readonly viewer: Viewer; readonly lastSeenAt: string } | undefined> {
  const account = await inTenants(db, [token.accountId], async (tx) => accountOfSession(tx, token));
  if (account === undefined) return undefined;
  const positions = await positionsOf(db, account, today);
  return { viewer: { ...account.viewer, positions }, lastSeenAt: account.lastSeenAt };
}

/** What an account is to each of its employers today. */
export async function positionsOf(
  db: Db<PeopleTables>,
  account: { readonly viewer: Pick<Viewer, "accountId">; readonly employers: readonly string[] },
  today: string,
): Promise<readonly HeldPosition[]> {
  const { employers, viewer } = account;
  if (employers.length === 0) return [];
  return inTenants(db, employers, async (tx) => heldPositions(tx, viewer.accountId, today));
}

async function accountOfSession(tx: Db<PeopleTables>, token: SessionToken) {
  const row = await tx
    .selectFrom("account_sessions as session")
    .innerJoin("accounts as account", "account.tenant_id", "session.tenant_id")
    .select(["account.name", "account.email", "account.zone", "account.is_installation_administrator"])
    .select(["session.id", "session.confirmed_at", "session.last_seen_at", "account.closes_at"])
    .where("session.tenant_id", "=", token.accountId)
    .where("session.token_digest", "=", digest(token.secret))
    .where("session.ends_at", ">", now())
    .where("account.state", "!=", "closed")
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const viewer: Omit<Viewer, "positions"> = {
    accountId: token.accountId,
    name: row.name,
    email: row.email ?? undefined,
    zone: row.zone ?? undefined,
    isInstallationAdministrator: row.is_installation_administrator,
    sessionId: row.id,
    confirmedAt: row.confirmed_at,
    closesAt: row.closes_at ?? undefined,
  };
  return { viewer, employers: await employersOf(tx, token.accountId), lastSeenAt: row.last_seen_at };
}

/** The tenants of those who employ an account, inside its own. */
export async function employersOf(tx: Db<PeopleTables>, accountId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("account_employments")
    .select("employer_id")
    .distinct()
    .where("tenant_id", "=", accountId)
    .where("left_at", "is", null)
    .orderBy("employer_id")
    .limit(50)
    .execute();
  return rows.map(({ employer_id: id }) => id);
}

async function heldPositions(
  tx: Db<PeopleTables>,
  accountId: string,
  today: string,
): Promise<readonly HeldPosition[]> {
  const rows = await tx
    .selectFrom("staff")
    .innerJoin("positions as position", (join) =>
      join.onRef("position.tenant_id", "=", "staff.tenant_id").onRef("position.staff_id", "=", "staff.id"),
    )
    .innerJoin("organisations as organisation", (join) =>
      join
        .onRef("organisation.tenant_id", "=", "position.tenant_id")
        .onRef("organisation.id", "=", "position.organisation_id"),
    )
    .select(["staff.tenant_id", "staff.id as staff_id", "organisation.id as organisation_id"])
    .select(["organisation.name as organisation_name", "position.role"])
    .where("staff.account_id", "=", accountId)
    .where("staff.is_active", "=", true)
    .where("position.starts_on", "<=", today)
    .where((where) =>
      where.or([where("position.ends_on", "is", null), where("position.ends_on", ">=", today)]),
    )
    .orderBy("position.starts_on", "desc")
    .orderBy("position.id")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    tenantId: row.tenant_id,
    staffId: row.staff_id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    role: row.role,
  }));
}
