import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { startProgress } from "#platform/terminal";
import { nowMilliseconds } from "#platform/time";
import { explainInThread, planInThread } from "../queries/solving/personal-in-thread.ts";
import { checkPersonalPlan } from "../rules/personal/check-plan.ts";
import type { PlanExplanation } from "../rules/personal/plan-explanation.ts";
import type { PersonalPlan } from "../rules/personal/personal-plan.ts";
import type { PersonalProblem } from "../rules/personal/personal-problem.ts";
import {
  personalSchemas,
  readPersonalPlan,
  readPersonalProblem,
} from "../rules/personal/read-personal-problem.ts";
import { gapWords, planSentences } from "../rules/personal/plan-sentences.ts";
import { givenDocument } from "./given-document.ts";
import { checkedWords, explanationText, planText } from "./plan-output.ts";

interface PlanCommandOptions {
  readonly problem?: string;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly timeLimit?: string;
  readonly check?: readonly string[];
  readonly schema?: string;
}

const documentation = `
A problem is JSON as docs/guide/planner.md describes it; so is what --json prints. No server, no database and no sign-in are
needed. Ctrl-C stops the search and prints the best plan so far. --check uses none of the solver's code: it works the plan
out anew, and ends with exit code 2 when a limit is broken.

Examples:
  carrel plan --problem problem.json
  carrel plan --problem problem.json --json --time-limit 10 > plan.json
  carrel plan --problem problem.json --explain
  carrel plan --check problem.json plan.json
  carrel plan --schema problem > personal-problem.schema.json
`;

/** `carrel plan`: one person's best plan. */
export function addPlanCommand(program: Command): void {
  program
    .command("plan")
    .description("find the best plan within one person's limits, or check one")
    .option("--problem <file>", "limits, goals and what there is to take; - reads standard input")
    .option("--json", "one JSON object")
    .option("--time-limit <seconds>", "after this the best plan so far is given")
    .option("--explain", "why each item is in, what was left out, and what a little more would buy")
    .option("--check <files...>", "a problem and a plan for it: whether every limit is kept")
    .option("--schema <document>", "the shape of a problem or a plan as JSON Schema")
    .addHelpText("after", documentation)
    .action(async (options: PlanCommandOptions) => {
      if (options.schema !== undefined) printSchema(options.schema);
      else if (options.check !== undefined) await check(options.check, options);
      else await plan(options);
    });
}

function printSchema(document: string): void {
  const schemas = personalSchemas();
  if (document !== "problem" && document !== "plan")
    throw new InvalidInput([{ where: "--schema", message: "Write problem or plan." }]);
  process.stdout.write(`${JSON.stringify(schemas[document], null, 2)}\n`);
}

async function plan(options: PlanCommandOptions): Promise<void> {
  if (options.problem === undefined)
    throw new InvalidInput([
      { where: "--problem", message: "Name the file of a problem, or - for standard input." },
    ]);
  const seconds = secondsOf(options.timeLimit);
  const problem = await givenDocument(options.problem, "problem", readPersonalProblem);
  const plan = await solved(problem, seconds);
  const explanation = options.explain === true ? await explained(problem, plan, seconds) : undefined;
  process.stdout.write(
    options.json === true ? `${planJson(problem, plan, explanation)}\n` : planText(problem, plan),
  );
  if (explanation !== undefined && options.json !== true)
    process.stdout.write(`\n${explanationText(problem, explanation)}`);
}

/** The plan alone, or with its explanation beside it. */
function planJson(
  problem: PersonalProblem,
  plan: PersonalPlan,
  explanation: PlanExplanation | undefined,
): string {
  if (explanation === undefined) return JSON.stringify(plan);
  return JSON.stringify({ plan, explanation, sentences: planSentences(problem, explanation) });
}

async function explained(
  problem: PersonalProblem,
  plan: PersonalPlan,
  seconds: number | undefined,
): Promise<PlanExplanation> {
  const progress = startProgress("Explaining");
  progress.update(plan.chosen.length, undefined, "items");
  try {
    return await explainInThread(problem, plan, seconds === undefined ? {} : { seconds });
  } finally {
    progress.end();
  }
}

async function solved(problem: PersonalProblem, seconds: number | undefined): Promise<PersonalPlan> {
  const progress = startProgress("Planning");
  const begun = nowMilliseconds();
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  try {
    return await planInThread(problem, {
      ...(seconds === undefined ? {} : { seconds }),
      signal: stop.signal,
      onProgress: ({ bound, value }) => {
        const past = Math.round((nowMilliseconds() - begun) / 1000);
        progress.update(past, undefined, `s  ${gapWords(value, bound)}`);
      },
    });
  } finally {
    process.off("SIGINT", onInterrupt);
    progress.end();
  }
}

async function check(files: readonly string[], { json }: PlanCommandOptions): Promise<void> {
  const [problemFile, planFile, ...others] = files;
  if (problemFile === undefined || planFile === undefined || others.length > 0)
    throw new InvalidInput([{ where: "--check", message: "Name two files: a problem, and a plan for it." }]);
  const problem = await givenDocument(problemFile, "problem", readPersonalProblem);
  const plan = await givenDocument(planFile, "plan", readPersonalPlan);
  const { faults, value } = checkPersonalPlan(problem, plan);
  if (json === true)
    process.stdout.write(`${JSON.stringify({ isKept: faults.length === 0, value, faults })}\n`);
  if (faults.length > 0)
    throw new InvalidInput(faults.map(({ limit, message }) => ({ where: limit, message })));
  if (json !== true) process.stdout.write(`${checkedWords(plan, value)}\n`);
}

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = /^\d{1,6}(?:\.\d{1,3})?$/u.test(text) ? Number(text) : 0;
  if (seconds > 0) return seconds;
  throw new InvalidInput([
    { where: "--time-limit", message: "Write a number of seconds above 0, such as 10." },
  ]);
}
