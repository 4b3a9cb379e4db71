import { expect, test } from "vitest";
import fc from "fast-check";
import { loadSolver } from "#platform/solver";
import { bestPersonalPlan } from "../../../src/modules/planner/rules/personal/best-plan.ts";
import { checkPersonalPlan } from "../../../src/modules/planner/rules/personal/check-plan.ts";
import type {
  Candidate,
  PersonalProblem,
} from "../../../src/modules/planner/rules/personal/personal-problem.ts";
import { smallProblem } from "./small-problems.ts";

const solve = await loadSolver();
const runs = { numRuns: 100, seed: 2026 };

const valueOf = (problem: PersonalProblem): number => {
  const plan = bestPersonalPlan(problem, solve, { skipsClash: true });
  expect(checkPersonalPlan(problem, plan).faults).toEqual([]);
  return plan.outcome === "optimal" ? plan.value : -Infinity;
};

test("more money, time, days, shifts or miles never lowers the best value", () => {
  fc.assert(
    fc.property(
      smallProblem,
      fc.constantFrom(
        { name: "cents", by: 1500 },
        { name: "minutesPerMonth", by: 60 },
        { name: "daysAway", by: 1 },
        { name: "shiftsCovered", by: 1 },
        { name: "miles", by: 15 },
      ),
      (problem, { by, name }) => {
        const { limits } = problem;
        const now = (limits as unknown as Record<string, number | undefined>)[name];
        if (now === undefined) return;
        const more = { ...problem, limits: { ...limits, [name]: now + by } };
        expect(valueOf(more)).toBeGreaterThanOrEqual(valueOf(problem) - 1e-9);
      },
    ),
    runs,
  );
});

test("other names and another order change nothing of the value", () => {
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const renamed = (id: string) => `other ${id}`;
      const turned: PersonalProblem = {
        ...problem,
        candidates: problem.candidates
          .map((candidate) => ({
            ...candidate,
            id: renamed(candidate.id),
            offering: renamed(candidate.offering),
            after: candidate.after.map(renamed),
          }))
          .toReversed(),
        busy: problem.busy.map((busy) => ({ ...busy, id: renamed(busy.id) })).toReversed(),
        competencies: problem.competencies.toReversed(),
        memberships: problem.memberships.toReversed(),
        credentials: problem.credentials.toReversed(),
        done: problem.done.map(renamed),
        pinned: problem.pinned.map(renamed),
        banned: problem.banned.map(renamed),
      };
      const [one, other] = [valueOf(problem), valueOf(turned)];
      expect(Math.abs(one - other) < 1e-9 || one === other).toBe(true);
    }),
    runs,
  );
});

/** Two offerings of half the time and half of everything it gives. */
function halves(candidate: Candidate): readonly Candidate[] {
  const { credits, gains, sittings, worth } = candidate;
  return [0, 1].map((half) => ({
    ...candidate,
    id: `${candidate.id}-${half}`,
    offering: `${candidate.offering}-${half}`,
    worth: worth / 2,
    gains: Object.fromEntries(Object.entries(gains).map(([id, gain]) => [id, gain / 2])),
    credits: credits.map((credit) => ({ ...credit, units: credit.units / 2 })),
    sittings: sittings.map(({ end, start }) => {
      const middle = (Date.parse(start) + Date.parse(end)) / 2;
      const at = `${new Date(middle).toISOString().slice(0, 19)}Z`;
      return half === 0 ? { start, end: at } : { start: at, end };
    }),
  }));
}

test("a free offering in two equal halves changes nothing where time is no limit, and never makes it worse", () => {
  let same = 0;
  fc.assert(
    fc.property(smallProblem, (problem) => {
      const [first] = problem.candidates.filter(
        ({ cents, id, offering, sittings }) =>
          cents === 0 &&
          sittings.length === 1 &&
          !problem.pinned.includes(id) &&
          !problem.banned.includes(id) &&
          !problem.done.includes(offering) &&
          !problem.candidates.some((other) => other.after.includes(offering)) &&
          problem.candidates.filter((other) => other.offering === offering).length === 1,
      );
      if (first === undefined) return;
      const split = problem.candidates.flatMap((each) => (each === first ? halves(each) : [each]));
      const whole = valueOf(problem);
      expect(valueOf({ ...problem, candidates: split })).toBeGreaterThanOrEqual(whole - 1e-9);
      const { worth } = first;
      const alone: PersonalProblem = {
        ...problem,
        limits: { blackouts: [], shiftsCovered: 3 },
        busy: problem.busy.map((busy) => ({ ...busy, what: "desk" })),
        credentials: [],
        pinned: [],
        candidates: [{ ...first, worth: Math.abs(worth), after: [] }],
      };
      const both = { ...alone, candidates: alone.candidates.flatMap(halves) };
      expect(valueOf(both)).toBeCloseTo(valueOf(alone), 9);
      same += 1;
    }),
    runs,
  );
  expect(same).toBeGreaterThan(10);
});
