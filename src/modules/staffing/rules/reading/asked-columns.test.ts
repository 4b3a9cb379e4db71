import { expect, test } from "vitest";
import { answeredColumn, askedColumns, readAsAnswered } from "./asked-columns.ts";
import { readSchedule } from "./read-schedule.ts";
import type { KnownNames } from "./schedule-reading.ts";

const known: KnownNames = {
  staff: [{ id: "ana", name: "Ana Silva", homeBranchId: "main" }],
  branches: [{ id: "main", name: "Main", zone: "America/Chicago" }],
  desks: [],
};

function table(...lines: readonly string[]) {
  return { rows: lines.map((line, index) => ({ number: index + 1, cells: line.split(",") })) };
}

const odd = table(
  "Rota of November",
  "Rota,Chap,Arrives,Leaves",
  "A,Ana Silva,2026-11-23 09:00,2026-11-23 13:00",
);

test("columns that nobody knows are asked about, and read as is answered", () => {
  const asked = askedColumns(odd);
  if (asked === undefined) throw new Error("It was not asked.");

  const answered = readAsAnswered(asked, ["", "person", "start", "end"], known);

  expect(readSchedule(odd, known).shifts).toEqual([]);
  expect(asked.columns).toEqual(["", "", "", ""]);
  expect([answered.problems, answered.shifts]).toEqual([
    [],
    [
      {
        staffId: "ana",
        date: "2026-11-23",
        shift: { startMinute: 540, endMinute: 780, place: { kind: "branch", branchId: "main" }, breaks: [] },
      },
    ],
  ]);
});

test("the words of other exports for who, from when and until when are known", () => {
  const list = table("Date,Shift Owner,Begins,Stops", "2026-11-23,Ana Silva,9:00,13:00");

  expect(askedColumns(list)?.columns).toEqual(["date", "person", "start", "end"]);
  expect(readSchedule(list, known).shifts.map(({ staffId, date }) => [staffId, date])).toEqual([
    ["ana", "2026-11-23"],
  ]);
});

test("an answer as the columns were taken reads what was read before", () => {
  const list = table(
    "Schedule,Name,Date,Start,End",
    "Main,Ana Silva,2026-11-23,9:00,13:00",
    ",Bo,2026-11-23,9,5",
  );
  const asked = askedColumns(list);
  if (asked === undefined) throw new Error("It was not asked.");

  expect(asked.columns).toEqual(["desk", "person", "date", "start", "end"]);
  expect(readAsAnswered(asked, asked.columns, known)).toEqual({ ...readSchedule(list, known), asked });
});

test("an answer without who, when or from when is told so, and asked again", () => {
  const asked = askedColumns(odd);
  if (asked === undefined) throw new Error("It was not asked.");

  const { problems, shifts, asked: again } = readAsAnswered(asked, ["", "person", "", ""], known);

  expect([problems.length, shifts, again?.columns]).toEqual([1, [], ["", "person", "", ""]]);
});

test("what is no list is not asked about, and no answer is taken for what it is not", () => {
  expect(askedColumns(table("Hello", "a,b"))).toBe(undefined);
  expect(["person", "toString", "", 7].map(answeredColumn)).toEqual(["person", "", "", ""]);
});
