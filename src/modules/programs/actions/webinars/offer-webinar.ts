import { inTenants } from "#platform/db";
import { NotAllowed } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type Viewer, writeAudit } from "#modules/people";
import type { ProgramsDb, ProgramsProgram } from "../../queries/program.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { webinarById, zoneOfBranch } from "../../queries/webinars/webinars.ts";
import { mayChange } from "../../rules/reading/who-may-read.ts";
import type { Webinar } from "../../rules/webinars/webinar.ts";
import { type GivenWebinar, webinarTimes } from "../../rules/webinars/webinar-form.ts";
import { onPermittedProgram } from "../changing/permitted-program.ts";
import { staffIdIn } from "../entering/permit-sharing.ts";
import { listWebinar } from "./list-webinar.ts";
import { permitLevel } from "./permit-level.ts";

type WebinarProgram = Pick<ProgramsProgram, "db" | "words" | "zone" | "publicUrl">;

/**
 * Offers a webinar about a program, to those whom its level names; one for everyone stands in the catalogue too. Atomic. Resolves with
 * its id.
 *
 * @throws NotFound, NotAllowed, also for a level that is not the viewer's to give; InvalidInput for a group of which the system is no member.
 */
export async function offerWebinar(
  program: WebinarProgram,
  viewer: Viewer,
  number: number,
  given: GivenWebinar,
): Promise<string> {
  const id = newId();
  await onPermittedProgram(program.db, viewer, number, async (tx, about) => {
    const { tenantId, organisationId, place } = about;
    const zone = await zoneOfBranch(tx, about, program.zone);
    await permitLevel(tx, viewer, { tenantId, organisationId, ...given.reader });
    await tx
      .insertInto("program_webinars")
      .values({
        ...columnsOf(given, zone),
        tenant_id: tenantId,
        id,
        program_id: about.id,
        organisation_id: organisationId,
        provider: place.system === place.branch ? place.branch : `${place.branch}, ${place.system}`,
        made_by: staffIdIn(viewer, tenantId) ?? null,
        made_at: now(),
        cancelled_at: null,
      })
      .execute();
    await listWebinar(tx, program, { tenantId, id });
    await writeAudit(tx, tenantId, viewer, {
      act: "offer a webinar",
      subject: `webinar ${id}`,
      details: { level: given.reader.level, program: number },
    });
  });
  return id;
}

/** Changes a webinar, and who may read it: what the level does not allow any more is taken out of the catalogue. Atomic. @throws as `offerWebinar` */
export async function changeWebinar(
  program: WebinarProgram,
  viewer: Viewer,
  id: string,
  given: GivenWebinar,
): Promise<void> {
  await onOwnWebinar(program.db, viewer, id, async (tx, webinar) => {
    const { tenantId, level } = webinar;
    await permitLevel(tx, viewer, { ...webinar, ...given.reader });
    await tx
      .updateTable("program_webinars")
      .set(columnsOf(given, webinar.zone))
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await listWebinar(tx, program, { tenantId, id });
    if (level !== given.reader.level)
      await writeAudit(tx, tenantId, viewer, {
        act: "change who reads a webinar",
        subject: `webinar ${id}`,
        details: { from: level, to: given.reader.level },
      });
  });
}

/** Calls a webinar off, or on again. It stays where it is, and says so. Atomic. @throws NotFound, NotAllowed */
export async function cancelWebinar(
  program: WebinarProgram,
  viewer: Viewer,
  id: string,
  isCancelled: boolean,
): Promise<void> {
  await onOwnWebinar(program.db, viewer, id, async (tx, { tenantId }) => {
    await tx
      .updateTable("program_webinars")
      .set({ cancelled_at: isCancelled ? now() : null, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
    await listWebinar(tx, program, { tenantId, id });
  });
}

/** Does something to a webinar in a transaction of its system, for someone who may. @throws NotFound, NotAllowed */
async function onOwnWebinar(
  db: ProgramsDb,
  viewer: Viewer,
  id: string,
  work: (tx: ProgramsDb, webinar: Webinar) => Promise<void>,
): Promise<void> {
  const reader = await readerOf(db, viewer);
  const webinar = await webinarById(db, reader, id);
  if (!reader.systems.includes(webinar.tenantId))
    throw new NotAllowed("This webinar is another system’s. Ask them to change it.");
  permit(viewer, "offer webinars", webinar);
  if (!mayChange(reader, webinar))
    throw new NotAllowed("Only those who work at its branch, or lead it, can change this webinar.");
  await inTenants(db, [webinar.tenantId], async (tx) => work(tx, webinar));
}

function columnsOf(given: GivenWebinar, zone: string) {
  const { startsAt, endsAt } = webinarTimes(given, zone);
  return {
    level: given.reader.level,
    group_id: given.reader.groupId ?? null,
    title: given.title,
    summary: given.summary,
    starts_at: startsAt,
    ends_at: endsAt,
    zone,
    meeting_url: given.meeting ?? null,
    registration_url: given.registration ?? null,
    seats: given.seats ?? null,
    contact: given.contact,
    changed_at: now(),
  };
}
