import { expect, test } from "vitest";
import type { Staffing } from "../staffing.ts";
import { takenTimes } from "./taken-times.ts";

const week = { from: "2027-01-11", to: "2027-01-12" };
const nine = { startMinute: 540, endMinute: 1020 };
const open = [nine];

/** Two people work on Monday, of whom two are needed; on Tuesday there is one more. */
const staffing: Staffing = {
  branches: [
    {
      id: "east",
      name: "Eastside",
      zone: "America/Chicago",
      hours: { weekly: [open, open, open, open, open, [], []], exceptions: [] },
      minimum: { whileOpen: 2, rules: [], exceptions: [] },
      needsPersonInCharge: false,
    },
  ],
  desks: [],
  staff: ["ana", "ben", "cleo"].map((id) => ({
    id,
    name: id,
    homeBranchId: "east",
    qualifications: [],
    mayBeInCharge: false,
    countsTowardsMinimum: true,
    isFloater: false,
  })),
  patterns: (
    [
      ["ana", 2],
      ["ben", 2],
      ["cleo", 1],
    ] as const
  ).map(([staffId, days]) => {
    const shift = [{ ...nine, place: { kind: "branch", branchId: "east" }, breaks: [] }] as const;
    return {
      id: staffId,
      staffId,
      from: "2026-01-01",
      anchor: "2026-01-05",
      weeks: [[days === 2 ? shift : [], shift, [], [], [], [], []]],
    };
  }),
  exceptions: [],
  absences: [],
  sessions: [],
  travelTimes: [],
  substituteLists: [],
  offDeskHours: [],
};

test("only the hours in which the desk would be short without someone are taken", () => {
  expect(takenTimes(staffing, "ana", week)).toEqual([
    {
      id: "desk-trip-2027-01-11T15:00:00Z-480",
      start: "2027-01-11T15:00:00Z",
      end: "2027-01-11T23:00:00Z",
      what: "desk",
      isForTrips: true,
    },
  ]);
});

test("an absence is nobody else's to cover", () => {
  const away = { id: "v", staffId: "ana", from: "2027-01-12T09:00", to: "2027-01-12T12:00" } as const;
  const times = takenTimes({ ...staffing, absences: [{ ...away, reason: "vacation" }] }, "ana", week);

  expect(times.map(({ start, what }) => [start, what])).toEqual([
    ["2027-01-11T15:00:00Z", "desk"],
    ["2027-01-12T15:00:00Z", "other"],
  ]);
});

test("without a schedule, the hours not given as free are a desk by day and one's own by night", () => {
  const free = [{ startMinute: 540, endMinute: 600 }];
  const own = {
    ...staffing,
    patterns: [],
    offDeskHours: [
      {
        staffId: "ana",
        zone: "America/Chicago",
        weekly: [free, [], [], [], [], [], []] as const,
      },
    ],
  };
  const monday = takenTimes(own, "ana", { from: "2027-01-11", to: "2027-01-11" }).filter(({ start }) =>
    start.startsWith("2027-01-11T"),
  );

  expect(monday.map(({ start, end, what }) => [start.slice(11, 16), end.slice(11, 16), what])).toEqual([
    ["00:00", "02:00", "desk"],
    ["02:00", "13:00", "other"],
    ["13:00", "15:00", "desk"],
    ["16:00", "02:00", "desk"],
  ]);
});

test("of someone unknown nothing is said", () => {
  expect(takenTimes({ ...staffing, patterns: [] }, "zoe", week)).toEqual([]);
});
