import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionCreditRules } from "./attendance.ts";
import { calculationWords } from "./calculation-words.ts";
import { creditMinutes, type Fragment, sessionSeconds } from "./credit-minutes.ts";

const clock = (text: string): number => {
  const [hour = 0, minute = 0, second = 0] = text.split(":").map(Number);
  return hour * 3600 + minute * 60 + second;
};
const span = (from: string, to: string) => ({ start: clock(from), end: clock(to) });
const times = (from: string, to: string): Fragment => ({ interval: span(from, to), mostSeconds: undefined });
const minutes = (mostSeconds: number): Fragment => ({ interval: undefined, mostSeconds });

const rules: SessionCreditRules = {
  window: span("9:00", "10:00"),
  breaks: [],
  bridgeSeconds: 60,
  graceMinutes: 10,
  thresholdPercent: 0,
  rounding: "floor",
  stepMinutes: 1,
};

test("two overlapping rows that Zoom calls 38 and 2 minutes are 37 minutes and 2 seconds, not 40", () => {
  const calculation = creditMinutes([times("9:20:36", "9:57:38"), times("9:49:50", "9:51:42")], rules);

  expect(calculation).toEqual({
    basis: "times",
    fragments: 2,
    fragmentSeconds: 2334,
    outsideFragments: 0,
    outsideSeconds: 0,
    overlapSeconds: 112,
    breakSeconds: 0,
    bridgedGaps: 0,
    bridgedSeconds: 0,
    attendedSeconds: 2222,
    sessionSeconds: 3600,
    isFullByGrace: false,
    isBelowThreshold: false,
    creditedSeconds: 2222,
    creditedMinutes: 37,
  });
  expect(calculationWords(calculation, rules)).toEqual([
    "2 stretches of attendance, 38 min 54 s added up.",
    "1 min 52 s recorded more than once was counted once.",
    "Attended: 37 min 2 s of 1 h.",
    "Credited: 37 minutes, rounded down in full minutes.",
  ]);
});

test("of several meetings each counts by itself, and what lies between them does not", () => {
  const conference = {
    ...rules,
    graceMinutes: 0,
    window: { start: clock("9:00"), end: clock("35:00") },
    meetings: [span("9:00", "12:00"), span("33:00", "35:00")],
    breaks: [span("10:00", "10:15")],
  };
  const stayed = creditMinutes([times("8:50", "34:00")], conference);
  const firstDay = creditMinutes([times("9:00", "12:00"), times("12:30", "20:00")], conference);
  const whole = creditMinutes([times("9:00", "12:00"), times("33:00", "35:00")], conference);

  expect(sessionSeconds(conference)).toBe(clock("4:45"));
  expect([stayed.attendedSeconds, stayed.bridgedSeconds]).toEqual([clock("3:45"), 0]);
  expect([firstDay.creditedMinutes, firstDay.outsideFragments]).toEqual([165, 1]);
  expect([whole.creditedMinutes, whole.bridgedSeconds, whole.outsideSeconds]).toEqual([285, 0, 0]);
  expect(creditMinutes([minutes(clock("3:00"))], conference).creditedMinutes).toBe(165);
});

test("a certificate says everything that was done to the time", () => {
  const given = { ...rules, breaks: [span("9:30", "9:40")], rounding: "nearest", stepMinutes: 15 } as const;
  const calculation = creditMinutes(
    [times("8:00", "8:10"), times("8:50", "9:20"), times("9:20:50", "9:45"), times("9:44", "10:00")],
    given,
  );

  expect(calculationWords(calculation, given)).toEqual([
    "4 stretches of attendance, 1 h 20 min 10 s added up.",
    "20 min before the start or after the end was not counted.",
    "1 min recorded more than once was counted once.",
    "10 min of breaks was taken off.",
    "1 short gap was counted as attended: 50 s.",
    "Attended: 50 min of 50 min.",
    "Credited: 45 minutes, rounded to the nearest in steps of 15 minutes.",
  ]);
  expect(calculation.outsideFragments).toBe(1);
});

test("a gap of exactly the bridge is closed, one of a second more is not", () => {
  const attended = (back: string) =>
    creditMinutes([times("9:00", "9:10"), times(back, "9:20")], rules).attendedSeconds;

  expect([attended("9:11"), attended("9:11:01")]).toEqual([1200, 1139]);
});

test("a break within a gap does not make the gap longer", () => {
  const given = { ...rules, breaks: [span("9:30", "9:45")] };
  const calculation = creditMinutes([times("9:00", "9:29:40"), times("9:45:30", "10:00")], given);

  expect([calculation.attendedSeconds, calculation.bridgedGaps, calculation.bridgedSeconds]).toEqual([
    2700, 2, 50,
  ]);
});

test("who misses exactly the grace is credited in full, who misses a second more is not", () => {
  const credited = (from: string) => creditMinutes([times(from, "10:00")], rules).creditedMinutes;

  expect([credited("9:10"), credited("9:10:01")]).toEqual([60, 49]);
});

test("nobody is credited in full who was not there at all", () => {
  const short = { ...rules, window: span("9:00", "9:10") };

  expect(creditMinutes([times("8:00", "9:00")], short).creditedMinutes).toBe(0);
  expect(creditMinutes([], short).creditedMinutes).toBe(0);
});

test("the threshold is reached exactly at its share of the session", () => {
  const given = { ...rules, graceMinutes: 0, thresholdPercent: 66.67 };
  const credited = (to: string) => creditMinutes([times("9:00", to)], given).creditedMinutes;

  expect([credited("9:40"), credited("9:40:01")]).toEqual([0, 40]);
});

test.for([
  ["floor", 30],
  ["nearest", 45],
  ["ceil", 45],
] as const)("38 minutes in steps of 15, rounded by %s, are %i", ([rounding, expected]) => {
  const given = { ...rules, rounding, stepMinutes: 15 };

  expect(creditMinutes([times("9:00", "9:38")], given).creditedMinutes).toBe(expected);
});

test("rounding up gives no more than the session lasted", () => {
  const given = { ...rules, window: span("9:00", "9:50"), rounding: "ceil", stepMinutes: 15 } as const;
  const calculation = creditMinutes([times("9:00", "9:50")], given);

  expect(calculation.creditedMinutes).toBe(50);
});

test("a session across midnight is as any other", () => {
  const given = { ...rules, window: span("23:30", "24:30") };

  expect(creditMinutes([times("23:00", "24:15")], given).attendedSeconds).toBe(2700);
});

test("minutes between a first and a last time lose what may lie outside and in breaks", () => {
  const given = { ...rules, breaks: [span("9:30", "9:40")], graceMinutes: 0 };
  const calculation = creditMinutes([{ interval: span("8:50", "10:00"), mostSeconds: 3600 }], given);

  expect([calculation.attendedSeconds, calculation.basis]).toEqual([2400, "span"]);
});

test("minutes without times are never added up, cannot be clipped, and lose the breaks", () => {
  const given = { ...rules, breaks: [span("9:30", "9:40")], graceMinutes: 0 };
  const credited = (...fragments: Fragment[]) => creditMinutes(fragments, given).attendedSeconds;

  expect([credited(minutes(1800), minutes(1700)), credited(minutes(9000))]).toEqual([1200, 3000]);
  expect(calculationWords(creditMinutes([minutes(1800)], given), given)[1]).toBe(
    "The report has minutes without times: they were not held against the session's start and end.",
  );
});

const second = fc.integer({ min: 0, max: 8000 });
const interval = fc
  .tuple(second, second)
  .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));
const exactFragment = interval.map((each): Fragment => ({ interval: each, mostSeconds: undefined }));
const anyFragment = fc.oneof(
  exactFragment,
  fc.record({ interval: fc.option(interval, { nil: undefined }), mostSeconds: second }),
);
const anyRules = fc.record({
  window: fc.constant({ start: 1000, end: 7000 }),
  breaks: fc.array(interval, { maxLength: 3 }),
  bridgeSeconds: fc.integer({ min: 0, max: 400 }),
  graceMinutes: fc.integer({ min: 0, max: 20 }),
  thresholdPercent: fc.integer({ min: 0, max: 100 }),
  rounding: fc.constantFrom("floor", "nearest", "ceil"),
  stepMinutes: fc.integer({ min: 1, max: 30 }),
} as const);

test("no credit is more than the session without its breaks", () => {
  fc.assert(
    fc.property(fc.array(anyFragment, { maxLength: 8 }), anyRules, (fragments, given) => {
      const found = creditMinutes(fragments, given);
      expect(found.attendedSeconds).toBeLessThanOrEqual(sessionSeconds(given));
      expect(found.creditedMinutes * 60).toBeLessThanOrEqual(sessionSeconds(given));
    }),
    { numRuns: 500 },
  );
});

test("exact times add up as the trace says", () => {
  fc.assert(
    fc.property(fc.array(exactFragment, { maxLength: 8 }), anyRules, (fragments, given) => {
      const found = creditMinutes(fragments, given);
      expect(
        found.fragmentSeconds -
          found.outsideSeconds -
          found.overlapSeconds -
          found.breakSeconds +
          found.bridgedSeconds,
      ).toBe(found.attendedSeconds);
    }),
    { numRuns: 300 },
  );
});

test("neither the order of fragments nor one that is there twice changes anything", () => {
  fc.assert(
    fc.property(fc.array(anyFragment, { maxLength: 8 }), anyRules, (fragments, given) => {
      const found = creditMinutes(fragments, given);
      expect(creditMinutes(fragments.toReversed(), given)).toEqual(found);
      expect(creditMinutes([...fragments, ...fragments.slice(0, 2)], given)).toEqual(found);
    }),
    { numRuns: 300 },
  );
});

test("a stretch told as two that touch is worth the same", () => {
  fc.assert(
    fc.property(
      fc.array(exactFragment, { minLength: 1, maxLength: 6 }),
      anyRules,
      fc.nat(100),
      (fragments, given, share) => {
        const [first, ...rest] = fragments;
        const { start, end } = first!.interval!;
        const middle = start + Math.floor(((end - start) * share) / 100);
        const split: Fragment[] = [
          { interval: { start, end: middle }, mostSeconds: undefined },
          { interval: { start: middle, end }, mostSeconds: undefined },
        ];
        expect(creditMinutes([...split, ...rest], given).creditedMinutes).toBe(
          creditMinutes(fragments, given).creditedMinutes,
        );
      },
    ),
    { numRuns: 300 },
  );
});

test("a further fragment never lowers the credit", () => {
  fc.assert(
    fc.property(
      fc.array(anyFragment, { maxLength: 6 }),
      anyFragment,
      anyRules,
      (fragments, further, given) => {
        const before = creditMinutes(fragments, given);
        const after = creditMinutes([...fragments, further], given);
        expect(after.attendedSeconds).toBeGreaterThanOrEqual(before.attendedSeconds);
        expect(after.creditedMinutes).toBeGreaterThanOrEqual(before.creditedMinutes);
      },
    ),
    { numRuns: 500 },
  );
});
