import { randomBytes } from "node:crypto";
import { type Db, inTenants, json } from "#platform/db";
import { Conflict, InvalidInput } from "#platform/errors";
import { isId, newId } from "#platform/ids";
import { now } from "#platform/time";
import { permit, type PeopleTables, placesAbove, tenantsOf, type Viewer } from "#modules/people";
import { type HeldSession, sessionFor } from "../../queries/sessions/session.ts";
import { handleOf } from "../../rules/sessions/check-in-code.ts";
import type { SessionFacts } from "../../rules/sessions/session.ts";
import type { SessionTables } from "../../tables/sessions.ts";
import { lockSession, recount } from "./recount.ts";

type Tables = SessionTables & PeopleTables;

/** Adds a session that the employer holds; who adds it is its organiser. Gives its id. @throws NotFound, NotAllowed, InvalidInput */
export async function holdSession(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, facts }: { readonly tenantId: string; readonly facts: SessionFacts },
): Promise<string> {
  const organiserId = viewer.positions.find((position) => position.tenantId === tenantId)?.staffId;
  permit(viewer, "see sessions", { tenantId });
  const id = newId();
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    await permitPlace(tx, viewer, { tenantId, facts });
    await tx
      .insertInto("learning_sessions")
      .values({
        tenant_id: tenantId,
        id,
        ...columnsOf(facts),
        organiser_id: organiserId ?? "",
        check_in_handle: handleOf(randomBytes(8)),
        previous: null,
        made_at: now(),
        changed_at: now(),
      })
      .execute();
  });
  return id;
}

/**
 * Changes what is laid down about a session, and counts its attendance anew. Awards that were given stay as they are.
 *
 * @throws NotFound, NotAllowed, InvalidInput
 */
export async function changeSession(
  db: Db<Tables>,
  viewer: Viewer,
  { id, facts }: { readonly id: string; readonly facts: SessionFacts },
): Promise<void> {
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, id, "hold sessions");
    await permitPlace(tx, viewer, { tenantId: session.tenantId, facts });
    await write(tx, viewer, session, facts);
  });
}

/** Puts back what the last change replaced; doing it again puts the change back. @throws NotFound, NotAllowed, Conflict */
export async function undoChange(db: Db<Tables>, viewer: Viewer, id: string): Promise<void> {
  await inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, id, "hold sessions");
    const { previous } = await tx
      .selectFrom("learning_sessions")
      .select("previous")
      .where("tenant_id", "=", session.tenantId)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (previous === null) throw new Conflict("This session was not changed.");
    await write(tx, viewer, session, { ...previous, offeringId: previous.offeringId });
  });
}

/** Removes a session from the list, or puts it back. @throws NotFound, NotAllowed; Conflict when credit was awarded for it. */
export async function setRemoved(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
): Promise<HeldSession> {
  return inTenants(db, tenantsOf(viewer), async (tx) => {
    const session = await sessionFor(tx, viewer, id, "hold sessions");
    await lockSession(tx, session);
    if (isRemoved && (await hasAwards(tx, session)))
      throw new Conflict("Credit was awarded for this session, so it stays. Revoke the awards first.");
    await tx
      .updateTable("learning_sessions")
      .set({ state: isRemoved ? "removed" : "open", changed_at: now() })
      .where("tenant_id", "=", session.tenantId)
      .where("id", "=", id)
      .execute();
    return session;
  });
}

async function write(tx: Db<Tables>, viewer: Viewer, session: HeldSession, facts: SessionFacts) {
  await lockSession(tx, session);
  await tx
    .updateTable("learning_sessions")
    .set({ ...columnsOf(facts), previous: json(factsOf(session)), changed_at: now() })
    .where("tenant_id", "=", session.tenantId)
    .where("id", "=", session.id)
    .execute();
  await recount(tx, await sessionFor(tx, viewer, session.id, "see sessions"));
}

/** @throws InvalidInput for a place that is not there; NotAllowed for one where the viewer holds nothing. */
async function permitPlace(
  tx: Db<Tables>,
  viewer: Viewer,
  { tenantId, facts }: { readonly tenantId: string; readonly facts: SessionFacts },
): Promise<void> {
  const asked = isId(facts.organisationId) ? [facts.organisationId] : [];
  const organisations = await placesAbove(tx, tenantId, asked);
  if (organisations.length === 0)
    throw new InvalidInput([{ where: "organisation", message: "Choose who holds it." }]);
  permit(viewer, "hold sessions", { tenantId, organisations });
}

async function hasAwards(tx: Db<SessionTables>, { tenantId, id }: HeldSession): Promise<boolean> {
  const row = await tx
    .selectFrom("awards")
    .select("id")
    .where("tenant_id", "=", tenantId)
    .where("session_id", "=", id)
    .where("revoked_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

function columnsOf(facts: SessionFacts) {
  return {
    organisation_id: facts.organisationId,
    title: facts.title,
    starts_at: facts.startsAt,
    ends_at: facts.endsAt,
    meetings: json(facts.meetings ?? []),
    zone: facts.zone,
    place: facts.place,
    link: facts.link,
    breaks: json(facts.breaks),
    offering_id: facts.offeringId !== undefined && isId(facts.offeringId) ? facts.offeringId : null,
    topics: json(facts.topics),
    categories: json(facts.categories),
    mode: facts.mode,
    bridge_seconds: facts.bridgeSeconds,
    grace_minutes: facts.graceMinutes,
    threshold_hundredths: facts.thresholdHundredths,
    rounding: facts.rounding,
    step_minutes: facts.stepMinutes,
  };
}

function factsOf(session: HeldSession): SessionFacts {
  const { tenantId: _tenant, id: _id, organisationName: _name, organiser: _organiser, ...rest } = session;
  const { handle: _handle, isRemoved: _removed, hasPrevious: _previous, subject: _subject, ...facts } = rest;
  return facts;
}
