import { json } from "#platform/db";
import { localDay, now } from "#platform/time";
import { viewerOfAccount } from "#modules/people";
import { latestPlans } from "../../queries/plan/kept-plans.ts";
import { personalProblemOf } from "../../queries/plan/personal-problem-of.ts";
import type { PlannerProgram } from "../../queries/program.ts";
import { explainInThread, planInThread } from "../../queries/solving/personal-in-thread.ts";
import { type PlanReasons, solvedPart } from "../../rules/plan/kept-plan.ts";
import { planReasons } from "../../rules/plan/plan-reasons.ts";
import { settlePlan } from "../../rules/plan/settle-plan.ts";
import { boughtBy, changeRow, isBought, withMore, worthAsking } from "../../rules/plan/what-would-change.ts";
import { changePlan, type WhichPlan } from "./change-plan.ts";

/** For all that a little more of each limit would buy together, and then for what each of those plans would hold. */
const secondsToExplain = 15;
const secondsForEach = 5;

/**
 * Finds out why each item of a plan is in, what was left out and what it would take, and what a little more would buy, and keeps
 * it with the plan. For the plan that holds alone: nobody looks for the reasons of one that was replaced meanwhile.
 */
export async function explainOwnPlan(
  program: PlannerProgram,
  { signal, ...which }: WhichPlan & { readonly signal: AbortSignal },
): Promise<void> {
  const { db, zone } = program;
  const [latest] = await latestPlans(db, which.accountId, 1);
  const viewer = await viewerOfAccount(db, which.accountId, localDay(zone, now()));
  if (latest === undefined || latest.id !== which.planId || latest.plan === null || viewer === undefined)
    return changePlan(db, which, { changes: null });
  const { plan, inputs } = latest;
  const { posed, planning } = await personalProblemOf(program, viewer, inputs);
  const { problem } = posed;
  const explained = await explainInThread(problem, solvedPart(plan), { seconds: secondsToExplain, signal });
  const rows: PlanReasons["rows"][number][] = [];
  for (const asked of worthAsking(problem, explained.whatIf)) {
    signal.throwIfAborted();
    const more = isBought(asked)
      ? await planInThread(withMore(problem, asked), { seconds: secondsForEach, signal })
      : undefined;
    rows.push(changeRow(asked, more && boughtBy(plan, settlePlan(posed, more, planning))));
  }
  signal.throwIfAborted();
  await changePlan(db, which, { changes: json({ ...planReasons(posed, explained), rows }) });
}
