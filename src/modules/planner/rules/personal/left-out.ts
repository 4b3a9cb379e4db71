import type { Solve } from "#platform/solver";
import { type CandidateFacts, minutesLimit, type ProblemFacts } from "./candidate-facts.ts";
import { mostAfter, smallestChange, unmoved } from "./clash.ts";
import { tidy } from "./item-reasons.ts";
import type { NamedRow } from "./model-draft.ts";
import { openModel } from "./open-model.ts";
import type { LeftOut } from "./plan-explanation.ts";
import { ownRules } from "./ruled-out.ts";
import { valueOf } from "./settled-plan.ts";

/** A plan's value rises by at least this much, or it is not worth a change. */
const leastGain = 1e-4;

/**
 * The best of what was left out, and for each the smallest change of one limit with which it would improve the plan: with
 * that change, other items go for it only where more is gained so, and nothing else comes in.
 */
export function leftOut(
  facts: ProblemFacts,
  chosen: readonly CandidateFacts[],
  { most, solve }: { readonly most: number; readonly solve: Solve },
): readonly LeftOut[] {
  const { problem } = facts;
  const value = valueOf(problem, chosen);
  const taken = new Set(chosen.map(({ candidate }) => candidate.offering));
  const wanted = facts.candidates
    .filter(
      ({ candidate }) =>
        !taken.has(candidate.offering) &&
        !problem.done.includes(candidate.offering) &&
        !problem.banned.includes(candidate.id),
    )
    .map((each) => ({ each, worth: tidy(valueOf(problem, [...chosen, each]) - value) }))
    .filter(({ worth }) => worth >= leastGain)
    .toSorted((one, other) => other.worth - one.worth);
  const offerings = new Set<string>();
  const best = wanted.filter(({ each: { candidate } }) => {
    const isNew = !offerings.has(candidate.offering);
    offerings.add(candidate.offering);
    return isNew;
  });
  return best.slice(0, most).map(({ each, worth }) => whatItTakes(facts, chosen, { each, worth, solve }));
}

interface Wanted {
  readonly each: CandidateFacts;
  readonly worth: number;
  readonly solve: Solve;
}

function whatItTakes(
  facts: ProblemFacts,
  chosen: readonly CandidateFacts[],
  { each, worth, solve }: Wanted,
): LeftOut {
  const value = valueOf(facts.problem, chosen);
  const candidates = [...chosen, each];
  const draft = openModel(facts, candidates);
  draft.atLeast("", [[chosen.length, 1]], 1);
  const worths = draft.columns.map(({ worth }, column) => [column, worth] as const);
  draft.atLeast("", worths, value + leastGain);
  const changes = limitsOf(facts, each, draft.rows)
    .flatMap((limit) => smallestChange(draft, limit, solve) ?? [])
    .toSorted((one, other) => one.part - other.part);
  const [smallest] = changes;
  if (smallest === undefined) return { candidate: each.candidate.id, worth, replaces: [], gain: 0 };
  const best = mostAfter(draft, smallest, solve) ?? smallest.columns;
  const kept = candidates.filter((_, column) => best[column] === 1);
  return {
    candidate: each.candidate.id,
    worth,
    change: { limit: smallest.limit, by: smallest.by },
    replaces: chosen.filter((other) => !kept.includes(other)).map(({ candidate }) => candidate.id),
    gain: tidy(valueOf(facts.problem, kept) - value),
  };
}

/** Limits that could keep this one out. */
function limitsOf(facts: ProblemFacts, each: CandidateFacts, rows: readonly NamedRow[]): readonly string[] {
  const months = [...each.minutes.keys()]
    .filter((month) => minutesLimit(facts.problem, month) < Infinity)
    .map((month) => `limits.minutesInMonth.${month}`);
  const named = new Set(rows.map(({ limit }) => limit));
  const own = new Set([
    ...ownRules(facts)(each),
    ...months,
    "limits.cents",
    "limits.daysAway",
    "limits.shiftsCovered",
  ]);
  return [...own].filter((limit) => named.has(limit) && !unmoved.has(limit));
}
