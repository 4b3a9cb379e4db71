import { type Db, inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { KeptPlan, PlanReasons } from "../../rules/plan/kept-plan.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import type { PlannerTables } from "../../tables.ts";

/** What someone asks of their plan now. */
export interface PlanChoices {
  readonly inputs: PlanInputs;
  readonly isShared: boolean;
}

/** A plan that was worked out, or is being. */
export interface OwnPlan {
  readonly id: string;
  readonly number: number;
  readonly state: "working" | "ready" | "failed";
  readonly inputs: PlanInputs;
  readonly plan: KeptPlan | null;
  readonly changes: PlanReasons | null;
  readonly madeAt: string;
}

/** A plan that is there to be looked at. */
export interface ReadyPlan extends OwnPlan {
  readonly plan: KeptPlan;
}

/** What someone asks of their plan; undefined before they asked for one. */
export async function planChoices(
  db: Db<PlannerTables>,
  accountId: string,
): Promise<PlanChoices | undefined> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("plan_choices")
      .select(["inputs", "is_shared as isShared"])
      .where("tenant_id", "=", accountId)
      .executeTakeFirst(),
  );
}

const columns = ["id", "number", "state", "inputs", "plan", "changes", "made_at as madeAt"] as const;

/** The latest plans, the last one first. */
export async function latestPlans(
  db: Db<PlannerTables>,
  accountId: string,
  limit: number,
): Promise<readonly OwnPlan[]> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("plans")
      .select(columns)
      .where("tenant_id", "=", accountId)
      .orderBy("number", "desc")
      .limit(limit)
      .execute(),
  );
}

/** Whether the background work has a plan of someone's yet to give. */
export async function isBeingWorkedOut(db: Db<PlannerTables>, accountId: string): Promise<boolean> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("plans")
      .select("state")
      .where("tenant_id", "=", accountId)
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst(),
  );
  return row?.state === "working";
}

/** The plan that holds: the last one that is ready. */
export async function readyPlan(db: Db<PlannerTables>, accountId: string): Promise<ReadyPlan | undefined> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("plans")
      .select(columns)
      .where("tenant_id", "=", accountId)
      .where("state", "=", "ready")
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst(),
  );
  return row === undefined ? undefined : ready(row);
}

/** One of them. @throws NotFound when it is not theirs, or not worked out. */
export async function planOf(db: Db<PlannerTables>, accountId: string, id: string): Promise<ReadyPlan> {
  const row = isId(id)
    ? await inTenants(db, [accountId], async (tx) =>
        tx
          .selectFrom("plans")
          .select(columns)
          .where("tenant_id", "=", accountId)
          .where("id", "=", id)
          .executeTakeFirst(),
      )
    : undefined;
  const found = row && ready(row);
  if (found === undefined) throw new NotFound("There is no such plan of yours.");
  return found;
}

function ready(row: OwnPlan): ReadyPlan | undefined {
  const { plan } = row;
  return plan === null ? undefined : { ...row, plan };
}
