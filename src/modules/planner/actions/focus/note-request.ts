import { type Db, inTenants, json } from "#platform/db";
import { NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { sql } from "kysely";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import type { PlannerTables } from "../../tables.ts";

type Tables = PlannerTables & PeopleTables;

/** What is written down of one request. */
export interface RequestToNote {
  readonly on: string;
  readonly words: string;
  readonly note: string;
  readonly topics: readonly string[];
  /** The place of the viewer's at which it is counted; absent when it is theirs alone. */
  readonly organisationId?: string | undefined;
}

/** Writes down what the viewer was asked for, in their own tenant; counts it at their place when it is the work's. Its id. */
export async function noteRequest(db: Db<Tables>, viewer: Viewer, request: RequestToNote): Promise<string> {
  const id = newId();
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const place = placeOf(viewer, request.organisationId);
  await inTenants(db, scopeOf(viewer), async (tx) => {
    await tx
      .insertInto("request_notes")
      .values({ tenant_id: accountId, id, made_at: now(), removed_at: null, ...columnsOf(request, place) })
      .execute();
    await tally(tx, { ...place, on: request.on, topics: request.topics }, 1);
  });
  return id;
}

/** Changes a note, and what was counted by it. @throws NotFound */
export async function changeRequest(
  db: Db<Tables>,
  viewer: Viewer,
  { id, request }: { readonly id: string; readonly request: RequestToNote },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  const place = placeOf(viewer, request.organisationId);
  await inTenants(db, scopeOf(viewer), async (tx) => {
    const kept = await lockedNote(tx, accountId, id);
    if (kept.removedAt !== null) throw new NotFound("It may be gone, or it is not yours to see.");
    await tally(tx, kept, -1);
    await tx
      .updateTable("request_notes")
      .set(columnsOf(request, place))
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    await tally(tx, { ...place, on: request.on, topics: request.topics }, 1);
  });
}

/** Removes a note, or brings it back; what was counted by it goes and comes with it. Doing it twice changes nothing. @throws NotFound */
export async function removeRequest(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "see a personal record", { tenantId: accountId });
  await inTenants(db, scopeOf(viewer), async (tx) => {
    const kept = await lockedNote(tx, accountId, id);
    if ((kept.removedAt !== null) === isRemoved) return;
    await tx
      .updateTable("request_notes")
      .set({ removed_at: isRemoved ? now() : null, changed_at: now() })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    await tally(tx, kept, isRemoved ? -1 : 1);
  });
}

interface Place {
  readonly employerId: string | null;
  readonly organisationId: string | null;
}

/** One of the viewer's own places of work today. @throws NotFound */
function placeOf(viewer: Viewer, organisationId: string | undefined): Place {
  if (organisationId === undefined) return { employerId: null, organisationId: null };
  const position = viewer.positions.find((each) => each.organisationId === organisationId);
  if (position === undefined) throw new NotFound("You hold no position there today.");
  permit(viewer, "see what people ask for", { tenantId: position.tenantId });
  return { employerId: position.tenantId, organisationId };
}

function scopeOf(viewer: Viewer): readonly string[] {
  return [...new Set([viewer.accountId, ...viewer.positions.map(({ tenantId }) => tenantId)])];
}

function columnsOf({ note, on, topics, words }: RequestToNote, place: Place) {
  return {
    noted_on: on,
    words,
    note,
    topics: json([...topics]),
    employer_id: place.employerId,
    organisation_id: place.organisationId,
    changed_at: now(),
  };
}

interface Counted extends Place {
  readonly on: string;
  readonly topics: readonly string[];
}

/**
 * Counts up or down. At an employer the viewer has left nothing is counted any more: it is out of their reach, and what was
 * counted while they were there was asked there.
 */
async function tally(
  tx: Db<Tables>,
  { employerId, on, organisationId, topics }: Counted,
  by: 1 | -1,
): Promise<void> {
  if (employerId === null || organisationId === null || topics.length === 0) return;
  const key = { tenant_id: employerId, organisation_id: organisationId, month: `${on.slice(0, 7)}-01` };
  if (by === -1) {
    await tx
      .updateTable("request_tallies")
      .set({ count: sql`greatest(count - 1, 0)` })
      .where("tenant_id", "=", key.tenant_id)
      .where("organisation_id", "=", key.organisation_id)
      .where("month", "=", key.month)
      .where("topic", "in", topics)
      .execute();
    return;
  }
  await tx
    .insertInto("request_tallies")
    // In one order always, so that two who note the same at once do not wait for each other for ever.
    .values(topics.toSorted().map((topic) => ({ ...key, topic, count: 1 })))
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "organisation_id", "month", "topic"])
        .doUpdateSet({ count: sql`request_tallies.count + 1` }),
    )
    .execute();
}

async function lockedNote(tx: Db<Tables>, accountId: string, id: string) {
  const row = await tx
    .selectFrom("request_notes")
    .select(["noted_on as on", "topics", "employer_id as employerId", "organisation_id as organisationId"])
    .select("removed_at as removedAt")
    .where("tenant_id", "=", accountId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("It may be gone, or it is not yours to see.");
  return row;
}
