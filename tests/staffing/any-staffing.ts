import fc from "fast-check";
import { parseDate } from "#platform/time";
import type { Branch, Desk } from "../../src/modules/staffing/rules/branch.ts";
import type { DayInterval, Minimum, Week } from "../../src/modules/staffing/rules/hours.ts";
import type {
  Shift,
  ShiftException,
  StaffMember,
  WeeklyPattern,
} from "../../src/modules/staffing/rules/staff.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import type { Absence, LearningSession } from "../../src/modules/staffing/rules/time-away.ts";

/* Small staffings of every kind, at times when clocks change and when they do not. */

/** Two branches by one clock or by two: the way from one to the other may lead over midnight in either case. */
const zones = {
  north: fc.constant("America/Chicago"),
  south: fc.constantFrom("America/Denver", "America/Chicago"),
} as const;
const dates = ["2027-03-13", "2027-03-14", "2027-03-15", "2027-11-06", "2027-11-07", "2027-11-08"] as const;
const branchId = fc.constantFrom("north", "south");
const deskId = fc.constantFrom("north-1", "north-2", "north-3", "south-1", "south-2");
const staffId = fc.constantFrom("ann", "ben", "cho", "dee", "eve");
export const aDate = fc.constantFrom(...dates);

const interval: fc.Arbitrary<DayInterval> = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 40 }), fc.boolean())
  .map(([start, length, isHalfHour]) => {
    const grid = isHalfHour ? 30 : 15;
    const startMinute = Math.min(1410, Math.floor((start * 15) / grid) * grid);
    return { startMinute, endMinute: Math.min(1440, startMinute + length * grid) };
  });

const minimum: fc.Arbitrary<Minimum> = fc.record({
  whileOpen: fc.integer({ min: 0, max: 2 }),
  rules: fc.array(
    fc.tuple(interval, fc.integer({ min: 0, max: 3 })).map(([hours, people]) => ({
      ...hours,
      people,
      weekdays: [0, 1, 2, 3, 4, 5, 6] as const,
    })),
    { maxLength: 1 },
  ),
  exceptions: fc.array(
    fc
      .tuple(interval, aDate, fc.integer({ min: 0, max: 3 }))
      .map(([hours, date, people]) => ({ ...hours, date, people })),
    { maxLength: 1 },
  ),
});

function week<Day>(day: fc.Arbitrary<Day>): fc.Arbitrary<Week<Day>> {
  return fc.tuple(day, day, day, day, day, day, day);
}

function branch(id: "north" | "south"): fc.Arbitrary<Branch> {
  return fc
    .record({
      weekly: week(
        fc.oneof(fc.constant([{ startMinute: 0, endMinute: 1440 }]), fc.array(interval, { maxLength: 2 })),
      ),
      closed: fc.array(aDate, { maxLength: 1 }),
      minimum,
      needsPersonInCharge: fc.boolean(),
      zone: zones[id],
    })
    .map(({ weekly, closed, ...rest }) => ({
      id,
      name: id,
      hours: {
        weekly,
        exceptions: closed.map((date) => ({ from: date, to: date, intervals: [], reason: "Closed" })),
      },
      ...rest,
    }));
}

function desk(id: string): fc.Arbitrary<Desk> {
  return fc
    .record({
      minimum,
      whoMayCover: fc.record({
        qualifications: fc.subarray(["children's room"]),
        staffIds: fc.subarray(["ann", "ben"], { maxLength: 1 }),
      }),
      needsPersonInCharge: fc.boolean(),
      closingOrder: fc.integer({ min: 1, max: 2 }),
    })
    .map((rest) => ({ id, branchId: id.split("-")[0]!, name: id, kind: "other" as const, ...rest }));
}

const shift: fc.Arbitrary<Shift> = fc
  .record({
    hours: interval,
    place: fc.oneof(
      fc.record({ kind: fc.constant("desk" as const), deskId, mayMove: fc.boolean() }),
      fc.record({ kind: fc.constant("branch" as const), branchId }),
      fc.record({ kind: fc.constant("off-desk" as const), branchId }),
      fc.constant({ kind: "outside" as const }),
    ),
    breaks: fc.array(interval, { maxLength: 1 }),
  })
  .map(({ hours, ...rest }) => ({ ...hours, ...rest }));

export function member(id: string): fc.Arbitrary<StaffMember> {
  return fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    homeBranchId: branchId,
    qualifications: fc.subarray(["children's room"]),
    mayBeInCharge: fc.boolean(),
    countsTowardsMinimum: fc.oneof(
      { weight: 4, arbitrary: fc.constant(true) },
      { weight: 1, arbitrary: fc.constant(false) },
    ),
    isFloater: fc.boolean(),
  });
}

export const pattern: fc.Arbitrary<WeeklyPattern> = fc.record({
  id: fc.uuid(),
  staffId,
  from: fc.constantFrom("2026-01-01", "2027-03-14"),
  anchor: fc.constantFrom("2027-03-10", "2027-03-04", "2030-01-01"),
  weeks: fc.array(week(fc.array(shift, { maxLength: 2 })), { minLength: 1, maxLength: 2 }),
});

const exception: fc.Arbitrary<ShiftException> = fc.oneof(
  fc.record({ kind: fc.constant("extra" as const), id: fc.uuid(), staffId, date: aDate, shift }),
  fc.record({
    kind: fc.constant("moved" as const),
    id: fc.uuid(),
    staffId,
    date: aDate,
    toDate: aDate,
    shifts: fc.array(shift, { maxLength: 1 }),
  }),
  fc.record({
    kind: fc.constant("swapped" as const),
    id: fc.uuid(),
    staffId,
    date: aDate,
    withStaffId: staffId,
    withDate: aDate,
  }),
);

const moment = fc
  .tuple(aDate, fc.integer({ min: 0, max: 95 }))
  .map(([date, quarter]) => (parseDate(date) ?? 0) * 1440 + quarter * 15);
const localText = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 16);

export const absence: fc.Arbitrary<Absence> = fc
  .record({
    id: fc.uuid(),
    staffId,
    at: moment,
    length: fc.integer({ min: 1, max: 1600 }),
    isCovered: fc.boolean(),
  })
  .map(({ id, staffId, at, length, isCovered }) => ({
    id,
    staffId,
    from: localText(at),
    to: localText(at + length),
    reason: "vacation",
    ...(isCovered ? { cover: { kind: "outside" as const } } : {}),
  }));

export const session: fc.Arbitrary<LearningSession> = fc
  .record({
    id: fc.uuid(),
    staffId,
    at: moment,
    length: fc.integer({ min: 1, max: 300 }),
    attendance: fc.constantFrom("at-desk", "in-building", "away"),
    travelMinutesBefore: fc.integer({ min: 0, max: 60 }),
    travelMinutesAfter: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ at, length, ...rest }) => ({
    ...rest,
    title: "Storytime",
    start: `${localText(at)}:00Z`,
    end: `${localText(at + length)}:00Z`,
    zone: "America/New_York",
  }));

export const staffings: fc.Arbitrary<Staffing> = fc.record({
  branches: fc.tuple(branch("north"), branch("south")),
  desks: fc.tuple(desk("north-1"), desk("north-2"), desk("north-3"), desk("south-1"), desk("south-2")),
  staff: fc.tuple(member("ann"), member("ben"), member("cho"), member("dee"), member("eve")),
  patterns: fc.array(pattern, { maxLength: 6 }),
  exceptions: fc.array(exception, { maxLength: 3 }),
  absences: fc.array(absence, { maxLength: 3 }),
  sessions: fc.array(session, { maxLength: 3 }),
  travelTimes: fc.constant([{ fromBranchId: "north", toBranchId: "south", minutes: 25 }]),
  substituteLists: fc.constant([]),
  offDeskHours: fc.constant([]),
});
