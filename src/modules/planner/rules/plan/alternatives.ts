import type { PlannedNeed } from "#modules/credit";
import type { PersonalPlan } from "../personal/personal-plan.ts";
import type { PlanCandidate } from "./plan-candidates.ts";
import type { PosedPlan } from "./posed-plan.ts";

/** So many are shown. */
const mostShown = 8;

/**
 * What could stand in an item's place, the likest first: its other dates, then others that grow the same or count the same. What
 * a limit rules out by itself is not among them.
 */
export function alternativesTo(
  { byId, problem }: PosedPlan,
  item: string,
  { ruledOut, taken }: { readonly ruledOut: PersonalPlan["ruledOut"]; readonly taken: ReadonlySet<string> },
): readonly PlanCandidate[] {
  const own = byId.get(item);
  if (own === undefined) return [];
  const out = new Set([...ruledOut.map(({ candidate }) => candidate), ...problem.banned, item]);
  const seen = new Set<string>();
  return [...byId.values()]
    .filter(({ candidate: { id, offering } }) => {
      const isOther = offering !== own.candidate.offering;
      return !out.has(id) && !(isOther && taken.has(offering));
    })
    .map((each) => ({ each, likeness: likeness(own, each) }))
    .filter(({ likeness: much }) => much > 0)
    .toSorted((one, other) => other.likeness - one.likeness)
    .filter(({ each: { candidate } }) => {
      // Of another offering its best date is enough.
      if (candidate.offering === own.candidate.offering) return true;
      const isNew = !seen.has(candidate.offering);
      seen.add(candidate.offering);
      return isNew;
    })
    .slice(0, mostShown)
    .map(({ each }) => each);
}

function likeness(own: PlanCandidate, other: PlanCandidate): number {
  if (own.candidate.offering === other.candidate.offering) return 1000;
  const grown = Object.entries(own.candidate.gains).map(([id, hours]) =>
    Math.min(hours, other.candidate.gains[id] ?? 0),
  );
  const counted = own.candidate.credits.map(({ credential, units, categories }) => {
    const found = other.candidate.credits.find((each) => each.credential === credential);
    const isSame = found !== undefined && categories.every((each) => found.categories.includes(each));
    return isSame ? Math.min(units, found.units) / 2 : 0;
  });
  const much = [...grown, ...counted].reduce((sum, part) => sum + part, 0);
  return much - (other.candidate.cents > own.candidate.cents ? 0.1 : 0);
}

/** `Teen services, 2 contact hours`. */
export function bringsWords(
  { candidate }: PlanCandidate,
  posed: PosedPlan,
  needs: readonly PlannedNeed[],
): string {
  const grown = posed.problem.competencies.flatMap(({ id, name }) => (candidate.gains[id] ? [name] : []));
  const counted = candidate.credits.flatMap(({ credential, units }) => {
    const unit = needs.find(({ credentialId }) => credentialId === credential)?.unit;
    const amount = Math.round(units * 100) / 100;
    return unit === undefined ? [] : [`${amount} ${amount === 1 ? unit.name : unit.plural}`];
  });
  return [...grown, ...counted].join(", ");
}
