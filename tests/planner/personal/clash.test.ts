import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import type { Remedy } from "../../../src/modules/planner/rules/personal/personal-plan.ts";
import type { PersonalProblem } from "../../../src/modules/planner/rules/personal/personal-problem.ts";
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

test("what clashes is named, with the smallest changes that would do", () => {
  const sitting = { start: "2027-02-04T15:00:00Z", end: "2027-02-04T19:00:00Z" };
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
        sittings: [sitting],
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
