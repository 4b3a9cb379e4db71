import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import { checkPersonalPlan } from "../../../src/modules/planner/rules/personal/check-plan.ts";
import type { PersonalProblem } from "../../../src/modules/planner/rules/personal/personal-problem.ts";

const solve = await loadSolver();

const day = { start: "2027-02-03T15:00:00Z", end: "2027-02-03T16:00:00Z" };

const problem: PersonalProblem = {
  format: "carrel-personal-problem",
  version: 1,
  from: "2027-01-01",
  to: "2027-12-31",
  zone: "America/Chicago",
  limits: { shiftsCovered: 1, blackouts: [] },
  busy: [],
  competencies: [],
  credentials: [],
  memberships: [{ id: "state", name: "State association", cents: 1000 }],
  candidates: [
    {
      id: "institute",
      offering: "institute",
      title: "Institute",
      how: "live",
      sittings: [day],
      cents: 5000,
      memberCents: { state: 0 },
      gains: {},
      worth: 1,
      credits: [],
      after: [],
    },
  ],
  done: [],
  pinned: [],
  banned: [],
};

test("memberships that do not cost least are a fault, whether one is missing or one too many", () => {
  const plan = bestPersonalPlan(problem, solve);
  const dear = { ...problem, memberships: [{ id: "state", name: "State association", cents: 9000 }] };

  expect([plan.memberships, checkPersonalPlan(problem, plan).faults]).toEqual([["state"], []]);
  expect(checkPersonalPlan(problem, { ...plan, memberships: [] }).faults).toEqual([
    { limit: "plan.memberships", message: "With “state” the plan would cost 1000 cents, and not 5000." },
  ]);
  expect(checkPersonalPlan(dear, plan).faults).toEqual([
    { limit: "plan.memberships", message: "Without “state” the plan would cost 5000 cents, and not 9000." },
  ]);
});

test("a shift that nothing runs into needs no cover", () => {
  const later = { start: "2027-02-04T15:00:00Z", end: "2027-02-04T16:00:00Z" };
  const atDesk = { ...problem, busy: [{ id: "desk", what: "desk", ...later } as const] };
  const plan = bestPersonalPlan(atDesk, solve);

  expect(checkPersonalPlan(atDesk, { ...plan, covered: ["desk"] }).faults).toEqual([
    { limit: "plan.covered", message: "Nothing runs into the shift “desk”." },
  ]);
});

test("of two busy times that rule something out the same one is named, in whatever order they are given", () => {
  const busy = ["b", "a"].map((id) => ({ id, what: "other", ...day }) as const);

  for (const order of [busy, busy.toReversed()])
    expect(bestPersonalPlan({ ...problem, busy: order }, solve).ruledOut).toEqual([
      { candidate: "institute", by: "busy.a" },
    ]);
});
