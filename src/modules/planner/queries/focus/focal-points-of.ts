import { type Db, inTenants } from "#platform/db";
import type { FocalPoint } from "../../rules/focus/focal-points.ts";
import type { PlannerTables } from "../../tables.ts";

/** Three focal points, as they were kept. */
export interface KeptFocalPoints {
  readonly id: string;
  readonly madeAt: string;
  readonly points: readonly FocalPoint[];
}

/** Someone's focal points as they were kept, the latest first: the first ones hold. */
export async function keptFocalPoints(
  db: Db<PlannerTables>,
  accountId: string,
  limit: number,
): Promise<readonly KeptFocalPoints[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("focal_points")
      .select(["id", "made_at as madeAt", "points"])
      .where("tenant_id", "=", accountId)
      .where("removed_at", "is", null)
      .orderBy("made_at", "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute(),
  );
}

/**
 * What someone wants to grow in now: three topics of the catalogue, each with a weight in hundredths (100 together) and the topics
 * that serve it in part. Empty until they kept some.
 */
export async function focalPointsOf(
  db: Db<PlannerTables>,
  accountId: string,
): Promise<readonly FocalPoint[]> {
  const [kept] = await keptFocalPoints(db, accountId, 1);
  return kept?.points ?? [];
}
