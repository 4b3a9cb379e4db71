import type { LinearModel, Solve } from "#platform/solver";
import { planOfColumns } from "./model/plan-of-columns.ts";
import { type TeamModel, teamModel } from "./model/team-model.ts";
import { gapOf } from "./search.ts";
import type { TeamPlan } from "./team-plan.ts";
import type { TeamProblem } from "./team-problem.ts";

/** A place that somebody does not take. */
export interface Declined {
  readonly person: string;
  readonly session: string;
}

/** The problem in which what was declined is not offered to that person again. */
export function withDeclined(problem: TeamProblem, declined: readonly Declined[]): TeamProblem {
  const sessions = Map.groupBy(declined, ({ person }) => person);
  const people = problem.people.map((person) => {
    const ids = sessions.get(person.id)?.map(({ session }) => session);
    return ids === undefined
      ? person
      : {
          ...person,
          pinned: person.pinned.filter((id) => !ids.includes(id)),
          banned: [...new Set([...person.banned, ...ids])],
        };
  });
  return { ...problem, people };
}

/**
 * A plan after somebody declined: they may be given something else, and whoever wishes for it what they leave. Everybody keeps all
 * that they have. Where that cannot be, because a price for a group no longer holds, as few as possible lose anything.
 * The bound of the plan still holds: with less to choose from nothing can be worth more.
 */
export function replanLocally(
  problem: TeamProblem,
  plan: TeamPlan,
  declined: readonly Declined[],
  solve: Solve,
): TeamPlan {
  const changed = withDeclined(problem, declined);
  const team = teamModel(changed);
  const taken = new Set(plan.chosen.map(({ person, session }) => `${person} ${session}`));
  for (const { person, session } of declined) taken.delete(`${person} ${session}`);
  const gains = gainsOf(declined);
  const options = { relativeGap: 1e-6, seconds: 60 };
  const kept = solve(withAllKept(team, taken, gains), options);
  const answer = kept.columns.length > 0 ? kept : solve(withAllPreferred(team, taken, gains), options);
  if (answer.columns.length === 0) return { ...plan, ...nothing, seconds: answer.seconds };
  const decided = planOfColumns(team, answer.columns);
  const bound = Math.max(plan.bound, decided.value);
  const gap = gapOf(decided.value, bound);
  return {
    ...plan,
    ...decided,
    outcome: gap <= 1e-6 ? "optimal" : "feasible",
    bound,
    gap,
    seconds: answer.seconds,
  };
}

const nothing = {
  outcome: "none",
  chosen: [],
  floats: [],
  counted: [],
  unmet: [],
  belowFairShare: [],
  value: 0,
  gap: 0,
  binding: [],
} as const;

/** Whether a person may be given a session that they do not have: whoever declined any, all others what was left. */
type MayGain = (person: string, session: string) => boolean;

function gainsOf(declined: readonly Declined[]): MayGain {
  const left = new Set(declined.map(({ session }) => session));
  const declining = new Set(declined.map(({ person }) => person));
  return (person, session) => declining.has(person) || left.has(session);
}

/** Everybody's choices, with whether they have them and whether they may get them. */
function* choicesOf(team: TeamModel, taken: ReadonlySet<string>, gains: MayGain) {
  for (const { facts, taken: columns } of team.people)
    for (const [choice, { session }] of facts.choices.entries())
      yield {
        column: columns[choice] ?? 0,
        has: taken.has(`${facts.person.id} ${session.session.id}`),
        mayGain: gains(facts.person.id, session.session.id),
      };
}

function withAllKept(team: TeamModel, taken: ReadonlySet<string>, gains: MayGain): LinearModel {
  const [lower, upper] = [team.model.lower.slice(), team.model.upper.slice()];
  for (const { column, has, mayGain } of choicesOf(team, taken, gains)) {
    lower[column] = Math.max(lower[column] ?? 0, Number(has));
    if (!has && !mayGain) upper[column] = lower[column] ?? 0;
  }
  return { ...team.model, lower, upper };
}

function withAllPreferred(team: TeamModel, taken: ReadonlySet<string>, gains: MayGain): LinearModel {
  const [upper, worth] = [team.model.upper.slice(), team.model.worth.slice()];
  // Each place kept outweighs whatever could be gained by giving it up.
  const most = 1 + team.model.worth.reduce((sum, each) => Math.max(sum, Math.abs(each)), 0) * 10;
  for (const { column, has, mayGain } of choicesOf(team, taken, gains)) {
    if (has) worth[column] = (worth[column] ?? 0) + most;
    else if (!mayGain) upper[column] = team.model.lower[column] ?? 0;
  }
  return { ...team.model, upper, worth };
}
