import type { MadeShort, SupposedChanges } from "#modules/staffing";
import { distanceMiles } from "#platform/places";
import { formatInstant, parseInstant } from "#platform/time";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamFacts, TeamFactsPerson, TeamFactsSession } from "./team-facts.ts";

/** A plan as the schedule would know it: who is away when, the ways there and back included, and who is sent where. */
export function changesOfPlan(facts: TeamFacts, plan: TeamPlan): SupposedChanges {
  return { sessions: sessionsOf(facts, plan), moves: movesOf(facts, plan) };
}

/** How long each person's way to a session is, in minutes; none where a place is not known. */
export function waysOf({ people, branches }: TeamFacts) {
  const personOf = new Map(people.map((person) => [person.id, person]));
  const branchOf = new Map(branches.map((branch) => [branch.id, branch]));
  return (staffId: string, { place }: Pick<TeamFactsSession, "place">): number => {
    const home = branchOf.get(personOf.get(staffId)?.branchId ?? "")?.place;
    if (place === undefined || home === undefined) return 0;
    return Math.ceil((distanceMiles(home, place) / milesPerHour) * 60);
  };
}

function sessionsOf(facts: TeamFacts, plan: TeamPlan): SupposedChanges["sessions"] {
  const sessionOf = new Map(facts.sessions.map((session) => [session.id, session]));
  const { zone } = facts;
  const ways = waysOf(facts);
  return plan.chosen.flatMap(({ person: staffId, session: id }) => {
    const session = sessionOf.get(id);
    if (session === undefined) return [];
    const minutes = ways(staffId, session);
    return session.sittings.map((sitting, index) => ({
      id: `${id} ${staffId} ${index}`,
      staffId,
      title: session.title,
      ...sitting,
      zone,
      attendance: session.place === undefined ? ("in-building" as const) : ("away" as const),
      travelMinutesBefore: minutes,
      travelMinutesAfter: minutes,
    }));
  });
}

/** What a plan takes for the pace of a journey when nobody says. */
const milesPerHour = 40;

/** Whoever is "sent" to where the schedule has them anyway is not moved. */
export function movesOf({ people }: TeamFacts, plan: TeamPlan): SupposedChanges["moves"] {
  const personOf = new Map(people.map((person) => [person.id, person]));
  return plan.floats
    .filter(({ person, branch, start, end }) => {
      const shifts = personOf.get(person)?.shifts ?? [];
      return !shifts.some((shift) => shift.branchId === branch && shift.start <= start && shift.end >= end);
    })
    .map(({ person, branch, start, end }) => ({ staffId: person, branchId: branch, start, end }));
}

/**
 * The facts again, with all who are there asked for wherever the schedule says that a plan left a desk short though its number
 * of people was kept: some of those who stayed may not stand at that desk. Where somebody was sent there or from there at that
 * time, floaters stay in it too: on the way they are at no desk, and their number would make up for who left.
 */
export function withoutOverdrawn(facts: TeamFacts, short: readonly MadeShort[], plan: TeamPlan): TeamFacts {
  const refused = short.flatMap((time) => {
    const sent = sentNear(facts, plan, time);
    return sent.length === 0 ? [] : [time, ...sent];
  });
  return {
    ...facts,
    bound: facts.bound ?? plan.bound,
    people: refused.length === 0 ? facts.people : facts.people.map((person) => withStays(person, refused)),
    branches: facts.branches.map((branch) => {
      const here = short.filter(({ branchId }) => branchId === branch.id);
      return here.length === 0 ? branch : { ...branch, minimums: raised(facts, branch, here) };
    }),
  };
}

/** Longer than any way between two branches takes, in seconds. */
const nearby = 2 * 3_600;

/** Times in which somebody is sent to a branch or from it, at a time at which it is short or so near that they are on the way. */
function sentNear(facts: TeamFacts, plan: TeamPlan, { branchId, start, end }: MadeShort): readonly Time[] {
  const from = formatInstant((parseInstant(start) ?? 0) - nearby);
  const to = formatInstant((parseInstant(end) ?? 0) + nearby);
  const isNear = (time: Time) => time.start < to && from < time.end;
  const shiftsOf = (staffId: string) => facts.people.find(({ id }) => id === staffId)?.shifts ?? [];
  return movesOf(facts, plan).filter((move) => {
    if (!isNear(move)) return false;
    return (
      move.branchId === branchId ||
      shiftsOf(move.staffId).some((shift) => isNear(shift) && shift.branchId === branchId)
    );
  });
}

/** A floater's shifts, in which they stay where the schedule has them at some times. */
function withStays(person: TeamFactsPerson, times: readonly Time[]): TeamFactsPerson {
  if (!person.isFloater) return person;
  const shifts = person.shifts.flatMap((shift) =>
    cut(shift, times).map((part) =>
      times.some(({ start, end }) => start < part.end && part.start < end)
        ? { ...part, isFixed: true }
        : part,
    ),
  );
  return { ...person, shifts };
}

type Minimum = TeamFacts["branches"][number]["minimums"][number];

function raised(
  { people }: TeamFacts,
  { id, minimums }: TeamFacts["branches"][number],
  short: readonly MadeShort[],
): readonly Minimum[] {
  const stays = people.flatMap(({ shifts }) => shifts.filter(({ branchId }) => branchId === id));
  return minimums
    .flatMap((minimum) => cut(minimum, short))
    .map((part) => {
      if (!short.some(({ start, end }) => start < part.end && part.start < end)) return part;
      const there = stays.filter(({ start, end }) => start <= part.start && end >= part.end).length;
      return { ...part, people: Math.max(part.people, there), asked: part.asked ?? part.people };
    });
}

interface Time {
  readonly start: string;
  readonly end: string;
}

function cut<Cut extends Time>(whole: Cut, times: readonly Time[]): readonly Cut[] {
  const inside = times
    .flatMap(({ start, end }) => [start, end])
    .filter((at) => at > whole.start && at < whole.end);
  const cuts = [...new Set([whole.start, ...inside, whole.end])].toSorted();
  return cuts.slice(0, -1).map((start, index) => ({ ...whole, start, end: cuts[index + 1] ?? whole.end }));
}
