import fc from "fast-check";
import { expect, test } from "vitest";
import { coverage } from "../../src/modules/staffing/rules/desk-coverage/coverage.ts";
import { shortfalls } from "../../src/modules/staffing/rules/desk-coverage/shortfalls.ts";
import { whatIf } from "../../src/modules/staffing/rules/desk-coverage/what-if.ts";
import type { Staffing } from "../../src/modules/staffing/rules/staffing.ts";
import type { Absence } from "../../src/modules/staffing/rules/time-away.ts";
import { absence, aDate, session, staffings } from "./any-staffing.ts";

/* A few days of a staffing with much that is dated are worked out from what matters on them alone. */

/** A stretch of the year that all dates of these staffings are within, too long to be narrowed. */
const wholeYear = { from: "2027-01-01", to: "2027-12-31" };

const covered = fc
  .tuple(absence, fc.constantFrom("ann", "ben", "cho"))
  .map(([away, staffId]): Absence => ({ ...away, cover: { kind: "colleague", staffId } }));

/** Staffings with more absences and sessions than four a person. */
const busyStaffings: fc.Arbitrary<Staffing> = fc
  .tuple(
    staffings,
    fc.array(fc.oneof(absence, covered), { minLength: 12, maxLength: 20 }),
    fc.array(session, { minLength: 12, maxLength: 20 }),
  )
  .map(([staffing, absences, sessions]) => ({ ...staffing, absences, sessions }));

test("a few days are the same asked for alone and out of the whole year", () => {
  fc.assert(
    fc.property(busyStaffings, aDate, fc.integer({ min: 0, max: 3 }), (staffing, from, length) => {
      const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
      const whole = { ...staffing };
      coverage(whole, wholeYear);
      const [alone, outOfWhole] = [staffing, whole].map((each) => {
        const days = coverage(each, { from, to });
        return { days, short: shortfalls(each, days) };
      });

      expect(alone).toEqual(outOfWhole);
    }),
    { numRuns: 60, seed: 20261122 },
  );
});

test("days asked for after others, and what one more absence would do, are the same as asked for first", () => {
  fc.assert(
    fc.property(busyStaffings, aDate, aDate, absence, (staffing, first, second, away) => {
      const { cover: _, ...supposed } = away;
      const later = { ...staffing };
      coverage(later, { from: first, to: first });
      const range = { from: second, to: second };

      expect(coverage(later, range)).toEqual(coverage(staffing, range));
      expect(whatIf(later, { kind: "absence", absence: supposed })).toEqual(
        whatIf({ ...staffing }, { kind: "absence", absence: supposed }),
      );
    }),
    { numRuns: 40, seed: 20261123 },
  );
});
