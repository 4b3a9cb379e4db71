import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound } from "#platform/errors";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PeopleTables, Viewer } from "#modules/people";
import { stepsOf, type Trail, trailOf } from "../../queries/trails/trails.ts";
import { mostSteps, offeringIdIn, placed, stepProblems, type StepText } from "../../rules/trails/trail.ts";
import type { ReflectionTables } from "../../tables.ts";
import { permitWriting } from "./write-trail.ts";

type Tables = ReflectionTables & PeopleTables;

/** Adds a step at its place, at the end when it says none, or changes one; gives its id. @throws InvalidInput, NotAllowed, NotFound */
export async function keepStep(
  db: Db<Tables>,
  viewer: Viewer,
  { stepId, text, trailId }: { readonly trailId: string; readonly stepId?: string; readonly text: StepText },
): Promise<string> {
  const trail = await trailOf(db, viewer, trailId);
  permitWriting(viewer, trail.tenantId);
  const steps = await stepsOf(db, trail);
  const problems = stepProblems(text);
  if (problems.length > 0) throw new InvalidInput(problems);
  if (stepId !== undefined && !steps.some(({ id }) => id === stepId)) throw gone();
  if (stepId === undefined && steps.length >= mostSteps)
    throw new InvalidInput([
      { where: "title", message: `A trail has at most ${mostSteps} steps. Begin another.` },
    ]);
  const id = stepId ?? newId();
  const values = {
    title: text.title.trim(),
    body: text.body.trim(),
    offering_id: offeringIdIn(text.offering) ?? null,
  };
  const before = steps.map((each) => each.id);
  const at =
    text.place === ""
      ? stepId === undefined
        ? before.length + 1
        : before.indexOf(id) + 1
      : Number(text.place);
  await inTenants(db, [trail.tenantId], async (tx) => {
    await tx
      .insertInto("reflection_trail_steps")
      .values({ tenant_id: trail.tenantId, id, trail_id: trail.id, place: 1, ...values, removed_at: null })
      .onConflict((conflict) => conflict.columns(["tenant_id", "id"]).doUpdateSet(values))
      .execute();
    await place(tx, trail, placed(before, id, at));
  });
  return id;
}

/** Takes a step out, or puts it back at the end; what people wrote of it stays theirs. @throws NotAllowed, NotFound */
export async function removeStep(
  db: Db<Tables>,
  viewer: Viewer,
  {
    isRemoved,
    stepId,
    trailId,
  }: { readonly trailId: string; readonly stepId: string; readonly isRemoved: boolean },
): Promise<void> {
  const trail = await trailOf(db, viewer, trailId);
  permitWriting(viewer, trail.tenantId);
  const found = await stepsOf(db, trail, { areRemoved: !isRemoved });
  if (!found.some(({ id }) => id === stepId)) throw gone();
  await inTenants(db, [trail.tenantId], async (tx) => {
    await tx
      .updateTable("reflection_trail_steps")
      .set({ removed_at: isRemoved ? now() : null, place: 1000 })
      .where("tenant_id", "=", trail.tenantId)
      .where("id", "=", stepId)
      .execute();
    const left = await stepsOf(tx, trail);
    await place(
      tx,
      trail,
      left.map(({ id }) => id),
    );
  });
}

function gone(): NotFound {
  return new NotFound("It may be gone, or it is not yours to see.");
}

async function place(tx: Db<Tables>, { tenantId }: Trail, ids: readonly string[]): Promise<void> {
  for (const [at, id] of ids.entries())
    await tx
      .updateTable("reflection_trail_steps")
      .set({ place: at + 1 })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", id)
      .execute();
}
