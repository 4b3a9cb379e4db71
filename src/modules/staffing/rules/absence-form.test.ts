import { expect, test } from "vitest";
import { readAbsence } from "./absence-form.ts";

test.each([
  [{ firstDay: "2026-12-03", lastDay: "", hours: "" }, "2026-12-03T00:00", "2026-12-04T00:00"],
  [{ firstDay: "2026-12-30", lastDay: "2027-01-02", hours: "" }, "2026-12-30T00:00", "2027-01-03T00:00"],
  [{ firstDay: "2026-12-03", lastDay: "", hours: "1-5" }, "2026-12-03T13:00", "2026-12-03T17:00"],
])("%j is read to the minute", (text, from, to) => {
  expect(readAbsence(text)).toEqual({ from, to });
});

test("every field that cannot be used is named", () => {
  expect(readAbsence({ firstDay: "soon", lastDay: "later", hours: "some" })).toEqual({
    problems: [
      { where: "firstDay", message: "Write the first day as 2026-12-03." },
      { where: "lastDay", message: "Write the last day as 2026-12-03, or leave it empty." },
      { where: "hours", message: "Write hours as 1-5, or leave them empty." },
    ],
  });
  expect(readAbsence({ firstDay: "2026-12-03", lastDay: "2026-12-01", hours: "" })).toEqual({
    problems: [{ where: "lastDay", message: "The last day comes before the first." }],
  });
});
