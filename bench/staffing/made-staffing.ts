import type { Branch, Desk } from "../../src/modules/staffing/rules/branch.ts";
import type { Minimum, WeeklyHours } from "../../src/modules/staffing/rules/hours.ts";
import type { Shift, StaffMember, WeeklyPattern } from "../../src/modules/staffing/rules/staff.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import type { Absence, LearningSession } from "../../src/modules/staffing/rules/time-away.ts";
import { formatDate, parseDate } from "../../src/platform/time/index.ts";

/** A library system as they are: how many of what. */
export interface MadeSize {
  readonly branches: number;
  readonly staff: number;
  readonly seed: number;
}

const firstDay = parseDate("2027-01-01") ?? 0;
const none: Minimum = { whileOpen: 0, rules: [], exceptions: [] };
const hours = { start: 9 * 60, end: 20 * 60 };

/** A year of a made-up system: rotations of two weeks, evenings and Saturdays, lunches, leave, learning, holidays. */
export function madeStaffing({ branches: branchCount, staff: staffCount, seed }: MadeSize): Staffing {
  const random = randomNumbers(seed);
  const branches = Array.from({ length: branchCount }, (_, index) => madeBranch(index));
  const desks = branches.flatMap(madeDesks);
  const staff = Array.from({ length: staffCount }, (_, index) => madeMember(index, branchCount));
  return {
    branches,
    desks,
    staff,
    patterns: staff.map((member, index) => madePattern(member, index)),
    exceptions: staff.flatMap((member, index) => madeExceptions(member, index, random)),
    absences: staff.flatMap((member) => madeAbsences(member, random)),
    sessions: staff.flatMap((member) => madeSessions(member, random)),
    travelTimes: branches.flatMap((from, a) =>
      branches.slice(a + 1).map((to, b) => ({
        fromBranchId: from.id,
        toBranchId: to.id,
        minutes: 10 + ((a * 7 + b * 5) % 40),
      })),
    ),
    substituteLists: branches.map(({ id }, index) => ({
      branchId: id,
      staffIds: staff
        .filter((_, person) => person % branchCount === (index + 1) % branchCount)
        .map(({ id }) => id),
    })),
    offDeskHours: [],
  };
}

function madeBranch(index: number): Branch {
  const weekday = [{ startMinute: hours.start, endMinute: hours.end }];
  const short = [{ startMinute: 600, endMinute: 1020 }];
  const weekly: WeeklyHours = [weekday, weekday, weekday, weekday, short, short, []];
  const holidays = [
    "01-01",
    "01-18",
    "02-15",
    "05-31",
    "07-05",
    "09-06",
    "11-11",
    "11-25",
    "11-26",
    "12-24",
    "12-31",
  ];
  return {
    id: `branch-${String(index).padStart(2, "0")}`,
    name: `Branch ${index}`,
    zone: index % 5 === 4 ? "America/Denver" : "America/Chicago",
    hours: {
      weekly,
      exceptions: holidays.map((day) => ({
        from: `2027-${day}`,
        to: `2027-${day}`,
        intervals: [],
        reason: "Holiday",
      })),
    },
    minimum: { ...none, whileOpen: 3 },
    needsPersonInCharge: true,
  };
}

function madeDesks(branch: Branch): readonly Desk[] {
  const desk = (name: string, kind: Desk["kind"], minimum: Minimum): Desk => ({
    id: `${branch.id}-${name}`,
    branchId: branch.id,
    name,
    kind,
    minimum,
    whoMayCover: { qualifications: kind === "children" ? ["children's room"] : [], staffIds: [] },
    needsPersonInCharge: false,
  });
  const afternoon = { weekdays: [0, 1, 2, 3] as const, startMinute: 14 * 60, endMinute: 18 * 60 };
  return [
    desk("circulation", "circulation", { ...none, whileOpen: 1, rules: [{ ...afternoon, people: 2 }] }),
    desk("reference", "reference", { ...none, whileOpen: 1 }),
    desk("children", "children", { ...none, rules: [{ ...afternoon, people: 1 }] }),
  ];
}

function madeMember(index: number, branchCount: number): StaffMember {
  const turn = Math.floor(index / branchCount);
  return {
    id: `person-${String(index).padStart(4, "0")}`,
    name: `Person ${index}`,
    homeBranchId: `branch-${String(index % branchCount).padStart(2, "0")}`,
    qualifications: turn % 3 !== 1 ? ["children's room"] : [],
    mayBeInCharge: turn % 4 < 2,
    countsTowardsMinimum: turn % 12 !== 11,
    isFloater: index % 50 === 7,
  };
}

function madePattern(member: StaffMember, index: number): WeeklyPattern {
  const early = index % 2 === 0;
  const day = (week: number, weekday: number): readonly Shift[] => {
    const isSaturday = weekday === 5;
    if (weekday === 6 || (isSaturday && (index + week) % 2 === 0)) return [];
    if (weekday === (index + week) % 5 && (index + week) % 2 === 1) return [];
    const start = isSaturday ? 570 : early !== (weekday === 2) ? 510 : 720;
    const end = isSaturday ? 1020 : start + 510;
    const lunch = start + 210 + (index % 4) * 30;
    // Who comes early is off the desk at the end of the day, who comes late at its beginning.
    const [from, to] = start < 600 ? [end - 120, end] : [start, start + 120];
    const atDesk =
      start < 600 ? { startMinute: start, endMinute: from } : { startMinute: to, endMinute: end };
    return [
      { ...atDesk, place: placeOf(member, index), breaks: [{ startMinute: lunch, endMinute: lunch + 30 }] },
      {
        startMinute: from,
        endMinute: to,
        place: { kind: "off-desk", branchId: member.homeBranchId },
        breaks: [],
      },
    ];
  };
  const week = (number: number): WeeklyPattern["weeks"][number] => [
    day(number, 0),
    day(number, 1),
    day(number, 2),
    day(number, 3),
    day(number, 4),
    day(number, 5),
    day(number, 6),
  ];
  return {
    id: `pattern-${member.id}`,
    staffId: member.id,
    from: "2026-01-05",
    anchor: "2026-01-05",
    weeks: [week(0), week(1)],
  };
}

function placeOf({ homeBranchId, qualifications }: StaffMember, index: number): Shift["place"] {
  if (index % 7 === 3) return { kind: "branch", branchId: homeBranchId };
  const name =
    qualifications.length > 0 && index % 2 === 0 ? "children" : index % 3 === 0 ? "reference" : "circulation";
  return { kind: "desk", deskId: `${homeBranchId}-${name}`, mayMove: index % 3 !== 1 };
}

function madeAbsences(member: StaffMember, random: () => number): readonly Absence[] {
  const days = Array.from({ length: 16 }, () => Math.floor(random() * 365));
  return days.map((day, index) => {
    const length = index < 3 ? 5 : 1;
    const isPart = index > 11;
    return {
      id: `absence-${member.id}-${index}`,
      staffId: member.id,
      from: `${formatDate(firstDay + day)}T${isPart ? "14:15" : "00:00"}`,
      to: isPart ? `${formatDate(firstDay + day)}T16:00` : `${formatDate(firstDay + day + length)}T00:00`,
      reason: index < 8 ? "vacation" : "sick",
    };
  });
}

function madeSessions(member: StaffMember, random: () => number): readonly LearningSession[] {
  return Array.from({ length: 12 }, (_, index) => {
    const day = formatDate(firstDay + Math.floor(random() * 365));
    const isAway = index % 4 === 0;
    return {
      id: `session-${member.id}-${index}`,
      staffId: member.id,
      title: `Session ${index}`,
      start: `${day}T19:00:00Z`,
      end: `${day}T20:${index % 2 === 0 ? "00" : "30"}:00Z`,
      zone: "America/New_York",
      attendance: isAway ? "away" : index % 4 === 1 ? "at-desk" : "in-building",
      travelMinutesBefore: isAway ? 40 : 0,
      travelMinutesAfter: isAway ? 40 : 0,
    };
  });
}

function madeExceptions(member: StaffMember, index: number, random: () => number): Staffing["exceptions"] {
  return Array.from({ length: 4 }, (_, count) => ({
    kind: "extra" as const,
    id: `extra-${member.id}-${count}`,
    staffId: member.id,
    date: formatDate(firstDay + Math.floor(random() * 365)),
    shift: { startMinute: 1020, endMinute: 1200, place: placeOf(member, index), breaks: [] },
  }));
}

/** Mulberry32: the same numbers on every machine. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
