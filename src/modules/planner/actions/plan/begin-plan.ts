import { type Db, inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { enqueue } from "#platform/jobs";
import { now } from "#platform/time";
import type { KeptPlan, PlanReasons } from "../../rules/plan/kept-plan.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerTables } from "../../tables.ts";
import { workOutPlanJob } from "./plan-jobs.ts";

/** Earlier plans that are kept to be compared. */
const mostPlans = 40;

/** Keeps what is asked of the plan, and begins to work it out in the background. Gives the plan's id. */
export async function beginPlan(
  db: Db<PlannerTables>,
  accountId: string,
  inputs: PlanInputs,
): Promise<string> {
  return inTenants(db, [accountId], async (tx) => {
    const planId = await addPlan(tx, accountId, { inputs });
    await enqueue(tx, workOutPlanJob, { accountId, planId }, { key: planId });
    return planId;
  });
}

/** Makes an earlier plan the plan again, with what it was made from, as a new one: what came between stays to be seen. */
export async function restorePlan(
  db: Db<PlannerTables>,
  accountId: string,
  earlier: PlanMade & { readonly plan: KeptPlan },
): Promise<string> {
  return inTenants(db, [accountId], async (tx) => addPlan(tx, accountId, earlier));
}

/** What a plan is made from, and what is known of it already. */
interface PlanMade {
  readonly inputs: PlanInputs;
  readonly plan?: KeptPlan;
  readonly changes?: PlanReasons | null;
}

async function addPlan(
  tx: Db<PlannerTables>,
  accountId: string,
  { inputs, plan, changes }: PlanMade,
): Promise<string> {
  const [id, at] = [newId(), now()];
  // First, since it locks the row: two at the same moment get numbers one after the other.
  await tx
    .insertInto("plan_choices")
    .values({ tenant_id: accountId, inputs: json(inputs), is_shared: false, changed_at: at })
    .onConflict((conflict) =>
      conflict.column("tenant_id").doUpdateSet({ inputs: json(inputs), changed_at: at }),
    )
    .execute();
  const { last } = await tx
    .selectFrom("plans")
    .select(({ fn }) => fn.max<number | null>("number").as("last"))
    .where("tenant_id", "=", accountId)
    .executeTakeFirstOrThrow();
  const number = (last ?? 0) + 1;
  await tx
    .insertInto("plans")
    .values({
      tenant_id: accountId,
      id,
      number,
      state: plan === undefined ? "working" : "ready",
      inputs: json(inputs),
      plan: plan === undefined ? null : json(plan),
      changes: changes?.begunAt === undefined && changes ? json(changes) : null,
      made_at: at,
      finished_at: plan === undefined ? null : at,
    })
    .execute();
  await tx
    .deleteFrom("plans")
    .where("tenant_id", "=", accountId)
    .where("number", "<=", number - mostPlans)
    .execute();
  return id;
}
