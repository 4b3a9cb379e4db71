import fc from "fast-check";
import { expect, test } from "vitest";
import { add, compare, equals, lesser, type Rational, rational, zero } from "../exact/rational.ts";
import { sum } from "../exact/tally.ts";
import { writeRational } from "../exact/written.ts";
import { assign, type Assignment, type AssignmentProblem, type Candidate } from "./assignment.ts";

const units = (amount: number): Rational => rational(amount);

function problemOf(changes: Partial<AssignmentProblem>): AssignmentProblem {
  return { candidates: [], minimums: [], maximums: [], repeats: [], required: units(10), ...changes };
}

function candidate(amount: number, changes: Partial<Candidate> = {}): Candidate {
  return { units: units(amount), minimums: [], maximums: [], ...changes };
}

const counted = (assignment: Assignment): readonly string[] => assignment.counted.map(writeRational);
const fills = (assignment: Assignment): readonly string[] => assignment.fills.map(writeRational);

test("a capped hour goes to whom it helps, though another came first", () => {
  const problem = problemOf({
    candidates: [candidate(3, { maximums: [0] }), candidate(3, { maximums: [0], minimums: [0] })],
    minimums: [{ limit: units(2) }],
    maximums: [{ limit: units(3) }],
  });

  const found = assign(problem);

  expect(counted(found)).toEqual(["1", "2"]);
  expect(fills(found)).toEqual(["2"]);
});

test("of equal candidates the latest overflows", () => {
  const found = assign(
    problemOf({
      candidates: [candidate(3, { maximums: [0] }), candidate(3, { maximums: [0] })],
      maximums: [{ limit: units(4) }],
    }),
  );

  expect(counted(found)).toEqual(["3", "1"]);
});

test("an hour of two minimums that share none fills the one that nothing else fills", () => {
  const group = "areas";
  const found = assign(
    problemOf({
      candidates: [candidate(5, { minimums: [0, 1] }), candidate(5, { minimums: [0] })],
      minimums: [
        { limit: units(5), group },
        { limit: units(5), group },
      ],
    }),
  );

  expect(fills(found)).toEqual(["5", "5"]);
  expect(found.gifts).toEqual([[[{ minimum: 1, units: units(5) }]], [[{ minimum: 0, units: units(5) }]]]);
});

test("where not all minimums can be filled, the smallest is filled first", () => {
  const group = "areas";
  const found = assign(
    problemOf({
      candidates: [candidate(4, { minimums: [0, 1] })],
      minimums: [
        { limit: units(6), group },
        { limit: units(3), group },
      ],
    }),
  );

  expect(fills(found)).toEqual(["1", "3"]);
});

test("repetitions count together as much as the longest, wherever they fit best", () => {
  const found = assign(
    problemOf({
      candidates: [candidate(2, { repeat: 0 }), candidate(3, { repeat: 0, minimums: [0] })],
      minimums: [{ limit: units(3) }],
      repeats: [{ limit: units(3) }],
    }),
  );

  expect(counted(found)).toEqual(["0", "3"]);
});

test("what was reached before is not given up for more elsewhere", () => {
  const candidates = [
    candidate(2, { minimums: [0], maximums: [0] }),
    candidate(2, { minimums: [1, 2], maximums: [0] }),
  ];
  const problem = problemOf({
    candidates,
    minimums: [{ limit: units(2) }, { limit: units(2) }, { limit: units(2) }],
    maximums: [{ limit: units(2) }],
  });

  expect(fills(assign(problem))).toEqual(["0", "2", "2"]);
  const held = assign({ ...problem, atLeast: { fills: [units(2), zero, zero], total: units(2) } });
  expect(fills(held)).toEqual(["2", "0", "0"]);
});

/** Up to four candidates of up to two units, three minimums with or without a group, two maximums, one set of repetitions. */
const tinyProblems = fc
  .record({
    candidates: fc.array(
      fc.record({
        units: fc.integer({ min: 0, max: 2 }).map(units),
        minimums: fc.subarray([0, 1, 2]),
        maximums: fc.subarray([0, 1]),
        repeat: fc.constantFrom(undefined, undefined, 0),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    minimums: fc.tuple(
      ...[0, 1, 2].map(() =>
        fc.record({ limit: fc.nat(4).map(units), group: fc.constantFrom(undefined, "a") }),
      ),
    ),
    maximums: fc.tuple(...[0, 1].map(() => fc.record({ limit: fc.nat(5).map(units) }))),
    required: fc.nat(6).map(units),
  })
  .map((made): AssignmentProblem => {
    const longest = made.candidates
      .filter(({ repeat }) => repeat !== undefined)
      .reduce((most, each) => (compare(each.units, most) > 0 ? each.units : most), zero);
    return { ...made, repeats: [{ limit: longest }] };
  });

test("no other assignment is better: compared with every one in whole units", () => {
  fc.assert(
    fc.property(tinyProblems, (problem) => {
      const found = assign(problem);

      expect(isAllowed(problem, found)).toBe(true);
      const reached = scoreOf(problem, found.fills, found.total);
      for (const other of everyAssignment(problem)) expect(isBelow(reached, other)).toBe(false);
    }),
    { numRuns: 300 },
  );
});

function isAllowed(problem: AssignmentProblem, found: Assignment): boolean {
  const within = (isAsked: (each: Candidate) => boolean, limit: Rational): boolean =>
    compare(sum(found.counted.filter((_, place) => isAsked(problem.candidates[place]!))), limit) <= 0;
  const gifts = found.gifts.flat(2);
  return (
    found.counted.every((amount, place) => compare(amount, problem.candidates[place]!.units) <= 0) &&
    problem.maximums.every(({ limit }, place) => within(({ maximums }) => maximums.includes(place), limit)) &&
    problem.repeats.every(({ limit }, place) => within(({ repeat }) => repeat === place, limit)) &&
    gifts.every(({ units: amount }) => compare(amount, zero) > 0) &&
    found.gifts.every((ofCandidate, place) =>
      ofCandidate.every((stretches) =>
        equals(
          sum(stretches.map((gift) => gift.units)),
          stretches.length === 0 ? zero : (found.counted[place] ?? zero),
        ),
      ),
    )
  );
}

/** First the sum of all fills and of the whole, then each fill from the smallest limit on, then the whole. */
function scoreOf(
  problem: AssignmentProblem,
  reached: readonly Rational[],
  total: Rational,
): readonly Rational[] {
  const cut = problem.minimums.map(({ limit }, place) => lesser(reached[place] ?? zero, limit));
  const ranked = [...problem.minimums.keys()].toSorted((a, b) =>
    compare(problem.minimums[a]!.limit, problem.minimums[b]!.limit),
  );
  return [
    add(sum(cut), lesser(total, problem.required)),
    ...ranked.map((place) => cut[place] ?? zero),
    total,
  ];
}

function isBelow(one: readonly Rational[], other: readonly Rational[]): boolean {
  const place = one.findIndex((amount, number) => !equals(amount, other[number] ?? zero));
  return place !== -1 && compare(one[place] ?? zero, other[place] ?? zero) < 0;
}

/** The scores of all assignments in whole units that keep to every limit. */
function* everyAssignment(problem: AssignmentProblem): Generator<readonly Rational[]> {
  const amounts = problem.candidates.map((each) => Number(each.units.numerator));
  for (const taken of everyVector(amounts)) {
    const asAssignment = {
      counted: taken.map(units),
      gifts: [],
      givenGroups: new Set<string>(),
      total: zero,
      fills: [],
    };
    if (!isAllowed(problem, asAssignment)) continue;
    const total = units(taken.reduce((all, each) => all + each, 0));
    for (const reached of everyFill(problem, taken)) yield scoreOf(problem, reached.map(units), total);
  }
}

function everyVector(most: readonly number[]): readonly (readonly number[])[] {
  const [first, ...rest] = most;
  if (first === undefined) return [[]];
  return everyVector(rest).flatMap((tail) =>
    Array.from({ length: first + 1 }, (_, amount) => [amount, ...tail]),
  );
}

/** Ungrouped minimums take every hour; each unit of a grouped one goes to one of its group. */
function everyFill(
  { candidates, minimums }: AssignmentProblem,
  taken: readonly number[],
): readonly (readonly number[])[] {
  let reached: readonly (readonly number[])[] = [minimums.map(() => 0)];
  candidates.forEach((each, place) => {
    const free = each.minimums.filter((minimum) => minimums[minimum]?.group === undefined);
    const grouped = each.minimums.filter((minimum) => minimums[minimum]?.group !== undefined);
    for (let unit = 0; unit < (taken[place] ?? 0); unit += 1) {
      const choices = grouped.length === 0 ? [undefined] : grouped;
      const next = reached.flatMap((fill) =>
        choices.map((choice) =>
          fill.map((amount, minimum) => amount + Number(free.includes(minimum) || minimum === choice)),
        ),
      );
      reached = [...new Map(next.map((fill) => [fill.join(), fill])).values()];
    }
  });
  return reached;
}
