import { expect, test } from "vitest";
import { readMinimum, writeMinimum } from "./minimum-text.ts";

test("a number holds whenever the doors are open, and parts say where it changes", () => {
  expect(readMinimum("2; 3 Tue, Thu 15-18; 1 sat-sun")).toEqual({
    minimum: {
      whileOpen: 2,
      rules: [
        { people: 3, weekdays: [1, 3], startMinute: 900, endMinute: 1080 },
        { people: 1, weekdays: [5, 6], startMinute: 0, endMinute: 1440 },
      ],
      exceptions: [],
    },
  });
});

test.each([
  ["", ""],
  ["two", "two"],
  ["2; 3 Someday 9-5", "3 Someday 9-5"],
  ["2; 3 Mon 25-26", "3 Mon 25-26"],
])("%j is refused where it is wrong", (text, wrong) => {
  const read = readMinimum(text);

  expect("wrong" in read && read.wrong).toBe(wrong);
});

test.each(["0", "2; 3 Tue Thu 15:00–18:00", "4; 5 every day 12:00–14:00; 2 Sun"])(
  "%s is written as it was read",
  (text) => {
    const read = readMinimum(text);

    expect("minimum" in read && writeMinimum(read.minimum)).toBe(text);
  },
);
