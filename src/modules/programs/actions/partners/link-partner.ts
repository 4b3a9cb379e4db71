import { inTenants } from "#platform/db";
import { InvalidInput, NotAllowed } from "#platform/errors";
import { now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import { partnerById } from "../../queries/partners/partners.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { readPrograms } from "../../queries/reading/read-program.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";

/**
 * Notes that a program was done with a partner, or that it was not after all. Anyone of the system may who may read the program.
 *
 * @throws NotFound, NotAllowed by `permit`; InvalidInput when the system has no such program that the viewer may read.
 */
export async function linkProgram(
  db: ProgramsDb,
  viewer: Viewer,
  which: { readonly partnerId: string; readonly number: number },
  isLinked: boolean,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const { tenantId, id } = await partnerById(tx, reader, which.partnerId);
    permit(viewer, "share programs", { tenantId });
    const [found] = await readPrograms(tx, reader, { numbers: [which.number] });
    if (found?.own === undefined || found.program.tenantId !== tenantId)
      throw new InvalidInput([
        { where: "number", message: "Write the number of a program of your system, as in its address." },
      ]);
    const row = { tenant_id: tenantId, partner_id: id, program_id: found.program.id };
    if (isLinked)
      await tx
        .insertInto("partner_programs")
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    else
      await tx
        .deleteFrom("partner_programs")
        .where("tenant_id", "=", tenantId)
        .where("partner_id", "=", id)
        .where("program_id", "=", found.program.id)
        .execute();
  });
}

/**
 * Says that the viewer knows a partner, and how; or, without words on how, no more. Everyone says it of themselves alone.
 *
 * @throws NotFound; NotAllowed for who is not on the system's staff.
 */
export async function knowPartner(
  db: ProgramsDb,
  viewer: Viewer,
  partnerId: string,
  how: string | undefined,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const { tenantId, id } = await partnerById(tx, reader, partnerId);
    permit(viewer, "share programs", { tenantId });
    const staffId = staffIdIn(viewer, tenantId);
    if (staffId === undefined) throw new NotAllowed("You are not on the staff of this system.");
    if (how === undefined)
      await tx
        .deleteFrom("partner_staff")
        .where("tenant_id", "=", tenantId)
        .where("partner_id", "=", id)
        .where("staff_id", "=", staffId)
        .execute();
    else
      await tx
        .insertInto("partner_staff")
        .values({ tenant_id: tenantId, partner_id: id, staff_id: staffId, how: how.trim(), since: now() })
        .onConflict((conflict) =>
          conflict.columns(["tenant_id", "partner_id", "staff_id"]).doUpdateSet({ how: how.trim() }),
        )
        .execute();
  });
}
