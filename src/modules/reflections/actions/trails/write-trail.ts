import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotAllowed } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, permit, type Viewer } from "#modules/people";
import { type Trail, trailOf, writingPlaces } from "../../queries/trails/trails.ts";
import { type TrailText, trailProblems } from "../../rules/trails/trail.ts";
import type { ReflectionTables } from "../../tables.ts";

type Tables = ReflectionTables & PeopleTables;

/** Makes a trail for an employer's people; gives its id. @throws InvalidInput, NotAllowed, NotFound */
export async function makeTrail(
  db: Db<Tables>,
  viewer: Viewer,
  { tenantId, text }: { readonly tenantId: string; readonly text: TrailText },
): Promise<string> {
  permitWriting(viewer, tenantId);
  refuse(text);
  const id = newId();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("reflection_trails")
      .values({
        tenant_id: tenantId,
        id,
        ...columnsOf(text),
        made_by: viewer.positions.find((each) => each.tenantId === tenantId)?.staffId ?? null,
        made_at: now(),
        changed_at: now(),
        removed_at: null,
      })
      .execute();
  });
  return id;
}

/** Changes what a trail says of itself, and whether it is open. @throws InvalidInput, NotAllowed, NotFound */
export async function changeTrail(
  db: Db<Tables>,
  viewer: Viewer,
  { id, text }: { readonly id: string; readonly text: TrailText },
): Promise<void> {
  const trail = await trailOf(db, viewer, id);
  permitWriting(viewer, trail.tenantId);
  refuse(text);
  await update(db, trail, columnsOf(text));
}

/** Takes a trail away, or puts it back; what people wrote on it stays theirs. @throws NotAllowed, NotFound */
export async function removeTrail(
  db: Db<Tables>,
  viewer: Viewer,
  { id, isRemoved }: { readonly id: string; readonly isRemoved: boolean },
): Promise<void> {
  const trail = await trailOf(db, viewer, id, { isRemoved: !isRemoved });
  permitWriting(viewer, trail.tenantId);
  await update(db, trail, { removed_at: isRemoved ? now() : null });
}

/** @throws NotAllowed when the viewer works there and writes no trails; NotFound when they do not work there. */
export function permitWriting(viewer: Viewer, tenantId: string): void {
  if (writingPlaces(viewer, tenantId).length > 0) return;
  permit(viewer, "write trails", { tenantId });
  throw new NotAllowed("Your position does not let you write trails.");
}

function refuse(text: TrailText): void {
  const problems = trailProblems(text);
  if (problems.length > 0) throw new InvalidInput(problems);
}

async function update(
  db: Db<Tables>,
  { id, tenantId }: Trail,
  change: Partial<ReturnType<typeof columnsOf>> & { readonly removed_at?: string | null },
): Promise<void> {
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .updateTable("reflection_trails")
      .set({ ...change, changed_at: now() })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
  });
}

function columnsOf({ about, isOpen, title }: TrailText) {
  return { title: title.trim(), about: about.trim(), is_open: isOpen };
}
