import { plainTable } from "#platform/terminal";
import type { TeamPlan } from "../rules/team/team-plan.ts";
import type { TeamProblem } from "../rules/team/team-problem.ts";
import { gapWords } from "../rules/personal/plan-sentences.ts";

/** A team's plan for a director at a terminal. */
export function teamPlanText(problem: TeamProblem, plan: TeamPlan): string {
  if (plan.outcome === "none") return noneText(plan);
  const titles = new Map(problem.sessions.map(({ id, title }) => [id, title]));
  const rows = plan.chosen.map(({ person, session }) => [person, titles.get(session) ?? session]);
  const lines = [
    `${outcomeSentence(plan)} Worth ${rounded(plan.value)}; ${count(plan.chosen.length, "place", "places")} for ${count(problem.people.length, "person", "people")}.`,
    "",
    plainTable(["Who", "What"], rows),
    "",
    ...plan.floats.map(
      ({ person, branch, start, end }) => `Send ${person} to ${branch}, ${start} to ${end}.`,
    ),
    ...plan.unmet.map(
      ({ person, credential, category, units }) =>
        `${person} still lacks ${rounded(units)} ${category === undefined ? "" : `${category} `}for ${credential}.`,
    ),
    ...plan.belowFairShare.map(
      ({ person, worth }) => `${person} stays ${rounded(worth)} below the fair share.`,
    ),
    ...(plan.binding.length > 0 ? [`Used up: ${plan.binding.join(", ")}.`] : []),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function outcomeSentence({ outcome, value, bound }: TeamPlan): string {
  if (outcome === "optimal") return "The best plan there is within these limits: proven.";
  const words = gapWords(value, bound);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function noneText({ binding, gap }: TeamPlan): string {
  if (gap !== 0)
    return "No plan was found in the time given, and none was proven impossible: give it more time.\n";
  if (binding.length === 0) return "No plan keeps all limits: look at the desks, and at what is pinned.\n";
  return ["No plan keeps all of these limits:", ...binding.map((field) => `  ${field}`), ""].join("\n");
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
