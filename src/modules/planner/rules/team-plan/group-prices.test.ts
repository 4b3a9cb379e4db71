import { expect, test } from "vitest";
import { groupPricesOf } from "./group-prices.ts";

const tier = (label: string, dollars: number, currency = "USD") => ({
  label,
  amountCents: dollars * 100,
  currency,
});

function pricesOf(...tiers: ReturnType<typeof tier>[]) {
  return groupPricesOf({ known: true, isFree: false, fromCents: 10_000, currency: "USD", tiers });
}

test.each([
  ["Group of 5 or more", 80, [{ people: 5, cents: 2000 }]],
  ["each for groups of 3", 75, [{ people: 3, cents: 2500 }]],
  ["Group rate (4+)", 90, [{ people: 4, cents: 1000 }]],
  ["3 or more registrations", 85, [{ people: 3, cents: 1500 }]],
  ["Members", 60, []],
  ["Group rate", 60, []],
  ["flat, for groups of 10", 50, []],
  ["groups of 5", 400, []],
  ["groups of 1", 80, []],
])("a price of %j at $%d", (label, dollars, expected) => {
  expect(pricesOf(tier(label, dollars))).toEqual(expected);
});

test("several group prices stand in order, and each saves more than the smaller group's", () => {
  const prices = pricesOf(
    tier("groups of 10", 70),
    tier("groups of 5", 80),
    tier("groups of 8", 85),
    tier("groups of 5", 82),
  );

  expect(prices).toEqual([
    { people: 5, cents: 2000 },
    { people: 10, cents: 3000 },
  ]);
});

test("what is in another currency, or has no price for one, saves nobody anything", () => {
  expect(pricesOf(tier("groups of 5", 80, "CAD"))).toEqual([]);
  expect(groupPricesOf({ known: false, isFree: false, currency: "USD", tiers: [] })).toEqual([]);
});
