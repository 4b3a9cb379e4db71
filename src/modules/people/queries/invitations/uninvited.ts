import type { Db } from "#platform/db";
import type { PeopleTables } from "../../tables.ts";
import type { StaffRecord } from "../staff/staff-record.ts";

/** Active staff without an account, whether at one organisation or anywhere and without an open invitation, in the order of their names. */
export async function notJoined(
  db: Db<PeopleTables>,
  tenantId: string,
  { organisationId, limit }: { readonly organisationId: string | undefined; readonly limit: number },
): Promise<readonly StaffRecord[]> {
  return db
    .selectFrom("staff")
    .leftJoin("invitations as invitation", (join) =>
      join
        .onRef("invitation.tenant_id", "=", "staff.tenant_id")
        .onRef("invitation.staff_id", "=", "staff.id")
        .on("invitation.taken_at", "is", null)
        .on("invitation.revoked_at", "is", null),
    )
    .select(["staff.tenant_id as tenantId", "staff.id", "account_id as accountId", "name", "email"])
    .select(["employee_number as employeeNumber", "external_id as externalId", "is_active as isActive"])
    .select("changed_at as changedAt")
    .where("staff.tenant_id", "=", tenantId)
    .where("is_active", "=", true)
    .where("account_id", "is", null)
    .where("invitation.id", "is", null)
    .$if(organisationId !== undefined, (query) =>
      query.where("staff.id", "in", (where) =>
        where
          .selectFrom("positions")
          .select("positions.staff_id")
          .where("positions.tenant_id", "=", tenantId)
          .where("organisation_id", "=", organisationId ?? "")
          .where("ends_on", "is", null),
      ),
    )
    .orderBy("sort_name")
    .orderBy("staff.id")
    .limit(limit)
    .execute();
}
