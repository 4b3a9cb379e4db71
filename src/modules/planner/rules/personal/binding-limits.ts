import { type CandidateFacts, minutesLimit, type ProblemFacts } from "./candidate-facts.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { cheapestMemberships, feeFor } from "./prices.ts";

interface Chosen {
  readonly chosen: readonly CandidateFacts[];
  /** What the plan costs, and the memberships that are in it. */
  readonly cents: number;
  readonly memberships: readonly string[];
  readonly counted: PersonalPlan["counted"];
  readonly ruledOut: PersonalPlan["ruledOut"];
}

/**
 * Limits that are used up: what is left of them is too little for anything that was left out. In the order of the
 * problem's fields, months by date.
 */
export function bindingLimits(facts: ProblemFacts, own: Chosen): readonly string[] {
  const { chosen, counted, ruledOut } = own;
  const { problem } = facts;
  const { limits } = problem;
  const out = new Set([
    ...chosen.map(({ candidate }) => candidate.id),
    ...ruledOut.map((each) => each.candidate),
  ]);
  const left = facts.candidates.filter(({ candidate }) => !out.has(candidate.id));
  const isShort = (room: number, uses: readonly number[]) => {
    const least = Math.min(...uses.filter((use) => use > 0));
    return room < least && least < Infinity;
  };
  const shortMonths = monthsOf(facts).filter((month) =>
    isShort(
      minutesLimit(problem, month) - sum(chosen.map(({ minutes }) => minutes.get(month) ?? 0)),
      left.map(({ minutes }) => minutes.get(month) ?? 0),
    ),
  );
  const days = (limits.daysAway ?? Infinity) - distinct(chosen, ({ daysAway }) => daysAway);
  const shifts = (limits.shiftsCovered ?? 0) - distinct(chosen, ({ shifts }) => shifts);
  const met = new Set(chosen.flatMap(({ shifts: own }) => own));
  const away = new Set(chosen.flatMap(({ daysAway }) => daysAway));
  return [
    ...shortMonths.map((month) => `limits.minutesInMonth.${month}`),
    ...(isMoneyShort(problem, own, left) ? ["limits.cents"] : []),
    ...(isShort(
      days,
      left.map(({ daysAway }) => daysAway.filter((day) => !away.has(day)).length),
    )
      ? ["limits.daysAway"]
      : []),
    ...(isShort(
      shifts,
      left.map(({ shifts: own }) => own.filter((shift) => !met.has(shift)).length),
    )
      ? ["limits.shiftsCovered"]
      : []),
    ...usedUpCaps(facts, counted),
  ];
}

/** What one more would cost with the memberships that are cheapest then. */
function isMoneyShort(
  problem: PersonalProblem,
  { cents, chosen, memberships }: Chosen,
  left: readonly CandidateFacts[],
): boolean {
  const room = (problem.limits.cents ?? Infinity) - cents;
  const all = problem.memberships.map(({ id }) => id);
  const had = problem.memberships
    .filter((each) => each.cents === 0 || memberships.includes(each.id))
    .map(({ id }) => id);
  const costly = left.filter(({ candidate }) => feeFor(candidate, had) > 0);
  if (costly.some(({ candidate }) => feeFor(candidate, had) <= room)) return false;
  const asMember = costly.filter(({ candidate }) => feeFor(candidate, all) <= room);
  return (
    costly.length > 0 &&
    !asMember.some((each) => cheapestMemberships(problem, [...chosen, each]).cents - cents <= room)
  );
}

function usedUpCaps(
  { problem, candidates }: ProblemFacts,
  counted: PersonalPlan["counted"],
): readonly string[] {
  const byId = new Map(candidates.map((each) => [each.candidate.id, each]));
  return problem.credentials.flatMap((need) =>
    need.caps
      .filter(({ category, units }) => {
        const used = counted.filter(
          ({ candidate, credential }) =>
            credential === need.id &&
            byId
              .get(candidate)
              ?.credits.some(
                (credit) => credit.credential === need.id && credit.categories.includes(category),
              ),
        );
        return used.length > 0 && sum(used.map((each) => each.units)) >= units - 1e-6;
      })
      .map(({ category }) => `credentials.${need.id}.caps.${category}`),
  );
}

function monthsOf({ candidates }: ProblemFacts): readonly string[] {
  return [...new Set(candidates.flatMap(({ minutes }) => [...minutes.keys()]))].sort();
}

function distinct(
  chosen: readonly CandidateFacts[],
  keys: (facts: CandidateFacts) => readonly string[],
): number {
  return new Set(chosen.flatMap(keys)).size;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
