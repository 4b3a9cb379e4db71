import { type Db, inTenants, type Instant } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { PeopleTables } from "#modules/people";
import type { CreditCalculation } from "../../rules/attendance/attendance.ts";
import type { Excuse } from "../../rules/sessions/addition.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import { type HeldSession, sessionById } from "./session.ts";

/** Credit that an employer awarded to one person for one session: all that a certificate says. */
export interface Award {
  readonly id: string;
  readonly session: HeldSession;
  readonly attendanceId: string;
  readonly staffId: string | undefined;
  readonly name: string;
  readonly email: string | undefined;
  readonly minutes: number;
  /** How the minutes came about when it was awarded. */
  readonly calculation: CreditCalculation | undefined;
  readonly excused: Excuse | undefined;
  /** Nobody comes upon another's by guessing: an address may hold it. */
  readonly certificateNumber: string;
  readonly awardedBy: string;
  readonly awardedAt: Instant;
  readonly revoked: { readonly at: Instant; readonly because: string } | undefined;
  /** Whose ledger it went into. */
  readonly deliveredTo: string | undefined;
}

/**
 * One award with its session. Asks no permission: its holder, the employer and whoever knows the number are told by the caller.
 *
 * @throws NotFound
 */
export async function awardOf(
  db: Db<SessionTables & PeopleTables>,
  tenantId: string,
  awardId: string,
): Promise<Award> {
  return inTenants(db, [tenantId], async (tx) => {
    const row = isId(awardId)
      ? await tx
          .selectFrom("awards")
          .select([
            "session_id",
            "attendance_id",
            "staff_id",
            "name",
            "email",
            "minutes",
            "calculation",
            "excused",
          ])
          .select(["certificate_number", "awarded_by_name", "awarded_at", "revoked_at", "revoked_because"])
          .select("delivered_to")
          .where("tenant_id", "=", tenantId)
          .where("id", "=", awardId)
          .executeTakeFirst()
      : undefined;
    const session = row && (await sessionById(tx, [tenantId], row.session_id));
    if (row === undefined || session === undefined) throw new NotFound("There is no such award.");
    return {
      id: awardId,
      session,
      attendanceId: row.attendance_id,
      staffId: row.staff_id ?? undefined,
      name: row.name,
      email: row.email ?? undefined,
      minutes: row.minutes,
      calculation: row.calculation ?? undefined,
      excused: row.excused ?? undefined,
      certificateNumber: row.certificate_number,
      awardedBy: row.awarded_by_name,
      awardedAt: row.awarded_at,
      revoked:
        row.revoked_at === null ? undefined : { at: row.revoked_at, because: row.revoked_because ?? "" },
      deliveredTo: row.delivered_to ?? undefined,
    };
  });
}
