// Team plans: this planner, the same solver on the whole problem, and greedy with local search, on the same instances.
// With --state: how time grows with people, until a plan is within --gap of what is proven; in parts by --people.
// Run: npm run bench -- team-plan [--seconds 60] [--long] [--instances 2]
//      npm run bench -- team-plan --state [--people 300,1000,3000,10000] [--gap 0.03] [--seconds 1800] [--progress]
import { parseArgs } from "node:util";
import { loadSolver } from "#platform/solver";
import { nowMilliseconds } from "#platform/time";
import { teamPlanInThread } from "../src/modules/planner/queries/solving/team-in-thread.ts";
import { checkTeamPlan } from "../src/modules/planner/rules/team/checking/check-team-plan.ts";
import { teamModel } from "../src/modules/planner/rules/team/model/team-model.ts";
import type { TeamProgress } from "../src/modules/planner/rules/team/team-options.ts";
import type { TeamProblem } from "../src/modules/planner/rules/team/team-problem.ts";
import { greedyTeamPlan } from "./planner/greedy-team.ts";
import { teamInstance } from "./planner/team-instances.ts";

const { values: options } = parseArgs({
  options: {
    seconds: { type: "string" },
    long: { type: "boolean", default: false },
    instances: { type: "string", default: "2" },
    state: { type: "boolean", default: false },
    people: { type: "string", default: "300,1000,3000,10000" },
    gap: { type: "string", default: "0.03" },
    progress: { type: "boolean", default: false },
  },
});

/** What the goal allows: half an hour on two cores. */
const goal = { gap: 0.03, cpuSeconds: 2 * 1800, people: 10_000 };

if (options.state) {
  const sizes = options.people.split(",").map(Number);
  await stateCurve(sizes, { seconds: Number(options.seconds ?? 1800), gap: Number(options.gap) });
} else await comparison(Number(options.instances), options.long ? 600 : Number(options.seconds ?? 60));

async function comparison(instances: number, seconds: number): Promise<void> {
  const mostGap = seconds >= 600 ? 0.003 : 0.01;
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
  finish(
    { worstGap: worst, areKept, seconds },
    { worstGap: mostGap, areKept: true },
    worst <= mostGap && areKept,
  );
}

/**
 * Time until a plan is good enough, for more and more people. CPU of all threads is what grows: on a shared machine the
 * clock tells of the others.
 */
async function stateCurve(
  sizes: readonly number[],
  limits: { readonly seconds: number; readonly gap: number },
): Promise<void> {
  const curve = [];
  for (const people of sizes) {
    const branches = Math.round(people / 12);
    const problem = teamInstance({ people, branches, sessions: Math.round(people * 4.3) + 200, seed: 1 });
    const found = await planned(problem, limits.seconds, limits.gap);
    row(`${people} people`, found);
    curve.push({ people, ...found, cpuMillisecondsPerPerson: Math.round((found.cpu / people) * 1000) });
  }
  const met = curve.every(({ gap, cpu, isKept }) => gap <= goal.gap && cpu <= goal.cpuSeconds && isKept);
  finish({ curve }, goal, met && sizes.includes(goal.people));
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
  const onProgress = (now: TeamProgress) => {
    const shown = `value ${now.value.toFixed(1)}  bound ${now.bound.toFixed(1)}  gap ${(now.gap * 100).toFixed(3)}%`;
    console.log(
      `  ${shown}  after ${now.seconds.toFixed(0)} s (CPU ${(cpuSeconds() - before).toFixed(0)} s)`,
    );
  };
  const plan = await teamPlanInThread(problem, { seconds, gap, ...(options.progress && { onProgress }) });
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
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name.padEnd(24)} value ${value.toFixed(1).padStart(10)}  bound ${bound.toFixed(1).padStart(10)}  gap ${(gap * 100).toFixed(3).padStart(7)}%  ${seconds.toFixed(0).padStart(5)} s (CPU ${cpu.toFixed(0)} s)  ${megabytes} MB`,
  );
}

function finish(figures: object, goals: object, met: boolean): void {
  console.log(JSON.stringify({ bench: "team-plan", figures, goals, met }));
  process.exitCode = met ? 0 : 1;
}
