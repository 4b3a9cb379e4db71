import fc from "fast-check";
import { expect, test } from "vitest";
import { rational, zero } from "../exact/rational.ts";
import type { EntryStanding, RequirementStanding } from "../standing/standing.ts";
import { paceOf } from "./pace.ts";
import { paceWords } from "./pace-words.ts";

const cycle = { from: "2024-07-01", to: "2027-06-30" };
const today = "2026-11-21";

/** One entry of so many hours on a day, counted. */
function done(id: string, hours: number, towards: readonly string[] = []): EntryStanding {
  const minutes = rational(hours * 60);
  const part = { outcome: "counted" as const, minutes, units: rational(hours), towards, isBeyond: false };
  return { entryId: id, minutes, worth: rational(hours), parts: [part] };
}

function minimum(id: string, short: number): RequirementStanding {
  return {
    id,
    name: "Technology",
    sense: "minimum",
    limit: rational(6),
    earned: zero,
    counted: zero,
    planned: zero,
    short: rational(short),
    over: zero,
    isMet: short === 0,
  };
}

function paceWith(
  short: number,
  given: Partial<Parameters<typeof paceOf>[0]> = {},
  days: Record<string, string> = { a: "2026-05-01" },
) {
  const entries = Object.entries(days).map(([id, to]) => ({ id, to }));
  const standing = {
    cycle,
    state: "short" as const,
    short: rational(short),
    requirements: [],
    entries: [done("a", 36)],
  };
  return paceOf({ ...standing, ...given }, entries, today);
}

test("36 hours in the last year and 15 missing are met 153 days from now", () => {
  // 15 ÷ (36 ÷ 365) = 152.08 days, so on the 153rd.
  expect(paceWith(15)).toEqual({ kind: "met on", day: "2027-04-23", daysEarly: 68, monthsSeen: 12 });
  expect(paceWords(paceWith(15), cycle.to)).toBe("At your pace: met on Apr 23, 2027, 68 days early.");
});

test("what is met on the last day is neither early nor late", () => {
  const pace = { kind: "met on", day: cycle.to, daysEarly: 0, monthsSeen: 12 } as const;

  expect(paceWords(pace, cycle.to)).toBe("At your pace: met on Jun 30, 2027, the last day.");
});

test("the slowest requirement decides, and is named when it is late", () => {
  const entries = [done("a", 36), done("b", 1, ["technology"])];
  const pace = paceWith(
    15,
    { entries, requirements: [minimum("technology", 1)] },
    { a: "2026-05-01", b: "2026-05-02" },
  );

  // One hour of it in 365 days: the next takes another 365.
  expect(pace).toEqual({ kind: "late", day: "2027-11-21", daysLate: 144, slowest: "Technology" });
  expect(paceWords(pace, cycle.to)).toBe(
    "At your pace: met on Nov 21, 2027, 144 days late (Technology is what takes longest).",
  );
});

test("what nothing was counted for in a year is never met at this pace", () => {
  expect(paceWith(15, { requirements: [minimum("technology", 1)] })).toEqual({
    kind: "never",
    slowest: "Technology",
  });
  expect(paceWith(15, {}, { a: "2025-11-21" })).toEqual({ kind: "never", slowest: undefined });
});

test("in the first month of a cycle no pace is told, and nothing is told of what is met", () => {
  expect(paceWith(15, { cycle: { from: "2026-11-01", to: "2029-10-31" } })).toEqual({ kind: "too early" });
  expect(paceWith(0, { state: "met" })).toEqual({ kind: "done" });
  expect(paceWith(0, { state: "nothing due", cycle: undefined })).toEqual({ kind: "done" });
});

test("more hours never make the day later", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (hours, more) => {
      const dayWith = (counted: number) => {
        const pace = paceWith(15, { entries: [done("a", counted)] });
        return "day" in pace ? pace.day : "9999-12-31";
      };

      expect(dayWith(hours + more) <= dayWith(hours)).toBe(true);
    }),
  );
});
