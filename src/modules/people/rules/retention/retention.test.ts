import { expect, test } from "vitest";
import { dayAfter } from "../day-after.ts";
import { isHeld } from "./holds.ts";
import { keptForWords } from "./kept-for.ts";

const open = { liftedAt: undefined };

test("a hold covers its class, its person, both, or everything", () => {
  const row = { recordClass: "staff-record", staffId: "ada" };
  const hold = (recordClass: string | undefined, staffId: string | undefined) => [
    { recordClass, staffId, ...open },
  ];

  expect(isHeld(hold(undefined, undefined), row)).toBe(true);
  expect(isHeld(hold("staff-record", undefined), row)).toBe(true);
  expect(isHeld(hold(undefined, "ada"), row)).toBe(true);
  expect(isHeld(hold("staff-record", "ada"), row)).toBe(true);
  expect(isHeld(hold("record-views", undefined), row)).toBe(false);
  expect(isHeld(hold(undefined, "grace"), row)).toBe(false);
  expect(isHeld(hold("record-views", "ada"), row)).toBe(false);
  expect(isHeld(hold(undefined, "ada"), { recordClass: "staff-record", staffId: undefined })).toBe(false);
});

test("a hold that was lifted holds nothing", () => {
  const lifted = { recordClass: undefined, staffId: undefined, liftedAt: "2026-11-01T00:00:00Z" };

  expect(isHeld([lifted], { recordClass: "staff-record", staffId: "ada" })).toBe(false);
});

test("days are said as years where they are", () => {
  expect([undefined, 0, 1, 90, 365, 366, 1461, 2557, 2600].map(keptForWords)).toEqual([
    "for good",
    "0 days",
    "1 day",
    "90 days",
    "1 year",
    "1 year",
    "4 years",
    "7 years",
    "2600 days",
  ]);
});

test("days are counted over leap days", () => {
  expect(dayAfter("2024-02-28", 2)).toBe("2024-03-01");
  expect(dayAfter("2026-11-22", -365)).toBe("2025-11-22");
});
