import { expect, test } from "vitest";
import { rational } from "../exact/rational.ts";
import type { EntryStanding } from "../standing/standing.ts";
import { entryOutcome } from "./entry-outcome.ts";

test("what is planned and wants approval says to ask for it, and what is done that it is too late", () => {
  const standing: EntryStanding = {
    entryId: "1",
    minutes: rational(60),
    worth: rational(0),
    parts: [
      {
        outcome: "not counted",
        minutes: rational(60),
        reason: { code: "not approved beforehand", by: "the state library" },
      },
    ],
  };
  const version = { requirements: [], unit: { name: "hour", plural: "hours", minutes: 60 } };
  const outcome = (isToCome: boolean) => entryOutcome(standing, version, () => undefined, isToCome);

  expect(outcome(true)).toMatchObject({
    label: "Ask for approval first",
    notCounted: [
      "It needs approval beforehand, by the state library. Ask before you go, and enter the day of approval here.",
    ],
  });
  expect(outcome(false)).toMatchObject({
    label: "Does not count",
    notCounted: [
      "It needed approval beforehand, by the state library. If you have it, enter the day of approval.",
    ],
  });
});

test("what counts is said once, unless the rule counts in something else", () => {
  const words = (
    minutes: number,
    units: number,
    unit: string,
    outcome: "counted" | "planned" = "counted",
  ) => {
    const part = {
      outcome,
      minutes: rational(minutes),
      units: rational(units),
      towards: [],
      isBeyond: false,
    };
    const standing = { entryId: "1", minutes: rational(minutes), worth: rational(units), parts: [part] };
    const version = { requirements: [], unit: { name: unit, plural: `${unit}s`, minutes: 60 } };
    return entryOutcome(standing, version, () => undefined).counted;
  };

  expect(words(90, 2, "credit")).toEqual(["1½ hours count as 2 credits."]);
  expect(words(120, 2, "hour")).toEqual(["2 hours count."]);
  expect(words(60, 1, "hour")).toEqual(["1 hour counts."]);
  expect(words(60, 1, "PDP")).toEqual(["1 hour counts as 1 PDP."]);
  expect(words(120, 2, "hour", "planned")).toEqual(["2 hours would count."]);
});
