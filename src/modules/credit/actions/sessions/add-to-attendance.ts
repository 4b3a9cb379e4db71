import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, tenantsOf, type Viewer, writeAudit } from "#modules/people";
import { sessionFor } from "../../queries/sessions/session.ts";
import type { Addition } from "../../rules/sessions/addition.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import { lockSession, recount } from "./recount.ts";

type Tables = SessionTables & PeopleTables;

/**
 * Adds what a person knows to what the reports say: someone by hand, a group behind one login, who is who, or minutes that are
 * set. Gives its id, for undo.
 *
 * @throws NotFound, NotAllowed; InvalidInput for minutes longer than the session, or set by someone for themselves.
 */
export async function addToAttendance(
  db: Db<Tables>,
  viewer: Viewer,
  { sessionId, addition }: { readonly sessionId: string; readonly addition: Addition },
): Promise<string> {
  const id = newId();
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, sessionId, "hold sessions");
    if (addition.kind === "excused" && ownKeys(viewer, session.tenantId).has(addition.key))
      throw new InvalidInput([
        { where: "minutes", message: "Nobody sets their own minutes: ask a colleague." },
      ]);
    await lockSession(tx, session);
    await tx
      .insertInto("attendance_additions")
      .values({
        tenant_id: session.tenantId,
        id,
        session_id: session.id,
        addition: json(addition),
        added_by: viewer.accountId,
        added_by_name: viewer.name,
        added_at: now(),
        removed_at: null,
      })
      .execute();
    await recount(tx, session);
    await writeAudit(tx, session.tenantId, viewer, {
      act: "change attendance",
      subject: `session ${session.id}`,
      details: { addition: id, kind: addition.kind },
    });
  });
  return id;
}

/** The keys of attendances that are the viewer's own at an employer. */
function ownKeys(viewer: Viewer, tenantId: string): ReadonlySet<string> {
  return new Set([
    ...viewer.positions.flatMap((each) => (each.tenantId === tenantId ? [`staff ${each.staffId}`] : [])),
    ...(viewer.email === undefined ? [] : [`person ${viewer.email}`]),
  ]);
}

/** What is taken back, or put back again: an addition of a person, or a check-in. */
export interface TakenBack {
  readonly sessionId: string;
  readonly of: "attendance_additions" | "check_ins";
  readonly id: string;
  readonly isRemoved: boolean;
}

/** Takes an addition or a check-in back, or puts it back. Doing either twice changes nothing. @throws NotFound, NotAllowed */
export async function takeBack(db: Db<Tables>, viewer: Viewer, asked: TakenBack): Promise<void> {
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, asked.sessionId, "hold sessions");
    await lockSession(tx, session);
    const changed = isId(asked.id)
      ? await tx
          .updateTable(asked.of)
          .set({ removed_at: asked.isRemoved ? now() : null })
          .where("tenant_id", "=", session.tenantId)
          .where("session_id", "=", session.id)
          .where("id", "=", asked.id)
          .returning("id")
          .executeTakeFirst()
      : undefined;
    if (changed === undefined) throw new NotFound("There is nothing of that kind here.");
    await recount(tx, session);
    await writeAudit(tx, session.tenantId, viewer, {
      act: "change attendance",
      subject: `session ${session.id}`,
      details: {
        [asked.of === "check_ins" ? "checkIn" : "addition"]: asked.id,
        changed: asked.isRemoved ? "taken back" : "put back",
      },
    });
  });
}
