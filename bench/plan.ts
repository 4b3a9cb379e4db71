// One person's best plan: this planner, plain HiGHS on the whole untreated model, and a careful person, on the same
// instances in one run. Run: npm run bench -- plan [--quick | --count N] [--first SEED] [--peers N] [--seconds S]
// The planner is run on all instances (100, or 10 with --quick), the two others on the first 10 of them unless --peers says
// otherwise; `plannerBesidePeers` has the planner on those alone. `seconds` are of the clock, as the goal is; on a shared machine
// compare `cpuSeconds`. The limit of each run (60) is of the clock. Every plan is checked by the checker, which shares no code
// with the planner.
import { loadSolver } from "../src/platform/solver/index.ts";
import { bestPersonalPlan } from "../src/modules/planner/rules/personal/best-plan.ts";
import { checkPersonalPlan } from "../src/modules/planner/rules/personal/check-plan.ts";
import type { PersonalProblem } from "../src/modules/planner/rules/personal/personal-problem.ts";
import { openModel } from "../src/modules/planner/rules/personal/open-model.ts";
import { posedProblem } from "../src/modules/planner/rules/personal/posed-problem.ts";
import { carefulPlan } from "./planner/careful-person.ts";
import { missingInputs, personalInstance } from "./planner/personal-instances.ts";

const goals = { medianSeconds: 1, p95Seconds: 3, provenOptimal: 1, faults: 0 };

interface Run {
  readonly value: number;
  readonly gap: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly isProven: boolean;
}

const missing = missingInputs();
if (missing !== undefined) {
  console.error(`The benchmark cannot run. ${missing}`);
  process.exit(1);
}
const count = Number(option("--count") ?? (process.argv.includes("--quick") ? 10 : 100));
const first = Number(option("--first") ?? 1);
const peers = Math.min(count, Number(option("--peers") ?? 10));
const limit = Number(option("--seconds") ?? 60);
const solve = await loadSolver();
const runs = { planner: [] as Run[], plain: [] as Run[], careful: [] as Run[] };
const memory = { planner: 0, plain: 0, careful: 0 };
let faults = 0;
for (let seed = first; seed < first + count; seed += 1) {
  const problem = personalInstance(seed);
  const planner = timed("planner", () => {
    const begun = performance.now();
    const secondsPast = () => (performance.now() - begun) / 1000;
    const plan = bestPersonalPlan(problem, solve, { seconds: limit, secondsPast });
    faults += checkPersonalPlan(problem, plan).faults.length;
    return { value: plan.value, bound: plan.bound, isProven: plan.outcome === "optimal" };
  });
  const said = [told("planner", planner)];
  if (seed < first + peers)
    said.push(told("plain", plainly(problem)), told("careful", carefully(problem, planner)));
  console.log(`instance ${seed}: ${said.join("; ")}`);
}
const figures = {
  instances: count,
  faults,
  planner: summary("planner"),
  ...(peers > 0 && {
    peers,
    plannerBesidePeers: summary("planner", peers),
    plain: summary("plain"),
    careful: summary("careful"),
  }),
};
const { medianSeconds, p95Seconds, proven } = figures.planner;
const met =
  medianSeconds <= goals.medianSeconds &&
  p95Seconds <= goals.p95Seconds &&
  proven >= goals.provenOptimal &&
  faults === goals.faults;
console.log(JSON.stringify({ bench: "plan", figures, goals, met }));
process.exitCode = met ? 0 : 1;

/** HiGHS on the whole problem, nothing left out beforehand. */
function plainly(problem: PersonalProblem): Run {
  return timed("plain", () => {
    const { facts } = posedProblem(problem);
    const answer = solve(openModel(facts, facts.candidates).build(), { seconds: limit });
    return { value: answer.value, bound: answer.bound, isProven: answer.outcome === "optimal" };
  });
}

/** Greedy, then local search; how far it is from the best is reckoned by the planner's bound. */
function carefully(problem: PersonalProblem, planner: Run): Run {
  return timed("careful", () => {
    const { candidates, facts } = posedProblem(problem);
    const { value } = carefulPlan(facts, candidates, 4);
    return { value, bound: Math.max(value, planner.value * (1 + planner.gap)), isProven: false };
  });
}

function told(name: string, { cpuSeconds, gap, isProven, seconds, value }: Run): string {
  const proof = isProven ? "proven" : `gap ${(gap * 100).toFixed(2)}%`;
  return `${name} ${value.toFixed(3)} (${proof}, ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} of CPU)`;
}

interface Worked {
  readonly value: number;
  readonly bound: number;
  readonly isProven: boolean;
}

function timed(name: keyof typeof runs, work: () => Worked): Run {
  const [begun, before] = [performance.now(), process.cpuUsage()];
  const { bound, isProven, value } = work();
  const seconds = (performance.now() - begun) / 1000;
  const { system, user } = process.cpuUsage(before);
  memory[name] = Math.max(memory[name], process.memoryUsage().rss / 1e6);
  const run = {
    value,
    isProven,
    gap: isProven || bound <= value ? 0 : (bound - value) / Math.abs(value),
    seconds,
    cpuSeconds: (system + user) / 1e6,
  };
  runs[name].push(run);
  return run;
}

function summary(name: keyof typeof runs, most = Infinity) {
  const own = runs[name].slice(0, most);
  const at = (part: number, of: "seconds" | "cpuSeconds") => {
    const all = own.map((run) => run[of]).toSorted((one, other) => one - other);
    return rounded(all[Math.min(all.length - 1, Math.floor(part * all.length))] ?? 0);
  };
  return {
    proven: own.filter(({ isProven }) => isProven).length / own.length,
    value: rounded(own.reduce((sum, { value }) => sum + value, 0) / own.length),
    largestGapPercent: rounded(Math.max(...own.map(({ gap }) => gap)) * 100),
    medianSeconds: at(0.5, "seconds"),
    p95Seconds: at(0.95, "seconds"),
    medianCpuSeconds: at(0.5, "cpuSeconds"),
    p95CpuSeconds: at(0.95, "cpuSeconds"),
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
