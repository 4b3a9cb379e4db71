import { expect, test } from "vitest";
import { readRole, readShare } from "./cell-values.ts";

test.each([
  ["0", 0],
  ["0.5", 50],
  [",75", 75],
  ["1", 100],
  ["1.0", 100],
  ["15", 15],
  ["50", 50],
  ["100", 100],
  ["9%", 9],
  ["2 %", 2],
])("a share of full time written as %s is %i hundredths", (text, hundredths) => {
  expect(readShare(text)).toEqual({ value: hundredths });
});

test.each(["9", "1.5", "2", "14.9", "101", "101%", "-1", "half", ""])(
  "“%s” is no share of full time that one could be sure of",
  (text) => {
    expect(readShare(text)).toEqual({ wrong: expect.any(String), right: expect.any(String) });
  },
);

test("whoever wrote 9 is told what it might mean", () => {
  expect(readShare("9")).toEqual({
    wrong: "This may be a percentage or a number of hours.",
    right: "0.5 for half of full time, or 50%; for 9 percent, 9%",
  });
});

test("a role is known by the name it has on the pages too", () => {
  expect(["Learning coordinator", "coordinator/validator", "boss"].map(readRole)).toEqual([
    { value: "coordinator" },
    { value: "coordinator" },
    { wrong: "There is no such role.", right: expect.any(String) },
  ]);
});
