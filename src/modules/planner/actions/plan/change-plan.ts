import type { Updateable } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { PlannerTables } from "../../tables.ts";

/** One person's plan, as jobs name it. */
export interface WhichPlan {
  readonly accountId: string;
  readonly planId: string;
}

/** Writes down what became of a plan. */
export async function changePlan(
  db: Db<PlannerTables>,
  { accountId, planId }: WhichPlan,
  changed: Updateable<PlannerTables["plans"]>,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("plans")
      .set(changed)
      .where("tenant_id", "=", accountId)
      .where("id", "=", planId)
      .execute();
  });
}
