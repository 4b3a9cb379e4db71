import { formatDate, formatInstant, type Interval, unionOfIntervals } from "#platform/time";
import type { Branch, Desk } from "../branch.ts";
import { coverage } from "../desk-coverage/coverage.ts";
import { mayCover } from "../desk-coverage/may-cover.ts";
import type { SlotCoverage } from "../desk-coverage/result.ts";
import { awaysOfPerson } from "../schedule/away-table.ts";
import { spanOf } from "../schedule/aways.ts";
import { compiled } from "../schedule/compile.ts";
import type { CompiledStaffing } from "../schedule/compiled.ts";
import type { StaffMember } from "../staff.ts";
import type { Staffing } from "../staffing.ts";

/** Who is needed and who is there, in the times asked for, in a shape that a planner can reckon with. */
export interface DeskPresence {
  readonly branches: readonly BranchPresence[];
  readonly people: readonly PersonPresence[];
}

export interface BranchPresence {
  readonly branchId: string;
  readonly name: string;
  /** In order of time, half-hours that need the same joined. UTC instants. */
  readonly minimums: readonly PresenceMinimum[];
}

/**
 * What may not be undercut. Where a branch is short as it is, no more is asked for than is there: learning must not make
 * it worse, and cannot make it better.
 */
export interface PresenceMinimum {
  readonly start: string;
  readonly end: string;
  readonly people: number;
  /** Of these so many with a qualification of `PersonPresence`. */
  readonly qualified: Readonly<Record<string, number>>;
}

export interface PersonPresence {
  readonly staffId: string;
  readonly name: string;
  readonly homeBranchId: string;
  /** `in-charge`, and `desk:ID` for every desk with lists of its own that the person may cover. */
  readonly qualifications: readonly string[];
  readonly isFloater: boolean;
  /** When they are there, in the half-hours asked for. UTC instants. */
  readonly shifts: readonly { readonly start: string; readonly end: string; readonly branchId: string }[];
  /** Absences and sessions that touch the times asked for. UTC instants. */
  readonly away: readonly { readonly start: string; readonly end: string }[];
}

/** The half-hours that matter: those that touch one of `windows` (UTC seconds). */
export function deskPresence(staffing: Staffing, windows: readonly Interval[]): DeskPresence {
  const asked = unionOfIntervals(windows.map(({ start, end }) => ({ start, end })));
  const [first, last] = [asked[0], asked.at(-1)];
  const members = new Map(staffing.staff.map((member) => [member.id, member]));
  const shifts = new Map<string, Stay[]>();
  if (first === undefined || last === undefined) return { branches: [], people: [] };
  const isAsked = asker(asked);
  const covered = coverage(staffing, {
    from: formatDate(Math.floor(first.start / 86_400) - 1),
    to: formatDate(Math.floor(last.end / 86_400) + 1),
  });
  const branches = covered.branches.flatMap(({ branchId, deskIds, days }) => {
    const branch = staffing.branches.find(({ id }) => id === branchId);
    if (branch === undefined) return [];
    const needs = needsOf(staffing, branch, deskIds);
    const minimums: Minimum[] = [];
    for (const day of days)
      for (const [index, slot] of day.slots.entries()) {
        const start = day.startSeconds + index * halfHour;
        if (!slot.isOpen || !isAsked(start, start + halfHour)) continue;
        joinMinimum(minimums, start, minimumOf(slot, needs, members));
        for (const { id } of countedIn(slot, members))
          joinStay(shifts, id, { start, end: start + halfHour, branchId });
      }
    return [{ branchId, name: branch.name, minimums: minimums.map(told) }];
  });
  const made = compiled(staffing);
  const people = staffing.staff.map((member) => ({
    ...personOf(staffing, member, shifts.get(member.id) ?? []),
    away: awayOf(made, member, isAsked),
  }));
  return { branches, people };
}

const halfHour = 1_800;

interface Stay extends Interval {
  readonly branchId: string;
}

/** Whether any of some ordered, disjoint times touches another. */
function asker(asked: readonly Interval[]): (start: number, end: number) => boolean {
  return (start, end) => {
    let [low, high] = [0, asked.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((asked[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return (asked[low]?.start ?? Infinity) < end;
  };
}

interface BranchNeeds {
  readonly needsPersonInCharge: boolean;
  /** By the place in `SlotCoverage.desks`; undefined for a desk that anyone may cover. */
  readonly desks: readonly (Desk | undefined)[];
}

function needsOf(staffing: Staffing, branch: Branch, deskIds: readonly string[]): BranchNeeds {
  const desks = deskIds.map((id) => staffing.desks.find((desk) => desk.id === id));
  return {
    needsPersonInCharge: branch.needsPersonInCharge || desks.some((desk) => desk?.needsPersonInCharge),
    desks: desks.map((desk) => (desk !== undefined && hasLists(desk) ? desk : undefined)),
  };
}

function hasLists({ whoMayCover }: Desk): boolean {
  return whoMayCover.qualifications.length + whoMayCover.staffIds.length > 0;
}

interface Minimum extends Interval {
  readonly people: number;
  readonly qualified: Readonly<Record<string, number>>;
}

function minimumOf(
  { building, desks, people }: SlotCoverage,
  needs: BranchNeeds,
  members: ReadonlyMap<string, StaffMember>,
): Pick<Minimum, "people" | "qualified"> {
  const present = countedIn({ people }, members);
  const outside = people.filter(({ isOutsideCover }) => isOutsideCover).length;
  const needed = Math.max(
    building.needed,
    desks.reduce((sum, desk) => sum + desk.needed, 0),
  );
  const qualified: Record<string, number> = {};
  if (needs.needsPersonInCharge && present.some(({ mayBeInCharge }) => mayBeInCharge))
    qualified["in-charge"] = 1;
  for (const [index, desk] of needs.desks.entries()) {
    if (desk === undefined) continue;
    const able = present.filter((member) => mayCover(member, desk)).length;
    const wanted = Math.min((desks[index]?.needed ?? 0) - outside, able);
    if (wanted > 0) qualified[`desk:${desk.id}`] = wanted;
  }
  return { people: Math.max(0, Math.min(needed - outside, present.length)), qualified };
}

/** Whom a minimum counts: not those from outside, nor pages, unless one stands at a desk that is theirs. */
function countedIn(
  { people }: Pick<SlotCoverage, "people">,
  members: ReadonlyMap<string, StaffMember>,
): readonly StaffMember[] {
  return people.flatMap(({ staffId, isOutsideCover, deskId }) => {
    const member = members.get(staffId);
    if (member === undefined || isOutsideCover) return [];
    return member.countsTowardsMinimum || deskId !== undefined ? [member] : [];
  });
}

function joinMinimum(minimums: Minimum[], start: number, asked: Pick<Minimum, "people" | "qualified">): void {
  if (asked.people === 0 && Object.keys(asked.qualified).length === 0) return;
  const last = minimums.at(-1);
  const isSame =
    last?.end === start &&
    last.people === asked.people &&
    JSON.stringify(last.qualified) === JSON.stringify(asked.qualified);
  if (isSame) minimums[minimums.length - 1] = { ...last, end: start + halfHour };
  else minimums.push({ start, end: start + halfHour, ...asked });
}

function joinStay(shifts: Map<string, Stay[]>, staffId: string, stay: Stay): void {
  const known = shifts.get(staffId) ?? [];
  shifts.set(staffId, known);
  const place = known.findIndex(({ end, branchId }) => end === stay.start && branchId === stay.branchId);
  if (place === -1) known.push(stay);
  else known[place] = { ...stay, start: known[place]?.start ?? stay.start };
}

function personOf(staffing: Staffing, member: StaffMember, stays: readonly Stay[]) {
  const desks = staffing.desks.filter((desk) => hasLists(desk) && mayCover(member, desk));
  return {
    staffId: member.id,
    name: member.name,
    homeBranchId: member.homeBranchId,
    qualifications: [...(member.mayBeInCharge ? ["in-charge"] : []), ...desks.map(({ id }) => `desk:${id}`)],
    isFloater: member.isFloater,
    shifts: stays
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, end, branchId }) => ({
        start: formatInstant(start),
        end: formatInstant(end),
        branchId,
      })),
  };
}

function awayOf(
  { aways, personOf: known }: CompiledStaffing,
  { id }: StaffMember,
  isAsked: (start: number, end: number) => boolean,
): PersonPresence["away"] {
  const person = known.get(id);
  if (person === undefined) return [];
  return awaysOfPerson(aways, person)
    .map((away) => spanOf(away))
    .filter(({ start, end }) => start < end && isAsked(start, end))
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, end }) => ({ start: formatInstant(start), end: formatInstant(end) }));
}

function told({ start, end, people, qualified }: Minimum): PresenceMinimum {
  return { start: formatInstant(start), end: formatInstant(end), people, qualified };
}
