import { formatInstant } from "#platform/time";
import type { DeskMinimum, TeamBranch, TeamPerson, TeamShift } from "../team-problem.ts";
import type { TeamFault } from "./check-team-plan.ts";
import { type CheckedPerson, type CheckedTeam, isOverlap, type Span, spanOf } from "./checked-team.ts";

/** When somebody is at a branch, and by what right. */
interface Stay extends Span {
  readonly person: TeamPerson;
  /** The shift in which they are sent; shifts of their own that meet are one. */
  readonly sentIn?: TeamShift;
}

/** Every desk, half-hour by half-hour, and whether whoever is sent may be. */
export function deskFaults(team: CheckedTeam): readonly TeamFault[] {
  const people = new Map(team.people.map((checked) => [checked.person.id, checked]));
  const stays = new Map<string, Stay[]>();
  const add = (branch: string, stay: Stay) => {
    const there = stays.get(branch);
    if (there === undefined) stays.set(branch, [stay]);
    else there.push(stay);
  };
  for (const { person } of team.people)
    for (const shift of person.shifts) if (!shift.isFloating) add(shift.branch, { person, ...spanOf(shift) });
  const faults: TeamFault[] = [];
  for (const float of team.plan.floats) {
    const checked = people.get(float.person);
    const wrong =
      checked === undefined ? "The problem has no such person." : floatFault(team, checked, float);
    if (wrong !== undefined)
      faults.push({ field: `floats ${float.person} ${float.branch} ${float.start}`, message: wrong });
    const sentIn = checked === undefined ? undefined : shiftOf(checked, float);
    if (checked !== undefined && sentIn !== undefined)
      add(float.branch, { person: checked.person, ...spanOf(float), sentIn });
  }
  const away = new Map(team.people.map(({ person, taken }) => [person, taken.flatMap(({ trips }) => trips)]));
  return [
    ...faults,
    ...team.problem.branches.flatMap((branch) => branchFaults(branch, stays.get(branch.id) ?? [], away)),
  ];
}

type Float = CheckedTeam["plan"]["floats"][number];

function floatFault(team: CheckedTeam, { person, taken }: CheckedPerson, float: Float): string | undefined {
  const time = spanOf(float);
  if (!(time.start < time.end)) return "It ends before it begins.";
  if (!person.floatsTo.includes(float.branch)) return "They do not stand in there.";
  const shift = shiftOf({ person, taken }, float);
  if (shift === undefined) return "It is not within a shift of theirs in which they float.";
  if (taken.some(({ trips }) => trips.some((trip) => isOverlap(trip, time)))) return "They are away then.";
  const others = team.plan.floats.filter((other) => other !== float && other.person === person.id);
  if (others.some((other) => isOverlap(spanOf(other), time))) return "They are sent twice at once.";
  if (others.some((other) => other.branch !== float.branch && isOverlap(spanOf(other), spanOf(shift))))
    return "They are sent to two branches in one shift.";
  return undefined;
}

/** The floating shift in which all of it is. */
function shiftOf({ person }: CheckedPerson, float: Float): TeamShift | undefined {
  const time = spanOf(float);
  return person.shifts.find((own) => {
    const { start, end } = spanOf(own);
    return own.isFloating && start <= time.start && time.end <= end;
  });
}

function branchFaults(
  branch: TeamBranch,
  stays: readonly Stay[],
  away: ReadonlyMap<TeamPerson, readonly Span[]>,
): readonly TeamFault[] {
  const byDay = new Map<number, Stay[]>();
  for (const stay of stays)
    for (let day = dayOf(stay.start); day <= dayOf(stay.end); day += 1)
      byDay.set(day, [...(byDay.get(day) ?? []), stay]);
  return branch.minimums.flatMap((minimum) => {
    const { start, end } = spanOf(minimum);
    const faults: TeamFault[] = [];
    for (let from = start; from < end; from += 1800) {
      const part = { start: from, end: Math.min(end, from + 1800) };
      const there = presentIn(part, byDay.get(dayOf(from)) ?? [], away);
      for (const message of shortOf(minimum, there))
        faults.push({ field: `branches.${branch.id}.minimums ${formatInstant(from)}`, message });
    }
    return faults;
  });
}

function dayOf(instant: number): number {
  return Math.floor(instant / 86_400);
}

/** Everyone whose stays cover the whole of a part, and who is not away for any of it. */
function presentIn(
  part: Span,
  stays: readonly Stay[],
  away: ReadonlyMap<TeamPerson, readonly Span[]>,
): readonly TeamPerson[] {
  const people = new Set(stays.filter((stay) => isOverlap(stay, part)).map(({ person }) => person));
  return [...people].filter((person) => {
    if ((away.get(person) ?? []).some((trip) => isOverlap(trip, part))) return false;
    const own = stays.filter((stay) => stay.person === person).sort((a, b) => a.start - b.start);
    return [...Map.groupBy(own, ({ sentIn }) => sentIn).values()].some((together) => covers(together, part));
  });
}

function covers(stays: readonly Stay[], part: Span): boolean {
  let covered = part.start;
  for (const { start, end } of stays) if (start <= covered) covered = Math.max(covered, end);
  return covered >= part.end;
}

function shortOf({ people, qualified }: DeskMinimum, there: readonly TeamPerson[]): readonly string[] {
  const needs = Object.entries(qualified).map(([qualification, needed]) => ({
    needed,
    has: there.filter(({ qualifications }) => qualifications.includes(qualification)).length,
    what: `with “${qualification}”`,
  }));
  return [{ needed: people, has: there.length, what: "people" }, ...needs]
    .filter(({ needed, has }) => has < needed)
    .map(({ needed, has, what }) => `${has} ${what} are there, ${needed} are needed.`);
}
