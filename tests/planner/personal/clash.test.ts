import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import type { Remedy } from "../../../src/modules/planner/rules/personal/personal-plan.ts";
import type {
  Candidate,
  PersonalProblem,
} from "../../../src/modules/planner/rules/personal/personal-problem.ts";
import { smallProblem } from "./small-problems.ts";

const solve = await loadSolver();

/** The problem with one limit moved; undefined for what is no number. */
function changed(problem: PersonalProblem, { by, limit }: Remedy): PersonalProblem | undefined {
  const [kind, name = "", ...rest] = limit.split(".");
  const { limits } = problem;
  if (kind === "pinned")
    return { ...problem, pinned: problem.pinned.filter((id) => id !== [name, ...rest].join(".")) };
  if (kind === "busy") return { ...problem, busy: problem.busy.filter(({ id }) => id !== name) };
  if (limit === "limits.blackouts") return { ...problem, limits: { ...limits, blackouts: [] } };
  if (kind === "limits" && name === "minutesInMonth") {
    const month = rest.join(".");
    const now = limits.minutesInMonth?.[month] ?? limits.minutesPerMonth ?? 0;
    return {
      ...problem,
      limits: { ...limits, minutesInMonth: { ...limits.minutesInMonth, [month]: now + by } },
    };
  }
  if (kind === "limits") {
    const now = (limits as unknown as Record<string, number>)[name] ?? 0;
    return { ...problem, limits: { ...limits, [name]: now + by } };
  }
  if (kind !== "credentials") return undefined;
  const [field, category] = rest;
  const moved = (list: readonly { readonly category: string; readonly units: number }[], sign: number) =>
    list.map((each) => (each.category === category ? { ...each, units: each.units + sign * by } : each));
  return {
    ...problem,
    credentials: problem.credentials.map((need) => {
      if (need.id !== name) return need;
      if (field === "units") return { ...need, units: need.units - by };
      return field === "caps"
        ? { ...need, caps: moved(need.caps, 1) }
        : { ...need, minimums: moved(need.minimums, -1) };
    }),
  };
}

const outcomeOf = (problem: PersonalProblem) =>
  bestPersonalPlan(problem, solve, { skipsClash: true }).outcome;

test("each change that is named resolves the clash, and a smaller one does not", { timeout: 300_000 }, () => {
  let tried = 0;
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const { clash } = bestPersonalPlan(problem, solve);
      for (const remedy of clash?.remedies ?? []) {
        const resolved = changed(problem, remedy);
        if (resolved === undefined) continue;
        tried += 1;
        expect([remedy, outcomeOf(resolved)]).toEqual([remedy, "optimal"]);
        const almost = changed(problem, { ...remedy, by: remedy.by - 1 });
        const isWhole = !/^(?:busy|pinned|limits\.blackouts)/u.test(remedy.limit);
        expect(isWhole && almost !== undefined ? outcomeOf(almost) : "impossible").toBe("impossible");
      }
    }),
    { numRuns: 160, seed: 11 },
  );
  expect(tried).toBeGreaterThan(30);
});

const problem: PersonalProblem = {
  format: "carrel-personal-problem",
  version: 1,
  from: "2027-01-01",
  to: "2027-12-31",
  zone: "America/Chicago",
  limits: { cents: 10_000, minutesPerMonth: 180, blackouts: [] },
  busy: [],
  competencies: [],
  credentials: [{ id: "grade", name: "Grade I", due: "2027-06-30", units: 4, minimums: [], caps: [] }],
  memberships: [],
  candidates: [
    {
      id: "workshop",
      offering: "workshop",
      title: "Workshop",
      how: "live",
      sittings: [{ start: "2027-02-04T15:00:00Z", end: "2027-02-04T19:00:00Z" }],
      cents: 12_500,
      gains: {},
      worth: 1,
      credits: [{ credential: "grade", units: 4, categories: [] }],
      after: [],
    },
  ],
  done: [],
  pinned: [],
  banned: [],
};
const [workshop] = problem.candidates as [Candidate];

test("what clashes is named, with the smallest changes that would do", () => {
  const enough = { ...problem, limits: { ...problem.limits, minutesPerMonth: 240 } };

  expect(bestPersonalPlan(enough, solve).clash).toEqual({
    limits: ["limits.cents", "credentials.grade.units"],
    remedies: [
      { limit: "limits.cents", by: 2500 },
      { limit: "credentials.grade.units", by: 4 },
    ],
  });
  expect(bestPersonalPlan(problem, solve).clash?.remedies).toEqual([
    { limit: "credentials.grade.units", by: 4 },
  ]);
});

test("where two bans are in the way, two have to be lifted", () => {
  const candidates = ["a", "b", "c"].map((id, index) => ({
    ...workshop,
    id,
    offering: id,
    sittings: [{ start: `2027-02-0${index + 1}T15:00:00Z`, end: `2027-02-0${index + 1}T16:00:00Z` }],
    credits: [{ credential: "grade", units: 2, categories: [] }],
  }));

  const { clash } = bestPersonalPlan(
    { ...problem, limits: { blackouts: [] }, candidates, banned: ["a", "b", "c"] },
    solve,
  );

  expect(clash?.remedies).toContainEqual({ limit: "banned", by: 2 });
});

test.each([
  {
    name: "of 25 hours",
    dates: { to: "2026-10-31" },
    sitting: { start: "2026-11-01T20:00:00Z", end: "2026-11-02T05:30:00Z" },
    remedy: { limit: "to", by: 1 },
  },
  {
    name: "after one of 23 hours",
    dates: { to: "2027-03-13" },
    sitting: { start: "2027-03-16T04:30:00Z", end: "2027-03-16T05:30:00Z" },
    remedy: { limit: "to", by: 3 },
  },
  {
    name: "before",
    dates: { from: "2027-03-16" },
    sitting: { start: "2027-03-13T15:00:00Z", end: "2027-03-13T16:00:00Z" },
    remedy: { limit: "from", by: 3 },
  },
])("a plan has to last longer by days of the calendar: a day $name", ({ dates, sitting, remedy }) => {
  const pinned = { ...workshop, sittings: [sitting], credits: [] };

  const { clash } = bestPersonalPlan(
    {
      ...problem,
      from: "2026-10-01",
      ...dates,
      limits: { blackouts: [] },
      credentials: [],
      candidates: [pinned],
      pinned: ["workshop"],
    },
    solve,
  );

  expect(clash?.remedies).toEqual([{ limit: "pinned.workshop", by: 1 }, remedy]);
});

test.each([
  ["2028-03", { limit: "to", by: 61 }],
  ["2026-10", { limit: "from", by: 62 }],
])("what is taken at one's own pace in %s asks the plan to reach its month", (month, remedy) => {
  const { clash } = bestPersonalPlan(
    {
      ...problem,
      credentials: [],
      limits: { blackouts: [] },
      candidates: [{ ...workshop, sittings: [], month, minutes: 60, credits: [] }],
      pinned: ["workshop"],
    },
    solve,
  );

  expect(clash?.remedies).toContainEqual(remedy);
});

test("a plan that begins sooner lets begin sooner what is taken at one's own pace: what was before it no longer is", () => {
  const first = { ...workshop, sittings: [{ start: "2027-03-18T15:00:00Z", end: "2027-03-18T16:00:00Z" }] };
  const second = {
    ...workshop,
    id: "second",
    offering: "second",
    sittings: [],
    month: "2027-03",
    minutes: 60,
  };

  const { clash } = bestPersonalPlan(
    {
      ...problem,
      from: "2027-03-20",
      credentials: [],
      limits: { blackouts: [] },
      candidates: [
        { ...first, credits: [] },
        { ...second, credits: [], after: ["workshop"] },
      ],
      pinned: ["second"],
    },
    solve,
  );

  expect(clash).toEqual({
    limits: ["after", "pinned.second"],
    remedies: [{ limit: "pinned.second", by: 1 }],
  });
});
