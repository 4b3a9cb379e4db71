import type { Updateable } from "kysely";
import { type Db, inTenants, json } from "#platform/db";
import { now } from "#platform/time";
import type { Viewer } from "#modules/people";
import { personalProblemOf } from "../../queries/plan/personal-problem-of.ts";
import { planOf } from "../../queries/plan/kept-plans.ts";
import type { PlannerProgram } from "../../queries/program.ts";
import { planInThread } from "../../queries/solving/personal-in-thread.ts";
import type { WhatWouldChange } from "../../rules/plan/kept-plan.ts";
import type { PlanInputs } from "../../rules/plan/plan-inputs.ts";
import { settlePlan } from "../../rules/plan/settle-plan.ts";
import { boughtBy, variantsOf } from "../../rules/plan/what-would-change.ts";
import type { PlannerTables } from "../../tables.ts";
import { sharePlan } from "./share-plan.ts";

/** Nearly all plans are proven in a second or two; what takes longer is given as far as it came. */
const mostSeconds = 20;
const secondsForEach = 6;

/** Works out a plan that was begun, keeps it, and shows it to those it is shared with. One that fails is marked so. */
export async function workOutPlan(
  program: PlannerProgram,
  viewer: Viewer,
  { id, inputs }: { readonly id: string; readonly inputs: PlanInputs },
): Promise<void> {
  const { accountId } = viewer;
  try {
    const { posed, planning } = await personalProblemOf(program, viewer, inputs);
    const solved = await planInThread(posed.problem, { seconds: mostSeconds });
    const plan = settlePlan(posed, solved, planning);
    await change(program.db, { accountId, id }, { state: "ready", plan: json(plan), finished_at: now() });
  } catch (error) {
    await change(program.db, { accountId, id }, { state: "failed", finished_at: now() });
    throw error;
  }
  await sharePlan(program.db, accountId);
}

/** Works out what one more hour, dollar, day or shift would buy, by planning anew with each. */
export async function workOutChanges(program: PlannerProgram, viewer: Viewer, id: string): Promise<void> {
  const { accountId } = viewer;
  const { inputs, plan } = await planOf(program.db, accountId, id);
  const keep = async (changes: WhatWouldChange | null) =>
    change(program.db, { accountId, id }, { changes: changes === null ? null : json(changes) });
  await keep({ rows: [], begunAt: now() });
  try {
    const { posed, planning } = await personalProblemOf(program, viewer, inputs);
    const rows: WhatWouldChange["rows"][number][] = [];
    for (const { change: words, problem } of variantsOf(posed.problem, plan)) {
      const solved = await planInThread(problem, { seconds: secondsForEach });
      const other = settlePlan({ ...posed, problem }, solved, planning);
      rows.push({ change: words, buys: boughtBy(plan, other) });
    }
    await keep({ rows });
  } catch (error) {
    await keep(null);
    throw error;
  }
}

async function change(
  db: Db<PlannerTables>,
  { accountId, id }: { readonly accountId: string; readonly id: string },
  changed: Updateable<PlannerTables["plans"]>,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("plans")
      .set(changed)
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
  });
}
