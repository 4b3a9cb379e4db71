import fc from "fast-check";
import { expect, test } from "vitest";
import { add, compare, type Rational, rational, zero } from "./rational.ts";
import { sum, Tally } from "./tally.ts";

/** Everyday fractions, and such as no plain number holds, with the sizes in between. */
const amounts = fc.oneof(
  fc.tuple(fc.bigInt({ min: 0n, max: 600n }), fc.constantFrom(1n, 2n, 3n, 50n, 60n)),
  fc.tuple(fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n }), fc.bigInt({ min: 1n, max: 2n ** 54n })),
  fc.tuple(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), fc.constantFrom(1n, 7n, 3n ** 40n)),
);
const lists = fc.array(
  amounts.map(([numerator, denominator]) => rational(numerator, denominator)),
  { maxLength: 12 },
);
const inTurn = (list: readonly Rational[]): Rational => list.reduce(add, zero);

test("a tally comes to what adding one by one comes to, whatever the size of the numbers", () => {
  fc.assert(
    fc.property(lists, (list) => {
      expect(sum(list)).toEqual(inTurn(list));
    }),
    { numRuns: 500 },
  );
});

test("a tally is at least what compares so", () => {
  fc.assert(
    fc.property(
      lists,
      amounts.map(([n, d]) => rational(n, d)),
      fc.boolean(),
      (list, other, isItself) => {
        const total = inTurn(list);
        const amount = isItself ? total : other;
        const tally = new Tally();
        for (const each of list) tally.add(each);

        expect(tally.isAtLeast(amount)).toBe(compare(total, amount) >= 0);
      },
    ),
    { numRuns: 500 },
  );
});

test("sums just at the edge of plain numbers stay exact", () => {
  const edge = rational(2n ** 52n);

  expect(sum([edge, rational(1), edge, rational(1)])).toEqual(rational(2n ** 53n + 2n));
  expect(sum([rational(1, 2n ** 40n), rational(1, 3n ** 20n)])).toEqual(
    add(rational(1, 2n ** 40n), rational(1, 3n ** 20n)),
  );
});
