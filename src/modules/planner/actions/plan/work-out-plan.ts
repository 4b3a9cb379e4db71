import { type Db, inTenants, json } from "#platform/db";
import { enqueue } from "#platform/jobs";
import { localDay, now } from "#platform/time";
import { viewerOfAccount } from "#modules/people";
import { personalProblemOf } from "../../queries/plan/personal-problem-of.ts";
import type { PlannerProgram } from "../../queries/program.ts";
import { planInThread } from "../../queries/solving/personal-in-thread.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import { settlePlan } from "../../rules/plan/settle-plan.ts";
import type { PlannerTables } from "../../tables.ts";
import { changePlan, type WhichPlan } from "./change-plan.ts";
import { explainPlanJob } from "./plan-jobs.ts";
import { sharePlan } from "./share-plan.ts";

/** Nearly all plans are proven in a second or two; what takes longer is given as far as it came. */
const mostSeconds = 20;

/**
 * Works out a plan that was begun, keeps it, shows it to those it is shared with, and has its reasons found. One that fails is
 * marked so; one whose process ends is begun anew by another.
 */
export async function workOutPlan(
  program: PlannerProgram,
  { signal, ...which }: WhichPlan & { readonly signal: AbortSignal },
): Promise<void> {
  const { db, zone } = program;
  const row = await planBegun(db, which);
  const viewer = await viewerOfAccount(db, which.accountId, localDay(zone, now()));
  if (row?.state !== "working" || viewer === undefined) return;
  try {
    const { posed, planning } = await personalProblemOf(program, viewer, row.inputs);
    const solved = await planInThread(posed.problem, { seconds: mostSeconds, signal });
    signal.throwIfAborted();
    const plan = settlePlan(posed, solved, planning);
    await inTenants(db, [which.accountId], async (tx) => {
      await changePlan(tx, which, { state: "ready", plan: json(plan), finished_at: now() });
      if (plan.items.length > 0) await askForReasons(tx, which);
    });
  } catch (error) {
    signal.throwIfAborted();
    await changePlan(db, which, { state: "failed", finished_at: now() });
    throw error;
  }
  await sharePlan(db, which.accountId);
}

/** Has it found out why a plan is as it is, and what would change it, in the background. */
export async function askForReasons(db: Db<PlannerTables>, which: WhichPlan): Promise<void> {
  await inTenants(db, [which.accountId], async (tx) => {
    await changePlan(tx, which, { changes: json({ rows: [], begunAt: now() }) });
    await enqueue(tx, explainPlanJob, which, { key: which.planId });
  });
}

async function planBegun(
  db: Db<PlannerTables>,
  { accountId, planId }: WhichPlan,
): Promise<{ readonly state: string; readonly inputs: PlanInputs } | undefined> {
  return inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("plans")
      .select(["state", "inputs"])
      .where("tenant_id", "=", accountId)
      .where("id", "=", planId)
      .executeTakeFirst(),
  );
}
