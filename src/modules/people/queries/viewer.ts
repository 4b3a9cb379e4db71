import { type RawBuilder, sql } from "kysely";
import { type Db, inTenants, plannedOnce, readTogether, turningTo } from "#platform/db";
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
 *
 * Asked with every page, and each time anew: whoever was signed out, or left, is so with the next page. Hence one message with all there
 * is to ask, first in the account's own tenant and then in those of its employers. Where the account is becomes known with the answer,
 * so all are asked for that are held on this day anywhere.
 */
export async function viewerOfSession(
  db: Db<PeopleTables>,
  token: SessionToken,
  todayIn: TodayIn,
): Promise<{ readonly viewer: Viewer; readonly lastSeenAt: string } | undefined> {
  const { accountId } = token;
  const [[account], , positions] = await readTogether(
    db,
    [accountId],
    [
      accountOfSession(db, token).compile(),
      turningTo(db, sql<readonly string[]>`select array(${employerIds(db, accountId)})`),
      heldPositions(db, accountId, inOpenTenants, {
        from: todayIn(lastZone),
        to: todayIn(firstZone),
      }).compile(),
    ],
  );
  if (account === undefined) return undefined;
  const days = daysIn(todayIn, account.zone ?? undefined);
  const viewer = {
    accountId,
    name: account.name,
    email: account.email ?? undefined,
    zone: account.zone ?? undefined,
    isInstallationAdministrator: account.is_installation_administrator,
    sessionId: account.id,
    confirmedAt: account.confirmed_at,
    closesAt: account.closes_at ?? undefined,
    positions: positions.filter((each) => isHeldOn(each, days)).map(heldPosition),
  };
  return { viewer, lastSeenAt: account.last_seen_at };
}

/** The day it is in a zone, or where the site is when none is given. */
export type TodayIn = (zone: string | undefined) => string;

/** The days that it may be called at one moment, both inclusive. */
export interface PresentDays {
  readonly from: string;
  readonly to: string;
}

/**
 * What today is to someone. The first and last day of a position are written down by several clocks: an office's, and that of UTC for
 * what a directory sends. So it lasts to the end of its holder's own day, and has begun when it has by either.
 */
export function daysIn(todayIn: TodayIn, zone: string | undefined): PresentDays {
  const [own, everywhere] = [todayIn(zone), todayIn("UTC")];
  return own < everywhere ? { from: own, to: everywhere } : { from: everywhere, to: own };
}

/** Where a day begins first, and where it ends last. */
export const [firstZone, lastZone] = ["Etc/GMT-14", "Etc/GMT+12"];

/** What an account is to each of its employers today. */
export async function positionsOf(
  db: Db<PeopleTables>,
  account: EmployedAccount,
  days: PresentDays,
): Promise<readonly HeldPosition[]> {
  const { accountId, employers } = account;
  if (employers.length === 0) return [];
  const query = heldPositions(db, accountId, sql`any (${employers}::uuid[])`, days).compile();
  const rows = await inTenants(db, employers, async (tx) => plannedOnce(tx, query));
  return rows.map(heldPosition);
}

interface EmployedAccount {
  readonly accountId: string;
  readonly employers: readonly string[];
}

function accountOfSession(db: Db<PeopleTables>, token: SessionToken) {
  return db
    .selectFrom("account_sessions as session")
    .innerJoin("accounts as account", "account.tenant_id", "session.tenant_id")
    .select(["account.name", "account.email", "account.zone", "account.is_installation_administrator"])
    .select(["session.id", "session.confirmed_at", "session.last_seen_at", "account.closes_at"])
    .where("session.tenant_id", "=", token.accountId)
    .where("session.token_digest", "=", digest(token.secret))
    .where("session.ends_at", ">", now())
    .where("account.state", "!=", "closed");
}

/** The tenants of those who employ an account, inside its own. */
export async function employersOf(tx: Db<PeopleTables>, accountId: string): Promise<readonly string[]> {
  const rows = await employerIds(tx, accountId).execute();
  return rows.map(({ employer_id: id }) => id);
}

function employerIds(tx: Db<PeopleTables>, accountId: string) {
  return tx
    .selectFrom("account_employments")
    .select("employer_id")
    .distinct()
    .where("tenant_id", "=", accountId)
    .where("left_at", "is", null)
    .orderBy("employer_id")
    .limit(50);
}

/** Those whom the statement before turned to. */
const inOpenTenants = sql<string>`any (current_setting('carrel.tenants')::uuid[])`;

function heldPositions(
  db: Db<PeopleTables>,
  accountId: string,
  employers: RawBuilder<string>,
  days: PresentDays,
) {
  return db
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
    .select(["position.starts_on", "position.ends_on"])
    .where("staff.tenant_id", "=", employers)
    .where("staff.account_id", "=", accountId)
    .where("staff.is_active", "=", true)
    .where("position.starts_on", "<=", days.to)
    .where((where) =>
      where.or([where("position.ends_on", "is", null), where("position.ends_on", ">=", days.from)]),
    )
    .orderBy("position.starts_on", "desc")
    .orderBy("position.id")
    .limit(100);
}

function isHeldOn(
  row: { readonly starts_on: string; readonly ends_on: string | null },
  days: PresentDays,
): boolean {
  return row.starts_on <= days.to && (row.ends_on === null || row.ends_on >= days.from);
}

function heldPosition(row: {
  readonly tenant_id: string;
  readonly staff_id: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly role: HeldPosition["role"];
}): HeldPosition {
  return {
    tenantId: row.tenant_id,
    staffId: row.staff_id,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    role: row.role,
  };
}
