import type { TeamPlan } from "../team-plan.ts";
import type { TeamProblem, TeamSession } from "../team-problem.ts";

/**
 * What a plan uses of each conference and each budget, by the names of `binding`. The solver's own columns need not say
 * it: where there is room enough it neither counts heads nor takes the price for a group.
 */
export function sharedUse(problem: TeamProblem, chosen: TeamPlan["chosen"]): ReadonlyMap<string, number> {
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
  const heads = Map.groupBy(chosen, ({ session }) => session);
  const goers = new Map(problem.conferences.map(({ id }) => [id, new Set<string>()]));
  const spent = new Map<string, number>();
  for (const { person, session: id } of chosen) {
    const session = sessions.get(id);
    if (session === undefined) continue;
    const price = priceFor(session, heads.get(id)?.length ?? 0);
    spent.set(person, (spent.get(person) ?? 0) + price);
    if (session.conference !== undefined) goers.get(session.conference)?.add(person);
  }
  return new Map([
    ...[...goers].map(([id, people]) => [`conferences.${id}`, people.size] as const),
    ...problem.budgets.map(
      ({ id, people }) =>
        [`budgets.${id}`, people.reduce((sum, person) => sum + (spent.get(person) ?? 0), 0)] as const,
    ),
  ]);
}

function priceFor({ cents, groupPrices }: TeamSession, heads: number): number {
  return groupPrices.reduce(
    (least, price) => (heads >= price.people ? Math.min(least, cents - price.cents) : least),
    cents,
  );
}
