import type { TeamPlan } from "../team-plan.ts";
import type { TeamSession } from "../team-problem.ts";
import type { TeamFacts } from "./team-facts.ts";

/** How much of something shared is used, and the least that anyone would need who might want more of it. */
export interface SharedUse {
  readonly used: number;
  readonly least: number;
}

/**
 * What a plan uses of each conference and each budget, by the names of `binding`. The solver's own columns need not say
 * it: where there is room enough it neither counts heads nor takes the price for a group.
 */
export function sharedUse(
  { people, problem }: TeamFacts,
  chosen: TeamPlan["chosen"],
): ReadonlyMap<string, SharedUse> {
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
  const heads = Map.groupBy(chosen, ({ session }) => session);
  const taken = new Map<string, Set<string>>(people.map(({ person }) => [person.id, new Set()]));
  const goers = new Map(problem.conferences.map(({ id }) => [id, new Set<string>()]));
  const spent = new Map<string, number>();
  for (const { person, session: id } of chosen) {
    const session = sessions.get(id);
    if (session === undefined) continue;
    const price = priceFor(session, heads.get(id)?.length ?? 0);
    spent.set(person, (spent.get(person) ?? 0) + price);
    taken.get(person)?.add(id);
    if (session.conference !== undefined) goers.get(session.conference)?.add(person);
  }
  const wanted = new Map(
    people.map(({ choices, person }) => {
      const others = choices.filter(({ wish }) => taken.get(person.id)?.has(wish.session) !== true);
      const prices = others.map(({ session: { session } }) =>
        priceFor(session, (heads.get(session.id)?.length ?? 0) + 1),
      );
      return [person.id, Math.min(...prices.filter((price) => price > 0))];
    }),
  );
  return new Map([
    ...[...goers].map(([id, { size }]) => [`conferences.${id}`, { used: size, least: 1 }] as const),
    ...problem.budgets.map(({ id, people: payers }) => {
      const used = payers.reduce((sum, person) => sum + (spent.get(person) ?? 0), 0);
      const least = payers.reduce((sum, person) => Math.min(sum, wanted.get(person) ?? Infinity), Infinity);
      return [`budgets.${id}`, { used, least: least < Infinity ? least : 0 }] as const;
    }),
  ]);
}

function priceFor({ cents, groupPrices }: TeamSession, heads: number): number {
  return groupPrices.reduce(
    (least, price) => (heads >= price.people ? Math.min(least, cents - price.cents) : least),
    cents,
  );
}
