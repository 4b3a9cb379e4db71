import { distanceMiles } from "#platform/places";
import {
  type Interval,
  formatDate,
  parseInstant,
  SECONDS_PER_DAY,
  toWall,
  unionOfIntervals,
  type Zone,
  zoneOf,
} from "#platform/time";
import type { Point } from "../../personal/personal-problem.ts";
import type { TeamPerson, TeamProblem, TeamSession, TeamShift, Wish } from "../team-problem.ts";

/** A problem with its instants as numbers, its ids looked up, and what cannot be taken left out. */
export interface TeamFacts {
  readonly problem: TeamProblem;
  readonly people: readonly PersonFacts[];
  readonly branchNumbers: ReadonlyMap<string, number>;
  /** Pinned sessions that nothing allows: the fields that say so. */
  readonly clashes: readonly string[];
}

export interface PersonFacts {
  readonly number: number;
  readonly person: TeamPerson;
  readonly choices: readonly Choice[];
  readonly shifts: readonly ShiftFacts[];
}

export interface ShiftFacts extends Interval {
  readonly shift: TeamShift;
}

/** One session that one person may take. */
export interface Choice {
  readonly session: SessionFacts;
  readonly wish: Wish;
  /** Seconds from their branch to its place. */
  readonly travel: number;
  /** When they are not at any desk: every sitting with the way there and back. */
  readonly away: readonly Interval[];
  readonly isPinned: boolean;
}

export interface SessionFacts {
  readonly number: number;
  readonly session: TeamSession;
  readonly sittings: readonly Sitting[];
  readonly minutes: number;
  /** The local day on which it is over; what ends at midnight is over on the day before. */
  readonly endsOn: string;
}

export interface Sitting extends Interval {
  readonly day: string;
  readonly month: string;
  readonly minutes: number;
}

export function teamFacts(problem: TeamProblem): TeamFacts {
  const zone = zoneOf(problem.zone);
  const sessions = new Map(
    problem.sessions.map((session, number) => [session.id, sessionFacts(session, number, zone)]),
  );
  const places = new Map(problem.branches.map(({ id, place }) => [id, place]));
  const clashes: string[] = [];
  const instants = instantReader();
  const people = problem.people.map((person, number) => {
    const from = places.get(person.branch);
    const busy = person.busy.map(({ start, end, isForTrips = false }) => ({
      start: instants(start),
      end: instants(end),
      isForTrips,
    }));
    const choices = person.wishes.flatMap((wish): readonly Choice[] => {
      const session = sessions.get(wish.session);
      if (session === undefined || from === undefined) return [];
      const choice = choiceOf(person, wish, session, { from, milesPerHour: problem.milesPerHour });
      if (isOpen(choice, person, problem) && !isBusy(choice, busy)) return [choice];
      if (choice.isPinned) clashes.push(`people.${person.id}.pinned.${wish.session}`);
      return [];
    });
    const shifts = person.shifts.map((shift) => ({
      shift,
      start: instants(shift.start),
      end: instants(shift.end),
    }));
    return { number, person, choices, shifts };
  });
  const branchNumbers = new Map(problem.branches.map(({ id }, number) => [id, number]));
  return { problem, people, branchNumbers, clashes };
}

/** Seconds, in whole minutes, from one place to another. */
export function travelSeconds(one: Point, other: Point, milesPerHour = 40): number {
  return Math.ceil((distanceMiles(one, other) / milesPerHour) * 60 - 1e-9) * 60;
}

/** True when nobody can be at both. What is online is taken at the branch. */
export function isClash(one: Choice, other: Choice, milesPerHour: number | undefined): boolean {
  if (one.session.session.offering === other.session.session.offering) return true;
  const way = travelBetween(one, other, milesPerHour);
  return one.session.sittings.some((a) =>
    other.session.sittings.some((b) => a.start < b.end + way && b.start < a.end + way),
  );
}

function travelBetween(one: Choice, other: Choice, milesPerHour: number | undefined): number {
  const [here, there] = [one.session.session.place, other.session.session.place];
  if (here === undefined) return other.travel;
  return there === undefined ? one.travel : travelSeconds(here, there, milesPerHour);
}

/** The same texts come again thousands of times: of shifts above all. */
export function instantReader(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const instant = parseInstant(text) ?? Number.NaN;
    known.set(text, instant);
    return instant;
  };
}

function sessionFacts(session: TeamSession, number: number, zone: Zone): SessionFacts {
  const sittings = session.sittings.map(({ start, end }): Sitting => {
    const [from, to] = [parseInstant(start) ?? Number.NaN, parseInstant(end) ?? Number.NaN];
    const day = dayOf(from, zone);
    return { start: from, end: to, day, month: day.slice(0, 7), minutes: (to - from) / 60 };
  });
  return {
    number,
    session,
    sittings,
    minutes: sittings.reduce((sum, { minutes }) => sum + minutes, 0),
    endsOn: dayOf(Math.max(...sittings.map(({ end }) => end)) - 1, zone),
  };
}

function dayOf(instant: number, zone: Zone): string {
  return formatDate(Math.floor(toWall(zone, instant) / SECONDS_PER_DAY));
}

function choiceOf(
  person: TeamPerson,
  wish: Wish,
  session: SessionFacts,
  { from, milesPerHour }: { readonly from: Point; readonly milesPerHour: number | undefined },
): Choice {
  const { place } = session.session;
  const travel = place === undefined ? 0 : travelSeconds(from, place, milesPerHour);
  const trips = session.sittings.map(({ start, end }) => ({ start: start - travel, end: end + travel }));
  const isPinned = person.pinned.includes(wish.session);
  return { session, wish, travel, away: unionOfIntervals(trips), isPinned };
}

function isOpen({ session }: Choice, person: TeamPerson, { from, to }: TeamProblem): boolean {
  const starts = session.sittings.every(({ day }) => day >= from);
  return starts && session.endsOn <= to && !person.banned.includes(session.session.id);
}

interface BusyInterval extends Interval {
  readonly isForTrips: boolean;
}

/** Time for which only trips are missed hinders nothing that is taken at the branch. */
function isBusy({ away, travel }: Choice, busy: readonly BusyInterval[]): boolean {
  const hindrances = busy.filter(({ isForTrips }) => travel > 0 || !isForTrips);
  return away.some((trip) => hindrances.some(({ start, end }) => trip.start < end && start < trip.end));
}
