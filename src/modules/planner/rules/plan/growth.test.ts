import fc from "fast-check";
import { expect, test } from "vitest";
import { competenciesOf, gainsOf, worthOf } from "./growth.ts";
import { memberCents } from "./memberships.ts";

const third = { id: "steam", name: "STEAM", weight: 33, kin: { technology: 0.5 } };

test("hours of the last year are the first ones, eight at most", () => {
  const steps = (minutes: number) =>
    competenciesOf([third], new Map([["steam", minutes]]))[0]?.steps.map(({ amount }) => amount);

  expect(steps(0)).toEqual([4, 8, 12]);
  expect(steps(120)).toEqual([2, 8, 12]);
  expect(steps(6000)).toEqual([4, 12]);
});

test("worth never rises from one step to the next", () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.integer({ min: 1, max: 100 }), (minutes, weight) => {
      const [one] = competenciesOf([{ ...third, weight }], new Map([["steam", minutes]]));
      const worths = one?.steps.map(({ worth }) => worth) ?? [];
      expect(worths).toEqual([...worths].sort((a, b) => b - a));
    }),
  );
});

test("an offering gives each of many topics a part, and serves a focal point in part by its kin", () => {
  expect(gainsOf(["steam"], 120, [third])).toEqual({ steam: 2 });
  expect(gainsOf(["technology", "x", "y", "z"], 120, [third])).toEqual({ steam: 0.5 });
  expect(gainsOf(["steam"], 1200, [third])).toEqual({ steam: 8 });
  expect(gainsOf(["law"], 120, [third])).toEqual({});
});

test("of two that bring the same, the cheaper, shorter, sooner and live one is worth more", () => {
  const plain = { minutes: 60, cents: 0, isLive: true, monthsAhead: 0 };
  const worse = [
    { ...plain, minutes: 90 },
    { ...plain, cents: 500 },
    { ...plain, monthsAhead: 1 },
    { ...plain, isLive: false },
  ];

  for (const each of worse) expect(worthOf(each, true)).toBeLessThan(worthOf(plain, true));
  expect(worthOf({ ...plain, isLive: false }, false)).toBe(worthOf(plain, false));
});

test("a price for members is theirs who are members of whom it names, or whose first letters it has", () => {
  const cost = {
    known: true,
    isFree: false,
    fromCents: 9000,
    currency: "USD",
    tiers: [
      { label: "Members", amountCents: 5000, currency: "USD" },
      { label: "Non-members", amountCents: 9000, currency: "USD" },
    ],
  };
  const memberships = ["WLA", "ALA", "Wisconsin Library Association"].map((name) => ({ name, cents: 0 }));

  expect(memberCents({ cost, provider: "Wisconsin Library Association" }, memberships)).toEqual({
    WLA: 5000,
    "Wisconsin Library Association": 5000,
  });
});
