import { expect, test } from "vitest";
import type { Branch } from "../branch.ts";
import type { HoursException, WeeklyHours } from "../hours.ts";
import { closedDays, type TeamRow } from "./team-week.ts";
import { cellMeaning } from "./words.ts";

const open = [{ startMinute: 540, endMinute: 1020 }];
/** But for Sundays. */
const weekly: WeeklyHours = [open, open, open, open, open, open, []];

function madeBranch(id: string, exceptions: readonly HoursException[]): Branch {
  const minimum = { whileOpen: 1, rules: [], exceptions: [] };
  return { id, name: id, zone: "UTC", hours: { weekly, exceptions }, minimum, needsPersonInCharge: false };
}

function closed(from: string, to: string, reason: string): HoursException {
  return { from, to, intervals: [], reason };
}

/** Open in the morning of some days of the week. */
function rowOf(days: readonly number[]): TeamRow {
  const cell = { present: 2, needed: 1, shortBy: 0, lacksPersonInCharge: false, tone: "enough" } as const;
  const halves = Array.from({ length: 14 }, (_, half) =>
    half % 2 === 0 && days.includes(half / 2) ? cell : undefined,
  );
  return { branchId: "any", name: "Any", minimum: 1, halves };
}

test("days on which all branches are closed that else open are told, with the reason where they share one", () => {
  const branches = [
    madeBranch("east", [
      closed("2026-11-23", "2026-11-23", "Heating"),
      closed("2026-11-26", "2026-11-29", "Thanksgiving"),
    ]),
    madeBranch("west", [
      closed("2026-11-26", "2026-11-26", "Thanksgiving"),
      closed("2026-11-27", "2026-11-28", "Staff day"),
    ]),
  ];
  const rows = [rowOf([1, 2]), rowOf([0, 1, 2])];

  expect(closedDays({ branches }, rows, "2026-11-23")).toEqual([
    { date: "2026-11-26", reason: "Thanksgiving" },
    { date: "2026-11-27", reason: undefined },
    { date: "2026-11-28", reason: undefined },
  ]);
});

test.each([
  [1, 2, 1, "1 of 2, one short"],
  [4, 2, 1, "4 of 2, a desk one short"],
  [1, 2, 2, "1 of 2, a desk two short"],
  [2, 2, 0, "2 of 2"],
])(
  "%i of %i, short by %i, is said so that nobody takes a desk for the building",
  (present, needed, shortBy, said) => {
    expect(cellMeaning({ present, needed, shortBy, lacksPersonInCharge: false, tone: "short" })).toBe(said);
  },
);
