import { inTenants } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { localDay, now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { sql } from "kysely";
import { kitById } from "../../queries/kits/kits.ts";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import type { GivenKit } from "../../rules/kits/kit-forms.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";
import { systemOfBranch } from "../entering/system-of-branch.ts";
import { permitKeeping } from "./permit-keeping.ts";

/**
 * Adds a kit or presenter that branches can lend each other. Resolves with its id.
 *
 * @throws InvalidInput for a branch or keeper that is none; NotAllowed for who does not lead that branch.
 */
export async function addKit(db: ProgramsDb, viewer: Viewer, given: GivenKit): Promise<string> {
  const reader = await readerOf(db, viewer);
  const id = newId();
  await inTenants(db, reader.systems, async (tx) => {
    const tenantId = await systemOfBranch(tx, reader.systems, given.branch);
    await permitKeeping(tx, viewer, { tenantId, organisationId: given.branch });
    await tx
      .insertInto("kits")
      .values({
        ...(await columnsOf(tx, tenantId, given)),
        tenant_id: tenantId,
        id,
        made_by: staffIdIn(viewer, tenantId) ?? null,
        made_at: now(),
        retired_at: null,
      })
      .execute();
  });
  return id;
}

/**
 * Changes what is said of a kit. Bookings keep the days on the way they were made with.
 *
 * @throws NotFound, NotAllowed; InvalidInput as `addKit`, and when it would move into another system.
 */
export async function changeKit(db: ProgramsDb, viewer: Viewer, id: string, given: GivenKit): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const kit = await kitById(tx, reader, id);
    const { tenantId } = kit;
    await permitKeeping(tx, viewer, kit);
    await systemOfBranch(tx, [tenantId], given.branch);
    await tx
      .updateTable("kits")
      .set(await columnsOf(tx, tenantId, given))
      .where("tenant_id", "=", tenantId)
      .where("id", "=", kit.id)
      .execute();
  });
}

/** Lends a kit no more, or again. @throws NotFound, NotAllowed; Conflict while it is booked or out */
export async function retireKit(
  { db, zone }: Pick<ProgramsProgram, "db" | "zone">,
  viewer: Viewer,
  id: string,
  isRetired: boolean,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const kit = await kitById(tx, reader, id);
    const { tenantId } = kit;
    await permitKeeping(tx, viewer, kit);
    if (isRetired) await refuseWhileBooked(tx, { tenantId, id }, localDay(zone, now()));
    await tx
      .updateTable("kits")
      .set({ retired_at: isRetired ? now() : null })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
  });
}

async function refuseWhileBooked(
  tx: ProgramsDb,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  today: string,
): Promise<void> {
  const waiting = await tx
    .selectFrom("kit_bookings")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("kit_id", "=", id)
    .where((row) =>
      row.or([
        row("state", "=", "out"),
        row.and([row("state", "=", "booked"), row("held_until", ">=", today)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  if (waiting !== undefined)
    throw new Conflict("Someone has it, or counts on it. Check it in and call the bookings off first.");
}

async function columnsOf(tx: ProgramsDb, tenantId: string, given: GivenKit) {
  return {
    kind: given.kind,
    name: given.name,
    description: given.description,
    organisation_id: given.branch,
    keeper_id: given.keeper === "" ? null : await keeperNamed(tx, tenantId, given.keeper),
    days_before: given.before,
    days_after: given.after,
    changed_at: now(),
  };
}

/** The one member of staff of this name. */
async function keeperNamed(tx: ProgramsDb, tenantId: string, name: string): Promise<string> {
  const [found, another] = await tx
    .selectFrom("staff")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("is_active", "=", true)
    .where(sql`lower(name)`, "=", name.toLowerCase())
    .limit(2)
    .execute();
  const message =
    found === undefined
      ? "Nobody of this name is on the staff. Write it as the staff list does, or nothing."
      : "Two of your colleagues have this name. Leave it empty: those who lead there look after it.";
  if (found === undefined || another !== undefined) throw new InvalidInput([{ where: "keeper", message }]);
  return found.id;
}
