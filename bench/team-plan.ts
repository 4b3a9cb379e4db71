// Team plans: this planner, the same solver on the whole problem, and greedy with local search, on the same instances.
// Run: npm run bench -- team-plan [--seconds 60] [--long] [--instances 2] [--state] [--people 300,1000,3000,10000]
import { parseArgs } from "node:util";
import { loadSolver } from "#platform/solver";
import { nowMilliseconds } from "#platform/time";
import { teamPlanInThread } from "../src/modules/planner/queries/solving/team-in-thread.ts";
import { checkTeamPlan } from "../src/modules/planner/rules/team/checking/check-team-plan.ts";
import { teamModel } from "../src/modules/planner/rules/team/model/team-model.ts";
import type { TeamProblem } from "../src/modules/planner/rules/team/team-problem.ts";
import { greedyTeamPlan } from "./planner/greedy-team.ts";
import { teamInstance } from "./planner/team-instances.ts";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    long: { type: "boolean", default: false },
    instances: { type: "string", default: "2" },
    state: { type: "boolean", default: false },
    people: { type: "string", default: "300,1000,3000,10000" },
  },
});

if (options.state) await stateCurve(options.people.split(",").map(Number));
else await comparison(Number(options.instances), options.long ? 600 : Number(options.seconds));

async function comparison(instances: number, seconds: number): Promise<void> {
  const goal = seconds >= 600 ? 0.003 : 0.01;
  const gaps: number[] = [];
  let areKept = true;
  for (let seed = 1; seed <= instances; seed += 1) {
    const problem = teamInstance({ people: 300, branches: 25, sessions: 1500, seed });
    const ours = await planned(problem, seconds);
    row(`seed ${seed}: carrel`, ours);
    row("  HiGHS, one model", await plain(problem, seconds));
    const begun = cpuSeconds();
    const greedy = greedyTeamPlan(teamModel(problem), Math.min(20, seconds), cpuSeconds);
    row("  greedy, local search", {
      value: greedy,
      bound: ours.bound,
      gap: (ours.bound - greedy) / greedy,
      seconds: cpuSeconds() - begun,
      cpu: cpuSeconds() - begun,
    });
    gaps.push(ours.gap);
    areKept &&= ours.isKept;
  }
  const worst = Math.max(...gaps);
  finish({ worstGap: worst, areKept, seconds }, { worstGap: goal, areKept: true }, worst <= goal && areKept);
}

/** Time until a plan is within 3%, for more and more people. */
async function stateCurve(sizes: readonly number[]): Promise<void> {
  const curve = [];
  for (const people of sizes) {
    const branches = Math.round(people / 12);
    const problem = teamInstance({ people, branches, sessions: Math.round(people * 4.3) + 200, seed: 1 });
    const found = await planned(problem, 1800, 0.03);
    row(`${people} people`, found);
    curve.push({ people, ...found });
  }
  const last = curve.at(-1);
  const met = curve.every(({ gap, isKept }) => gap <= 0.03 && isKept) && (last?.people ?? 0) >= 10_000;
  finish({ curve }, { gap: 0.03, seconds: 1800, people: 10_000 }, met);
}

interface Found {
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  readonly seconds: number;
  readonly cpu: number;
}

async function planned(
  problem: TeamProblem,
  seconds: number,
  gap = 1e-4,
): Promise<Found & { readonly isKept: boolean }> {
  const before = cpuSeconds();
  const plan = await teamPlanInThread(problem, { seconds, gap });
  const cpu = cpuSeconds() - before;
  const { faults } = checkTeamPlan(problem, plan);
  for (const { field, message } of faults.slice(0, 5)) console.log(`BROKEN ${field}: ${message}`);
  return {
    value: plan.value,
    bound: plan.bound,
    gap: plan.gap,
    seconds: plan.seconds,
    cpu,
    isKept: faults.length === 0,
  };
}

async function plain(problem: TeamProblem, seconds: number): Promise<Found> {
  const solve = await loadSolver();
  const [before, begun] = [cpuSeconds(), nowMilliseconds()];
  const { value, bound } = solve(teamModel(problem).model, { seconds, relativeGap: 1e-4 });
  const wall = (nowMilliseconds() - begun) / 1000;
  return { value, bound, gap: (bound - value) / value, seconds: wall, cpu: cpuSeconds() - before };
}

/** Of all threads of this process. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function row(name: string, { value, bound, gap, seconds, cpu }: Found): void {
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${name.padEnd(24)} value ${value.toFixed(1).padStart(10)}  bound ${bound.toFixed(1).padStart(10)}  gap ${(gap * 100).toFixed(3).padStart(7)}%  ${seconds.toFixed(0).padStart(5)} s (CPU ${cpu.toFixed(0)} s)  ${megabytes} MB`,
  );
}

function finish(figures: object, goals: object, met: boolean): void {
  console.log(JSON.stringify({ bench: "team-plan", figures, goals, met }));
  process.exitCode = met ? 0 : 1;
}
