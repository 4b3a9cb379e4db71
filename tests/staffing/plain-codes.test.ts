import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDate } from "#platform/time";
import type { DayNeeds } from "../../src/modules/staffing/rules/desk-coverage/day-needs.ts";
import { timelineOf } from "../../src/modules/staffing/rules/desk-coverage/timeline.ts";
import type { Week } from "../../src/modules/staffing/rules/hours.ts";
import { compiled } from "../../src/modules/staffing/rules/schedule/compile.ts";
import { planOf } from "../../src/modules/staffing/rules/schedule/day-plan.ts";
import { piecesOn } from "../../src/modules/staffing/rules/schedule/pieces.ts";
import { plainCodes } from "../../src/modules/staffing/rules/schedule/plain-codes.ts";
import type { Shift, ShiftPlace } from "../../src/modules/staffing/rules/staff.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";

const monday = parseDate("2027-01-11") ?? 0;

const places: fc.Arbitrary<ShiftPlace> = fc.oneof(
  fc.record({
    kind: fc.constant("desk" as const),
    deskId: fc.constantFrom("ref", "kids"),
    mayMove: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom("branch" as const, "off-desk" as const), branchId: fc.constant("east") }),
);

/** Shifts one after another, with a break each at most; by the half-hour, or by a smaller step. */
function shiftsBy(step: number): fc.Arbitrary<readonly Shift[]> {
  const most = 1440 / step;
  return fc
    .array(fc.tuple(fc.integer({ min: 0, max: most }), places, fc.integer({ min: 0, max: 4 })), {
      minLength: 2,
      maxLength: 6,
    })
    .map((drawn) => {
      const inOrder = drawn.toSorted(([one], [other]) => one - other);
      return inOrder.flatMap(([start, place, pause], at): readonly Shift[] => {
        const end = inOrder[at + 1]?.[0] ?? most;
        if (end <= start) return [];
        const breaks = [{ startMinute: start * step, endMinute: Math.min(end, start + pause) * step }];
        return [
          { startMinute: start * step, endMinute: end * step, place, breaks: pause === 0 ? [] : breaks },
        ];
      });
    });
}

test("a plan on the half-hours is read by its half-hours, to what its minutes say", () => {
  fc.assert(
    fc.property(shiftsBy(30), (shifts) => {
      const { quick, exact } = bothReadings(shifts);

      expect(quick).toEqual(exact);
    }),
  );
});

test("a plan of any minutes that overlap or not is read by its half-hours only where both agree", () => {
  const any = fc.tuple(shiftsBy(15), shiftsBy(15)).map(([some, more]) => [...some, ...more]);
  fc.assert(
    fc.property(fc.oneof(shiftsBy(15), any), (shifts) => {
      const { quick, exact } = bothReadings(shifts);

      expect(quick ?? exact).toEqual(exact);
    }),
  );
});

function bothReadings(shifts: readonly Shift[]) {
  const schedule = compiled(staffingOf(shifts));
  const [branch] = schedule.branches;
  const person = schedule.personOf.get("ann");
  if (branch === undefined || person === undefined) throw new Error("Ann works at Eastside.");
  const day = schedule.dayIn(branch.zone, monday);
  return {
    quick: plainCodes(planOf(person, monday).shifts),
    exact: timelineOf(day, openAllDay, branch.index, {
      pieces: piecesOn(schedule, person, monday),
      aways: [],
    }),
  };
}

const openAllDay: DayNeeds = {
  number: 0,
  isOpen: true,
  slots: Array.from({ length: 48 }, () => ({ number: 0, isOpen: true, building: 1, desks: [1, 1] })),
  partlyOpen: new Map(),
};

function staffingOf(shifts: readonly Shift[]): Staffing {
  const desk = {
    branchId: "east",
    kind: "reference" as const,
    minimum: { whileOpen: 1, rules: [], exceptions: [] },
    whoMayCover: { qualifications: [], staffIds: [] },
    needsPersonInCharge: false,
  };
  const week: Week<readonly Shift[]> = [shifts, [], [], [], [], [], []];
  return {
    branches: [
      {
        id: "east",
        name: "Eastside",
        zone: "America/Chicago",
        hours: { weekly: [[], [], [], [], [], [], []], exceptions: [] },
        minimum: { whileOpen: 1, rules: [], exceptions: [] },
        needsPersonInCharge: false,
      },
    ],
    desks: [
      { ...desk, id: "ref", name: "Reference", closingOrder: 1 },
      { ...desk, id: "kids", name: "Children", closingOrder: 2 },
    ],
    staff: [
      {
        id: "ann",
        name: "Ann",
        homeBranchId: "east",
        qualifications: [],
        mayBeInCharge: false,
        countsTowardsMinimum: true,
        isFloater: false,
      },
    ],
    patterns: [{ id: "p", staffId: "ann", from: "2027-01-11", anchor: "2027-01-11", weeks: [week] }],
    exceptions: [],
    absences: [],
    sessions: [],
    travelTimes: [],
    substituteLists: [],
    offDeskHours: [],
  };
}
