import { expect, test } from "vitest";
import { Conflict, InvalidInput, NotAllowed, NotFound, SourceFailure } from "#platform/errors";
import { exitCodeFor, explain } from "./exit-codes.ts";
import { plainTable } from "./plain-table.ts";
import { progressLine } from "./progress.ts";

test("each error type has its own exit code, a bug has 1", () => {
  const errors = [
    new InvalidInput("x"),
    new NotAllowed("x"),
    new NotFound("x"),
    new Conflict("x"),
    new SourceFailure("x"),
    new Error("x"),
  ];

  expect(errors.map(exitCodeFor)).toEqual([2, 3, 4, 5, 6, 1]);
});

test("an error we name is told in its own words, all problems at once", () => {
  const error = new InvalidInput([
    { where: "--near", message: "No such ZIP code." },
    { where: "--within", message: "Write a distance such as 25mi." },
  ]);

  expect(explain(error)).toBe("--near: No such ZIP code.\n--within: Write a distance such as 25mi.");
});

test("progress with a total shows a bar, without one it counts", () => {
  expect(progressLine("Harvest", 3, 12, "a.ics")).toBe(
    "Harvest  ██████░░░░░░░░░░░░░░░░░░  25%  3 of 12  a.ics",
  );
  expect(progressLine("Harvest", 3, undefined, "")).toBe("Harvest  3");
});

test("a table aligns its columns and leaves no trailing blanks", () => {
  expect(
    plainTable(
      ["When", "Title"],
      [
        ["Dec 3", "Makerspaces"],
        ["any time", ""],
      ],
    ),
  ).toBe("When      Title\nDec 3     Makerspaces\nany time");
});
