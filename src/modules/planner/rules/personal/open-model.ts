import type { CandidateFacts, ProblemFacts } from "./candidate-facts.ts";
import type { ModelDraft } from "./model-draft.ts";
import { personalModel } from "./personal-model.ts";
import { longestMinutes, ownRules } from "./ruled-out.ts";
import { milesApart } from "./trips.ts";

/** A model of any candidates, in which what rules one out is a row with a name that can be taken away or loosened. */
export function openModel(facts: ProblemFacts, candidates: readonly CandidateFacts[]): ModelDraft {
  const { draft } = personalModel(facts, candidates, { keepsAll: true });
  const rules = ownRules(facts);
  const inRows = /^limits\.(?:cents|daysAway|minutesInMonth|shiftsCovered)/u;
  for (const [column, each] of candidates.entries())
    for (const rule of rules(each))
      if (!inRows.test(rule)) draft.atMost(rule, [[column, excess(facts, each, rule)]], 0);
  return draft;
}

/** By how much the limit would have to move for this candidate; 1 for what holds or does not. */
function excess({ calendar, problem }: ProblemFacts, each: CandidateFacts, rule: string): number {
  const { home, limits } = problem;
  const { place } = each.candidate;
  if (rule === "limits.miles" && home !== undefined && place !== undefined)
    return Math.ceil(milesApart(home, place) - (limits.miles ?? 0));
  if (rule === "limits.longestSittingMinutes")
    return longestMinutes(each) - (limits.longestSittingMinutes ?? 0);
  const days = (seconds: number) => Math.max(1, Math.ceil(seconds / 86_400));
  if (rule === "to") return days(each.ends - calendar.dayBounds(problem.to).end);
  if (rule === "from") return days(calendar.dayBounds(problem.from).start - each.begins);
  return 1;
}
