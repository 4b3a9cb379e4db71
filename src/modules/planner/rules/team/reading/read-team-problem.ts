import { z } from "zod";
import { read, type Reading } from "../../personal/read-personal-problem.ts";
import type { TeamPlan } from "../team-plan.ts";
import type { TeamProblem } from "../team-problem.ts";
import { teamPlanFields, teamProblemFields } from "./team-fields.ts";
import { teamIssues } from "./team-issues.ts";

const mostProblems = 100;

/** Reads the JSON text of a team's problem, strictly: every fault is told with its field. Never throws. */
export function readTeamProblem(text: string): Reading<TeamProblem> {
  const reading = read<TeamProblem>(text, teamProblemFields);
  if (!reading.isValid) return reading;
  const problems = [...teamIssues(reading.document)];
  return problems.length > 0 ? { isValid: false, problems: problems.slice(0, mostProblems) } : reading;
}

/** Reads the JSON text of a team's plan, as `carrel team-plan --json` prints it. Never throws. */
export function readTeamPlan(text: string): Reading<TeamPlan> {
  return read<TeamPlan>(text, teamPlanFields);
}

/** The shapes of both documents as JSON Schema. What fields say of each other only the reader knows. */
export function teamSchemas(): { readonly problem: unknown; readonly plan: unknown } {
  const schema = (title: string, shape: z.ZodType) => ({
    title,
    ...z.toJSONSchema(shape, { io: "input", reused: "ref" }),
  });
  return {
    problem: schema("Carrel team problem", teamProblemFields),
    plan: schema("Carrel team plan", teamPlanFields),
  };
}
