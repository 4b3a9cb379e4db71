import { expect, test } from "vitest";
import { branchColumns, guessedColumns } from "./columns.ts";

test("columns of hours are known with the word before or behind the day", () => {
  const headers = ["Adress", "Hours Mon", "Tuesday hours", "Hours: Wednesday", "Thurs", "Hours"];

  expect(guessedColumns(headers, branchColumns)).toEqual([
    "street",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "hours",
  ]);
});
