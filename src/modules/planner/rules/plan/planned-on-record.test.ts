import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { keptPlan } from "../../../../../tests/people/kept-plans.ts";
import { isBesideRecord, planLines } from "./plan-lines.ts";
import {
  busyWith,
  limitsBeside,
  minutesWith,
  type PlannedOnRecord,
  plannedOnRecord,
  withCover,
} from "./planned-on-record.ts";

const zone = "America/Chicago";
const entry = {
  id: "entry",
  title: "Robots in the stacks",
  provider: "State library",
  from: "2026-12-03",
  on: "2026-12-03",
  minutes: 90,
  topics: ["technology"],
  offeringId: "robots",
};
const offering = madeListing({
  sessions: [madeSession("2026-12-03T19:00:00Z"), madeSession("2026-12-10T19:00:00Z")],
  cost: { known: true, isFree: false, fromCents: 2500, currency: "USD", tiers: [] },
});
const held = plannedOnRecord(entry, offering, zone);
const byHand: PlannedOnRecord = plannedOnRecord(
  { ...entry, id: "by hand", offeringId: undefined, from: "2026-12-01", on: "2026-12-02" },
  undefined,
  zone,
);

test("the catalogue says at what hour and for what price something planned from it is", () => {
  expect(held).toMatchObject({
    offeringId: "robots",
    how: "live",
    cents: 2500,
    isCostUnknown: false,
    sittings: [{ start: "2026-12-03T19:00:00Z", end: "2026-12-03T20:00:00Z" }],
  });
  expect(byHand).toMatchObject({ offeringId: undefined, cents: 0, isCostUnknown: false, sittings: [] });
});

test("of dates that stand for each other on one day one is taken", () => {
  const twice = madeListing({
    sessions: [madeSession("2026-12-03T15:00:00Z"), madeSession("2026-12-03T19:00:00Z")],
  });

  expect(plannedOnRecord(entry, twice, zone).sittings).toHaveLength(1);
});

test("hours, money, days away and cover that are planned are no longer the plan's to give", () => {
  const there = { ...held, how: "in-person" as const };
  const [covered] = withCover(
    [there],
    [{ id: "desk", start: "2026-12-03T18:00:00Z", end: "2026-12-03T22:00:00Z", what: "desk" }],
  );
  const limits = { minutesPerMonth: 240, cents: 10_000, daysAway: 2, shiftsCovered: 1, blackouts: [] };

  expect(limitsBeside(limits, [covered ?? there, byHand], { today: "2026-11-22", zone })).toEqual({
    ...limits,
    minutesInMonth: { "2026-12": 90 },
    cents: 7500,
    daysAway: 1,
    shiftsCovered: 0,
  });
});

test("a month is never left with less than nothing, and one without a limit gets none", () => {
  const long = { ...byHand, minutes: 900 };

  expect(
    limitsBeside({ minutesPerMonth: 240, blackouts: [] }, [long], { today: "2026-11-22", zone }),
  ).toEqual({ minutesPerMonth: 240, minutesInMonth: { "2026-12": 0 }, blackouts: [] });
  expect(limitsBeside({ blackouts: [] }, [long], { today: "2026-11-22", zone })).toEqual({ blackouts: [] });
});

test("nothing else is taken in its hours, and it counts as learned on its topics", () => {
  expect(busyWith([held, byHand])).toEqual([
    {
      id: "record.entry.0",
      start: "2026-12-03T19:00:00Z",
      end: "2026-12-03T20:00:00Z",
      what: "other",
    },
  ]);
  expect(minutesWith(new Map([["technology", 30]]), [held, byHand])).toEqual(new Map([["technology", 210]]));
});

test("what a plan proposes and the record holds is one line, in order of time with the rest", () => {
  const [item] = keptPlan.items;
  if (item === undefined) throw new Error("The plan has nothing in it.");
  const taken = { ...held, entryId: "taken", offeringId: item.offeringId };

  expect(planLines(keptPlan, [taken, held, byHand])).toEqual([
    { planned: byHand },
    { planned: held },
    { item, entryId: "taken" },
  ]);
});

test("a plan is out of date when something else is planned, or no longer, but not for what is taken of it", () => {
  const [item] = keptPlan.items;
  const taken = { ...held, entryId: "taken", offeringId: item?.offeringId };
  const around = { ...keptPlan, planned: [held] };

  expect(isBesideRecord(keptPlan, [taken], "2026-11-22")).toBe(false);
  expect(isBesideRecord(keptPlan, [byHand], "2026-11-22")).toBe(true);
  expect(isBesideRecord(around, [held], "2026-11-22")).toBe(false);
  expect(isBesideRecord(around, [], "2026-11-22")).toBe(true);
  expect(isBesideRecord(around, [], "2026-12-04")).toBe(false);
});
