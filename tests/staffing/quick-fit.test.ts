import fc from "fast-check";
import { expect, test } from "vitest";
import { fitOf } from "../../src/modules/staffing/rules/free-times/fit.ts";
import { quickFit } from "../../src/modules/staffing/rules/free-times/quick-fit.ts";
import type { WeeklyHours } from "../../src/modules/staffing/rules/hours.ts";
import { session, staffings } from "./any-staffing.ts";

const span = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 24 }))
  .map(([hour, length]) => ({
    startMinute: hour * 60,
    endMinute: Math.min(1440, (hour + length) * 60),
  }));
const day = fc.array(span, { maxLength: 2 });
const weekly: fc.Arbitrary<WeeklyHours> = fc.tuple(day, day, day, day, day, day, day);
const byHand = fc.record({
  staffId: fc.constantFrom("ann", "ben", "nobody"),
  zone: fc.constantFrom("America/Chicago", "Asia/Kathmandu"),
  weekly,
});

test("a session fits quickly exactly when it fits at length", () => {
  let [fitting, asked] = [0, 0];
  fc.assert(
    fc.property(
      staffings,
      fc.array(byHand, { maxLength: 2 }),
      fc.array(session, { minLength: 1, maxLength: 12 }),
      (staffing, offDeskHours, sessions) => {
        const full = { ...staffing, offDeskHours };
        for (const staffId of ["ann", "ben", "nobody"]) {
          const fits = quickFit(full, staffId);
          for (const each of sessions) {
            const wanted = fitOf(full, { ...each, staffId }).fits;
            expect(fits({ ...each, staffId })).toBe(wanted);
            asked += 1;
            if (wanted) fitting += 1;
          }
        }
      },
    ),
    { numRuns: 150, seed: 7 },
  );
  // Of both kinds enough to tell.
  expect(Math.min(fitting, asked - fitting)).toBeGreaterThan(300);
});
