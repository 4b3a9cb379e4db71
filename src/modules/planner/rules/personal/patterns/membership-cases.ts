import type { CandidateFacts, ProblemFacts } from "../candidate-facts.ts";
import { cliquesOf } from "../clashing.ts";
import { type PersonalModel, personalModel } from "../personal-model.ts";
import { cheapestMemberships, feeFor } from "../prices.ts";

/** Models with every membership bought or not: which are bought is then no question any more. */
export interface MembershipCases {
  /** As if every membership were held already: all that any of the cases allows, and more. */
  readonly loose: PersonalModel;
  readonly each: () => readonly PersonalModel[];
  /** The same of parts of candidates, and with something left over: then whole ones likely are, too. */
  readonly isAffordableInParts: (parts: Float64Array) => boolean;
  /** Whether a choice keeps the limit of money, with the memberships that are best for it. */
  readonly isAffordable: (taken: readonly number[]) => boolean;
}

/** What parts of candidates may cost of the limit for whole ones to be likely to keep it. */
const leftOver = 0.9;
/** More memberships that save something make too many cases. */
const mostSold = 3;

/** Undefined when there would be too many. */
export function membershipCases(
  facts: ProblemFacts,
  candidates: readonly CandidateFacts[],
): MembershipCases | undefined {
  const { limits, memberships } = facts.problem;
  const limit = limits.cents ?? Infinity;
  const sold = memberships.filter(
    ({ cents, id }) =>
      cents > 0 &&
      candidates.some(({ candidate }) => (candidate.memberCents?.[id] ?? Infinity) < candidate.cents),
  );
  if (sold.length > mostSold) return undefined;
  const free = memberships.filter(({ cents }) => cents === 0);
  const cliques = cliquesOf(facts, candidates);
  const withMemberships = (bought: typeof sold, cents: number) =>
    personalModel(
      {
        ...facts,
        problem: {
          ...facts.problem,
          limits: { ...limits, ...(limit < Infinity && { cents }) },
          memberships: [...free, ...bought.map((membership) => ({ ...membership, cents: 0 }))],
        },
      },
      candidates,
      { cliques },
    );
  const choices = sold.reduce<readonly (typeof sold)[]>(
    (all, membership) => [...all, ...all.map((some) => [...some, membership])],
    [[]],
  );
  return {
    loose: withMemberships(sold, limit),
    each: () =>
      choices.flatMap((bought) => {
        const left = bought.reduce((rest, { cents }) => rest - cents, limit);
        return left < 0 ? [] : [withMemberships(bought, left)];
      }),
    isAffordableInParts: (parts) =>
      choices.some((bought) => {
        const having = [...free, ...bought].map(({ id }) => id);
        const price = bought.reduce((sum, { cents }) => sum + cents, 0);
        const cents = candidates.reduce(
          (sum, { candidate }, column) => sum + feeFor(candidate, having) * (parts[column] ?? 0),
          price,
        );
        return cents <= leftOver * limit;
      }),
    isAffordable: (taken) =>
      cheapestMemberships(
        facts.problem,
        taken.flatMap((column) => candidates[column] ?? []),
      ).cents <= limit,
  };
}
