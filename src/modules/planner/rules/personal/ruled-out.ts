import { type CandidateFacts, minutesLimit, type ProblemFacts } from "./candidate-facts.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { milesApart } from "./trips.ts";

/**
 * Candidates that no plan can take, in the order of the problem, each with the first limit that rules it out. What can
 * only be taken after something that cannot is ruled out by `after`.
 */
export function ruledOut(facts: ProblemFacts): PersonalPlan["ruledOut"] {
  const by = new Map<string, string>();
  const rulesFor = ownRules(facts);
  for (const each of facts.candidates) {
    const [rule] = rulesFor(each);
    if (rule !== undefined) by.set(each.candidate.id, rule);
  }
  while (ruleOutFollowers(facts, by));
  return facts.candidates.flatMap(({ candidate: { id } }) => {
    const rule = by.get(id);
    return rule === undefined ? [] : [{ candidate: id, by: rule }];
  });
}

/** Every field that rules one candidate out by itself, whatever else is taken. */
export function ownRules({ problem, calendar }: ProblemFacts): (facts: CandidateFacts) => Iterable<string> {
  const first = calendar.dayBounds(problem.from).start;
  const end = calendar.dayBounds(problem.to).end;
  const blackouts = problem.limits.blackouts.map(({ from, to }) => ({
    start: calendar.dayBounds(from).start,
    end: calendar.dayBounds(to).end,
  }));
  const banned = new Set(problem.banned);
  const done = new Set(problem.done);
  return function* rules(facts) {
    const { candidate, sittings } = facts;
    if (banned.has(candidate.id)) yield "banned";
    if (done.has(candidate.offering)) yield "done";
    if (meetsItself(facts)) yield "sittings";
    if (facts.begins < first || facts.ends <= first) yield "from";
    if (facts.ends > end || facts.begins >= end) yield "to";
    if (blackouts.some((free) => sittings.some(({ start, end }) => start < free.end && free.start < end)))
      yield "limits.blackouts";
    yield* placeAndTimeRules(facts, problem);
    yield* resourceRules(facts, problem);
  };
}

function* placeAndTimeRules(facts: CandidateFacts, { home, limits }: PersonalProblem): Iterable<string> {
  const { place } = facts.candidate;
  if (home !== undefined && place !== undefined && milesApart(home, place) > (limits.miles ?? Infinity))
    yield "limits.miles";
  if (longestMinutes(facts) > (limits.longestSittingMinutes ?? Infinity))
    yield "limits.longestSittingMinutes";
  // By name, so that the order in which they are given does not matter.
  for (const busy of facts.hindrances.toSorted()) yield `busy.${busy}`;
}

export function longestMinutes({ sittings }: CandidateFacts): number {
  return Math.max(0, ...sittings.map(({ start, end }) => Math.ceil((end - start) / 60)));
}

/** What alone would use more than there is. */
function* resourceRules(facts: CandidateFacts, problem: PersonalProblem): Iterable<string> {
  const { limits } = problem;
  if (facts.shifts.length > (limits.shiftsCovered ?? 0)) yield "limits.shiftsCovered";
  if (facts.daysAway.length > (limits.daysAway ?? Infinity)) yield "limits.daysAway";
  for (const [month, minutes] of facts.minutes)
    if (minutes > minutesLimit(problem, month)) yield `limits.minutesInMonth.${month}`;
  if (lowestCents(facts, problem) > (limits.cents ?? Infinity)) yield "limits.cents";
}

/** Fees and, where that is cheaper, one membership bought for them. */
function lowestCents({ candidate }: CandidateFacts, { memberships }: PersonalProblem): number {
  const asMember = memberships.map(
    ({ id, cents }) => cents + (candidate.memberCents?.[id] ?? candidate.cents),
  );
  return Math.min(candidate.cents, ...asMember);
}

function meetsItself({ sittings }: CandidateFacts): boolean {
  return sittings.some(({ start }, index) => index > 0 && start < (sittings[index - 1]?.end ?? 0));
}

/** Rules out one more round of followers; false when there are none. */
function ruleOutFollowers({ candidates, problem }: ProblemFacts, by: Map<string, string>): boolean {
  const done = new Set(problem.done);
  const firstEnd = new Map<string, number>();
  for (const { candidate, ends } of candidates)
    if (!by.has(candidate.id))
      firstEnd.set(candidate.offering, Math.min(ends, firstEnd.get(candidate.offering) ?? Infinity));
  const lost = candidates.filter(
    ({ candidate, begins }) =>
      !by.has(candidate.id) &&
      candidate.after.some(
        (offering) => !done.has(offering) && (firstEnd.get(offering) ?? Infinity) > begins,
      ),
  );
  for (const { candidate } of lost) by.set(candidate.id, "after");
  return lost.length > 0;
}
