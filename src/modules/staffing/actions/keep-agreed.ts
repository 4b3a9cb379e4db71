import type { Db } from "#platform/db";
import type { LearningSession } from "../rules/time-away.ts";
import type { StaffingTables } from "../tables.ts";

/**
 * Writes into an employer's schedule when someone learns, because the employer proposed it and they said yes: the desks then know
 * that they are away. Repeating it changes nothing: a session of the same id stands already. Inside the employer's wall; whoever
 * calls it has seen to it that both agreed.
 */
export async function keepAgreedSessions(
  tx: Db<StaffingTables>,
  tenantId: string,
  sessions: readonly LearningSession[],
): Promise<void> {
  if (sessions.length === 0) return;
  await tx
    .insertInto("staffing_sessions")
    .values(
      sessions.map((session) => ({
        tenant_id: tenantId,
        id: session.id,
        staff_id: session.staffId,
        title: session.title,
        starts_at: session.start,
        ends_at: session.end,
        zone: session.zone,
        attendance: session.attendance,
        travel_minutes_before: session.travelMinutesBefore,
        travel_minutes_after: session.travelMinutesAfter,
      })),
    )
    .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doNothing())
    .execute();
}

/** Takes agreed sessions out of the schedule again; those that somebody took out before are no error. */
export async function removeAgreedSessions(
  tx: Db<StaffingTables>,
  tenantId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom("staffing_sessions").where("tenant_id", "=", tenantId).where("id", "in", ids).execute();
}
