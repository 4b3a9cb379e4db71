import { type Db, inTenants } from "#platform/db";
import type { PeopleTables, Viewer } from "#modules/people";
import type { ReflectionTables } from "../../tables.ts";
import type { Trail } from "./trails.ts";

/** How long a trail is, and how far its reader went. */
export interface TrailGlance {
  readonly steps: number;
  /** Undefined for who has not joined. */
  readonly done: number | undefined;
}

const most = 5000;

/** A glance of each trail, by its id. */
export async function trailGlances(
  db: Db<ReflectionTables & PeopleTables>,
  { accountId }: Pick<Viewer, "accountId">,
  trails: readonly Trail[],
): Promise<ReadonlyMap<string, TrailGlance>> {
  if (trails.length === 0) return new Map();
  const tenants = [...new Set(trails.map(({ tenantId }) => tenantId))];
  const ids = trails.map(({ id }) => id);
  return inTenants(db, [accountId, ...tenants], async (tx) => {
    const steps = await tx
      .selectFrom("reflection_trail_steps")
      .select(["id", "trail_id"])
      .where("tenant_id", "in", tenants)
      .where("trail_id", "in", ids)
      .where("removed_at", "is", null)
      .limit(most)
      .execute();
    const joins = await tx
      .selectFrom("reflection_trail_joins")
      .select(["trail_id", "done"])
      .where("tenant_id", "=", accountId)
      .where("trail_id", "in", ids)
      .execute();
    const written = await tx
      .selectFrom("reflection_filings")
      .select("step_id")
      .where("tenant_id", "=", accountId)
      .where("step_id", "is not", null)
      .limit(most)
      .execute();
    const done = new Set([...joins.flatMap((each) => each.done), ...written.map((each) => each.step_id)]);
    const joined = new Set(joins.map((each) => each.trail_id));
    return new Map(
      ids.map((id) => {
        const own = steps.filter((step) => step.trail_id === id);
        const count = own.filter((step) => done.has(step.id)).length;
        return [id, { steps: own.length, done: joined.has(id) ? count : undefined }];
      }),
    );
  });
}
