import { formatDate, parseDate, parseInstant, toWall, weekdayOf, zoneOf } from "#platform/time";
import type { Branch, Desk } from "../../src/modules/staffing/rules/branch.ts";
import type { DayInterval, Minimum } from "../../src/modules/staffing/rules/hours.ts";
import type { Shift, StaffMember } from "../../src/modules/staffing/rules/staff.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";

/* A slow second opinion on coverage: minute by minute, and every assignment tried. It shares only zones with the product. */

/** The first instant at which the wall of a zone shows a minute of a date or a later one. */
const instants = new Map<string, number>();
function instantOf(zone: string, date: string, minute: number): number {
  const name = `${zone} ${date} ${minute}`;
  const known = instants.get(name);
  if (known !== undefined) return known;
  const wanted = (parseDate(date) ?? 0) * 86_400 + minute * 60;
  let at = wanted - 15 * 3600;
  while (toWall(zoneOf(zone), at) < wanted) at += 60;
  instants.set(name, at);
  return at;
}

interface Placed {
  readonly shift: Shift;
  readonly rank: number;
}

interface Worked extends Placed {
  readonly start: number;
  readonly end: number;
  readonly branchId: string | undefined;
  readonly date: string;
}

function usualShifts(staffing: Staffing, staffId: string, date: string): readonly Placed[] {
  const day = parseDate(date) ?? 0;
  const own = staffing.patterns
    .filter((pattern) => pattern.staffId === staffId)
    .sort((a, b) => (a.from + a.id < b.from + b.id ? -1 : 1));
  return own.flatMap((pattern, rank) => {
    if (pattern.from > date || (pattern.to ?? "9") < date) return [];
    const anchor = parseDate(pattern.anchor) ?? 0;
    const weeks = Math.round((day - weekdayOf(day) - (anchor - weekdayOf(anchor))) / 7);
    const count = pattern.weeks.length;
    const week = pattern.weeks[((weeks % count) + count) % count];
    return (week?.[weekdayOf(day)] ?? []).map((shift) => ({ shift, rank }));
  });
}

function shiftsOn(staffing: Staffing, staffId: string, date: string): readonly Placed[] {
  let shifts = usualShifts(staffing, staffId, date);
  const exceptions = [...staffing.exceptions].sort((a, b) => (a.id < b.id ? -1 : 1));
  const isDropped = exceptions.some(
    (each) =>
      (each.kind === "moved" && each.staffId === staffId && each.date === date) ||
      (each.kind === "swapped" &&
        each.withStaffId !== each.staffId &&
        ((each.staffId === staffId && each.date === date) ||
          (each.withStaffId === staffId && each.withDate === date))),
  );
  if (isDropped) shifts = [];
  exceptions.forEach((each, order) => {
    const add = (more: readonly Shift[], kind: number): void => {
      shifts = [...shifts, ...more.map((shift) => ({ shift, rank: kind * 1000 + order }))];
    };
    if (each.kind === "extra" && each.staffId === staffId && each.date === date) add([each.shift], 3);
    if (each.kind === "moved" && each.staffId === staffId && each.toDate === date) add(each.shifts, 2);
    if (each.kind !== "swapped" || each.withStaffId === each.staffId) return;
    const usual = (whose: string): readonly Shift[] =>
      usualShifts(staffing, whose, date).map(({ shift }) => shift);
    if (each.withStaffId === staffId && each.date === date) add(usual(each.staffId), 1);
    if (each.staffId === staffId && each.withDate === date) add(usual(each.withStaffId), 1);
  });
  return shifts;
}

type At =
  | {
      readonly branchId: string;
      readonly deskId?: string;
      readonly isFlexible: boolean;
      readonly isOutsideCover: boolean;
    }
  | undefined;

/** Where a person is at each minute from two days before to two days after a date, by instant. */
function whereabouts(staffing: Staffing, person: StaffMember, date: string): (at: number) => At {
  const day = parseDate(date) ?? 0;
  const minutes = new Map<number, Worked>();
  const branchOf = (shift: Shift): Branch | undefined => {
    const { place } = shift;
    const id =
      place.kind === "outside"
        ? undefined
        : place.kind === "desk"
          ? deskById(staffing, place.deskId)?.branchId
          : place.branchId;
    return staffing.branches.find((branch) => branch.id === id);
  };
  for (const near of [day - 1, day, day + 1].map(formatDate))
    for (const placed of shiftsOn(staffing, person.id, near)) {
      const branch = branchOf(placed.shift);
      const zone = branch?.zone ?? homeZone(staffing, person);
      const start = instantOf(zone, near, placed.shift.startMinute);
      const end = instantOf(zone, near, placed.shift.endMinute);
      const worked: Worked = { ...placed, start, end, branchId: branch?.id, date: near };
      for (let at = start; at < end; at += 60) {
        const other = minutes.get(at);
        if (other === undefined || isStronger(worked, other)) minutes.set(at, worked);
      }
    }
  const there = new Map<number, At>();
  let last: { branchId: string; end: number } | undefined;
  for (const at of [...minutes.keys()].sort((a, b) => a - b)) {
    const { shift, branchId, date } = minutes.get(at)!;
    if (branchId === undefined) continue;
    if (
      last !== undefined &&
      last.branchId !== branchId &&
      at < last.end + travel(staffing, last.branchId, branchId) * 60
    )
      continue;
    last = { branchId, end: at + 60 };
    const zone = staffing.branches.find(({ id }) => id === branchId)!.zone;
    const isBreak = shift.breaks.some(
      ({ startMinute, endMinute }) =>
        at >= instantOf(zone, date, startMinute) && at < instantOf(zone, date, endMinute),
    );
    if (!isBreak) there.set(at, withAways(staffing, person, at, { ...atOf(shift), branchId }));
  }
  return (at) => there.get(at);
}

/** Of two shifts of one pattern the one that begins earlier, then the one that ends earlier. */
function isStronger(a: Worked, b: Worked): boolean {
  return (a.rank - b.rank || b.start - a.start || b.end - a.end) > 0;
}

function atOf({ place }: Shift): Omit<NonNullable<At>, "branchId"> {
  return {
    ...(place.kind === "desk" ? { deskId: place.deskId } : {}),
    isFlexible: place.kind === "branch" || (place.kind === "desk" && place.mayMove),
    isOutsideCover: false,
  };
}

function withAways(staffing: Staffing, person: StaffMember, at: number, where: NonNullable<At>): At {
  let now: NonNullable<At> = where;
  for (const absence of staffing.absences) {
    if (absence.staffId !== person.id) continue;
    const zone = homeZone(staffing, person);
    const [from, to] = [absence.from, absence.to].map((text) =>
      instantOf(zone, text.slice(0, 10), Number(text.slice(11, 13)) * 60 + Number(text.slice(14, 16))),
    );
    if (at < from! || at >= to!) continue;
    if (absence.cover?.kind !== "outside") return undefined;
    now = { ...now, isOutsideCover: true };
  }
  for (const session of staffing.sessions) {
    if (session.staffId !== person.id || session.attendance === "at-desk") continue;
    const isAway = session.attendance === "away";
    const from = parseInstant(session.start)! - (isAway ? session.travelMinutesBefore * 60 : 0);
    const to = parseInstant(session.end)! + (isAway ? session.travelMinutesAfter * 60 : 0);
    if (at < from || at >= to) continue;
    if (isAway) return undefined;
    now = { branchId: now.branchId, isFlexible: false, isOutsideCover: now.isOutsideCover };
  }
  return now;
}

function homeZone(staffing: Staffing, { homeBranchId }: StaffMember): string {
  return staffing.branches.find(({ id }) => id === homeBranchId)?.zone ?? "UTC";
}

function travel({ travelTimes }: Staffing, from: string, to: string): number {
  const way = (a: string, b: string): number[] =>
    travelTimes
      .filter((time) => time.fromBranchId === a && time.toBranchId === b)
      .map(({ minutes }) => minutes);
  return Math.max(0, ...(way(from, to).length > 0 ? way(from, to) : way(to, from)));
}

function deskById({ desks }: Staffing, id: string): Desk | undefined {
  return desks.find((desk) => desk.id === id);
}

function neededAt({ whileOpen, rules, exceptions }: Minimum, date: string, minute: number): number {
  const holds = ({ startMinute, endMinute }: DayInterval): boolean =>
    minute >= startMinute && minute < endMinute;
  const weekday = weekdayOf(parseDate(date) ?? 0);
  const exception = exceptions.findLast((each) => each.date === date && holds(each));
  const rule = rules.findLast((each) => each.weekdays.some((day) => day === weekday) && holds(each));
  return (exception ?? rule)?.people ?? whileOpen;
}

/** What the slow count says of one half-hour. */
export interface Naive {
  readonly slotMinute: number;
  readonly needed: readonly number[];
  readonly buildingPresent: number;
  readonly short: number;
  readonly buildingShort: number;
  readonly lacks: number;
  readonly buildingLacks: boolean;
}

/** The half-hours of a day, counted slowly. */
export function naiveDay(staffing: Staffing, branch: Branch, date: string): readonly Naive[] {
  const next = formatDate((parseDate(date) ?? 0) + 1);
  const [start, end] = [instantOf(branch.zone, date, 0), instantOf(branch.zone, next, 0)];
  const desks = staffing.desks
    .filter(({ branchId }) => branchId === branch.id)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const people = staffing.staff.map((person) => ({ person, where: whereabouts(staffing, person, date) }));
  const hours =
    branch.hours.exceptions.findLast(({ from, to }) => from <= date && date <= to)?.intervals ??
    branch.hours.weekly[weekdayOf(parseDate(date) ?? 0)]!;
  const wall = (at: number): number => toWall(zoneOf(branch.zone), at) / 60 - (parseDate(date) ?? 0) * 1440;
  const isOpen = (at: number): boolean =>
    hours.some(
      ({ startMinute, endMinute }) =>
        at >= instantOf(branch.zone, date, startMinute) && at < instantOf(branch.zone, date, endMinute),
    );
  const slots: Naive[] = [];
  for (let slot = start; slot < end; slot += 1800) {
    const open = minutesOf(slot, Math.min(end, slot + 1800)).filter(isOpen);
    const throughout = minutesOf(open[0] ?? 0, (open.at(-1) ?? -60) + 60);
    const most = (minimum: Minimum): number =>
      Math.max(0, ...open.map((at) => neededAt(minimum, date, wall(at))));
    const present = people.flatMap(({ person, where }) => {
      const places = open.length === 0 ? [undefined] : throughout.map(where);
      if (!places.every((place) => place?.branchId === branch.id)) return [];
      const texts = new Set(places.map((place) => JSON.stringify({ ...place, isOutsideCover: false })));
      const place = texts.size === 1 ? places[0]! : { branchId: branch.id, isFlexible: false };
      return [{ person, place, isOutside: places.some((each) => each?.isOutsideCover) }];
    });
    const needed = desks.map(({ minimum }) => most(minimum));
    const counted = present.filter(({ person }) => person.countsTowardsMinimum).length;
    slots.push({
      slotMinute: wall(slot),
      needed,
      buildingPresent: counted,
      buildingShort: Math.max(0, most(branch.minimum) - counted),
      buildingLacks:
        open.length > 0 &&
        branch.needsPersonInCharge &&
        !present.some(({ person, isOutside }) => person.mayBeInCharge && !isOutside),
      ...bestByTrying(desks, needed, present),
    });
  }
  return slots;
}

export function minutesOf(start: number, end: number): readonly number[] {
  return Array.from({ length: Math.max(0, (end - start) / 60) }, (_, minute) => start + minute * 60);
}

interface Someone {
  readonly person: StaffMember;
  readonly place: { readonly deskId?: string; readonly isFlexible: boolean };
  readonly isOutside: boolean;
}

/** The fewest empty places, then the fewest desks without a lead, of all assignments there are. */
function bestByTrying(
  desks: readonly Desk[],
  needed: readonly number[],
  present: readonly Someone[],
): { short: number; lacks: number } {
  let best = { short: Number.POSITIVE_INFINITY, lacks: Number.POSITIVE_INFINITY };
  const counts = desks.map(() => 0);
  const leads = desks.map(() => 0);
  const place = (index: number): void => {
    const someone = present[index];
    if (someone === undefined) {
      const short = needed.reduce((sum, need, desk) => sum + Math.max(0, need - counts[desk]!), 0);
      const lacks = desks.filter(
        (desk, at) => desk.needsPersonInCharge && needed[at]! > 0 && leads[at] === 0,
      ).length;
      if (short < best.short || (short === best.short && lacks < best.lacks)) best = { short, lacks };
      return;
    }
    const isLead = someone.person.mayBeInCharge && !someone.isOutside ? 1 : 0;
    place(index + 1);
    desks.forEach((desk, at) => {
      if (!mayStand(someone, desk)) return;
      counts[at]! += 1;
      leads[at]! += isLead;
      place(index + 1);
      counts[at]! -= 1;
      leads[at]! -= isLead;
    });
  };
  place(0);
  return best;
}

function mayStand({ person, place }: Someone, desk: Desk): boolean {
  const { qualifications, staffIds } = desk.whoMayCover;
  if (place.deskId !== desk.id && !place.isFlexible) return false;
  if (qualifications.length + staffIds.length === 0) return person.countsTowardsMinimum;
  return staffIds.includes(person.id) || qualifications.some((each) => person.qualifications.includes(each));
}
