import { localDay } from "#platform/time";
import { monthWords, shortDay } from "#platform/words";
import type { PlanExplanation } from "../personal/plan-explanation.ts";
import { worthWords } from "../words/amount-words.ts";
import { planSentences } from "../personal/plan-sentences.ts";
import type { PersonalProblem } from "../personal/personal-problem.ts";
import { hourPointsOf } from "./growth.ts";
import type { PlanReasons } from "./kept-plan.ts";
import type { PosedPlan } from "./posed-plan.ts";

/** Why a plan's items are in, and what the best of the rest would take: the sentences that `carrel plan --explain` prints. */
export function planReasons(
  { problem, byId }: PosedPlan,
  explanation: PlanExplanation,
): Required<Pick<PlanReasons, "items" | "leftOut">> {
  const hourPoints = hourPointsOf(problem.competencies);
  const said = planSentences(problem, inWords(problem, explanation), (points) =>
    worthWords(points, hourPoints),
  );
  return {
    items: said.items,
    leftOut: said.leftOut.flatMap(({ candidate, sentence }) => {
      const known = byId.get(candidate);
      if (known === undefined) return [];
      const { title } = known.candidate;
      return [{ offeringId: known.candidate.offering, title, words: sentence.slice(title.length + 2) }];
    }),
  };
}

/** Where a limit is named by an id or a month's number, its words stand instead. */
function inWords(problem: PersonalProblem, explanation: PlanExplanation): PlanExplanation {
  return {
    ...explanation,
    leftOut: explanation.leftOut.map(({ change, ...rest }) =>
      change === undefined
        ? rest
        : { ...rest, change: { ...change, limit: limitInWords(problem, change.limit) } },
    ),
  };
}

function limitInWords({ busy, zone }: PersonalProblem, limit: string): string {
  const [kind, name = "", ...rest] = limit.split(".");
  if (name === "minutesInMonth") return `limits.${name}.${monthWords(rest.join("."))}`;
  if (kind !== "busy") return limit;
  const time = busy.find(({ id }) => limit === `busy.${id}`);
  if (time === undefined) return limit;
  const what = time.what === "desk" ? "your desk shift" : "what you have";
  return `busy.${what} on ${shortDay(localDay(zone, time.start))}`;
}
