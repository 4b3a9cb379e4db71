import { type Db, inTenants, isUniqueViolation, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { permit, type PeopleTables, tenantsOf, type Viewer } from "#modules/people";
import type { Desk } from "../rules/branch.ts";
import type { StaffingTables } from "../tables.ts";
import { replaceRows } from "./replace-rows.ts";

/** A desk to add, or with an id one to change. */
export type KeptDesk = Omit<Desk, "id"> & { readonly id: string | undefined };

/**
 * Adds a desk to a branch or changes one of its desks. Gives the id of the change, for undo.
 *
 * @throws NotFound, NotAllowed; InvalidInput when another desk of the branch has that name.
 */
export async function keepDesk(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  tenantId: string,
  desk: KeptDesk,
): Promise<string> {
  permit(viewer, "change the schedule", { tenantId, organisations: [desk.branchId, tenantId] });
  const id = desk.id ?? newId();
  const row = {
    name: desk.name,
    kind: desk.kind,
    minimum: json(desk.minimum),
    qualifications: json(desk.whoMayCover.qualifications),
    staff_ids: json(desk.whoMayCover.staffIds),
    needs_person_in_charge: desk.needsPersonInCharge,
    closing_order: desk.closingOrder ?? null,
  };
  try {
    return await inTenants(db, tenantsOf(viewer), async (tx) => {
      if (desk.id !== undefined) await branchOfDesk(tx, tenantId, desk);
      return replaceRows(tx, viewer, changeOf(tenantId, desk, id), async () => {
        await tx
          .insertInto("staffing_desks")
          .values({ tenant_id: tenantId, id, organisation_id: desk.branchId, ...row })
          .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet(row))
          .execute();
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new InvalidInput([{ where: "name", message: `There is a desk called ${desk.name} here already.` }]);
  }
}

/** Takes a desk away; shifts at it are then worked wherever its branch needs someone. Gives the id of the change. */
export async function removeDesk(
  db: Db<StaffingTables & PeopleTables>,
  viewer: Viewer,
  tenantId: string,
  desk: Pick<Desk, "id" | "branchId" | "name">,
): Promise<string> {
  permit(viewer, "change the schedule", { tenantId, organisations: [desk.branchId, tenantId] });
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    await branchOfDesk(tx, tenantId, desk);
    return replaceRows(tx, viewer, changeOf(tenantId, desk, desk.id), async () => {
      await tx
        .deleteFrom("staffing_desks")
        .where("tenant_id", "=", tenantId)
        .where("id", "=", desk.id)
        .execute();
    });
  });
}

function changeOf(tenantId: string, desk: Pick<Desk, "branchId" | "name">, id: string) {
  return {
    tenantId,
    what: `The desk ${desk.name}`,
    organisationId: desk.branchId,
    rows: [{ table: "staffing_desks", ids: [id] }],
  } as const;
}

// Permission was asked for the branch that was named: the desk must really stand there.
async function branchOfDesk(
  tx: Db<StaffingTables>,
  tenantId: string,
  desk: { readonly id: string | undefined; readonly branchId: string },
): Promise<void> {
  const kept =
    desk.id !== undefined && isId(desk.id)
      ? await tx
          .selectFrom("staffing_desks")
          .select("organisation_id")
          .where("tenant_id", "=", tenantId)
          .where("id", "=", desk.id)
          .executeTakeFirst()
      : undefined;
  if (kept?.organisation_id !== desk.branchId) throw new NotFound("There is no such desk here.");
}
