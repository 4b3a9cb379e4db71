import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Subject } from "../../rules/permissions/relations.ts";
import { tenantsOf, type Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { placesAbove } from "../places-above.ts";

/** A member of staff as their employer knows them. */
export interface StaffRecord {
  readonly tenantId: string;
  readonly id: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly employeeNumber: string | null;
  readonly externalId: string | null;
  readonly isActive: boolean;
  readonly changedAt: string;
}

/** A position with the names of what it points at. */
export interface StaffPosition {
  readonly id: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly role: "learner" | "supervisor" | "coordinator" | "director" | "author" | "administrator";
  readonly employmentClass: PeopleTables["positions"]["employment_class"]["__select__"];
  readonly fullTimeHundredths: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly supervisorId: string | null;
  readonly supervisorName: string | null;
  readonly supervisorEmail: string | null;
}

/** @throws NotFound when nobody with this id is on the staff of an employer of the viewer. */
export async function staffRecord(db: Db<PeopleTables>, viewer: Viewer, id: string): Promise<StaffRecord> {
  const row = isId(id)
    ? await inTenants(db, tenantsOf(viewer), async (tx) =>
        tx
          .selectFrom("staff")
          .select(["tenant_id as tenantId", "id", "account_id as accountId", "name", "email"])
          .select(["employee_number as employeeNumber", "external_id as externalId"])
          .select(["is_active as isActive", "changed_at as changedAt"])
          .where("id", "=", id)
          .executeTakeFirst(),
      )
    : undefined;
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return row;
}

/** All positions of a member of staff, the latest first. */
export async function positionsOfStaff(
  db: Db<PeopleTables>,
  tenantId: string,
  staffId: string,
): Promise<readonly StaffPosition[]> {
  return db
    .selectFrom("positions")
    .innerJoin("organisations", (join) =>
      join
        .onRef("organisations.tenant_id", "=", "positions.tenant_id")
        .onRef("organisations.id", "=", "positions.organisation_id"),
    )
    .leftJoin("staff as supervisor", (join) =>
      join
        .onRef("supervisor.tenant_id", "=", "positions.tenant_id")
        .onRef("supervisor.id", "=", "positions.supervisor_id"),
    )
    .select(["positions.id", "organisation_id as organisationId", "organisations.name as organisationName"])
    .select(["title", "role", "employment_class as employmentClass"])
    .select(["full_time_hundredths as fullTimeHundredths", "starts_on as startsOn", "ends_on as endsOn"])
    .select(["supervisor_id as supervisorId", "supervisor.name as supervisorName"])
    .select("supervisor.email as supervisorEmail")
    .where("positions.tenant_id", "=", tenantId)
    .where("staff_id", "=", staffId)
    .orderBy("starts_on", "desc")
    .orderBy("positions.id")
    .limit(200)
    .execute();
}

/**
 * A member of staff as a thing permissions are asked for: where they stand today, and who supervises them by name. Who led
 * a branch they have left is nothing to them any more.
 */
export async function subjectOfStaff(
  db: Db<PeopleTables>,
  record: Pick<StaffRecord, "tenantId" | "id">,
  today: string,
): Promise<Subject> {
  const { tenantId, id } = record;
  return inTenants(db, [tenantId], async (tx) => {
    const all = await positionsOfStaff(tx, tenantId, id);
    const positions = all.filter(({ endsOn }) => endsOn === null || endsOn >= today);
    const places = [...new Set(positions.map(({ organisationId }) => organisationId))];
    return {
      tenantId,
      staffId: id,
      organisations: [...new Set([tenantId, ...(await placesAbove(tx, tenantId, places))])],
      supervisorIds: positions.flatMap(({ supervisorId }) => supervisorId ?? []),
    };
  });
}
