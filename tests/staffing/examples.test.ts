import { expect, test } from "vitest";
import type { Desk } from "../../src/modules/staffing/rules/branch.ts";
import { coverage } from "../../src/modules/staffing/rules/desk-coverage/coverage.ts";
import type { Shortfall } from "../../src/modules/staffing/rules/desk-coverage/result.ts";
import { shortfalls } from "../../src/modules/staffing/rules/desk-coverage/shortfalls.ts";
import { whatIf } from "../../src/modules/staffing/rules/desk-coverage/what-if.ts";
import { fitOf } from "../../src/modules/staffing/rules/free-times/fit.ts";
import { freeTimes } from "../../src/modules/staffing/rules/free-times/free-times.ts";
import type { WeeklyHours } from "../../src/modules/staffing/rules/hours.ts";
import type { Shift, ShiftPlace, StaffMember } from "../../src/modules/staffing/rules/staff.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import type { Absence, LearningSession } from "../../src/modules/staffing/rules/time-away.ts";
import { whoCanCover } from "../../src/modules/staffing/rules/substitutes/who-can-cover.ts";

const nobody = { whileOpen: 0, rules: [], exceptions: [] };
const daily: WeeklyHours = [0, 1, 2, 3, 4, 5, 6].map(() => [
  { startMinute: 600, endMinute: 720 },
]) as unknown as WeeklyHours;

function desk(id: string, more: Partial<Desk> = {}): Desk {
  return {
    id,
    branchId: id.split("-")[0]!,
    name: id,
    kind: "other",
    minimum: { ...nobody, whileOpen: 1 },
    whoMayCover: { qualifications: [], staffIds: [] },
    needsPersonInCharge: false,
    ...more,
  };
}

function person(id: string, more: Partial<StaffMember> = {}): StaffMember {
  return {
    id,
    name: id,
    homeBranchId: "main",
    qualifications: [],
    mayBeInCharge: false,
    countsTowardsMinimum: true,
    isFloater: false,
    ...more,
  };
}

function at(deskId: string, mayMove = false): ShiftPlace {
  return { kind: "desk", deskId, mayMove };
}

/** Everyone works 10 to 12 every day; a library of two branches open just then. */
function library(work: Readonly<Record<string, ShiftPlace>>, more: Partial<Staffing> = {}): Staffing {
  const branch = (id: string) => ({
    id,
    name: id,
    zone: "America/Chicago",
    hours: { weekly: daily, exceptions: [] },
    minimum: nobody,
    needsPersonInCharge: false,
  });
  const pattern = (staffId: string, place: ShiftPlace) => {
    const day: readonly Shift[] = [{ startMinute: 600, endMinute: 720, place, breaks: [] }];
    return {
      id: staffId,
      staffId,
      from: "2027-01-01",
      anchor: "2027-01-04",
      weeks: [[day, day, day, day, day, day, day] as const],
    };
  };
  return {
    branches: [branch("main"), branch("north")],
    desks: [],
    staff: Object.keys(work).map((id) => person(id)),
    patterns: Object.entries(work).map(([id, place]) => pattern(id, place)),
    exceptions: [],
    absences: [],
    sessions: [],
    travelTimes: [{ fromBranchId: "main", toBranchId: "north", minutes: 20 }],
    substituteLists: [],
    offDeskHours: [],
    ...more,
  };
}

function away(staffId: string, from = "10:00", to = "12:00"): Absence {
  return {
    id: `away-${staffId}`,
    staffId,
    from: `2027-01-11T${from}`,
    to: `2027-01-11T${to}`,
    reason: "vacation",
  };
}

function learning(staffId: string, more: Partial<LearningSession> = {}): LearningSession {
  return {
    id: `learning-${staffId}`,
    staffId,
    title: "Webinar",
    start: "2027-01-11T16:30:00Z",
    end: "2027-01-11T17:00:00Z",
    zone: "America/New_York",
    attendance: "in-building",
    travelMinutesBefore: 0,
    travelMinutesAfter: 0,
    ...more,
  };
}

const day = { from: "2027-01-11", to: "2027-01-11" };
const short = (staffing: Staffing): readonly Shortfall[] => shortfalls(staffing, coverage(staffing, day));

test("someone who may move takes the desk of who is away, and nothing is short", () => {
  const children = desk("main-kids", { whoMayCover: { qualifications: ["children's room"], staffIds: [] } });
  const staffing = library(
    { ann: at("main-kids"), ben: at("main-ref", true), cho: at("main-ref", true) },
    {
      desks: [children, desk("main-ref")],
      staff: [person("ann"), person("ben"), person("cho")].map((each) => ({
        ...each,
        qualifications: ["children's room"],
      })),
      absences: [away("ann")],
    },
  );
  const [slot] = coverage(staffing, day).branches[0]!.days[0]!.slots.slice(20, 21);

  expect(short(staffing)).toEqual([]);
  expect(slot?.people.filter(({ isMoved }) => isMoved)).toEqual([
    { staffId: "ben", deskId: "main-kids", isMoved: true, isOutsideCover: false },
  ]);
});

test("a shortfall tells when, by how much, and who is away why", () => {
  const staffing = library(
    { ann: at("main-ref") },
    { desks: [desk("main-ref")], absences: [away("ann", "10:20", "11:00")] },
  );

  expect(short(staffing)).toEqual([
    {
      branchId: "main",
      deskId: "main-ref",
      date: "2027-01-11",
      start: "2027-01-11T16:00:00Z",
      end: "2027-01-11T17:00:00Z",
      startMinute: 600,
      endMinute: 660,
      needed: 1,
      present: 0,
      shortBy: 1,
      lacksPersonInCharge: false,
      reasons: [{ kind: "absence", staffId: "ann", absenceId: "away-ann", reason: "vacation" }],
    },
  ]);
});

test("a session takes the person off the desk, one attended away takes the way there too, one at the desk nothing", () => {
  const reasons = (session: LearningSession) =>
    short(library({ ann: at("main-ref") }, { desks: [desk("main-ref")], sessions: [session] })).map(
      ({ startMinute, endMinute, reasons }) => [startMinute, endMinute, reasons.map(({ kind }) => kind)],
    );

  expect(reasons(learning("ann"))).toEqual([[630, 660, ["session"]]]);
  expect(reasons(learning("ann", { attendance: "away", travelMinutesBefore: 30 }))).toEqual([
    [600, 630, ["travel"]],
    [630, 660, ["session"]],
  ]);
  expect(reasons(learning("ann", { attendance: "at-desk" }))).toEqual([]);
});

test("a page counts neither for the building nor for a desk that is for anyone", () => {
  const staffing = library(
    { ann: at("main-ref") },
    {
      desks: [desk("main-ref")],
      staff: [person("ann", { countsTowardsMinimum: false })],
    },
  );
  const main = { ...staffing.branches[0]!, minimum: { ...nobody, whileOpen: 1 } };
  const told = short({ ...staffing, branches: [main] });

  expect(told.map(({ deskId, reasons }) => [deskId, reasons])).toEqual([
    [
      undefined,
      [
        { kind: "not-counted", staffId: "ann" },
        { kind: "not-planned", people: 1 },
      ],
    ],
    [
      "main-ref",
      [
        { kind: "not-counted", staffId: "ann" },
        { kind: "not-planned", people: 1 },
      ],
    ],
  ]);
});

test("when people are too few, what closes first goes short", () => {
  const desks = [desk("main-kids", { closingOrder: 1 }), desk("main-ref")];
  const staffing = library({ ann: { kind: "branch", branchId: "main" } }, { desks });

  expect(short(staffing).map(({ deskId }) => deskId)).toEqual(["main-kids"]);
});

test("nobody in charge is a shortfall of its own, and names who would have been", () => {
  const staffing = library(
    { ann: at("main-ref"), ben: at("main-ref") },
    {
      desks: [desk("main-ref", { needsPersonInCharge: true })],
      staff: [person("ann", { mayBeInCharge: true }), person("ben")],
      absences: [away("ann")],
    },
  );

  expect(
    short(staffing).map(({ shortBy, lacksPersonInCharge, reasons }) => [
      shortBy,
      lacksPersonInCharge,
      reasons,
    ]),
  ).toEqual([
    [
      0,
      true,
      [
        { kind: "absence", staffId: "ann", absenceId: "away-ann", reason: "vacation" },
        { kind: "no-person-in-charge" },
      ],
    ],
  ]);
});

test("a colleague who covers an absence works its shifts, and only while it lasts", () => {
  const absence: Absence = { ...away("ann", "11:00", "12:00"), cover: { kind: "colleague", staffId: "ben" } };
  const staffing = library(
    { ann: at("main-ref"), ben: { kind: "off-desk", branchId: "main" } },
    {
      desks: [desk("main-ref")],
      absences: [absence],
    },
  );

  expect(short(staffing)).toEqual([]);
  expect(
    freeTimes(staffing, "ben", day).map(({ start, state }) => [start.slice(11, 16), state.kind]),
  ).toEqual([
    ["06:00", "off-work"],
    ["16:00", "off-desk"],
    ["17:00", "on-desk"],
    ["18:00", "off-work"],
  ]);
});

test("whoever works elsewhere till midnight is on the way when the next day begins, in branches of one zone too", () => {
  const workIn = (branchId: string, startMinute: number, endMinute: number): readonly Shift[] => [
    { startMinute, endMinute, place: { kind: "branch", branchId }, breaks: [] },
  ];
  const staffing = library(
    { ann: { kind: "branch", branchId: "main" } },
    {
      patterns: [
        {
          id: "ann",
          staffId: "ann",
          from: "2027-01-01",
          anchor: "2027-01-04",
          weeks: [[workIn("north", 1320, 1440), workIn("main", 0, 120), [], [], [], [], []]],
        },
      ],
      travelTimes: [{ fromBranchId: "north", toBranchId: "main", minutes: 45 }],
    },
  );
  const open: WeeklyHours = [0, 1, 2, 3, 4, 5, 6].map(() => [
    { startMinute: 0, endMinute: 1440 },
  ]) as unknown as WeeklyHours;
  const allDay: Staffing = {
    ...staffing,
    branches: staffing.branches.map((branch) => ({ ...branch, hours: { weekly: open, exceptions: [] } })),
  };

  const tuesday = coverage(allDay, { from: "2027-01-05", to: "2027-01-05", branchIds: ["main"] });
  const there = tuesday.branches[0]!.days[0]!.slots.slice(0, 5).map(({ people }) => people.length);

  expect(there).toEqual([0, 0, 1, 1, 0]);
});

test("a branch that opens at a quarter past needs people only from then", () => {
  const staffing = library({ ann: at("main-ref") }, { desks: [desk("main-ref")] });
  const opensLate = daily.map(() => [{ startMinute: 615, endMinute: 720 }]) as unknown as WeeklyHours;
  const main = { ...staffing.branches[0]!, hours: { weekly: opensLate, exceptions: [] } };
  const late = { ...staffing, branches: [main], absences: [away("ann", "10:00", "10:15")] };

  expect(short(late)).toEqual([]);
  expect(short({ ...late, branches: staffing.branches }).map(({ startMinute }) => startMinute)).toEqual([
    600,
  ]);
});

test("days on which clocks change have 46 and 50 half-hours", () => {
  const staffing = library({});
  const [spring, autumn] = ["2027-03-14", "2027-11-07"].map(
    (date) => coverage(staffing, { from: date, to: date, branchIds: ["main"] }).branches[0]!.days[0]!,
  );

  expect([spring!.slots.length, autumn!.slots.length]).toEqual([46, 50]);
  expect(spring!.slotMinutes.slice(2, 6)).toEqual([60, 90, 180, 210]);
  expect(autumn!.slotMinutes.slice(2, 8)).toEqual([60, 90, 60, 90, 120, 150]);
  expect([spring, autumn].map((each) => each!.slots.findIndex(({ isOpen }) => isOpen))).toEqual([18, 22]);
});

test("what if tells only what one more absence makes worse", () => {
  const staffing = library(
    { ann: at("main-ref"), ben: at("main-ref") },
    { desks: [desk("main-ref"), desk("main-kids")] },
  );

  expect(whatIf(staffing, { kind: "absence", absence: away("ann") })).toEqual([]);
  expect(
    whatIf({ ...staffing, absences: [away("ben")] }, { kind: "session", session: learning("ann") }).map(
      ({ deskId, startMinute, endMinute }) => [deskId, startMinute, endMinute],
    ),
  ).toEqual([["main-ref", 630, 660]]);
});

test("who can cover comes first, then those who cannot with every reason", () => {
  const staffing = library(
    {
      ann: { kind: "off-desk", branchId: "main" },
      flo: at("north-circ"),
      gus: at("north-circ"),
      hal: { kind: "outside" },
      ida: { kind: "outside" },
    },
    {
      desks: [
        desk("main-ref", { whoMayCover: { qualifications: ["reference"], staffIds: [] } }),
        desk("north-circ"),
      ],
      staff: [
        person("ann"),
        person("flo", { isFloater: true, homeBranchId: "north", qualifications: ["reference"] }),
        person("gus", { homeBranchId: "north" }),
        person("hal", { qualifications: ["reference"] }),
        person("ida", { isFloater: true, qualifications: ["reference"] }),
      ],
      substituteLists: [{ branchId: "main", staffIds: ["hal"] }],
      absences: [away("ida", "11:00", "12:00")],
    },
  );
  const gap = {
    branchId: "main",
    deskId: "main-ref",
    needsPersonInCharge: false,
    start: "2027-01-11T16:30:00Z",
    end: "2027-01-11T17:30:00Z",
  };
  const told = (each: Staffing) =>
    whoCanCover(each, gap, new Map([["hal", 2]])).map(
      ({ staffId, as, travelMinutes, timesCovered, obstacles }) => [
        staffId,
        as,
        travelMinutes,
        timesCovered,
        obstacles,
      ],
    );

  expect(told(staffing)).toEqual([
    ["hal", "substitute", 0, 2, []],
    ["flo", "floater", 20, 0, []],
    ["ida", "floater", 0, 0, [{ kind: "absent", absenceId: "away-ida" }]],
    ["ann", "off-desk-here", 0, 0, [{ kind: "not-qualified" }]],
  ]);
  expect(told({ ...staffing, absences: [away("gus")] })[0]).toEqual(["ida", "floater", 0, 0, []]);
  expect(told({ ...staffing, absences: [away("gus")] })[2]).toEqual([
    "flo",
    "floater",
    20,
    0,
    [{ kind: "needed-there", branchId: "north" }],
  ]);
});

test("who is off the desk elsewhere, or has no schedule is not asked, however many there are", () => {
  const staffing = library(
    { ann: { kind: "off-desk", branchId: "main" }, gus: { kind: "off-desk", branchId: "north" } },
    { desks: [desk("main-ref")] },
  );
  const strangers = Array.from({ length: 50 }, (_, place) => person(`stranger-${place}`));
  const gap = { branchId: "main", deskId: "main-ref", needsPersonInCharge: false };
  const during = { start: "2027-01-11T16:00:00Z", end: "2027-01-11T16:30:00Z" };

  const asked = whoCanCover({ ...staffing, staff: [...staffing.staff, ...strangers] }, { ...gap, ...during });

  expect(asked.map(({ staffId }) => staffId)).toEqual(["ann"]);
});

test("a session fits off the desk and off work, and not where a desk would become short", () => {
  const staffing = library(
    { ann: at("main-ref"), ben: { kind: "off-desk", branchId: "main" } },
    { desks: [desk("main-ref")] },
  );

  expect(fitOf(staffing, learning("ben")).fits).toBe(true);
  expect(
    fitOf(staffing, learning("ann", { start: "2027-01-11T20:00:00Z", end: "2027-01-11T21:00:00Z" })).fits,
  ).toBe(true);
  const unfit = fitOf(staffing, learning("ann"));
  expect([unfit.basis, unfit.fits, unfit.obstacles.map(({ kind }) => kind)]).toEqual([
    "schedule",
    false,
    ["short"],
  ]);
});

test("without a schedule the hours entered by hand decide, and without those nothing is claimed", () => {
  const weekly = daily.map(() => [{ startMinute: 600, endMinute: 660 }]) as unknown as WeeklyHours;
  const alone = library(
    {},
    { staff: [person("ann")], offDeskHours: [{ staffId: "ann", zone: "America/Chicago", weekly }] },
  );
  const late = learning("ann", { end: "2027-01-11T17:30:00Z" });

  expect(fitOf(alone, learning("ann"))).toMatchObject({ basis: "off-desk-hours", fits: true });
  expect(fitOf(alone, late)).toMatchObject({ fits: false, obstacles: [{ kind: "outside-off-desk-hours" }] });
  expect(fitOf({ ...alone, offDeskHours: [] }, late)).toMatchObject({ basis: "nothing", fits: true });
});

test("work outside any branch that is swapped goes by the clock of whoever does it", () => {
  const plain = library({ al: { kind: "outside" }, bo: at("main-desk") }, { desks: [desk("main-desk")] });
  const [main, north] = plain.branches;
  const staffing: Staffing = {
    ...plain,
    branches: [main!, { ...north!, zone: "America/Denver" }],
    staff: [person("al"), person("bo", { homeBranchId: "north" })],
    exceptions: [{ kind: "swapped", id: "swap", staffId: "al", date: "2027-01-11", withStaffId: "bo" }],
  };

  const [day] = coverage(staffing, { from: "2027-01-11", to: "2027-01-11", branchIds: ["main"] }).branches[0]!
    .days;

  // Outside from 10 to 12 in Denver is from 11 to 1 in Chicago.
  expect(day!.slots.slice(20, 24).map(({ building }) => building.present)).toEqual([1, 1, 0, 0]);
});
