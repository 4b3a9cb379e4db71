import type { Db } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { CreditCalculation } from "../../rules/attendance/attendance.ts";
import type { CreditTables } from "../../tables.ts";
import { type HeldSession, sessionById } from "../sessions/session.ts";

type Tables = CreditTables & PeopleTables;

/** An award that stands and has no certificate yet, with all that one says. */
export interface LackingAward {
  readonly id: string;
  readonly number: string;
  readonly session: HeldSession;
  readonly issuerName: string;
  readonly name: string;
  /** In lower case: of the award, else as the employer knows the person. */
  readonly email: string | undefined;
  readonly minutes: number;
  readonly calculation: CreditCalculation | undefined;
  readonly isExcused: boolean;
  readonly awardedAt: string;
}

/** How many awards that stand have no certificate. Inside `inTenants` of the employer. */
export async function countWithout(tx: Db<Tables>, tenantId: string): Promise<number> {
  const row = await lacking(tx, tenantId)
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** The oldest of them, after the one with an id. Inside `inTenants` of the employer. */
export async function lackingAwards(
  tx: Db<Tables>,
  tenantId: string,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<readonly LackingAward[]> {
  const rows = await lacking(tx, tenantId)
    .innerJoin("tenants", "tenants.id", "award.tenant_id")
    .leftJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "award.tenant_id").onRef("staff.id", "=", "award.staff_id"),
    )
    .select(["award.id", "award.certificate_number as number", "award.session_id as sessionId"])
    .select(["award.name", "award.minutes", "award.calculation", "award.awarded_at as awardedAt"])
    .select(["tenants.name as issuerName", "award.email", "staff.email as staffEmail"])
    .select((where) => where("award.excused", "is not", null).as("isExcused"))
    .$if(after !== undefined, (query) => query.where("award.id", ">", after ?? ""))
    .orderBy("award.id")
    .limit(limit)
    .execute();
  const sessions = await sessionsOf(tx, tenantId, new Set(rows.map(({ sessionId }) => sessionId)));
  return rows.flatMap(({ sessionId, email, staffEmail, calculation, ...row }) => {
    const session = sessions.get(sessionId);
    if (session === undefined) return [];
    const known = (email ?? staffEmail)?.trim().toLowerCase();
    return [
      {
        ...row,
        session,
        email: known,
        calculation: calculation ?? undefined,
        isExcused: Boolean(row.isExcused),
      },
    ];
  });
}

function lacking(tx: Db<Tables>, tenantId: string) {
  return tx
    .selectFrom("awards as award")
    .where("award.tenant_id", "=", tenantId)
    .where("award.revoked_at", "is", null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("certificates")
            .select("certificates.award_id")
            .whereRef("certificates.tenant_id", "=", "award.tenant_id")
            .whereRef("certificates.award_id", "=", "award.id"),
        ),
      ),
    );
}

async function sessionsOf(
  tx: Db<Tables>,
  tenantId: string,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, HeldSession>> {
  const sessions = new Map<string, HeldSession>();
  for (const id of ids) {
    const session = await sessionById(tx, [tenantId], id);
    if (session !== undefined) sessions.set(id, session);
  }
  return sessions;
}
