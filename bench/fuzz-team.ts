// Thousands of small teams against every plan there is. Run: npm run bench -- fuzz-team [how many] [first seed]
import { loadSolver } from "#platform/solver";
import { bestTeamPlan } from "../src/modules/planner/rules/team/best-team-plan.ts";
import { checkTeamPlan } from "../src/modules/planner/rules/team/checking/check-team-plan.ts";
import { bestOfEveryPlan } from "../tests/planner/team/every-plan.ts";
import { tinyTeam } from "../tests/planner/team/tiny-teams.ts";

const [count = 5000, first = 1] = process.argv.slice(2).map(Number);
const solve = await loadSolver();
let [impossible, wrong] = [0, 0];
for (let seed = first; seed < first + count; seed += 1) {
  const problem = tinyTeam(seed);
  const best = bestOfEveryPlan(problem);
  const plan = await bestTeamPlan(problem, solve);
  const { holds, faults } = checkTeamPlan(problem, plan);
  if (best === undefined) impossible += 1;
  const isBest = plan.outcome === "optimal" && Math.abs(plan.value - (best ?? Number.NaN)) < 1e-6;
  if (holds && (best === undefined ? plan.outcome === "none" : isBest)) continue;
  wrong += 1;
  console.log(`seed ${seed}: best ${best}, plan ${plan.outcome} ${plan.value} ≤ ${plan.bound}`, faults);
}
const figures = { teams: count, impossible, wrong };
console.log(JSON.stringify({ bench: "fuzz-team", figures, goals: { wrong: 0 }, met: wrong === 0 }));
process.exitCode = wrong === 0 ? 0 : 1;
