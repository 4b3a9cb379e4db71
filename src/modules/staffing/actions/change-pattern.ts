import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { formatDate, parseDate } from "#platform/time";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import { memberOfStaff } from "../queries/member.ts";
import type { LocalDate, Week } from "../rules/hours.ts";
import type { Shift } from "../rules/staff.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows } from "./replace-rows.ts";

/** The weeks a person works in turn from a day on. */
export interface NewPattern {
  readonly tenantId: string;
  readonly staffId: string;
  /** The first day; what was worked before stays as it was. */
  readonly from: LocalDate;
  /** One week, or several that are worked in turn, the first of them in the week of `from`. Empty weeks end the pattern. */
  readonly weeks: readonly Week<readonly Shift[]>[];
}

/**
 * Has a person work these weeks from a day on, until further notice. Patterns that hold then end the day before; those that
 * would only begin later are dropped. Gives the id of the change, for undo.
 *
 * @throws NotFound, NotAllowed
 */
export async function changePattern(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  { tenantId, staffId, from, weeks }: NewPattern,
): Promise<string> {
  const day = parseDate(from);
  if (day === undefined)
    throw new InvalidInput([{ where: "from", message: "Write the first day as 2026-12-03." }]);
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const member = await memberOfStaff(tx, tenantId, staffId);
    permit(viewer, "change the schedule", {
      tenantId,
      staffId,
      organisations: member.organisations,
      supervisorIds: member.supervisorIds,
    });
    const kept = await patternsAfter(tx, { tenantId, staffId, from });
    const id = newId();
    const change = {
      tenantId,
      what: `The hours of ${member.name}`,
      organisationId: member.homeId,
      rows: [{ table: "staffing_patterns", ids: [...kept.map((pattern) => pattern.id), id] }],
    } as const;
    return replaceRows(tx, viewer, change, async () => {
      const here = tx
        .deleteFrom("staffing_patterns")
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId);
      await here.where("starts_on", ">=", from).execute();
      await tx
        .updateTable("staffing_patterns")
        .set({ ends_on: formatDate(day - 1) })
        .where("tenant_id", "=", tenantId)
        .where("staff_id", "=", staffId)
        .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">=", from)]))
        .execute();
      if (weeks.length === 0) return;
      await tx
        .insertInto("staffing_patterns")
        .values({
          tenant_id: tenantId,
          id,
          staff_id: staffId,
          starts_on: from,
          ends_on: null,
          anchor: from,
          weeks: json(weeks),
        })
        .execute();
    });
  });
}

/** Patterns that hold on a day or later. */
async function patternsAfter(
  tx: Db<StaffingTables>,
  { tenantId, staffId, from }: Omit<NewPattern, "weeks">,
): Promise<readonly { readonly id: string }[]> {
  return tx
    .selectFrom("staffing_patterns")
    .select(["id", "starts_on"])
    .where("tenant_id", "=", tenantId)
    .where("staff_id", "=", staffId)
    .where((where) => where.or([where("ends_on", "is", null), where("ends_on", ">=", from)]))
    .orderBy("id")
    .limit(1000)
    .execute();
}
