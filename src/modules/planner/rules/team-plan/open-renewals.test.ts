import { expect, test } from "vitest";
import { madePerson, madeSession, madeTeamPlan } from "../../../../../tests/planner/team-plan/made-team.ts";
import { deskMonths } from "./desk-months.ts";
import { firstTeamChoices } from "./team-choices.ts";
import type { TeamFacts } from "./team-facts.ts";
import { teamPicture } from "./team-picture.ts";
import { teamProblemOf } from "./team-problem-of.ts";
import { howGood, learningToGain } from "./team-words.ts";
import { withoutOverdrawn } from "./true-desks.ts";

const choices = { ...firstTeamChoices, from: "2027-01-01", to: "2027-01-31" };
const time = { start: "2027-01-14T15:00:00Z", end: "2027-01-14T17:00:00Z" };
const shifts = [{ ...time, branchId: "east" }];
const need = (id: string, due: string) => ({
  id,
  name: id,
  due,
  units: 20,
  minimums: [{ category: "technology", units: 4 }],
  caps: [{ category: "recorded", units: 10 }],
});
const facts: TeamFacts = {
  zone: "America/Chicago",
  branches: [{ id: "east", name: "East", minimums: [{ ...time, people: 1, qualified: {} }] }],
  people: [
    madePerson("Ana", shifts, { credentials: [need("Soon", "2027-01-20")] }),
    // Ten months from the first day of the plan to the day it is due; the plan has one of them.
    madePerson("Ben", shifts, {
      credentials: [need("Later", "2027-11-06")],
      unitNames: { Later: ["hour", "hours"] },
    }),
    madePerson("Cleo", shifts),
  ],
  sessions: [madeSession("talk", time.start, "2027-01-14T16:00:00Z")],
};

test("what is due after a team's plan ends asks of it its part of the time, and what is due within it all", () => {
  const { people } = teamProblemOf(choices, facts);

  expect(people.map(({ credentials }) => credentials)).toEqual([
    [need("Soon", "2027-01-20")],
    [{ ...need("Later", "2027-11-06"), units: 2, minimums: [{ category: "technology", units: 0.5 }] }],
    [],
  ]);
});

test("who falls behind what is due later is told so, and not that it cannot be met", () => {
  const plan = {
    ...madeTeamPlan({ chosen: [], floats: [] }),
    unmet: [
      { person: "Ana", credential: "Soon", units: 20 },
      { person: "Ben", credential: "Later", units: 2 },
    ],
  };

  expect(teamPicture(facts, plan, choices).unmet).toEqual([
    "Ana stays 20 short for Soon, due Jan 20, 2027: too little that counts for it fits in.",
    "Ben falls 2 hours behind an even pace for Later, due Nov 6, 2027: too little that counts for it fits in.",
  ]);
});

test("where renewals stay open, a small distance from the best is told for learning alone", () => {
  const open = {
    ...madeTeamPlan({ chosen: [], floats: [] }),
    outcome: "feasible" as const,
    unmet: [{ person: "Ana", credential: "Soon", units: 20 }],
    value: -900,
    bound: -897.3,
    gap: 0.003,
  };
  const worths = new Map([
    ["Ana", 40],
    ["Ben", 60],
  ]);

  expect(howGood(open)).toBe("within 0.3% of the best possible, learning and renewals weighed together");
  expect(learningToGain(open, worths)).toBe(
    "With renewals no worse than here, at most 2.8% more learning could be had.",
  );
  expect(learningToGain({ ...open, unmet: [] }, worths)).toBeUndefined();
});

test("a minimum raised for the solver is no minimum of the desk", () => {
  const made = { branchId: "east", ...time, by: 1 };
  const plan = madeTeamPlan({ chosen: [{ person: "Ana", session: "talk" }], floats: [] });

  const raised = withoutOverdrawn(facts, [made], plan);
  const again = withoutOverdrawn(raised, [made], plan);

  expect(teamProblemOf(choices, again).branches[0]?.minimums).toEqual([
    { ...time, people: 3, qualified: {} },
  ]);
  expect(deskMonths(again, plan, choices).rows).toEqual([
    { branch: "East", cells: [{ present: 2, needed: 1, day: "2027-01-14" }] },
  ]);
});
