import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import { explainPlan } from "../../../src/modules/planner/rules/personal/explain-plan.ts";
import type {
  Candidate,
  PersonalProblem,
} from "../../../src/modules/planner/rules/personal/personal-problem.ts";
import {
  changeWords,
  gapWords,
  planSentences,
} from "../../../src/modules/planner/rules/personal/plan-sentences.ts";

const solve = await loadSolver();

function course(id: string, day: string, fields: Partial<Candidate>): Candidate {
  return {
    id,
    offering: id,
    title: id,
    how: "live",
    sittings: [{ start: `${day}T15:00:00Z`, end: `${day}T16:00:00Z` }],
    cents: 0,
    gains: {},
    worth: 0,
    credits: [],
    after: [],
    ...fields,
  };
}

const problem: PersonalProblem = {
  format: "carrel-personal-problem",
  version: 1,
  from: "2027-01-01",
  to: "2027-12-31",
  zone: "America/Chicago",
  limits: { cents: 26_000, blackouts: [] },
  busy: [],
  competencies: [{ id: "teens", name: "Teens", steps: [{ amount: 10, worth: 1 }] }],
  credentials: [{ id: "grade", name: "Grade I", due: "2027-12-31", units: 1, minimums: [], caps: [] }],
  memberships: [],
  candidates: [
    course("Makerspaces", "2027-02-03", {
      cents: 10_000,
      gains: { teens: 2 },
      credits: [{ credential: "grade", units: 1, categories: [] }],
    }),
    course("Storytime", "2027-03-03", { cents: 16_000, gains: { teens: 2 } }),
    course("Summer Institute", "2027-06-15", {
      cents: 42_000,
      gains: { teens: 5 },
      credits: [{ credential: "grade", units: 1, categories: [] }],
    }),
  ],
  done: [],
  pinned: [],
  banned: [],
};

test("the picture's example: what was left out, and with how much money it would replace two items", () => {
  const plan = bestPersonalPlan(problem, solve);
  const explanation = explainPlan(problem, plan, solve);

  expect(plan.chosen).toEqual(["Makerspaces", "Storytime"]);
  expect(explanation.leftOut).toEqual([
    {
      candidate: "Summer Institute",
      worth: 5,
      change: { limit: "limits.cents", by: 16_000 },
      replaces: ["Makerspaces", "Storytime"],
      gain: 1,
    },
  ]);
  expect(explanation.whatIf).toEqual([
    { limit: "limits.cents", by: 1000, gain: 0, atMost: 0 },
    { limit: "limits.cents", by: 5000, gain: 0, atMost: 0 },
    { limit: "limits.cents", by: 10_000, gain: 0, atMost: 0 },
    { limit: "limits.shiftsCovered", by: 1, gain: 0, atMost: 0 },
  ]);
  expect(planSentences(problem, explanation)).toEqual({
    items: [
      {
        candidate: "Makerspaces",
        sentences: [
          "It adds to Teens (worth 2).",
          "1 unit counts for Grade I.",
          "Without it Grade I would not be met.",
          "Left out with nothing in its place, the plan would be worth 2 less.",
        ],
      },
      {
        candidate: "Storytime",
        sentences: [
          "It adds to Teens (worth 2).",
          "Left out with nothing in its place, the plan would be worth 2 less.",
        ],
      },
    ],
    leftOut: [
      {
        candidate: "Summer Institute",
        sentence: "Summer Institute: with $160 more it would replace two items, for 1 more.",
      },
    ],
    whatIf: [
      "With $10 more the plan would gain nothing.",
      "With $50 more the plan would gain nothing.",
      "With $100 more the plan would gain nothing.",
      "With one more desk shift covered the plan would gain nothing.",
    ],
  });
});

test("nothing is replaced that fits beside what a change brings in", () => {
  const atOwnPace = { how: "self-paced", sittings: [] } as const;
  const tight: PersonalProblem = {
    ...problem,
    limits: { minutesPerMonth: 120, blackouts: [] },
    credentials: [],
    candidates: [
      course("April", "", { ...atOwnPace, month: "2027-04", minutes: 60, worth: 1 }),
      course("June", "", { ...atOwnPace, month: "2027-06", minutes: 180, worth: 2 }),
    ],
  };

  const { leftOut } = explainPlan(tight, bestPersonalPlan(tight, solve), solve);

  expect(leftOut).toEqual([
    {
      candidate: "June",
      worth: 2,
      change: { limit: "limits.minutesInMonth.2027-06", by: 60 },
      replaces: [],
      gain: 2,
    },
  ]);
});

test("what nobody can change brings nothing in: sittings at the same hour, and what comes after its own offering", () => {
  const sitting = { start: "2027-04-07T15:00:00Z", end: "2027-04-07T16:00:00Z" };
  const candidates = [
    ...problem.candidates.slice(0, 1),
    course("Twice at once", "2027-04-07", { worth: 1, sittings: [sitting, sitting] }),
    course("After itself", "2027-04-07", {
      worth: 0.5,
      sittings: [],
      month: "2026-12",
      minutes: 60,
      after: ["After itself"],
    }),
  ];
  const impossible = { ...problem, candidates };

  const { leftOut } = explainPlan(impossible, bestPersonalPlan(impossible, solve), solve);

  expect(leftOut).toEqual([
    { candidate: "Twice at once", worth: 1, replaces: [], gain: 0 },
    { candidate: "After itself", worth: 0.5, replaces: [], gain: 0 },
  ]);
});

test("a change of time is said in hours and minutes, and days off as the page calls them", () => {
  expect(changeWords({ limit: "limits.minutesPerMonth", by: 60 })).toBe("one more hour each month");
  expect(changeWords({ limit: "limits.minutesPerMonth", by: 30 })).toBe("30 more minutes each month");
  expect(changeWords({ limit: "limits.minutesPerMonth", by: 150 })).toBe("2 h 30 min more each month");
  expect(changeWords({ limit: "limits.longestSittingMinutes", by: 90 })).toBe("sittings 1 h 30 min longer");
  expect(changeWords({ limit: "limits.blackouts", by: 1 })).toBe("time in the days you keep free");
});

test("a gap is never said to be smaller than it is", () => {
  expect(gapWords(100, 100.51)).toBe("within 0.6% of the best possible");
  expect(gapWords(100, 100.5)).toBe("within 0.5% of the best possible");
  expect(gapWords(0, 3)).toBe("how near the best possible is not known yet");
});
