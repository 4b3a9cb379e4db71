import { plainTable } from "#platform/terminal";
import { localDay } from "#platform/time";
import type { PlanExplanation } from "../rules/personal/plan-explanation.ts";
import { changeWords, outcomeSentence, planSentences } from "../rules/personal/plan-sentences.ts";
import type { PersonalPlan } from "../rules/personal/personal-plan.ts";
import type { Candidate, PersonalProblem } from "../rules/personal/personal-problem.ts";

/** A plan for a person at a terminal. */
export function planText(problem: PersonalProblem, plan: PersonalPlan): string {
  if (plan.outcome === "impossible") return `${impossibleText(plan)}\n`;
  if (plan.outcome === "none")
    return "No plan was found in the time given, and none was proven impossible: give it more time.\n";
  const candidates = new Map(problem.candidates.map((candidate) => [candidate.id, candidate]));
  const rows = plan.chosen.flatMap((id) => {
    const candidate = candidates.get(id);
    return candidate === undefined ? [] : [rowOf(problem, plan, candidate)];
  });
  const lines = [
    `${outcomeSentence(plan)} Worth ${rounded(plan.value)}; ${counted(plan.chosen.length, "item")}.`,
    "",
    plainTable(["When", "What", "Minutes", "Cost", "Counts"], rows),
    "",
    ...(plan.memberships.length > 0 ? [`Memberships: ${plan.memberships.join(", ")}.`] : []),
    ...(plan.covered.length > 0 ? [`Desk shifts to cover: ${plan.covered.join(", ")}.`] : []),
    ...(plan.binding.length > 0 ? [`Used up: ${plan.binding.join(", ")}.`] : []),
    ...(plan.ruledOut.length > 0
      ? [`${counted(plan.ruledOut.length, "candidate")} could not be taken at all.`]
      : []),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Why each item is in, what was left out, and what more of a limit would buy. */
export function explanationText(problem: PersonalProblem, explanation: PlanExplanation): string {
  const titles = new Map(problem.candidates.map(({ id, title }) => [id, title]));
  const { items, leftOut, whatIf } = planSentences(problem, explanation);
  const lines = [
    ...items.flatMap(({ candidate, sentences }) => [
      titles.get(candidate) ?? candidate,
      ...sentences.map((sentence) => `  ${sentence}`),
    ]),
    ...(leftOut.length > 0 ? ["", "Left out:"] : []),
    ...leftOut.map(({ sentence }) => `  ${sentence}`),
    ...(whatIf.length > 0 ? ["", "If one thing changed:"] : []),
    ...whatIf.map((sentence) => `  ${sentence}`),
  ];
  return `${lines.join("\n")}\n`;
}

function impossibleText({ clash }: PersonalPlan): string {
  if (clash === undefined) return "No plan keeps all of these limits.";
  return [
    "No plan keeps all of these limits. Together these clash:",
    ...clash.limits.map((limit) => `  ${limit}`),
    ...(clash.remedies.length > 0
      ? ["Each of these changes alone would do, the smallest first:"]
      : ["No single change would do."]),
    ...clash.remedies.map((remedy) => `  ${changeWords(remedy)} (${remedy.limit})`),
  ].join("\n");
}

function rowOf(
  { zone }: PersonalProblem,
  { counted: credits, memberships }: PersonalPlan,
  candidate: Candidate,
): readonly string[] {
  const { cents, id, memberCents, minutes, month, sittings, title } = candidate;
  const [first] = sittings;
  const fee = Math.min(cents, ...memberships.map((member) => memberCents?.[member] ?? cents));
  const long = sittings.reduce(
    (sum, { end, start }) => sum + (Date.parse(end) - Date.parse(start)) / 60_000,
    0,
  );
  return [
    first === undefined ? (month ?? "") : localDay(zone, first.start),
    title,
    String(sittings.length === 0 ? (minutes ?? 0) : Math.ceil(long)),
    fee === 0 ? "free" : `$${(fee / 100).toFixed(2)}`,
    credits
      .filter((credit) => credit.candidate === id)
      .map(({ credential, units }) => `${rounded(units)} ${credential}`)
      .join(", "),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

/** What is said of a plan without a fault: of one person or a team. */
export function checkedWords({ outcome }: Pick<PersonalPlan, "outcome">, value: number): string {
  return outcome === "impossible" || outcome === "none"
    ? "There is no plan in it to check. Whether there could be one the checker cannot tell."
    : `Every limit is kept, and the plan is worth what it says: ${value}.`;
}
