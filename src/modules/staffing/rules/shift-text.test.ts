import { expect, test } from "vitest";
import { readShifts, writeShifts } from "./shift-text.ts";

const places = {
  homeBranchId: "east",
  branches: [
    { id: "east", name: "Eastside" },
    { id: "north", name: "Northgate" },
  ],
  desks: [
    { id: "ref", branchId: "east", name: "Reference desk" },
    { id: "kids", branchId: "north", name: "Children" },
  ],
};

test("a day is read as people write it", () => {
  expect(readShifts("9-1 reference; lunch 12-12:30; 1-5 off desk", places)).toEqual({
    shifts: [
      {
        startMinute: 540,
        endMinute: 780,
        place: { kind: "desk", deskId: "ref", mayMove: true },
        breaks: [{ startMinute: 720, endMinute: 750 }],
      },
      { startMinute: 780, endMinute: 1020, place: { kind: "off-desk", branchId: "east" }, breaks: [] },
    ],
  });
});

test("a lunch between two shifts is the time between them", () => {
  const read = readShifts("9-1 Reference; lunch 1-1:30; 1:30-5 off desk", places);

  expect("shifts" in read && writeShifts(read.shifts, places)).toBe(
    "09:00–13:00 Reference desk; 13:30–17:00 off desk",
  );
});

test.each([
  ["9-5", { kind: "branch", branchId: "east" }],
  ["9-5 Northgate", { kind: "branch", branchId: "north" }],
  ["9 am to noon children at northgate", { kind: "desk", deskId: "kids", mayMove: true }],
  ["10:00–14:00 outreach", { kind: "outside" }],
])("%s says where", (text, place) => {
  const read = readShifts(text, places);

  expect("shifts" in read && read.shifts[0]?.place).toEqual(place);
});

test("a day off has no shifts", () => {
  expect(readShifts(" off ", places)).toEqual({ shifts: [] });
});

test.each([
  ["9-5 Periodicals", "9-5 Periodicals", /No desk or branch is called “Periodicals”/u],
  ["nine to five", "nine to five", /Write a shift as/u],
  ["9-1; 12-5", "12:00–17:00", /before the shift in front/u],
  ["9-12; lunch 12-1", "break 12:00–13:00", /within a shift/u],
  ["lunch 8-9; 9-12; 1-5", "break 08:00–09:00", /within a shift/u],
  ["9-12; lunch 12-1:30; 1-5", "break 12:00–13:30", /within a shift/u],
])("%s is refused where it is wrong", (text, wrong, why) => {
  const read = readShifts(text, places);

  expect("wrong" in read && read.wrong).toBe(wrong);
  expect("why" in read && read.why).toMatch(why);
});

test.each([
  "09:00–13:00 Reference desk; break 12:00–12:30; 13:00–17:00 off desk",
  "09:00–17:00 Children at Northgate",
  "09:00–17:00 outside",
])("%s is written as it was read", (text) => {
  const read = readShifts(text, places);

  expect("shifts" in read && writeShifts(read.shifts, places)).toBe(text);
});
