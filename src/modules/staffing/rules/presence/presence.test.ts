import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInstant, parseInstant } from "#platform/time";
import { session, staffings } from "../../../../../tests/staffing/any-staffing.ts";
import { fitOf } from "../free-times/fit.ts";
import { deskPresence } from "./desk-presence.ts";
import { madeShort } from "./made-short.ts";

const window = {
  start: parseInstant("2027-03-13T00:00:00Z") ?? 0,
  end: parseInstant("2027-03-16T12:00:00Z") ?? 0,
};

function halfHoursOf({ start, end }: { readonly start: string; readonly end: string }) {
  const [from, to] = [parseInstant(start) ?? 0, parseInstant(end) ?? 0];
  return Array.from({ length: (to - from) / 1_800 }, (_, index) => ({
    start: formatInstant(from + index * 1_800),
    end: formatInstant(from + (index + 1) * 1_800),
  }));
}

test("as many people are there as the minimums ask for, and as many who are qualified", () => {
  let minimums = 0;
  fc.assert(
    fc.property(staffings, (staffing) => {
      const { branches, people } = deskPresence(staffing, [window]);
      for (const { branchId, minimums: asked } of branches)
        for (const { people: wanted, qualified, ...time } of asked)
          for (const half of halfHoursOf(time)) {
            minimums += 1;
            const there = people.filter(({ shifts }) =>
              shifts.some(
                (shift) => shift.branchId === branchId && shift.start <= half.start && shift.end >= half.end,
              ),
            );
            expect(there.length).toBeGreaterThanOrEqual(wanted);
            for (const [qualification, able] of Object.entries(qualified))
              expect(
                there.filter(({ qualifications }) => qualifications.includes(qualification)).length,
              ).toBeGreaterThanOrEqual(able);
          }
    }),
    { numRuns: 150 },
  );
  expect(minimums).toBeGreaterThan(20);
});

test("nothing outside the times asked for is told", () => {
  const narrow = { start: window.start + 15 * 3_600, end: window.start + 17 * 3_600 };
  fc.assert(
    fc.property(staffings, (staffing) => {
      const { branches, people } = deskPresence(staffing, [narrow]);
      for (const { start, end } of [
        ...branches.flatMap(({ minimums }) => minimums),
        ...people.flatMap(({ shifts }) => shifts),
      ]) {
        expect(parseInstant(start) ?? 0).toBeGreaterThanOrEqual(narrow.start);
        expect(parseInstant(end) ?? 0).toBeLessThanOrEqual(narrow.end);
      }
    }),
    { numRuns: 60 },
  );
});

test("a session that fits makes nothing short", () => {
  let fitting = 0;
  fc.assert(
    fc.property(staffings, session, (staffing, asked) => {
      const fit = fitOf({ ...staffing, sessions: [] }, asked);
      if (!fit.fits) return;
      fitting += 1;
      expect(madeShort({ ...staffing, sessions: [] }, { sessions: [asked], moves: [] })).toEqual([]);
    }),
    { numRuns: 200 },
  );
  expect(fitting).toBeGreaterThan(10);
});
