import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import type { PersonalProblem } from "../../../src/modules/planner/rules/personal/personal-problem.ts";

const solve = await loadSolver();

const taken = {
  id: "taken",
  offering: "taken",
  title: "Taken",
  how: "live",
  sittings: [{ start: "2027-02-04T15:00:00Z", end: "2027-02-04T16:00:00Z" }],
  cents: 5000,
  gains: {},
  worth: 2,
  credits: [],
  after: [],
} as const;

const problem: PersonalProblem = {
  format: "carrel-personal-problem",
  version: 1,
  from: "2027-01-01",
  to: "2027-12-31",
  zone: "America/Chicago",
  limits: { cents: 6000, blackouts: [] },
  busy: [],
  competencies: [],
  credentials: [],
  memberships: [{ id: "state", name: "State association", cents: 2000 }],
  candidates: [
    taken,
    {
      ...taken,
      id: "left",
      offering: "left",
      sittings: [{ start: "2027-02-05T15:00:00Z", end: "2027-02-05T16:00:00Z" }],
      worth: 1,
      memberCents: { state: 500 },
    },
  ],
  done: [],
  pinned: [],
  banned: [],
};

test("money is used up where what was left out is cheap only for who buys a membership", () => {
  expect(bestPersonalPlan(problem, solve)).toMatchObject({ chosen: ["taken"], binding: ["limits.cents"] });
});

test("money is not used up where a membership and the fee together are within what is left", () => {
  // Both at once would take longer than the month has, so that only money could let the second in.
  const limits = { cents: 7500, minutesPerMonth: 60, blackouts: [] };

  expect(bestPersonalPlan({ ...problem, limits }, solve)).toMatchObject({
    chosen: ["taken"],
    binding: ["limits.minutesInMonth.2027-02"],
  });
});

test("money is used up for who would need some, though a membership they hold makes another one free", () => {
  const [first, left] = problem.candidates as [typeof taken, typeof taken];
  const memberships = [{ id: "state", name: "State association", cents: 0 }];
  const limits = { cents: 7500, minutesPerMonth: 60, blackouts: [] };
  const candidates = [
    first,
    { ...left, cents: 2000, memberCents: { state: 0 } },
    { ...left, id: "dear", cents: 4000, memberCents: {} },
  ];

  expect(bestPersonalPlan({ ...problem, limits, memberships, candidates }, solve).binding).toEqual([
    "limits.minutesInMonth.2027-02",
    "limits.cents",
  ]);
});
