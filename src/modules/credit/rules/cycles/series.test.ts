import { expect, test } from "vitest";
import fc from "fast-check";
import type { Subject } from "../ledger/entry.ts";
import type { Cycle } from "../packs/pack.ts";
import { addDays } from "./months.ts";
import { cycleSeries, type Days } from "./series.ts";
import { UnclearSubject } from "./unclear-subject.ts";

const nobody: Subject = { positions: [], endorsements: [], circumstances: [] };

function cycleOn(
  day: string,
  cycle: Partial<Cycle> & Pick<Cycle, "anchor">,
  subject: Partial<Subject> = {},
): Days {
  const series = cycleSeries(
    { months: 12, ends: "day before anniversary", ...cycle },
    { ...nobody, ...subject },
  );
  return series.at(series.holding(day));
}

test("a cycle from the day of issue ends the day before its anniversary, on it, or with its month", () => {
  const anchor = { kind: "issue date" } as const;
  const subject = { issuedOn: "2022-07-15" };

  expect(cycleOn("2026-01-01", { anchor, months: 60 }, subject)).toEqual({
    from: "2022-07-15",
    to: "2027-07-14",
  });
  expect(cycleOn("2027-07-15", { anchor, months: 60 }, subject)).toEqual({
    from: "2027-07-15",
    to: "2032-07-14",
  });
  expect(cycleOn("2026-01-01", { anchor, months: 60, ends: "anniversary" }, subject).to).toBe("2027-07-15");
  expect(cycleOn("2027-08-01", { anchor, months: 60, ends: "end of month" }, subject)).toEqual({
    from: "2027-08-01",
    to: "2032-07-31",
  });
});

test("a cycle from a leap day ends on 28 February, and begins on the leap day again when there is one", () => {
  const anchor = { kind: "issue date" } as const;
  const subject = { issuedOn: "2024-02-29" };

  expect(cycleOn("2024-03-01", { anchor }, subject)).toEqual({ from: "2024-02-29", to: "2025-02-28" });
  expect(cycleOn("2025-03-01", { anchor }, subject)).toEqual({ from: "2025-03-01", to: "2026-02-28" });
  expect(cycleOn("2028-02-29", { anchor }, subject)).toEqual({ from: "2028-02-29", to: "2029-02-28" });
  expect(cycleOn("2028-02-28", { anchor }, subject)).toEqual({ from: "2027-03-01", to: "2028-02-28" });
});

test("a cycle from the month of birth begins on its first, the last one before the day of issue", () => {
  const anchor = { kind: "birth month" } as const;

  expect(cycleOn("2026-01-01", { anchor, months: 60 }, { issuedOn: "2023-03-10", birthMonth: 9 })).toEqual({
    from: "2022-09-01",
    to: "2027-08-31",
  });
  expect(
    cycleOn(
      "2026-01-01",
      { anchor, months: 60, ends: "end of month" },
      { issuedOn: "2023-03-10", birthMonth: 12 },
    ),
  ).toEqual({ from: "2023-01-01", to: "2027-12-31" });
});

test("a fixed day of the year ends everybody's cycle", () => {
  const anchor = { kind: "fixed date", month: 6, day: 30, year: 2026 } as const;

  expect(cycleOn("2026-06-30", { anchor, months: 24 })).toEqual({ from: "2024-07-01", to: "2026-06-30" });
  expect(cycleOn("2026-07-01", { anchor, months: 24 })).toEqual({ from: "2026-07-01", to: "2028-06-30" });
  const leap = { kind: "fixed date", month: 2, day: 29, year: 2024 } as const;
  expect(cycleOn("2025-02-01", { anchor: leap })).toEqual({ from: "2024-03-01", to: "2025-02-28" });
});

test("a fiscal and a calendar year are years like any other", () => {
  expect(cycleOn("2026-11-22", { anchor: { kind: "fiscal year", startMonth: 10 } })).toEqual({
    from: "2026-10-01",
    to: "2027-09-30",
  });
  expect(cycleOn("2026-11-22", { anchor: { kind: "calendar year" } })).toEqual({
    from: "2026-01-01",
    to: "2026-12-31",
  });
});

test("without a year in the rule, the day of issue says in which year a long cycle begins", () => {
  const anchor = { kind: "fiscal year", startMonth: 7 } as const;
  const subject = { issuedOn: "2021-03-10" };

  expect(cycleOn("2022-01-01", { anchor, months: 60 }, subject)).toEqual({
    from: "2020-07-01",
    to: "2025-06-30",
  });
  expect(
    cycleOn("2021-04-01", { anchor: { ...anchor, firstAfterIssue: true }, months: 60 }, subject),
  ).toEqual({
    from: "2021-07-01",
    to: "2026-06-30",
  });
  expect(() => cycleOn("2022-01-01", { anchor, months: 60 })).toThrow(UnclearSubject);
});

test("a day of expiry on the paper ends the cycle nearest to it, and the anchor stays", () => {
  const anchor = { kind: "issue date" } as const;
  const extended = { issuedOn: "2020-01-15", expiresOn: "2026-01-14" };

  expect(cycleOn("2025-12-01", { anchor, months: 60 }, extended)).toEqual({
    from: "2020-01-15",
    to: "2026-01-14",
  });
  expect(cycleOn("2026-01-15", { anchor, months: 60 }, extended)).toEqual({
    from: "2026-01-15",
    to: "2030-01-14",
  });
  expect(cycleOn("2025-12-01", { anchor, months: 60 }, { expiresOn: "2026-01-31" })).toEqual({
    from: "2021-02-01",
    to: "2026-01-31",
  });
});

test("what is missing is said by its name", () => {
  const whereOf = (cycle: Pick<Cycle, "anchor">, subject: Partial<Subject>): string => {
    try {
      cycleOn("2026-01-01", { ...cycle, months: 60 }, subject);
    } catch (error) {
      if (error instanceof UnclearSubject) return error.where;
    }
    return "nothing";
  };

  expect(whereOf({ anchor: { kind: "issue date" } }, {})).toBe("subject.issuedOn");
  expect(whereOf({ anchor: { kind: "birth month" } }, { issuedOn: "2025-01-01" })).toBe("subject.birthMonth");
});

test("cycles follow each other without a gap, whatever the anchor", () => {
  const anchors = fc.constantFrom<Cycle["anchor"]>(
    { kind: "issue date" },
    { kind: "birth month" },
    { kind: "fixed date", month: 2, day: 29, year: 2020 },
    { kind: "fiscal year", startMonth: 7 },
    { kind: "calendar year" },
  );
  const days = fc.integer({ min: 0, max: 7000 }).map((number) => addDays("2015-01-01", number));
  const ends = fc.constantFrom<Cycle["ends"]>("day before anniversary", "anniversary", "end of month");
  const made = fc.record({
    anchor: anchors,
    ends,
    months: fc.constantFrom(6, 12, 36, 60),
    issuedOn: days,
    day: days,
  });
  fc.assert(
    fc.property(made, fc.option(days), ({ anchor, day, ends, issuedOn, months }, expiresOn) => {
      const series = cycleSeries(
        { anchor, ends, months },
        {
          ...nobody,
          issuedOn,
          birthMonth: 5,
          ...(expiresOn !== null && expiresOn > issuedOn && { expiresOn }),
        },
      );
      const number = series.holding(day);
      const { from, to } = series.at(number);

      expect(series.at(number + 1).from).toBe(addDays(to, 1));
      expect(from <= to).toBe(true);
      const isBeforeFirst = series.first !== undefined && number === series.first && day < from;
      expect(isBeforeFirst || (from <= day && day <= to)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
