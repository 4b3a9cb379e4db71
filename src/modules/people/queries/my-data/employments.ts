import { type Db, inTenants } from "#platform/db";
import type { Employment } from "../../rules/my-data/employment.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";

/** The organisations a viewer's account is linked to, and those it was, the newest first. */
export async function employmentsOf(db: Db<PeopleTables>, viewer: Viewer): Promise<readonly Employment[]> {
  const rows = await inTenants(db, [viewer.accountId], async (tx) =>
    tx
      .selectFrom("account_employments as employment")
      .innerJoin("tenants", "tenants.id", "employment.employer_id")
      .select(["employer_id", "tenants.name", "joined_at", "left_at", "left_in_session"])
      .where("tenant_id", "=", viewer.accountId)
      .orderBy("joined_at", "desc")
      .orderBy("employer_id")
      .limit(100)
      .execute(),
  );
  return rows.map((row) => ({
    employerId: row.employer_id,
    name: row.name,
    joinedAt: row.joined_at,
    leftAt: row.left_at ?? undefined,
    mayReturn: row.left_at !== null && row.left_in_session === viewer.sessionId,
  }));
}
