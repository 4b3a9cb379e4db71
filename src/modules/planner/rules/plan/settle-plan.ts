import { dayWords } from "#platform/words";
import type { PlannedNeed, PlannedThing, PlannedVerdict } from "#modules/credit";
import type { Candidate, PersonalProblem } from "../personal/personal-problem.ts";
import type { PersonalPlan } from "../personal/personal-plan.ts";
import type { KeptPlan, PlannedItem, RenewalVerdict } from "./kept-plan.ts";
import { hourPointsOf } from "./growth.ts";
import { leftOutOf } from "./left-out.ts";
import { limitWords } from "./limit-words.ts";
import type { PlanCandidate } from "./plan-candidates.ts";
import type { PosedPlan } from "./posed-plan.ts";

/** Who says what a plan comes to. */
export interface PlanWitness {
  readonly needs: readonly PlannedNeed[];
  readonly verdictsOn: (things: readonly PlannedThing[]) => readonly PlannedVerdict[];
}

/** A plan as it is kept: what was solved, in words, with the credit engine's own word on it. */
export function settlePlan(posed: PosedPlan, plan: PersonalPlan, witness: PlanWitness): KeptPlan {
  const { problem, byId } = posed;
  const names = namesOf(posed, witness.needs);
  const chosen = plan.chosen.flatMap((id) => byId.get(id) ?? []);
  const covered = problem.busy.filter(({ id }) => plan.covered.includes(id));
  return {
    outcome: plan.outcome,
    value: plan.value,
    bound: plan.bound,
    gap: plan.gap,
    seconds: plan.seconds,
    from: problem.from,
    to: problem.to,
    zone: problem.zone,
    items: chosen
      .map((each) => itemOf(each, { problem, plan, covered, names, needs: witness.needs }))
      .toSorted(byBeginning),
    covered: covered.map(({ start, end }) => ({ start, end })),
    membershipsBought: problem.memberships.filter(
      ({ id, cents }) => cents > 0 && plan.memberships.includes(id),
    ),
    renewals: witness
      .verdictsOn(chosen.map(({ thing }) => thing))
      .map((each) => verdictOf(each, posed, witness)),
    leftOut: leftOutOf(posed, plan),
    binding: plan.binding.map((field) => limitWords(field, names)),
    clash: plan.clash,
    names,
    ...(isDistanceUnknown(problem) && { isDistanceUnknown: true }),
    candidates: problem.candidates.length,
    counted: plan.counted,
    lost: posed.lostPins,
    planned: posed.planned,
    hourPoints: hourPointsOf(problem.competencies),
  };
}

/** Without a home the solver finds nothing too far. */
function isDistanceUnknown({ home, limits }: PersonalProblem): boolean {
  return limits.miles !== undefined && home === undefined;
}

function namesOf({ problem, byId }: PosedPlan, needs: readonly PlannedNeed[]): KeptPlan["names"] {
  return Object.fromEntries([
    ...needs.flatMap(({ credentialId, name, unit, minimums, caps }) => [
      [credentialId, name] as const,
      [`unit of ${credentialId}`, unit.name] as const,
      [`units of ${credentialId}`, unit.plural] as const,
      ...[...minimums, ...caps].map((each) => [`${credentialId} ${each.id}`, each.name] as const),
    ]),
    ...problem.pinned.map((id) => [id, byId.get(id)?.offering.title ?? ""] as const),
  ]);
}

interface ItemTerms {
  readonly problem: PersonalProblem;
  readonly plan: PersonalPlan;
  readonly covered: PersonalProblem["busy"];
  readonly names: KeptPlan["names"];
  readonly needs: readonly PlannedNeed[];
}

function itemOf(
  { candidate, offering, minutes, placeName, isCostUnknown, approvalFor }: PlanCandidate,
  { problem, plan, covered, names, needs }: ItemTerms,
): PlannedItem {
  const { id, how, sittings, month } = candidate;
  const url = offering.registrationUrl ?? offering.url;
  const counts = plan.counted.filter((each) => each.candidate === id);
  const isTrip = how === "in-person";
  return {
    id,
    how,
    sittings,
    month,
    offeringId: candidate.offering,
    title: offering.title,
    provider: offering.provider,
    place: placeName,
    url,
    minutes,
    cents: feeOf(candidate, plan),
    isCostUnknown,
    grows: problem.competencies.flatMap(({ id: topic, name }) => (candidate.gains[topic] ? [name] : [])),
    counts: counts.flatMap(({ credential, units }) => {
      const need = needs.find(({ credentialId }) => credentialId === credential);
      const credit = candidate.credits.find((each) => each.credential === credential);
      if (need === undefined || credit === undefined || units <= 0) return [];
      const sorts = need.minimums.filter((each) => credit.categories.includes(each.id));
      return [{ credential: need.name, words: countWords(units, need.unit, sorts) }];
    }),
    approvalFor: approvalFor.flatMap((each) => names[each] ?? []),
    needsCover: covered
      .filter(
        ({ start, end, isForTrips = false }) => (isTrip || !isForTrips) && meets(candidate, { start, end }),
      )
      .map(({ start, end }) => ({ start, end })),
    isPinned: problem.pinned.includes(id),
  };
}

function countWords(
  units: number,
  unit: PlannedNeed["unit"],
  sorts: readonly { readonly name: string }[],
): string {
  const amount = Math.round(units * 100) / 100;
  const words = `${amount} ${amount === 1 ? unit.name : unit.plural}`;
  return [words, ...sorts.map(({ name }) => name)].join(", ");
}

/** With the cheapest membership that the plan has. */
function feeOf({ cents, memberCents = {} }: Candidate, { memberships }: PersonalPlan): number {
  return Math.min(cents, ...memberships.flatMap((id) => memberCents[id] ?? []));
}

type Begun = Pick<PlannedItem, "sittings" | "month">;

const longestWayMilliseconds = 4 * 3_600_000;

function meets(
  { sittings, place }: Candidate,
  time: { readonly start: string; readonly end: string },
): boolean {
  const way = place === undefined ? 0 : longestWayMilliseconds;
  return sittings.some(
    ({ start, end }) =>
      Date.parse(start) - way < Date.parse(time.end) && Date.parse(time.start) < Date.parse(end) + way,
  );
}

/** The earliest first; what has a month alone comes last in it. */
export function byBeginning(one: Begun, other: Begun): number {
  const start = ({ sittings, month = "" }: Begun) => sittings[0]?.start ?? `${month}-99`;
  return start(one) < start(other) ? -1 : start(one) > start(other) ? 1 : 0;
}

/** Where the sums a plan is made by say that it is enough, and the engine says it is not, the engine is right. */
function verdictOf(verdict: PlannedVerdict, { problem }: PosedPlan, { needs }: PlanWitness): RenewalVerdict {
  const need = needs.find(({ credentialId }) => credentialId === verdict.credentialId);
  const posedNeed = problem.credentials.find(({ id }) => id === verdict.credentialId);
  const isWhole = need !== undefined && posedNeed?.units === need.units && need.dueOn <= problem.to;
  const isLater = !verdict.isMet && need !== undefined && need.dueOn > problem.to;
  return {
    ...verdict,
    words: isLater
      ? `due ${dayWords(need.dueOn)}: this plan brings its part of the time; ${verdict.words}`
      : verdict.words,
    differs: isWhole && !verdict.isMet,
  };
}
