import { type Db, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import type { HeldSession } from "../../queries/sessions/session.ts";
import { sourcesOf } from "../../queries/sessions/sources.ts";
import { type GatheredAttendance, gatherAttendances } from "../../rules/sessions/attendances.ts";
import type { SessionTables } from "../../tables/sessions.ts";

type Tables = SessionTables & PeopleTables;

/** Locks a session until the transaction ends: what says who came, and what it comes to, change together. */
export async function lockSession(
  tx: Db<SessionTables>,
  { tenantId, id }: Pick<HeldSession, "tenantId" | "id">,
) {
  await tx
    .selectFrom("learning_sessions")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .forUpdate()
    .execute();
}

/**
 * Makes the attendances of a session anew from everything that says who came: written is only what is different. One that an
 * award rests on stays when nothing says so any more, set apart, so that somebody sees it.
 */
export async function recount(tx: Db<Tables>, session: HeldSession): Promise<void> {
  const { attendances } = gatherAttendances(await sourcesOf(tx, session));
  const before = new Map((await keptRows(tx, session)).map((row) => [row.personKey, row]));
  const changed = attendances.filter((each) => {
    const kept = before.get(each.personKey);
    return kept === undefined || fingerprint(kept.attendance) !== fingerprint(each);
  });
  for (let from = 0; from < changed.length; from += batch)
    await write(tx, session, changed.slice(from, from + batch));
  const there = new Set(attendances.map(({ personKey }) => personKey));
  await forget(
    tx,
    session,
    [...before.values()].filter(({ personKey }) => !there.has(personKey)),
  );
}

const batch = 300;

async function keptRows(tx: Db<SessionTables>, { tenantId, id }: HeldSession) {
  const rows = await tx
    .selectFrom("attendances")
    .select(["id", "person_key", "staff_id", "name", "email", "intervals", "sources", "attended_seconds"])
    .select(["credited_minutes", "calculation", "state", "reason", "excused"])
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personKey: row.person_key,
    state: row.state,
    attendance: {
      personKey: row.person_key,
      staffId: row.staff_id ?? undefined,
      name: row.name,
      email: row.email ?? undefined,
      intervals: row.intervals,
      sources: row.sources,
      attendedSeconds: row.attended_seconds,
      creditedMinutes: row.credited_minutes,
      calculation: row.calculation ?? undefined,
      state: row.state,
      reason: row.reason,
      excused: row.excused ?? undefined,
    } satisfies GatheredAttendance,
  }));
}

// The database keeps no order of keys.
function fingerprint(attendance: GatheredAttendance): string {
  return JSON.stringify(attendance, (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}

async function write(
  tx: Db<SessionTables>,
  { tenantId, id }: HeldSession,
  attendances: readonly GatheredAttendance[],
): Promise<void> {
  await tx
    .insertInto("attendances")
    .values(
      attendances.map((each) => ({
        tenant_id: tenantId,
        id: newId(),
        session_id: id,
        person_key: each.personKey,
        staff_id: each.staffId ?? null,
        name: each.name,
        email: each.email ?? null,
        intervals: json(each.intervals),
        sources: json(each.sources),
        attended_seconds: each.attendedSeconds,
        credited_minutes: each.creditedMinutes,
        calculation: each.calculation === undefined ? null : json(each.calculation),
        state: each.state,
        reason: each.reason,
        excused: each.excused === undefined ? null : json(each.excused),
        changed_at: now(),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["tenant_id", "session_id", "person_key"]).doUpdateSet((excluded) => ({
        staff_id: excluded.ref("excluded.staff_id"),
        name: excluded.ref("excluded.name"),
        email: excluded.ref("excluded.email"),
        intervals: excluded.ref("excluded.intervals"),
        sources: excluded.ref("excluded.sources"),
        attended_seconds: excluded.ref("excluded.attended_seconds"),
        credited_minutes: excluded.ref("excluded.credited_minutes"),
        calculation: excluded.ref("excluded.calculation"),
        state: excluded.ref("excluded.state"),
        reason: excluded.ref("excluded.reason"),
        excused: excluded.ref("excluded.excused"),
        changed_at: excluded.ref("excluded.changed_at"),
      })),
    )
    .execute();
}

async function forget(
  tx: Db<SessionTables>,
  { tenantId }: HeldSession,
  gone: readonly { readonly id: string }[],
): Promise<void> {
  for (let from = 0; from < gone.length; from += batch) {
    const ids = gone.slice(from, from + batch).map(({ id }) => id);
    await tx
      .deleteFrom("attendances")
      .where("tenant_id", "=", tenantId)
      .where("id", "in", ids)
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("awards")
              .select("awards.id")
              .whereRef("awards.tenant_id", "=", "attendances.tenant_id")
              .whereRef("awards.attendance_id", "=", "attendances.id"),
          ),
        ),
      )
      .execute();
    await tx
      .updateTable("attendances")
      .set({
        state: "set apart",
        reason: "Nothing says any more that they came; an award rests on it.",
        credited_minutes: 0,
        attended_seconds: 0,
        changed_at: now(),
      })
      .where("tenant_id", "=", tenantId)
      .where("id", "in", ids)
      .execute();
  }
}
