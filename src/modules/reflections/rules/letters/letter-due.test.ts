import { expect, test } from "vitest";
import { letterDue } from "./letter-due.ts";

const nothing = { notices: false, followed: false };
const all = { notices: true, followed: true };

test.each([
  ["daily", 6, undefined, nothing],
  ["daily", 7, undefined, all],
  ["daily", 23, "2026-11-21", all],
  ["daily", 8, "2026-11-22", nothing],
  ["at once", 3, "2026-11-21", { notices: true, followed: false }],
  ["at once", 9, "2026-11-21", all],
  ["at once", 9, "2026-11-22", { notices: true, followed: false }],
  ["never", 9, undefined, nothing],
] as const)("who wants it %s is told at %i o’clock, last told on %s", (often, hour, toldOn, due) => {
  expect(letterDue({ often, hour, toldOn, today: "2026-11-22" })).toEqual(due);
});
