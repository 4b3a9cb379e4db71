import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import { isPermitted, type PeopleTables, type Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** A trail of one of the viewer's employers. */
export interface Trail {
  readonly tenantId: string;
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly about: string;
  readonly isOpen: boolean;
  /** Whether the viewer writes trails there. */
  readonly mayWrite: boolean;
}

/** A step, in its place. */
export interface TrailStep {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly offeringId: string | undefined;
}

const most = 100;

/** The trails of everyone whom the viewer works for, the latest first; those that are not open only for who writes trails there. */
export async function trailsOf(db: Db<Tables>, viewer: Viewer): Promise<readonly Trail[]> {
  const employers = employersOf(viewer);
  if (employers.length === 0) return [];
  const rows = await inTenants(db, employers, async (tx) =>
    trailRows(tx, employers)
      .where("removed_at", "is", null)
      .orderBy("made_at", "desc")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map((row) => ({ ...row, mayWrite: mayWrite(viewer, row.tenantId) })).filter(isSeen);
}

/** One of them; one that was removed too, for who puts it back. @throws NotFound when it is none of theirs to see. */
export async function trailOf(
  db: Db<Tables>,
  viewer: Viewer,
  id: string,
  { isRemoved = false }: { readonly isRemoved?: boolean } = {},
): Promise<Trail> {
  const employers = employersOf(viewer);
  const row =
    employers.length > 0 && isId(id)
      ? await inTenants(db, employers, async (tx) =>
          trailRows(tx, employers)
            .where("id", "=", id)
            .where("removed_at", isRemoved ? "is not" : "is", null)
            .executeTakeFirst(),
        )
      : undefined;
  const trail = row && { ...row, mayWrite: mayWrite(viewer, row.tenantId) };
  if (trail === undefined || !isSeen(trail)) throw new NotFound("It may be gone, or it is not yours to see.");
  return trail;
}

/** Its steps in their order; those that were taken out only when asked for. */
export async function stepsOf(
  db: Db<Tables>,
  { id, tenantId }: Pick<Trail, "id" | "tenantId">,
  { areRemoved = false }: { readonly areRemoved?: boolean } = {},
): Promise<readonly TrailStep[]> {
  const rows = await inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("reflection_trail_steps")
      .select(["id", "title", "body", "offering_id"])
      .where("tenant_id", "=", tenantId)
      .where("trail_id", "=", id)
      .where("removed_at", areRemoved ? "is not" : "is", null)
      .orderBy("place")
      .orderBy("id")
      .limit(most)
      .execute(),
  );
  return rows.map(({ offering_id, ...row }) => ({ ...row, offeringId: offering_id ?? undefined }));
}

function employersOf({ positions }: Viewer): readonly string[] {
  return [...new Set(positions.map(({ tenantId }) => tenantId))];
}

/** At any of the places they work: a trail is for all of an employer's people. */
function mayWrite(viewer: Viewer, tenantId: string): boolean {
  return writingPlaces(viewer, tenantId).length > 0;
}

/** The places of an employer at which a viewer may write trails. */
export function writingPlaces(viewer: Viewer, tenantId: string): readonly string[] {
  const places = viewer.positions.filter((each) => each.tenantId === tenantId);
  return places
    .map(({ organisationId }) => organisationId)
    .filter((place) => isPermitted(viewer, "write trails", { tenantId, organisations: [tenantId, place] }));
}

function isSeen({ isOpen, mayWrite: may }: Trail): boolean {
  return isOpen || may;
}

function trailRows(tx: Db<Tables>, employers: readonly string[]) {
  return tx
    .selectFrom("reflection_trails")
    .select(["tenant_id as tenantId", "id", "title", "about", "is_open as isOpen"])
    .where("tenant_id", "in", employers);
}
