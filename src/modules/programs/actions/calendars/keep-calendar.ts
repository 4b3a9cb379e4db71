import { inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { normalAddress, redactedAddress } from "#modules/catalog";
import { type Viewer, writeAudit } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { checkSharing, permitBranch, staffIdIn } from "../entering/permit-sharing.ts";
import type { Sharing } from "../saving/keep-program.ts";

/** A calendar as someone gives it. */
export interface GivenCalendar extends Sharing {
  readonly address: string;
  readonly organisationId: string;
}

const mostCalendars = 2_000;

/**
 * Has a branch's public events calendar read from now on; first within minutes. Resolves with its id.
 *
 * @throws InvalidInput for an address or branch that is none; NotAllowed at a branch that is not theirs; Conflict when it is read already.
 */
export async function keepCalendar(
  { db, zone }: Pick<ProgramsProgram, "db" | "zone">,
  viewer: Viewer,
  { organisationId, level, groupId, licence, ...given }: GivenCalendar,
): Promise<string> {
  const address = normalAddress(given.address);
  if (address === undefined)
    throw new InvalidInput([
      { where: "address", message: "Write a whole address that starts with https://, http:// or webcal://." },
    ]);
  const reader = await readerOf(db, viewer);
  return inTenants(db, reader.systems, async (tx) => {
    const branch = await tx
      .selectFrom("organisations")
      .select(["tenant_id", "zone"])
      .where("id", "=", organisationId)
      .executeTakeFirst();
    if (branch === undefined)
      throw new InvalidInput([{ where: "branch", message: "Choose a branch from the list." }]);
    const tenantId = branch.tenant_id;
    permitBranch(viewer, reader, { tenantId, organisationId });
    await checkSharing(tx, { tenantId, level, groupId, licence }, undefined);
    await refuseTwice(tx, tenantId, address);
    const [id, at] = [newId(), now()];
    await tx
      .insertInto("program_calendars")
      .values({
        tenant_id: tenantId,
        id,
        organisation_id: organisationId,
        address,
        level,
        licence,
        shown_address: redactedAddress(address),
        zone: branch.zone ?? zone,
        group_id: groupId ?? null,
        etag: null,
        last_modified: null,
        next_read_at: at,
        last_read_at: null,
        last_message: null,
        made_by: staffIdIn(viewer, tenantId) ?? null,
        made_at: at,
        removed_at: null,
      })
      .execute();
    await writeAudit(tx, tenantId, viewer, { act: "read a calendar", subject: redactedAddress(address) });
    return id;
  });
}

async function refuseTwice(tx: ProgramsDb, tenantId: string, address: string): Promise<void> {
  const known = await tx
    .selectFrom("program_calendars")
    .select(["address"])
    .where("tenant_id", "=", tenantId)
    .where("removed_at", "is", null)
    .limit(mostCalendars)
    .execute();
  if (known.some((each) => each.address === address)) throw new Conflict("This calendar is read already.");
  if (known.length >= mostCalendars) throw new Conflict(`A system has ${mostCalendars} calendars at most.`);
}

/** Reads a calendar no more; what came from it stays. @throws NotFound, NotAllowed */
export async function removeCalendar(db: ProgramsDb, viewer: Viewer, id: string): Promise<void> {
  await onPermittedCalendar(db, viewer, id, { removed_at: now(), next_read_at: null });
}

/** Has a calendar read as soon as possible, whole. @throws NotFound, NotAllowed */
export async function readCalendarSoon(db: ProgramsDb, viewer: Viewer, id: string): Promise<void> {
  await onPermittedCalendar(db, viewer, id, { next_read_at: now(), etag: null, last_modified: null });
}

async function onPermittedCalendar(
  db: ProgramsDb,
  viewer: Viewer,
  id: string,
  change: { readonly [Column in "removed_at" | "next_read_at" | "etag" | "last_modified"]?: string | null },
): Promise<void> {
  const reader = await readerOf(db, viewer);
  await inTenants(db, reader.systems, async (tx) => {
    const calendar = isId(id)
      ? await tx
          .selectFrom("program_calendars")
          .select(["tenant_id", "organisation_id"])
          .where("id", "=", id)
          .where("removed_at", "is", null)
          .executeTakeFirst()
      : undefined;
    if (calendar === undefined) throw new NotFound("There is no such calendar here.");
    const { tenant_id: tenantId, organisation_id: organisationId } = calendar;
    permitBranch(viewer, reader, { tenantId, organisationId });
    await tx
      .updateTable("program_calendars")
      .set(change)
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
  });
}
