import type { Command } from "commander";
import { InvalidInput } from "#platform/errors";
import { startProgress } from "#platform/terminal";
import { teamPlanInThread } from "../queries/solving/team-in-thread.ts";
import { checkTeamPlan } from "../rules/team/checking/check-team-plan.ts";
import { readTeamPlan, readTeamProblem, teamSchemas } from "../rules/team/reading/read-team-problem.ts";
import type { TeamPlan } from "../rules/team/team-plan.ts";
import type { TeamProblem } from "../rules/team/team-problem.ts";
import { gapWords } from "../rules/personal/plan-sentences.ts";
import { givenDocument } from "./given-document.ts";
import { checkedWords } from "./plan-output.ts";
import { teamPlanText } from "./team-plan-output.ts";

interface TeamPlanOptions {
  readonly problem?: string;
  readonly json?: boolean;
  readonly timeLimit?: string;
  readonly gap?: string;
  readonly start?: string;
  readonly check?: readonly string[];
  readonly schema?: string;
}

const documentation = `
A problem is JSON as docs/guide/team-plan.md describes it; so is what --json prints. No server, no database and no sign-in
are needed. Ctrl-C stops the search and prints the best plan so far. --start goes on from a plan that was kept. --check uses
none of the solver's code: it works the plan out anew, and ends with exit code 2 when a limit is broken.

Examples:
  carrel team-plan --problem team.json
  carrel team-plan --problem team.json --json --time-limit 600 > plan.json
  carrel team-plan --check team.json plan.json
  carrel team-plan --schema problem > team-problem.schema.json
`;

/** `carrel team-plan`: the best plan of a team. */
export function addTeamPlanCommand(program: Command): void {
  program
    .command("team-plan")
    .description("find the best plan for a team whose desks stay open, or check one")
    .option("--problem <file>", "people, desks, sessions and money; - reads standard input")
    .option("--json", "one JSON object")
    .option("--time-limit <seconds>", "after this the best plan so far is given (60)")
    .option("--gap <percent>", "good enough: so near to the best possible (0.01)")
    .option("--start <file>", "a plan to go on from")
    .option("--check <files...>", "a problem and a plan for it: whether every limit is kept")
    .option("--schema <document>", "the shape of a problem or a plan as JSON Schema")
    .addHelpText("after", documentation)
    .action(async (options: TeamPlanOptions) => {
      if (options.schema !== undefined) printSchema(options.schema);
      else if (options.check !== undefined) await check(options.check, options);
      else await plan(options);
    });
}

function printSchema(document: string): void {
  if (document !== "problem" && document !== "plan")
    throw new InvalidInput([{ where: "--schema", message: "Write problem or plan." }]);
  process.stdout.write(`${JSON.stringify(teamSchemas()[document], null, 2)}\n`);
}

async function plan(options: TeamPlanOptions): Promise<void> {
  if (options.problem === undefined)
    throw new InvalidInput([
      { where: "--problem", message: "Name the file of a problem, or - for standard input." },
    ]);
  const seconds = numberOf("--time-limit", options.timeLimit);
  const percent = numberOf("--gap", options.gap);
  const problem = await givenDocument(options.problem, "problem", readTeamProblem);
  const start =
    options.start === undefined ? undefined : await givenDocument(options.start, "start", readTeamPlan);
  const found = await solved(problem, {
    gap: (percent ?? 0.01) / 100,
    ...(seconds === undefined ? {} : { seconds }),
    ...(start === undefined ? {} : { start }),
  });
  process.stdout.write(options.json === true ? `${JSON.stringify(found)}\n` : teamPlanText(problem, found));
}

async function solved(
  problem: TeamProblem,
  options: { readonly seconds?: number; readonly gap: number; readonly start?: TeamPlan },
): Promise<TeamPlan> {
  const progress = startProgress("Planning");
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  try {
    return await teamPlanInThread(problem, {
      ...options,
      signal: stop.signal,
      onProgress: ({ seconds, value, bound }) =>
        progress.update(Math.round(seconds), undefined, `s  ${gapWords(value, bound)}`),
    });
  } finally {
    process.off("SIGINT", onInterrupt);
    progress.end();
  }
}

async function check(files: readonly string[], { json }: TeamPlanOptions): Promise<void> {
  const [problemFile, planFile, ...others] = files;
  if (problemFile === undefined || planFile === undefined || others.length > 0)
    throw new InvalidInput([{ where: "--check", message: "Name two files: a problem, and a plan for it." }]);
  const problem = await givenDocument(problemFile, "problem", readTeamProblem);
  const plan = await givenDocument(planFile, "plan", readTeamPlan);
  const { faults, value } = checkTeamPlan(problem, plan);
  if (json === true)
    process.stdout.write(`${JSON.stringify({ isKept: faults.length === 0, value, faults })}\n`);
  if (faults.length > 0)
    throw new InvalidInput(faults.map(({ field, message }) => ({ where: field, message })));
  if (json !== true) process.stdout.write(`${checkedWords(plan, value)}\n`);
}

function numberOf(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = /^\d{1,6}(?:\.\d{1,4})?$/u.test(text) ? Number(text) : 0;
  if (number > 0) return number;
  throw new InvalidInput([{ where: option, message: "Write a number above 0, such as 10." }]);
}
