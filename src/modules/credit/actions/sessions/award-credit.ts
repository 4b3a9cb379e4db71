import { randomBytes } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import { type PeopleTables, tenantsOf, type Viewer, writeAudit } from "#modules/people";
import { askForCertificates } from "../certificates/issue-jobs.ts";
import { awardOf } from "../../queries/sessions/award.ts";
import { type HeldSession, sessionById, sessionFor } from "../../queries/sessions/session.ts";
import { certificateNumberOf } from "../../rules/sessions/plain-letters.ts";
import type { CreditTables } from "../../tables.ts";
import { awardCreditJob } from "./award-jobs.ts";
import { attendanceCounts, mayBeAwarded, type OwnLeft } from "../../queries/sessions/attendance-lines.ts";
import { deliverAwards, withdrawAward } from "./deliver-award.ts";
import { lockSession } from "./recount.ts";

type Tables = CreditTables & PeopleTables;

/** Who awards: their own attendance is left for somebody else. */
export interface Awarder extends OwnLeft {
  readonly accountId: string;
  readonly name: string;
}

/** The awarder that a viewer is at an employer. */
export function awarderOf(viewer: Viewer, tenantId: string): Awarder {
  return {
    accountId: viewer.accountId,
    name: viewer.name,
    staffIds: [
      ...new Set(viewer.positions.flatMap((each) => (each.tenantId === tenantId ? [each.staffId] : []))),
    ],
    email: viewer.email,
  };
}

/** So many are awarded at once; more become a job. */
const batchSize = 100;

/**
 * Awards credit to all who qualify and have none yet, but never to who awards. Doing it again awards nothing more.
 *
 * Gives how many were awarded, or the job that does it when they are many.
 *
 * @throws NotFound, NotAllowed
 */
export async function awardCredit(
  db: Db<Tables>,
  viewer: Viewer,
  sessionId: string,
): Promise<{ readonly awarded: number } | { readonly jobId: string | undefined }> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, sessionId, "award credit");
    const by = awarderOf(viewer, session.tenantId);
    const { tenantId } = session;
    if ((await toAward(tx, session, by, batchSize + 1)).length <= batchSize)
      return { awarded: await awardBatch(tx, session, by) };
    const jobId = await enqueue(
      tx,
      awardCreditJob,
      { tenantId, sessionId, by: { ...by, staffIds: [...by.staffIds] } },
      { key: sessionId, aloneBy: sessionId, progressTenant: tenantId },
    );
    return { jobId };
  });
}

/** What the caller of a long award wants to know and to decide. */
export interface AwardingOptions {
  readonly onProgress: (done: number, total: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Awards batch by batch, each whole: a stopped one goes on where it was. @throws NotFound */
export async function awardAll(
  db: Db<Tables>,
  {
    tenantId,
    sessionId,
    by,
  }: { readonly tenantId: string; readonly sessionId: string; readonly by: Awarder },
  { onProgress, signal }: AwardingOptions,
): Promise<void> {
  let done = 0;
  for (;;) {
    signal.throwIfAborted();
    const { awarded, rest } = await inTenants(db, [tenantId], async (tx) => {
      const session = await sessionById(tx, [tenantId], sessionId);
      if (session === undefined) throw new NotFound("The session is gone.");
      const count = await awardBatch(tx, session, by);
      return { awarded: count, rest: (await attendanceCounts(tx, session, by)).toAward };
    });
    done += awarded;
    await onProgress(done, done + rest);
    if (awarded === 0 || rest === 0) return;
  }
}

async function awardBatch(tx: Db<Tables>, session: HeldSession, by: Awarder): Promise<number> {
  const { tenantId } = session;
  await lockSession(tx, session);
  const people = await toAward(tx, session, by, batchSize);
  if (people.length === 0) return 0;
  const awards = people.map((person) => ({
    tenant_id: tenantId,
    id: newId(),
    session_id: session.id,
    attendance_id: person.id,
    staff_id: person.staff_id,
    name: person.name,
    email: person.email,
    minutes: person.credited_minutes,
    calculation: person.calculation === null ? null : json(person.calculation),
    excused: person.excused === null ? null : json(person.excused),
    certificate_number: certificateNumberOf(randomBytes(32)),
    awarded_by: by.accountId,
    awarded_by_name: by.name,
    awarded_at: now(),
    revoked_at: null,
    revoked_by_name: null,
    revoked_because: null,
    delivered_to: null,
    delivered_at: null,
  }));
  await tx.insertInto("awards").values(awards).execute();
  await markAwarded(tx, tenantId, { ids: people.map(({ id }) => id), isAwarded: true });
  const ids = awards.map(({ id }) => id);
  await deliverAwards(tx, tenantId, ids);
  await askForCertificates(tx, tenantId);
  await writeAudit(tx, tenantId, by, {
    act: "award credit",
    subject: `session ${session.id}`,
    details: { awards: ids },
  });
  return ids.length;
}

async function markAwarded(
  tx: Db<Tables>,
  tenantId: string,
  { ids, isAwarded }: { readonly ids: readonly string[]; readonly isAwarded: boolean },
): Promise<void> {
  await tx
    .updateTable("attendances")
    .set({ is_awarded: isAwarded })
    .where("tenant_id", "=", tenantId)
    .where("id", "in", [...ids])
    .execute();
}

function candidates(tx: Db<Tables>, { tenantId, id }: HeldSession, by: Awarder) {
  return tx
    .selectFrom("attendances")
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .where((where) => mayBeAwarded(where, by));
}

async function toAward(tx: Db<Tables>, session: HeldSession, by: Awarder, limit: number) {
  return candidates(tx, session, by)
    .select(["id", "staff_id", "name", "email", "credited_minutes", "calculation", "excused"])
    .orderBy("id")
    .limit(limit)
    .execute();
}

/**
 * Takes an award back, with the reason that its holder is told: its certificate is void, and it leaves their record. Doing it
 * twice changes nothing.
 *
 * @throws NotFound, NotAllowed; InvalidInput without a reason.
 */
export async function revokeAward(
  db: Db<Tables>,
  viewer: Viewer,
  {
    sessionId,
    awardId,
    because,
  }: { readonly sessionId: string; readonly awardId: string; readonly because: string },
): Promise<{ readonly name: string }> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, sessionId, "award credit");
    const { tenantId } = session;
    await lockSession(tx, session);
    const award = await awardOf(tx, tenantId, awardId);
    if (award.session.id !== session.id) throw new NotFound("There is no such award.");
    if (because.trim() === "")
      throw new InvalidInput([{ where: "because", message: "Say why, for the one whose award it is." }]);
    if (award.revoked !== undefined) return award;
    const told = because.trim().slice(0, 500);
    await tx
      .updateTable("awards")
      .set({ revoked_at: now(), revoked_by_name: viewer.name, revoked_because: told })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", awardId)
      .execute();
    await markAwarded(tx, tenantId, { ids: [award.attendanceId], isAwarded: false });
    await withdrawAward(tx, tenantId, { award, because: told });
    await writeAudit(tx, tenantId, viewer, {
      act: "revoke award",
      subject: `award ${awardId}`,
      details: { session: session.id },
    });
    return award;
  });
}
