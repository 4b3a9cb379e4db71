import { distanceMiles } from "#platform/places";
import { localDay, parseInstant } from "#platform/time";
import type { Point } from "../../personal/personal-problem.ts";
import type { TeamPlan } from "../team-plan.ts";
import type { TeamPerson, TeamProblem, TeamSession } from "../team-problem.ts";
import type { TeamFault } from "./check-team-plan.ts";

/** From `start` to just before `end`, in seconds since 1970. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A session that a plan gives to a person. */
export interface Taken {
  readonly session: TeamSession;
  readonly worth: number;
  readonly sittings: readonly Span[];
  /** Each sitting with the way there and back. */
  readonly trips: readonly Span[];
  /** Minutes from the branch to where it is. */
  readonly way: number;
}

export interface CheckedPerson {
  readonly person: TeamPerson;
  readonly taken: readonly Taken[];
}

/** A plan laid beside its problem: who takes what, by objects instead of ids. */
export class CheckedTeam {
  readonly problem: TeamProblem;
  readonly plan: TeamPlan;
  readonly people: readonly CheckedPerson[];
  readonly faults: readonly TeamFault[];
  readonly #branches: ReadonlyMap<string, Point>;

  constructor(problem: TeamProblem, plan: TeamPlan) {
    this.problem = problem;
    this.plan = plan;
    this.#branches = new Map(problem.branches.map(({ id, place }) => [id, place]));
    const sessions = new Map(problem.sessions.map((session) => [session.id, session]));
    const faults: TeamFault[] = [];
    const chosen = new Map<string, Set<string>>(problem.people.map(({ id }) => [id, new Set()]));
    for (const { person, session } of plan.chosen) {
      const own = chosen.get(person);
      const field = `chosen ${person} ${session}`;
      if (own === undefined) faults.push({ field, message: "The problem has no such person." });
      else if (!sessions.has(session)) faults.push({ field, message: "The problem has no such session." });
      else if (own.has(session)) faults.push({ field, message: "It is taken twice." });
      else own.add(session);
    }
    this.faults = faults;
    this.people = problem.people.map((person) => ({
      person,
      taken: [...(chosen.get(person.id) ?? [])].flatMap((id) => {
        const session = sessions.get(id);
        return session === undefined ? [] : [this.#taken(person, session)];
      }),
    }));
  }

  /** Whole minutes on the way between two places; what is nowhere is at the person's branch. */
  minutesBetween(person: TeamPerson, one: Point | undefined, other: Point | undefined): number {
    const branch = this.#branches.get(person.branch);
    const [from, to] = [one ?? branch, other ?? branch];
    if (from === undefined || to === undefined) return 0;
    const hours = distanceMiles(from, to) / (this.problem.milesPerHour ?? 40);
    return Math.ceil(hours * 60 - 1e-9);
  }

  day(instant: string): string {
    return localDay(this.problem.zone, instant);
  }

  /** What ends at midnight ends on the day before. */
  lastDay(end: string): string {
    return this.day(new Date(Date.parse(end) - 1000).toISOString());
  }

  #taken(person: TeamPerson, session: TeamSession): Taken {
    const way = session.place === undefined ? 0 : this.minutesBetween(person, undefined, session.place);
    const sittings = session.sittings.map(spanOf);
    return {
      session,
      worth: person.wishes.find((wish) => wish.session === session.id)?.worth ?? 0,
      sittings,
      trips: sittings.map(({ start, end }) => ({ start: start - way * 60, end: end + way * 60 })),
      way,
    };
  }
}

export function spanOf({ start, end }: { readonly start: string; readonly end: string }): Span {
  return { start: parseInstant(start) ?? Number.NaN, end: parseInstant(end) ?? Number.NaN };
}

export function isOverlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** A fault, when an amount is over a limit by more than floating point adds. */
export function over(field: string, amount: number, limit: number | undefined): readonly TeamFault[] {
  return limit === undefined || amount <= limit + 1e-6
    ? []
    : [{ field, message: `${amount} is over the limit of ${limit}.` }];
}
