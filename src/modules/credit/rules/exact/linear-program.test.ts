import fc from "fast-check";
import { expect, test } from "vitest";
import { bigArithmetic, OutOfRange, safeArithmetic } from "./arithmetic.ts";
import { best, type LinearProgram, type Terms } from "./linear-program.ts";
import { add, compare, multiply, type Rational, rational, zero } from "./rational.ts";
import { lexicographicOptimum } from "./simplex.ts";
import { readRational, writeRational } from "./written.ts";

const amount = (text: string): Rational => readRational(text) ?? zero;
const written = (program: LinearProgram): readonly string[] => best(program).map(writeRational);

test("the first wish goes before the second", () => {
  const limits = [
    {
      terms: [
        [0, 1],
        [1, 1],
      ] as Terms,
      atMost: amount("1/3"),
    },
  ];

  expect(written({ unknowns: 2, limits, wishes: [[[1, 1]], [[0, 1]]] })).toEqual(["0", "1/3"]);
  expect(written({ unknowns: 2, limits, wishes: [[[0, 1]], [[1, 1]]] })).toEqual(["1/3", "0"]);
});

test("a best that lies between whole numbers is found exactly", () => {
  const pairs: readonly Terms[] = [
    [
      [0, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [2, 1],
    ],
    [
      [0, 1],
      [2, 1],
    ],
  ];
  const limits = pairs.map((terms) => ({ terms, atMost: amount("1") }));

  expect(
    written({
      unknowns: 3,
      limits,
      wishes: [
        [
          [0, 1],
          [1, 1],
          [2, 1],
        ],
      ],
    }),
  ).toEqual(["0.5", "0.5", "0.5"]);
});

test("a wish without a bound, and a limit below nought, are refused", () => {
  expect(() => best({ unknowns: 1, limits: [], wishes: [[[0, 1]]] })).toThrow("no bound");
  expect(() =>
    best({ unknowns: 1, limits: [{ terms: [[0, 1]], atMost: amount("-1") }], wishes: [] }),
  ).toThrow("No limit of a program may be below nought.");
});

test("Beale's example, on which the plain rule runs in circles, ends", () => {
  // Scaled to whole numbers: maximise 3x0 − 600x1 + 2x2 − 24x3.
  const limits = [
    {
      terms: [
        [0, 25],
        [1, -6000],
        [2, -4],
        [3, 900],
      ] as Terms,
      atMost: zero,
    },
    {
      terms: [
        [0, 25],
        [1, -4500],
        [2, -1],
        [3, 150],
      ] as Terms,
      atMost: zero,
    },
    { terms: [[2, 1]] as Terms, atMost: rational(1) },
  ];

  const values = best({
    unknowns: 4,
    limits,
    wishes: [
      [
        [0, 75],
        [1, -15000],
        [2, 2],
        [3, -600],
      ],
    ],
  });

  expect(values.map(writeRational)).toEqual(["0.04", "0", "1", "0"]);
});

/** Small programs with every unknown limited to 0, 1, 2 or 3. */
const programs = fc
  .record({
    limits: fc.array(
      fc.record({
        terms: fc.array(fc.tuple(fc.nat(2), fc.constantFrom(1, 1, 1, -1)), { minLength: 1, maxLength: 3 }),
        atMost: fc.nat(5).map((limit) => rational(limit)),
      }),
      { maxLength: 4 },
    ),
    bounds: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
    wish: fc.array(fc.tuple(fc.nat(2), fc.constantFrom(1, 2)), { minLength: 1, maxLength: 3 }),
  })
  .map(({ limits, bounds, wish }) => ({
    unknowns: 3,
    limits: [
      ...limits.map(({ terms, atMost }) => ({ atMost, terms: onceEach(terms) })),
      ...bounds.map((bound, place) => ({ terms: [[place, 1]] as Terms, atMost: rational(bound) })),
    ],
    wishes: [onceEach(wish), [[0, 1]] as Terms],
  }));

test("no whole-number point is better, and every limit holds", () => {
  fc.assert(
    fc.property(programs, (program) => {
      const values = best(program);
      const [wish = []] = program.wishes;
      const found = valueOf(wish, values);

      expect(isAllowed(program, values)).toBe(true);
      for (const point of points()) {
        const better = isAllowed(program, point) && compare(valueOf(wish, point), found) > 0;
        expect(better).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test("plain numbers and numbers of any length give the same answer", () => {
  fc.assert(
    fc.property(programs, (program) => {
      const whole = {
        unknowns: program.unknowns,
        rows: program.limits.map(({ terms }) => terms),
        bounds: program.limits.map(({ atMost }) => atMost.numerator),
        wishes: program.wishes,
      };

      expect(lexicographicOptimum(whole, safeArithmetic)).toEqual(lexicographicOptimum(whole, bigArithmetic));
    }),
    { numRuns: 200 },
  );
});

test("amounts too long for plain numbers are worked out all the same", () => {
  const long = rational(2n ** 60n + 1n, 3n ** 40n);
  const limits = [
    {
      terms: [
        [0, 1],
        [1, 1],
      ] as Terms,
      atMost: long,
    },
    { terms: [[0, 1]] as Terms, atMost: rational(1, 7) },
  ];

  const values = best({ unknowns: 2, limits, wishes: [[[0, 1]], [[1, 1]]] });

  expect(values.reduce(add)).toEqual(lesser(long, values));
  expect(() => safeArithmetic.from(2n ** 53n)).toThrow(OutOfRange);
});

function lesser(long: Rational, [first = zero]: readonly Rational[]): Rational {
  return compare(long, first) < 0 ? first : long;
}

function onceEach(terms: readonly (readonly [number, number])[]): Terms {
  return [...new Map(terms)];
}

function valueOf(terms: Terms, values: readonly Rational[]): Rational {
  return terms
    .map(([unknown, times]) => multiply(values[unknown] ?? zero, rational(times)))
    .reduce(add, zero);
}

function isAllowed({ limits }: LinearProgram, values: readonly Rational[]): boolean {
  return (
    values.every((value) => compare(value, zero) >= 0) &&
    limits.every(({ terms, atMost }) => compare(valueOf(terms, values), atMost) <= 0)
  );
}

function points(): readonly (readonly Rational[])[] {
  const steps = [0, 1, 2, 3].map((step) => rational(step));
  return steps.flatMap((a) => steps.flatMap((b) => steps.map((c) => [a, b, c])));
}
