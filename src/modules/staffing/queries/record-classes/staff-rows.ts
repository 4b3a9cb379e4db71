import { z } from "zod";
import { type Db, withTables } from "#platform/db";
import type { DueRow, Holder, PeopleTables } from "#modules/people";
import type { StaffingTables } from "../../tables.ts";

/** Each row of an employer's class says whose it is. */
export const employer = z.string().meta({ description: "The organization whose record it is" });

/** How long an employer keeps who worked when, where it sets nothing else. */
export const scheduleRetention = {
  days: 1096,
  basis:
    "An example: the federal rule on payroll records (29 CFR 516.5) keeps them three years, the basis of wages (516.6) two. Write down what applies to you.",
} as const;

/** The holder's staff rows at their employers. The wall lets none but these employers be asked. */
export function staffOf(db: Db, { accountId }: Holder) {
  return withTables<StaffingTables & PeopleTables>(db)
    .selectFrom("staff")
    .innerJoin("tenants", "tenants.id", "staff.tenant_id")
    .where("staff.account_id", "=", accountId);
}

/** Those who left before a day: every position ended, or made inactive without one. `what` stands before their name. */
export async function leftBefore(
  db: Db,
  tenantId: string,
  { before, limit, what }: { readonly before: string; readonly limit: number; readonly what: string },
  table: "staffing_members" | "staffing_substitutes",
): Promise<readonly DueRow[]> {
  const tables = withTables<StaffingTables & PeopleTables>(db);
  const rows = await tables
    .selectFrom("staff")
    .select(["staff.id", "staff.name", "staff.is_active", "staff.changed_at"])
    .select((select) => [
      select
        .selectFrom("positions")
        .select((row) => row.fn.max("ends_on").as("ends"))
        .whereRef("positions.tenant_id", "=", "staff.tenant_id")
        .whereRef("positions.staff_id", "=", "staff.id")
        .as("endsOn"),
    ])
    .where("staff.tenant_id", "=", tenantId)
    .where("staff.id", "in", (select) =>
      select.selectFrom(table).select("staff_id").where("tenant_id", "=", tenantId),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("positions")
            .select("positions.id")
            .whereRef("positions.tenant_id", "=", "staff.tenant_id")
            .whereRef("positions.staff_id", "=", "staff.id")
            .where((open) => open.or([open("ends_on", "is", null), open("ends_on", ">=", before)])),
        ),
      ),
    )
    .orderBy("staff.id")
    .limit(limit)
    .execute();
  return rows.flatMap(({ id, name, is_active: isActive, changed_at: changedAt, endsOn }) => {
    const countsFrom = endsOn ?? changedAt.slice(0, 10);
    if (countsFrom >= before || (endsOn === null && isActive)) return [];
    return [{ key: id, staffId: id, countsFrom, about: `${what} of ${name}, left on ${countsFrom}` }];
  });
}

/** Removes one row of a table by its id. */
export async function destroyRow(
  db: Db,
  table: "staffing_patterns" | "staffing_absences" | "staffing_exceptions" | "staffing_sessions",
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  await withTables<StaffingTables>(db)
    .deleteFrom(table)
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}
