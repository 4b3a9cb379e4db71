import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { partnerById } from "../../queries/partners/partners.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import type { PlacedPartner } from "./place-partner.ts";
import { systemOfBranch } from "../entering/system-of-branch.ts";
import { permitBranch, staffIdIn } from "../entering/permit-sharing.ts";

/**
 * Writes down an organisation that a branch works with. Resolves with its id.
 *
 * @throws InvalidInput for a branch that is none; NotAllowed at one that the viewer neither works at nor leads.
 */
export async function addPartner(db: ProgramsDb, viewer: Viewer, given: PlacedPartner): Promise<string> {
  const reader = await readerOf(db, viewer);
  const id = newId();
  await inTenants(db, reader.systems, async (tx) => {
    const tenantId = await systemOfBranch(tx, reader.systems, given.branch);
    permitBranch(viewer, reader, { tenantId, organisationId: given.branch });
    await tx
      .insertInto("partners")
      .values({
        ...columnsOf(given),
        tenant_id: tenantId,
        id,
        made_by: staffIdIn(viewer, tenantId) ?? null,
        made_at: now(),
        hidden_at: null,
      })
      .execute();
  });
  return id;
}

/** Changes what is said of a partner. @throws NotFound, NotAllowed; InvalidInput as `addPartner` */
export async function changePartner(
  db: ProgramsDb,
  viewer: Viewer,
  id: string,
  given: PlacedPartner,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const partner = await partnerById(tx, reader, id);
    permitBranch(viewer, reader, partner);
    const tenantId = await systemOfBranch(tx, [partner.tenantId], given.branch);
    permitBranch(viewer, reader, { tenantId, organisationId: given.branch });
    await tx
      .updateTable("partners")
      .set(columnsOf(given))
      .where("tenant_id", "=", tenantId)
      .where("id", "=", partner.id)
      .execute();
  });
}

/** Takes a partner out of the list, or puts it back. @throws NotFound, NotAllowed */
export async function hidePartner(
  db: ProgramsDb,
  viewer: Viewer,
  id: string,
  isHidden: boolean,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const partner = await partnerById(tx, reader, id);
    permitBranch(viewer, reader, partner);
    await tx
      .updateTable("partners")
      .set({ hidden_at: isHidden ? now() : null })
      .where("tenant_id", "=", partner.tenantId)
      .where("id", "=", partner.id)
      .execute();
  });
}

function columnsOf(given: PlacedPartner) {
  return {
    organisation_id: given.branch,
    name: given.name,
    about: given.about,
    website: given.website ?? null,
    contact_name: given.person,
    contact_email: given.email,
    contact_phone: given.phone,
    kind: given.kind,
    place: given.place,
    latitude: given.at?.latitude ?? null,
    longitude: given.at?.longitude ?? null,
    changed_at: now(),
  };
}
