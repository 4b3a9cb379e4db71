import type { TeamSession } from "../team-problem.ts";
import type { TeamFault } from "./check-team-plan.ts";
import { type CheckedTeam, over } from "./checked-team.ts";

/** What is shared: seats, conferences, and money at the price that so many people get. */
export function moneyFaults(team: CheckedTeam): readonly TeamFault[] {
  const { problem, people } = team;
  const heads = new Map<string, number>();
  for (const { taken } of people)
    for (const { session } of taken) heads.set(session.id, (heads.get(session.id) ?? 0) + 1);
  const spent = new Map(
    people.map(({ person, taken }) => [
      person.id,
      taken.reduce((sum, { session }) => sum + priceOf(session, heads.get(session.id) ?? 0), 0),
    ]),
  );
  return [
    ...problem.sessions.flatMap(({ id, seats }) => over(`sessions.${id}.seats`, heads.get(id) ?? 0, seats)),
    ...problem.conferences.flatMap(({ id, people: most }) => {
      const goers = people.filter(({ taken }) => taken.some(({ session }) => session.conference === id));
      return over(`conferences.${id}`, goers.length, most);
    }),
    ...people.flatMap(({ person }) =>
      over(`people.${person.id}.limits.cents`, spent.get(person.id) ?? 0, person.limits.cents),
    ),
    ...problem.budgets.flatMap(({ id, cents, people: members }) => {
      const sum = members.reduce((total, member) => total + (spent.get(member) ?? 0), 0);
      return over(`budgets.${id}`, sum, cents);
    }),
  ];
}

function priceOf({ cents, groupPrices }: TeamSession, heads: number): number {
  const less = groupPrices.filter(({ people }) => heads >= people).map((price) => price.cents);
  return cents - Math.max(0, ...less);
}
