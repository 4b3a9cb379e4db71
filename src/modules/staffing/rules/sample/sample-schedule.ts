import type { Desk } from "../branch.ts";
import type { Minimum, WeeklyHours } from "../hours.ts";
import type { Shift, StaffMember, WeeklyPattern } from "../staff.ts";
import type { Absence, LearningSession } from "../time-away.ts";
import { dateAfter, mondayOf } from "../team-week/team-week.ts";

/** A branch of a made-up library, and who works there. */
export interface SampleBranch {
  readonly id: string;
  readonly hours: WeeklyHours;
  readonly zone: string;
  readonly staffIds: readonly string[];
}

/** Desks, hours and absences of one branch; ids are for whoever keeps them to give. */
export interface SampleSchedule {
  readonly minimum: Minimum;
  readonly desks: readonly Omit<Desk, "id">[];
  readonly members: readonly Omit<StaffMember, "name">[];
  readonly patterns: readonly Omit<WeeklyPattern, "id">[];
  readonly absences: readonly Omit<Absence, "id">[];
  readonly sessions: readonly Omit<LearningSession, "id">[];
}

const childrensRoom = "children’s room";
/** Weeks before and after today in which someone is away. */
const weeks = [-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/**
 * A plausible schedule of one branch around today: early and late in turn, every other Saturday against a day off, one
 * person on holiday a week, now and then a sick day, a webinar a week. A few half-hours come out short, as they do.
 */
export function sampleSchedule(branch: SampleBranch, place: number, today: string): SampleSchedule {
  const monday = mondayOf(today);
  const away = (week: number, step: number): string =>
    branch.staffIds[
      (((week * step + place) % branch.staffIds.length) + branch.staffIds.length) % branch.staffIds.length
    ] ?? "";
  return {
    minimum: people(branch.staffIds.length > 8 ? 3 : 2),
    desks: desksOf(branch.id, branch.staffIds.length > 8),
    members: branch.staffIds.map((id, turn) => memberOf(branch, id, turn)),
    patterns: branch.staffIds.map((staffId, turn) => ({
      staffId,
      from: dateAfter(monday, -364),
      anchor: dateAfter(monday, -364),
      weeks: [0, 1].map((week) => workWeek(branch, turn, week)) as unknown as WeeklyPattern["weeks"],
    })),
    absences: weeks.flatMap((week) => {
      const start = dateAfter(monday, 7 * week);
      const sickDay = dateAfter(start, (((week + place) % 5) + 5) % 5);
      return [
        absence(away(week, 3), start, dateAfter(start, 5), "vacation"),
        ...(week % 3 === 0 ? [absence(away(week + 1, 2), sickDay, dateAfter(sickDay, 1), "sick")] : []),
      ];
    }),
    sessions: weeks.map((week) => webinar(away(week + 2, 1), dateAfter(monday, 7 * week + (place % 5)))),
  };
}

function people(whileOpen: number): Minimum {
  return { whileOpen, rules: [], exceptions: [] };
}

function desksOf(branchId: string, isLarge: boolean): SampleSchedule["desks"] {
  const shared = { branchId, needsPersonInCharge: false } as const;
  const anyone = { qualifications: [], staffIds: [] };
  const afternoon: Minimum = {
    whileOpen: 0,
    rules: [{ weekdays: [0, 1, 2, 3, 4], startMinute: 900, endMinute: 1020, people: 1 }],
    exceptions: [],
  };
  const childrens: Omit<Desk, "id"> = {
    ...shared,
    name: "Children’s room",
    kind: "children",
    minimum: afternoon,
    whoMayCover: { qualifications: [childrensRoom], staffIds: [] },
  };
  const circulation: Omit<Desk, "id"> = {
    ...shared,
    name: "Circulation",
    kind: "circulation",
    minimum: people(1),
    whoMayCover: anyone,
  };
  const reference: Omit<Desk, "id"> = { ...circulation, name: "Reference", kind: "reference" };
  return isLarge ? [circulation, reference, childrens] : [circulation, childrens];
}

function memberOf({ id: homeBranchId }: SampleBranch, id: string, turn: number): Omit<StaffMember, "name"> {
  const comesOnCall: WeeklyHours = [[], [daytime], [daytime], [daytime], [], [], []];
  return {
    id,
    homeBranchId,
    qualifications: turn % 4 === 3 ? [] : [childrensRoom],
    mayBeInCharge: turn % 3 !== 2,
    countsTowardsMinimum: true,
    isFloater: turn === 5,
    ...(turn === 5 && { callableHours: comesOnCall }),
  };
}

const daytime = { startMinute: 540, endMinute: 1020 };

function workWeek(branch: SampleBranch, turn: number, week: number): readonly (readonly Shift[])[] {
  return branch.hours.map((intervals, weekday) => {
    const [opens, closes] = [intervals[0]?.startMinute, intervals.at(-1)?.endMinute];
    if (opens === undefined || closes === undefined) return [];
    const isWeekend = weekday > 4;
    const worksWeekend = (turn + week) % 2 === 0;
    // Whoever works the weekend has a weekday off instead.
    if (isWeekend ? !worksWeekend : worksWeekend && weekday === turn % 5) return [];
    return workDay(branch.id, { opens, closes }, { turn, isLong: closes - opens > 8 * 60 });
  });
}

function workDay(
  branchId: string,
  { opens, closes }: { readonly opens: number; readonly closes: number },
  { turn, isLong }: { readonly turn: number; readonly isLong: boolean },
): readonly Shift[] {
  const isEarly = Math.floor(turn / 2) % 2 === 0;
  const start = isLong && !isEarly ? closes - 480 : opens - (isLong ? 30 : 0);
  const end = isLong && isEarly ? start + 480 : closes;
  const lunch = Math.min(start + (isEarly ? 180 : 120) + (turn % 3) * 30, end - 90);
  const breaks = end - start >= 360 ? [{ startMinute: lunch, endMinute: lunch + 30 }] : [];
  // Everyone has an hour off the desk: at the end of an early day, at the beginning of a late one.
  const offDesk = { place: { kind: "off-desk", branchId } as const, breaks: [] };
  const atDesk = { place: { kind: "branch", branchId } as const, breaks };
  return isEarly
    ? [
        { ...atDesk, startMinute: start, endMinute: end - 60 },
        { ...offDesk, startMinute: end - 60, endMinute: end },
      ]
    : [
        { ...offDesk, startMinute: start, endMinute: start + 60 },
        { ...atDesk, startMinute: start + 60, endMinute: end },
      ];
}

function absence(staffId: string, from: string, to: string, reason: Absence["reason"]): Omit<Absence, "id"> {
  return { staffId, from: `${from}T00:00`, to: `${to}T00:00`, reason };
}

function webinar(staffId: string, date: string): Omit<LearningSession, "id"> {
  return {
    staffId,
    title: "Sample webinar (made up)",
    start: `${date}T19:00:00Z`,
    end: `${date}T20:00:00Z`,
    zone: "America/New_York",
    attendance: "in-building",
    travelMinutesBefore: 0,
    travelMinutesAfter: 0,
  };
}
