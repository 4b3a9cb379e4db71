import { expect, test } from "vitest";
import { loadSolver, type Solve } from "#platform/solver";
import { hasRealPlaces } from "../../../bench/planner/real-places.ts";
import { teamInstance } from "../../../bench/planner/team-instances.ts";
import { bestTeamPlan } from "../../../src/modules/planner/rules/team/best-team-plan.ts";
import { checkTeamPlan } from "../../../src/modules/planner/rules/team/checking/check-team-plan.ts";

const solve = await loadSolver();
const reason = hasRealPlaces ? "" : " (SKIPPED: ../shared/data/places is absent)";

/** Counts models instead of seconds, so that the same is done on every machine. */
function counted(most: number): { readonly solve: Solve; readonly isStopped: () => boolean } {
  let solved = 0;
  return {
    solve: (...[model, options]: Parameters<Solve>) => {
      solved += 1;
      return solve(model, { ...options, seconds: 600, relativeGap: 0.05 });
    },
    isStopped: () => solved >= most,
  };
}

test.skipIf(!hasRealPlaces)(`a team stopped early has a plan that goes on from it${reason}`, async () => {
  const problem = teamInstance({ people: 30, branches: 3, sessions: 200, seed: 5 });
  const early = counted(2);
  const gaps: number[] = [];

  const first = await bestTeamPlan(problem, early.solve, {
    isStopped: early.isStopped,
    onProgress: ({ gap }) => void gaps.push(gap),
  });
  const more = counted(4);
  const second = await bestTeamPlan(problem, more.solve, { isStopped: more.isStopped, start: first });

  expect(checkTeamPlan(problem, first).faults).toEqual([]);
  expect(checkTeamPlan(problem, second).faults).toEqual([]);
  expect(gaps.length).toBeGreaterThan(0);
  expect(second.value).toBeGreaterThanOrEqual(first.value);
  expect(second.bound).toBeGreaterThanOrEqual(second.value);
});
