import { type Db, inTenants } from "#platform/db";
import { Conflict, InvalidInput, NotAllowed, NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer, writeAudit } from "#modules/people";
import { moderatedCommunities } from "../../queries/communities/moderated.ts";
import { journalOf, journalsBy } from "../../queries/journals/journals.ts";
import { moderatedRooms, type Report, reportOf } from "../../queries/moderation/reports.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import type { ReflectionTables } from "../../tables.ts";
import { republish } from "../fediverse/outgoing.ts";
import { tell } from "../talking/tell-mentioned.ts";

type Tables = ReflectionTables & PeopleTables;

/** One report, and what is decided of it. */
export interface Decision {
  readonly roomId: string;
  readonly id: string;
  readonly isHidden: boolean;
  /** Why, for its writer to read. */
  readonly because: string;
}

/**
 * Decides a report, or the appeal against its decision: what was reported is hidden from everyone but its writer, or is seen. Its
 * writer is told why, and may ask for another look once; someone else decides that, unless they said yes alone.
 *
 * @throws NotFound, NotAllowed, InvalidInput without a reason, Conflict when it was decided meanwhile.
 */
export async function decideReport(db: Db<Tables>, viewer: Viewer, decision: Decision): Promise<void> {
  const { id, isHidden, roomId } = decision;
  const houseId = await houseFor(db, viewer, roomId);
  const because = decision.because.trim().slice(0, 2000);
  if (isHidden && because === "")
    throw new InvalidInput([{ where: "because", message: "Say why: its writer reads it, and may appeal." }]);
  const report = await reportOf(db, roomId, id);
  const isAppeal = report.outcome !== "open";
  if (isAppeal) refuseAppeal(report, viewer, isHidden);
  await inTenants(db, [roomId], async (tx) => {
    const done = isAppeal
      ? await tx
          .updateTable("reflection_reports")
          .set({
            appeal_outcome: isHidden ? "stays hidden" : "shown again",
            appeal_decided_by: viewer.accountId,
            appeal_decided_by_name: viewer.name,
            appeal_decision: because,
            appeal_decided_at: now(),
          })
          .where("tenant_id", "=", roomId)
          .where("id", "=", id)
          .where("appeal_outcome", "is", null)
          .executeTakeFirst()
      : await tx
          .updateTable("reflection_reports")
          .set({
            outcome: isHidden ? "hidden" : "kept",
            decided_by: viewer.accountId,
            decided_by_name: viewer.name,
            decision: because,
            decided_at: now(),
          })
          .where("tenant_id", "=", roomId)
          .where("id", "=", id)
          .where("outcome", "=", "open")
          .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw new Conflict("Somebody decided this a moment ago.");
    await hide(tx, report);
    if (houseId !== everyonesRoom)
      await inTenants(tx, [houseId], async (house) =>
        writeAudit(house, houseId, viewer, {
          act: "moderate reflections",
          subject: `${report.kind} ${report.subjectId}`,
          details: { isHidden, isAppeal },
        }),
      );
    for (const { accountId } of await journalsBy(tx, "id", [report.journalId]))
      await republish(tx, accountId);
    if (isHidden || isAppeal) await tellWriter(tx, report, isAppeal);
  });
}

/** Asks for another look at what was hidden. Once, and by its writer alone. @throws NotFound, InvalidInput, Conflict */
export async function appeal(
  db: Db<Tables>,
  viewer: Viewer,
  { id, roomId, words }: { readonly roomId: string; readonly id: string; readonly words: string },
): Promise<void> {
  const report = await ownReport(db, viewer, { roomId, id });
  const said = words.trim().slice(0, 2000);
  if (said === "") throw new InvalidInput([{ where: "words", message: "Say why it should be seen again." }]);
  if (report.appeal !== undefined) throw new Conflict("You asked for another look already.");
  await inTenants(db, [roomId], async (tx) => {
    await tx
      .updateTable("reflection_reports")
      .set({ appeal: said, appealed_at: now() })
      .where("tenant_id", "=", roomId)
      .where("id", "=", id)
      .where("appeal", "is", null)
      .execute();
  });
}

/** The employer in whose log a decision in a room is kept, or everyone's room, once the viewer may decide there. @throws NotFound, NotAllowed */
async function houseFor(db: Db<Tables>, viewer: Viewer, roomId: string): Promise<string> {
  const communities = await moderatedCommunities(db, viewer, moderatedRooms(viewer));
  const community = communities.find(({ id }) => id === roomId);
  if (community !== undefined) return community.houseId;
  permit(viewer, roomId === everyonesRoom ? "moderate what everyone reads" : "moderate reflections", {
    tenantId: roomId,
  });
  return roomId;
}

/** A report about something of the viewer's that was hidden. @throws NotFound when it is about someone else. */
export async function ownReport(
  db: Db<Tables>,
  viewer: Viewer,
  { id, roomId }: { readonly roomId: string; readonly id: string },
): Promise<Report> {
  permit(viewer, "see a personal record", { tenantId: viewer.accountId });
  const journal = await journalOf(db, viewer.accountId);
  const report = await reportOf(db, roomId, id);
  if (journal?.id !== report.journalId || report.outcome !== "hidden")
    throw new NotFound("It may be gone, or it is not yours to see.");
  return report;
}

/** @throws NotAllowed when the viewer hid it themselves and leaves it hidden: that is no second look. */
function refuseAppeal(report: Report, viewer: Viewer, isHidden: boolean): void {
  if (report.appeal === undefined || report.appealOutcome !== undefined)
    throw new Conflict("This is decided. Its writer can ask for another look.");
  if (report.decidedBy === viewer.accountId && isHidden)
    throw new NotAllowed("You hid it. Only somebody else can decide that it stays hidden.");
}

/** What holds of all reports about one thing together: hidden by any that was not overturned. */
async function hide(tx: Db<Tables>, { kind, roomId, subjectId }: Report): Promise<void> {
  const hidden = await tx
    .selectFrom("reflection_reports")
    .select("decided_at")
    .where("tenant_id", "=", roomId)
    .where("subject_id", "=", subjectId)
    .where("outcome", "=", "hidden")
    .where((either) =>
      either.or([either("appeal_outcome", "is", null), either("appeal_outcome", "=", "stays hidden")]),
    )
    .orderBy("decided_at")
    .executeTakeFirst();
  await tx
    .updateTable(kind === "reply" ? "shared_replies" : "shared_reflections")
    .set({ hidden_at: hidden?.decided_at ?? null })
    .where("tenant_id", "=", roomId)
    .where("id", "=", subjectId)
    .execute();
}

async function tellWriter(tx: Db<Tables>, report: Report, isAppeal: boolean): Promise<void> {
  for (const { accountId } of await journalsBy(tx, "id", [report.journalId]))
    await tell(tx, accountId, {
      kind: isAppeal ? "appeal decided" : "hidden",
      reflectionId: report.reflectionId,
      byName: "",
      byJournal: undefined,
    });
}
