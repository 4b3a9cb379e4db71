import { parseDate } from "#platform/time";
import type { CandidateFacts, ProblemFacts } from "./candidate-facts.ts";
import type { ModelDraft } from "./model-draft.ts";
import { personalModel } from "./personal-model.ts";
import { longestMinutes, ownRules } from "./ruled-out.ts";
import { milesApart } from "./trips.ts";

/** A model of any candidates, in which what rules one out is a row with a name that can be taken away or loosened. */
export function openModel(facts: ProblemFacts, candidates: readonly CandidateFacts[]): ModelDraft {
  const { draft } = personalModel(facts, candidates, { keepsAll: true });
  const rules = ownRules(facts);
  const elsewhere = /^(?:banned$|limits\.(?:cents|daysAway|minutesInMonth|shiftsCovered))/u;
  for (const [column, each] of candidates.entries())
    for (const rule of rules(each))
      if (!elsewhere.test(rule)) draft.atMost(rule, [[column, excess(facts, each, rule)]], 0);
  addBans(draft, facts, candidates);
  return draft;
}

/** By how much the limit would have to move for this candidate; 1 for what holds or does not. */
function excess(facts: ProblemFacts, each: CandidateFacts, rule: string): number {
  const { home, limits } = facts.problem;
  const { place } = each.candidate;
  if (rule === "limits.miles" && home !== undefined && place !== undefined)
    return Math.ceil(milesApart(home, place) - (limits.miles ?? 0));
  if (rule === "limits.longestSittingMinutes")
    return longestMinutes(each) - (limits.longestSittingMinutes ?? 0);
  if (rule === "to") return daysLate(facts, each);
  if (rule === "from") return daysEarly(facts, each);
  return 1;
}

/** In one row: how many bans would have to be lifted. */
function addBans(draft: ModelDraft, { problem }: ProblemFacts, candidates: readonly CandidateFacts[]): void {
  const banned = new Set(problem.banned);
  const columns = [...candidates.keys()].filter((column) =>
    banned.has(candidates[column]?.candidate.id ?? ""),
  );
  if (columns.length > 0)
    draft.atMost(
      "banned",
      columns.map((column) => [column, 1] as const),
      0,
    );
}

/** Days by the calendar, of which some have 23 hours and some 25. What has no sittings is asked only to begin in time. */
function daysLate({ calendar, problem }: ProblemFacts, { candidate, ends }: CandidateFacts): number {
  const { month = "", sittings } = candidate;
  const last = sittings.length === 0 ? `${month}-01` : calendar.day(ends - 1);
  return numberOf(last) - numberOf(problem.to);
}

function daysEarly({ calendar, problem }: ProblemFacts, { begins, candidate }: CandidateFacts): number {
  const { month = "", sittings } = candidate;
  const first = sittings.length === 0 ? calendar.day(calendar.month(month).end - 1) : calendar.day(begins);
  return numberOf(problem.from) - numberOf(first);
}

function numberOf(day: string): number {
  return parseDate(day) ?? Number.NaN;
}
