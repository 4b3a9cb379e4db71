import fc from "fast-check";
import { expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  excess,
  leastRoundingTo,
  multiply,
  rational,
  roundTo,
  subtract,
  zero,
} from "./rational.ts";
import { rationalOfNumber, readRational, writeRational } from "./written.ts";

/** Of any length, and none of them nought. */
const numbers = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.bigInt({ min: 1n, max: 10n ** 30n }))
  .filter(([numerator]) => numerator !== 0n)
  .map(([numerator, denominator]) => rational(numerator, denominator));

test("a third three times is one", () => {
  const third = rational(1, 3);

  expect(add(add(third, third), third)).toEqual(rational(1));
});

test("a fraction is kept in lowest terms with its sign above", () => {
  expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
  expect(rational(0, -7)).toEqual(zero);
  expect(() => rational(1, 0)).toThrow("A number cannot be divided by nought.");
});

test("the laws of a field hold for numbers of any length", () => {
  fc.assert(
    fc.property(numbers, numbers, numbers, (a, b, c) => {
      expect(add(a, b)).toEqual(add(b, a));
      expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
      expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
      expect(add(subtract(a, b), b)).toEqual(a);
      expect(multiply(divide(a, b), b)).toEqual(a);
      expect(compare(a, b)).toBe(Math.sign(Number(subtract(a, b).numerator)));
    }),
  );
});

test("rounding goes to a multiple of the step, and a half goes up", () => {
  const half = rational(1, 2);

  expect(roundTo(rational(7, 4), half, "floor")).toEqual(rational(3, 2));
  expect(roundTo(rational(7, 4), half, "nearest")).toEqual(rational(2));
  expect(roundTo(rational(8, 5), half, "ceil")).toEqual(rational(2));
  expect(roundTo(rational(-1, 4), half, "nearest")).toEqual(zero);
  expect(roundTo(rational(-1, 4), half, "floor")).toEqual(rational(-1, 2));
});

test("what rounds to a goal is just enough", () => {
  fc.assert(
    fc.property(
      numbers,
      numbers.filter(({ numerator }) => numerator > 0n),
      fc.constantFrom("floor" as const, "nearest" as const),
      (goal, step, how) => {
        const least = leastRoundingTo(goal, step, how);
        const little = divide(step, rational(1000));

        expect(compare(roundTo(least, step, how), goal)).not.toBe(-1);
        expect(compare(roundTo(subtract(least, little), step, how), goal)).toBe(-1);
      },
    ),
  );
  expect(leastRoundingTo(rational(2, 25), rational(1, 2), "ceil")).toEqual(rational(2, 25));
});

test("what is left is never below nought", () => {
  expect(excess(rational(1), rational(3))).toEqual(zero);
  expect(excess(rational(3), rational(1))).toEqual(rational(2));
});

test("a number is written with decimals when they end, else as a fraction", () => {
  expect(["41.5", "60", "1/3", "-0.125", "0.05"].map((text) => writeRational(readRational(text)!))).toEqual([
    "41.5",
    "60",
    "1/3",
    "-0.125",
    "0.05",
  ]);
  expect(writeRational(rational(10, 4))).toBe("2.5");
});

test("what is written is read back", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
      fc.integer({ min: 1, max: 999 }),
      (n, d) => {
        expect(readRational(writeRational(rational(n, d)))).toEqual(rational(n, d));
      },
    ),
  );
});

test("a decimal number means what was written", () => {
  expect(rationalOfNumber(0.1)).toEqual(rational(1, 10));
  expect(rationalOfNumber(7.5)).toEqual(rational(15, 2));
  expect([Number.NaN, Number.POSITIVE_INFINITY, 1e-9, 1e300].map(rationalOfNumber)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(["", "1/0", "1e3", "0x10", "1,5", "--1", "1".repeat(41)].map(readRational)).toEqual(
    Array.from({ length: 7 }),
  );
});
