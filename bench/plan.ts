// One person's best plan: this planner, plain HiGHS on the whole untreated model, and a careful person, on the same
// instances in one run. Run: npm run bench -- plan [--quick | --count N] [--seconds S]
// Seconds are of CPU: the machine may be shared. Every plan is checked by the checker, which shares no code with the planner.
import { loadSolver } from "../src/platform/solver/index.ts";
import { bestPersonalPlan } from "../src/modules/planner/rules/personal/best-plan.ts";
import { checkPersonalPlan } from "../src/modules/planner/rules/personal/check-plan.ts";
import { openModel } from "../src/modules/planner/rules/personal/open-model.ts";
import { posedProblem } from "../src/modules/planner/rules/personal/posed-problem.ts";
import { carefulPlan } from "./planner/careful-person.ts";
import { missingInputs, personalInstance } from "./planner/personal-instances.ts";

const goals = { medianSeconds: 1, p95Seconds: 3, provenOptimal: 1, faults: 0 };

interface Run {
  readonly value: number;
  readonly gap: number;
  readonly seconds: number;
  readonly isProven: boolean;
}

const missing = missingInputs();
if (missing !== undefined) {
  console.error(`The benchmark cannot run. ${missing}`);
  process.exit(1);
}
const count = Number(option("--count") ?? (process.argv.includes("--quick") ? 10 : 100));
const limit = Number(option("--seconds") ?? 60);
const solve = await loadSolver();
const runs = { planner: [] as Run[], plain: [] as Run[], careful: [] as Run[] };
const memory = { planner: 0, plain: 0, careful: 0 };
let faults = 0;
for (let seed = 1; seed <= count; seed += 1) {
  const problem = personalInstance(seed);
  const planner = timed("planner", () => {
    const plan = bestPersonalPlan(problem, solve, { seconds: limit });
    faults += checkPersonalPlan(problem, plan).faults.length;
    return { value: plan.value, bound: plan.bound, isProven: plan.outcome === "optimal" };
  });
  const plain = timed("plain", () => {
    const { facts } = posedProblem(problem);
    const answer = solve(openModel(facts, facts.candidates).build(), { seconds: limit });
    return { value: answer.value, bound: answer.bound, isProven: answer.outcome === "optimal" };
  });
  const careful = timed("careful", () => {
    const { candidates, facts } = posedProblem(problem);
    const { value } = carefulPlan(facts, candidates, 4);
    return { value, bound: Math.max(value, planner.value * (1 + planner.gap)), isProven: false };
  });
  const said = Object.entries({ planner, plain, careful }).map(
    ([name, run]) =>
      `${name} ${run.value.toFixed(3)} (${run.isProven ? "proven" : `gap ${(run.gap * 100).toFixed(2)}%`}, ${run.seconds.toFixed(2)} s)`,
  );
  console.log(`instance ${seed}: ${said.join("; ")}`);
}
const figures = {
  instances: count,
  faults,
  planner: summary("planner"),
  plain: summary("plain"),
  careful: summary("careful"),
};
const { medianSeconds, p95Seconds, proven } = figures.planner;
const met =
  medianSeconds <= goals.medianSeconds &&
  p95Seconds <= goals.p95Seconds &&
  proven >= goals.provenOptimal &&
  faults === goals.faults;
console.log(JSON.stringify({ bench: "plan", figures, goals, met }));
process.exitCode = met ? 0 : 1;

function timed(
  name: keyof typeof runs,
  work: () => { readonly value: number; readonly bound: number; readonly isProven: boolean },
): Run {
  const before = process.cpuUsage();
  const { bound, isProven, value } = work();
  const { system, user } = process.cpuUsage(before);
  memory[name] = Math.max(memory[name], process.memoryUsage().rss / 1e6);
  const run = {
    value,
    isProven,
    gap: isProven || bound <= value ? 0 : (bound - value) / Math.abs(value),
    seconds: (system + user) / 1e6,
  };
  runs[name].push(run);
  return run;
}

function summary(name: keyof typeof runs) {
  const own = runs[name];
  const seconds = own.map((run) => run.seconds).toSorted((one, other) => one - other);
  const at = (part: number) =>
    rounded(seconds[Math.min(seconds.length - 1, Math.floor(part * seconds.length))] ?? 0);
  return {
    proven: own.filter(({ isProven }) => isProven).length / own.length,
    value: rounded(own.reduce((sum, { value }) => sum + value, 0) / own.length),
    largestGapPercent: rounded(Math.max(...own.map(({ gap }) => gap)) * 100),
    medianSeconds: at(0.5),
    p95Seconds: at(0.95),
    megabytes: Math.round(memory[name]),
  };
}

function option(name: string): string | undefined {
  const place = process.argv.indexOf(name);
  return place < 0 ? undefined : process.argv[place + 1];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
