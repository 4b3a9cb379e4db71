import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import type { PeopleTables, Viewer } from "#modules/people";
import type { LearningSession } from "../rules/time-away.ts";
import type { StaffingTables } from "../tables.ts";
import { changeOfPerson } from "./change-of-person.ts";

type Tables = StaffingTables & PeopleTables;

/** Enters when someone learns. Gives the id of the change, for undo. @throws NotFound, NotAllowed */
export async function enterSession(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, ...session }: Omit<LearningSession, "id"> & { readonly tenantId: string },
): Promise<string> {
  const id = newId();
  const rows = [{ table: "staffing_sessions", ids: [id] }] as const;
  const change = { tenantId, staffId: session.staffId, what: "A session", rows };
  return changeOfPerson(db, viewer, change, async (tx) => {
    await tx
      .insertInto("staffing_sessions")
      .values({
        tenant_id: tenantId,
        id,
        staff_id: session.staffId,
        title: session.title,
        starts_at: session.start,
        ends_at: session.end,
        zone: session.zone,
        attendance: session.attendance,
        travel_minutes_before: session.travelMinutesBefore,
        travel_minutes_after: session.travelMinutesAfter,
      })
      .execute();
  });
}

/** Takes a session back. Gives the id of the change. @throws NotFound, NotAllowed */
export async function removeSession(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, staffId, id }: { readonly tenantId: string; readonly staffId: string; readonly id: string },
): Promise<string> {
  const rows = [{ table: "staffing_sessions", ids: isId(id) ? [id] : [] }] as const;
  return changeOfPerson(db, viewer, { tenantId, staffId, what: "A session", rows }, async (tx) => {
    if (!isId(id)) throw new NotFound("There is no such session.");
    const { numDeletedRows } = await tx
      .deleteFrom("staffing_sessions")
      .where("tenant_id", "=", tenantId)
      .where("staff_id", "=", staffId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new NotFound("There is no such session.");
  });
}
