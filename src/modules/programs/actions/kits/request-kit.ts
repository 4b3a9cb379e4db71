import { inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import { permit, type Viewer } from "#modules/people";
import { kitById } from "../../queries/kits/kits.ts";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { heldDays, type UsedDays } from "../../rules/kits/held-days.ts";
import { requestProblem } from "../../rules/kits/request-problem.ts";
import type { ProgramReader } from "../../rules/reading/who-may-read.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";
import { holdDays, withoutDoubleBooking } from "./hold-days.ts";

/** What someone wants of a kit. */
export interface KitRequest extends UsedDays {
  readonly organisationId: string;
  readonly purpose: string;
}

/**
 * Books a kit for a branch of its system, at once, with the days on the way there and back. Resolves with the booking's id.
 *
 * @throws NotFound when the kit is another system's; InvalidInput for a branch or days that are none; Conflict when a day is taken.
 */
export async function requestKit(
  { db, zone }: Pick<ProgramsProgram, "db" | "zone">,
  viewer: Viewer,
  kitId: string,
  { organisationId, purpose, firstDay, lastDay }: KitRequest,
): Promise<string> {
  const reader = await readerOf(db, viewer);
  const id = newId();
  await withoutDoubleBooking(async () =>
    inTenants(db, reader.systems, async (tx) => {
      const kit = await kitById(tx, reader, kitId);
      const { tenantId } = kit;
      permit(viewer, "ask for kits", { tenantId });
      if (kit.isRetired) throw new Conflict("It is lent no more.");
      await checkBranch(tx, reader, { tenantId, id: organisationId });
      // At home nothing is on its way.
      const isAtHome = organisationId === kit.organisationId;
      const courier = isAtHome ? { before: 0, after: 0 } : { before: kit.daysBefore, after: kit.daysAfter };
      const held = heldDays({ firstDay, lastDay }, courier);
      const problem = requestProblem({ firstDay, lastDay, ...held }, localDay(zone, now()));
      if (problem !== undefined) throw new InvalidInput([problem]);
      await tx
        .insertInto("kit_bookings")
        .values({
          tenant_id: tenantId,
          id,
          kit_id: kit.id,
          organisation_id: organisationId,
          purpose,
          first_day: firstDay,
          last_day: lastDay,
          held_from: held.heldFrom,
          held_until: held.heldUntil,
          state: "booked",
          asked_by: staffIdIn(viewer, tenantId) ?? null,
          asked_at: now(),
          out_by: null,
          out_at: null,
          in_by: null,
          in_at: null,
          mended_at: null,
        })
        .execute();
      await holdDays(tx, { tenantId, kitId: kit.id, bookingId: id, ...held });
    }),
  );
  return id;
}

/** The branch is an open one of this system that the viewer works at or leads. */
async function checkBranch(
  tx: ProgramsDb,
  { places }: ProgramReader,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
): Promise<void> {
  const branch = await tx
    .selectFrom("organisations")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .where("closed_on", "is", null)
    .executeTakeFirst();
  if (branch === undefined || !places.includes(id))
    throw new InvalidInput([
      { where: "branch", message: "Choose a branch of the kit’s system that you work at or lead." },
    ]);
}
