import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { type Act, permit, type PeopleTables, placesAbove, type Subject, type Viewer } from "#modules/people";
import type { SessionFacts } from "../../rules/sessions/session.ts";
import type { SessionTables } from "../../tables/sessions.ts";

/** A session as its pages need it. */
export interface HeldSession extends SessionFacts {
  readonly tenantId: string;
  readonly id: string;
  readonly organisationName: string;
  readonly organiser: { readonly staffId: string; readonly name: string };
  readonly handle: string;
  readonly isRemoved: boolean;
  /** Whether the facts were changed, so that the change can be undone. */
  readonly hasPrevious: boolean;
  readonly subject: Subject;
}

/**
 * One session of an employer of the viewer's, for an act. Inside `inTenants` of the viewer's tenants.
 *
 * @throws NotFound when there is none, it is not theirs to know of, or it was removed and they do not hold it; NotAllowed.
 */
export async function sessionFor(
  tx: Db<SessionTables & PeopleTables>,
  viewer: Viewer,
  id: string,
  act: Act,
): Promise<HeldSession> {
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  const session = isId(id) ? await sessionById(tx, employers, id) : undefined;
  if (session === undefined) throw new NotFound("There is no such session here.");
  permit(viewer, act, session.subject);
  if (session.isRemoved) permit(viewer, "hold sessions", session.subject);
  return session;
}

/** One session by its id, of any of these tenants; undefined when there is none. */
export async function sessionById(
  tx: Db<SessionTables & PeopleTables>,
  tenantIds: readonly string[],
  id: string,
): Promise<HeldSession | undefined> {
  if (tenantIds.length === 0) return undefined;
  const row = await sessionRows(tx)
    .where("session.tenant_id", "in", [...tenantIds])
    .where("session.id", "=", id)
    .executeTakeFirst();
  return row && heldSession(tx, row);
}

/** Every session whose codes begin with a handle: one, as good as always. Inside `inTenants` of every tenant. */
export async function sessionsByHandle(
  tx: Db<SessionTables & PeopleTables>,
  handle: string,
): Promise<readonly HeldSession[]> {
  const rows = await sessionRows(tx)
    .where("session.check_in_handle", "=", handle)
    .where("session.state", "=", "open")
    .orderBy("session.id")
    .limit(20)
    .execute();
  const sessions: HeldSession[] = [];
  for (const row of rows) sessions.push(await heldSession(tx, row));
  return sessions;
}

function sessionRows(tx: Db<SessionTables & PeopleTables>) {
  return tx
    .selectFrom("learning_sessions as session")
    .innerJoin("organisations as organisation", (join) =>
      join
        .onRef("organisation.tenant_id", "=", "session.tenant_id")
        .onRef("organisation.id", "=", "session.organisation_id"),
    )
    .innerJoin("staff as organiser", (join) =>
      join
        .onRef("organiser.tenant_id", "=", "session.tenant_id")
        .onRef("organiser.id", "=", "session.organiser_id"),
    )
    .select(["session.tenant_id as tenantId", "session.id", "session.organisation_id as organisationId"])
    .select(["session.title", "session.starts_at as startsAt", "session.ends_at as endsAt", "session.zone"])
    .select("session.meetings")
    .select(["session.place", "session.link", "session.breaks", "session.offering_id as offeringId"])
    .select(["session.topics", "session.categories", "session.mode", "session.rounding", "session.state"])
    .select(["session.bridge_seconds as bridgeSeconds", "session.grace_minutes as graceMinutes"])
    .select(["session.threshold_hundredths as thresholdHundredths", "session.step_minutes as stepMinutes"])
    .select(["session.check_in_handle as handle", "organisation.name as organisationName"])
    .select(["organiser.id as organiserId", "organiser.name as organiserName"])
    .select((where) => where("session.previous", "is not", null).as("hasPrevious"));
}

type Row = Awaited<ReturnType<ReturnType<typeof sessionRows>["execute"]>>[number];

async function heldSession(tx: Db<PeopleTables>, row: Row): Promise<HeldSession> {
  const { organiserId, organiserName, state, offeringId, hasPrevious, ...facts } = row;
  const { tenantId, organisationId } = row;
  return {
    ...facts,
    offeringId: offeringId ?? undefined,
    organiser: { staffId: organiserId, name: organiserName },
    isRemoved: state === "removed",
    hasPrevious: Boolean(hasPrevious),
    subject: { tenantId, organisations: await placesAbove(tx, tenantId, [organisationId]) },
  };
}
