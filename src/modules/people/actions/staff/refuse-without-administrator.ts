import type { Db } from "#platform/db";
import { Conflict } from "#platform/errors";
import type { PeopleTables } from "../../tables.ts";

/** @throws Conflict when nobody with an account is left who could put things right. */
export async function refuseWithoutAdministrator(
  tx: Db<PeopleTables>,
  tenantId: string,
  today: string,
): Promise<void> {
  const left = await tx
    .selectFrom("positions")
    .innerJoin("staff", (join) =>
      join.onRef("staff.tenant_id", "=", "positions.tenant_id").onRef("staff.id", "=", "positions.staff_id"),
    )
    .select("staff.id")
    .where("positions.tenant_id", "=", tenantId)
    .where("organisation_id", "=", tenantId)
    .where("role", "=", "administrator")
    .where("staff.is_active", "=", true)
    .where("staff.account_id", "is not", null)
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">=", today)]))
    .limit(1)
    .executeTakeFirst();
  if (left === undefined)
    throw new Conflict(
      "Then nobody would be administrator of the whole library. Make someone else administrator first.",
    );
}
