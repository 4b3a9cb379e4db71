import type { LinearModel, Solve } from "#platform/solver";
import { type DecidedPlan, planOfColumns } from "../team/model/plan-of-columns.ts";
import { type TeamModel, teamModel } from "../team/model/team-model.ts";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamPerson, TeamProblem } from "../team/team-problem.ts";

/** Who would take something else, and in whose stead it would be, while all others stay as they are. */
export interface SwapAsked {
  readonly problem: TeamProblem;
  /** Who goes where now, answers included. */
  readonly standing: TeamPlan["chosen"];
  readonly person: string;
  readonly session: string;
  /** Sessions that come into question; those of their wishes alone. */
  readonly among: readonly string[];
}

/** Something that somebody could take instead, and the plan that would be. */
export interface SwapChoice {
  readonly session: string;
  readonly plan: DecidedPlan;
}

/** So many are looked at, those worth most first, and so many are given. */
const mostTried = 30;
const mostGiven = 8;

/**
 * What a person could take instead of a session so that every limit of the team is kept: desks, money, seats, their own hours.
 * Each is solved with all others' places exactly as they are; only who is sent where may change. The best plans first.
 */
export function swapChoices(asked: SwapAsked, solve: Solve): readonly SwapChoice[] {
  const kept = Map.groupBy(
    asked.standing.filter((each) => !(each.person === asked.person && each.session === asked.session)),
    ({ person }) => person,
  );
  const keptOf = (person: string) => (kept.get(person) ?? []).map(({ session }) => session);
  const team = teamModel(narrowed(asked, keptOf));
  if (team.clashes.length > 0) return [];
  const found: SwapChoice[] = [];
  for (const session of wished(asked, keptOf(asked.person)).slice(0, mostTried)) {
    const model = withPlaces(team, (person) =>
      person === asked.person ? [...keptOf(person), session] : keptOf(person),
    );
    const { columns } = solve(model, { seconds: 5, relativeGap: 1e-4 });
    if (columns.length > 0) found.push({ session, plan: planOfColumns(team, columns) });
    if (found.length === mostGiven) break;
  }
  return found.toSorted((one, other) => other.plan.value - one.plan.value);
}

/** What they wish for and do not have, of what comes into question: the most worth first. */
function wished({ problem, person, session, among }: SwapAsked, kept: readonly string[]): readonly string[] {
  const own = problem.people.find(({ id }) => id === person);
  const offered = new Set(among);
  return (own?.wishes ?? [])
    .filter((wish) => offered.has(wish.session) && wish.session !== session)
    .filter((wish) => !kept.includes(wish.session) && own?.banned.includes(wish.session) !== true)
    .toSorted((one, other) => other.worth - one.worth)
    .map((wish) => wish.session);
}

/** The problem without anything that nobody has or asks about: a few rows of it are left. */
function narrowed(
  { problem, person: asking, session }: SwapAsked,
  keptOf: (person: string) => readonly string[],
): TeamProblem {
  return {
    ...problem,
    people: problem.people.map((person): TeamPerson => {
      const kept = keptOf(person.id);
      if (person.id === asking) return { ...person, pinned: kept, banned: [...person.banned, session] };
      return { ...person, pinned: kept, wishes: person.wishes.filter((wish) => kept.includes(wish.session)) };
    }),
  };
}

/** The model with everybody's places settled. */
function withPlaces(team: TeamModel, placesOf: (person: string) => readonly string[]): LinearModel {
  const [lower, upper] = [team.model.lower.slice(), team.model.upper.slice()];
  for (const { facts, taken } of team.people) {
    const places = new Set(placesOf(facts.person.id));
    for (const [choice, { session }] of facts.choices.entries()) {
      const column = taken[choice] ?? 0;
      const has = Number(places.has(session.session.id));
      lower[column] = Math.max(lower[column] ?? 0, has);
      upper[column] = Math.min(upper[column] ?? 0, has);
    }
  }
  return { ...team.model, lower, upper };
}
