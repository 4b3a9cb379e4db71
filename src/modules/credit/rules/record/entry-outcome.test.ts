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
