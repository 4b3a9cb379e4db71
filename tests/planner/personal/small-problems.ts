import fc from "fast-check";
import type {
  BusyTime,
  Candidate,
  PersonalProblem,
} from "../../../src/modules/planner/rules/personal/personal-problem.ts";

const home = { latitude: 41.5, longitude: -90.5 };
const places = [
  home,
  { latitude: 41.7, longitude: -90.6 },
  { latitude: 42.0, longitude: -91.0 },
  { latitude: 41.4, longitude: -90.1 },
];

/** Hours near the night on which clocks go back in Chicago (November 1, 2026), some of them in October there. */
const firstHour = Date.parse("2026-10-30T14:00:00Z");

function instant(hours: number): string {
  return `${new Date(firstHour + hours * 3_600_000).toISOString().slice(0, 19)}Z`;
}

const sitting = fc
  .record({ start: fc.integer({ min: 0, max: 70 }), hours: fc.integer({ min: 1, max: 3 }) })
  .map(({ start, hours }) => ({ start: instant(start), end: instant(start + hours) }));

const month = fc.constantFrom("2026-10", "2026-11", "2026-12");

const credit = (credential: string) =>
  fc.record({
    credential: fc.constant(credential),
    units: fc.integer({ min: 1, max: 3 }),
    categories: fc.subarray(["technology", "live"]),
  });

const credits = fc
  .tuple(fc.option(credit("grade-1"), { freq: 3 }), fc.option(credit("grade-2"), { freq: 2 }))
  .map((each) => each.filter((one) => one !== null));

const quarter = fc.integer({ min: 0, max: 12 }).map((quarters) => quarters / 4);

function candidate(index: number): fc.Arbitrary<Candidate> {
  return fc
    .record({
      offering: fc.constantFrom("a", "b", "c", "d", "e", `only-${index}`),
      sittings: fc.oneof(
        { weight: 5, arbitrary: fc.array(sitting, { minLength: 1, maxLength: 2 }) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
      month,
      minutes: fc.constantFrom(0, 60, 120),
      place: fc.option(fc.constantFrom(...places), { nil: undefined }),
      cents: fc.constantFrom(0, 0, 1000, 2500, 4000),
      memberCents: fc.option(
        fc.dictionary(fc.constantFrom("state", "national"), fc.constantFrom(0, 500, 5000)),
        {
          nil: undefined,
        },
      ),
      gains: fc.dictionary(fc.constantFrom("teens", "technology"), quarter),
      worth: fc.integer({ min: -2, max: 4 }).map((quarters) => quarters / 4),
      credits,
      after: fc.oneof(
        { weight: 5, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(["a", "b"]) },
      ),
    })
    .map(({ sittings, month, minutes, place, memberCents, ...rest }) => ({
      id: `c${index}`,
      title: `Candidate ${index}`,
      how: sittings.length === 0 ? "self-paced" : place === undefined ? "live" : "in-person",
      sittings,
      ...(sittings.length === 0 ? { month, minutes } : {}),
      ...(place === undefined || sittings.length === 0 ? {} : { place }),
      ...(memberCents === undefined ? {} : { memberCents }),
      ...rest,
    }));
}

const candidates = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => candidate(index))));

const busy: fc.Arbitrary<readonly BusyTime[]> = fc
  .array(fc.tuple(sitting, fc.constantFrom("desk", "desk", "other")), { maxLength: 3 })
  .map((times) =>
    times.map(([time, what], index) => ({ id: `busy-${index}`, ...time, what: what as "desk" })),
  );

/** One of the values, or none as often as the weight says (each value weighs one). */
const optional = <Value>(absent: number, ...values: Value[]) =>
  fc.constantFrom(...values, ...Array.from({ length: absent }, () => undefined));

const limits = fc
  .record({
    minutesPerMonth: optional(2, 120, 240, 360),
    minutesInMonth: fc.option(fc.dictionary(month, fc.constantFrom(60, 180)), { nil: undefined }),
    cents: optional(3, 0, 2500, 6000),
    miles: optional(4, 20, 40),
    daysAway: optional(3, 0, 1, 2),
    longestSittingMinutes: optional(4, 120),
    shiftsCovered: optional(1, 1, 2),
    milesPerHour: optional(1, 30),
    blackouts: fc.subarray([{ from: "2026-10-31", to: "2026-10-31" }]),
  })
  .map(withoutUndefined);

const needs = fc
  .tuple(
    fc.record({
      units: fc.integer({ min: 0, max: 2 }),
      minimum: fc.constantFrom(0, 0, 1),
      cap: fc.integer({ min: 1, max: 4 }),
      due: fc.constantFrom("2026-10-31", "2026-12-31"),
    }),
    fc.boolean(),
  )
  .map(([{ units, minimum, cap, due }, hasSecond]) => [
    {
      id: "grade-1",
      name: "Grade I",
      due,
      units,
      minimums: [{ category: "technology", units: minimum }],
      caps: [{ category: "live", units: cap }],
    },
    ...(hasSecond
      ? [
          {
            id: "grade-2",
            name: "Grade II",
            due: "2026-11-30",
            units: 1,
            minimums: [],
            caps: [
              { category: "live", units: 1 },
              { category: "technology", units: 2 },
            ],
          },
        ]
      : []),
  ]);

/** Problems small enough to try every choice, and tight enough that limits bind. All fractions are quarters. */
export const smallProblem: fc.Arbitrary<PersonalProblem> = fc
  .record({
    limits,
    busy,
    candidates,
    needs: fc.option(needs, { nil: [], freq: 2 }),
    hasHome: fc.boolean(),
    memberships: fc.constantFrom([0, 1000], [1500, 3000], []),
    pins: optional(4, "c0"),
    banned: optional(3, "c1"),
    done: optional(4, "a", "b"),
  })
  .map(({ limits, busy, candidates, needs, hasHome, memberships, pins, banned, done }) => ({
    format: "carrel-personal-problem",
    version: 1,
    from: "2026-10-30",
    to: "2026-12-15",
    zone: "America/Chicago",
    limits: limits as PersonalProblem["limits"],
    ...(hasHome ? { home } : {}),
    busy,
    competencies: [
      {
        id: "teens",
        name: "Teens",
        steps: [
          { amount: 1, worth: 2 },
          { amount: 2, worth: 1 },
        ],
      },
      { id: "technology", name: "Technology", steps: [{ amount: 3, worth: 0.5 }] },
    ],
    credentials: needs,
    memberships: memberships.map((cents, index) => ({
      id: index === 0 ? "state" : "national",
      name: index === 0 ? "State" : "National",
      cents,
    })),
    candidates: candidates.map((candidate) => ({
      ...candidate,
      ...(candidate.memberCents === undefined
        ? {}
        : { memberCents: memberships.length === 0 ? {} : candidate.memberCents }),
      credits: candidate.credits.filter(({ credential }) => needs.some(({ id }) => id === credential)),
    })),
    done: done === undefined ? [] : [done],
    pinned: pins === undefined ? [] : [pins],
    banned: banned === undefined ? [] : candidates.length > 1 ? [banned] : [],
  }));

function withoutUndefined<Fields extends object>(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields;
}
