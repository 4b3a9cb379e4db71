import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestTeamPlan } from "../../../src/modules/planner/rules/team/best-team-plan.ts";
import { checkTeamPlan } from "../../../src/modules/planner/rules/team/checking/check-team-plan.ts";
import { replanLocally, withDeclined } from "../../../src/modules/planner/rules/team/replan-locally.ts";
import type { TeamProblem } from "../../../src/modules/planner/rules/team/team-problem.ts";
import { tinyTeam } from "./tiny-teams.ts";

const solve = await loadSolver();
const seeds = Array.from({ length: 40 }, (_, index) => 5000 + index);

async function valueOf(problem: TeamProblem): Promise<number> {
  const plan = await bestTeamPlan(problem, solve);
  return plan.outcome === "none" ? Number.NEGATIVE_INFINITY : Math.round(plan.value * 1e6) / 1e6;
}

async function valuesOf(change: (problem: TeamProblem) => TeamProblem) {
  const values = [];
  for (const seed of seeds) {
    const problem = tinyTeam(seed);
    values.push({ seed, before: await valueOf(problem), after: await valueOf(change(problem)) });
  }
  return values;
}

test("more money never makes a plan worth less", async () => {
  const values = await valuesOf((problem) => ({
    ...problem,
    budgets: problem.budgets.map((budget) => ({ ...budget, cents: budget.cents + 5000 })),
  }));

  expect(values.filter(({ before, after }) => after < before)).toEqual([]);
  expect(values.some(({ before, after }) => after > before)).toBe(true);
});

test("other names and another order change nothing", async () => {
  const values = await valuesOf((problem) => {
    const renamed = JSON.parse(
      JSON.stringify(problem).replaceAll(/"(s\d|ana|ben|cleo|east|west)"/gu, '"x-$1"'),
    );
    const { people, sessions, branches } = renamed as TeamProblem;
    return {
      ...(renamed as TeamProblem),
      people: people.toReversed().map((person) => ({ ...person, wishes: person.wishes.toReversed() })),
      sessions: sessions.toReversed(),
      branches: branches.toReversed(),
    };
  });

  expect(values.filter(({ before, after }) => after !== before)).toEqual([]);
});

test("after a decline others keep what they have, every limit holds, and no plan beats the bound", async () => {
  const wrong = [];
  let declines = 0;
  for (const seed of seeds) {
    const problem = {
      ...tinyTeam(seed),
      sessions: tinyTeam(seed).sessions.map((one) => ({ ...one, groupPrices: [] })),
    };
    const plan = await bestTeamPlan(problem, solve);
    const [declined] = plan.chosen;
    if (declined === undefined) continue;
    declines += 1;
    const changed = withDeclined(problem, [declined]);

    const next = replanLocally(problem, plan, [declined], solve);

    const placesOf = ({ chosen }: typeof plan) => chosen.map(({ person, session }) => `${person} ${session}`);
    const [before, after] = [placesOf(plan), placesOf(next)];
    const no = `${declined.person} ${declined.session}`;
    const isKept = before.every((place) => place === no || after.includes(place));
    const isLocal = next.chosen.every(
      ({ person, session }) =>
        before.includes(`${person} ${session}`) || person === declined.person || session === declined.session,
    );
    const { holds } = checkTeamPlan(changed, next);
    const best = await valueOf(changed);
    if (!isKept || !isLocal || !holds || next.value > best + 1e-6 || best > next.bound + 1e-6)
      wrong.push({ seed, next });
  }
  expect(wrong).toEqual([]);
  expect(declines).toBeGreaterThan(15);
});

test("the checker finds each kind of broken limit", async () => {
  const problem: TeamProblem = {
    ...tinyTeam(1),
    branches: [
      {
        id: "east",
        name: "East",
        place: { latitude: 40, longitude: -100 },
        minimums: [
          {
            start: "2027-03-10T15:00:00Z",
            end: "2027-03-10T16:00:00Z",
            people: 1,
            qualified: { "in-charge": 1 },
          },
        ],
      },
    ],
    people: ["ana", "ben"].map((id) => ({
      id,
      branch: "east",
      qualifications: id === "ana" ? ["in-charge"] : [],
      shifts: [
        { start: "2027-03-10T14:00:00Z", end: "2027-03-10T22:00:00Z", branch: "east", isFloating: false },
      ],
      floatsTo: [],
      busy: [],
      limits: { minutes: 60, cents: 1000 },
      wishes: ["one", "two"].map((session) => ({ session, worth: 2, credits: [] })),
      credentials: [],
      wasAtBottom: false,
      pinned: [],
      banned: id === "ben" ? ["two"] : [],
    })),
    sessions: ["one", "two"].map((id) => ({
      id,
      offering: id,
      title: id,
      sittings: [{ start: "2027-03-10T15:15:00Z", end: "2027-03-10T16:00:00Z" }],
      cents: 1000,
      groupPrices: [],
      seats: 1,
      conference: "conf",
    })),
    conferences: [{ id: "conf", name: "Conf", people: 1 }],
    budgets: [{ id: "all", name: "All", cents: 1500, people: ["ana", "ben"] }],
  };
  const best = await bestTeamPlan(problem, solve);
  const fieldsOf = (chosen: typeof best.chosen) => {
    const { faults } = checkTeamPlan(problem, { ...best, chosen, value: chosen.length * 2, bound: 8 });
    return [...new Set(faults.map(({ field }) => field))]
      .filter((field) => !["outcome", "gap"].includes(field))
      .sort();
  };

  expect(best.chosen).toEqual([{ person: "ben", session: "one" }]);
  expect(checkTeamPlan(problem, best)).toEqual({ holds: true, value: 2, faults: [] });
  expect(fieldsOf([{ person: "ana", session: "one" }])).toEqual([
    "branches.east.minimums 2027-03-10T15:00:00Z",
    "branches.east.minimums 2027-03-10T15:30:00Z",
  ]);
  expect(
    fieldsOf([
      { person: "ben", session: "one" },
      { person: "ben", session: "two" },
    ]),
  ).toEqual([
    "budgets.all",
    "people.ben.banned.two",
    "people.ben.limits.cents",
    "people.ben.limits.minutes",
    "people.ben.wishes",
  ]);
  expect(
    fieldsOf([
      { person: "ana", session: "one" },
      { person: "ben", session: "one" },
    ]),
  ).toEqual([
    "branches.east.minimums 2027-03-10T15:00:00Z",
    "branches.east.minimums 2027-03-10T15:30:00Z",
    "budgets.all",
    "conferences.conf",
    "sessions.one.seats",
  ]);
  expect(checkTeamPlan(problem, { ...best, value: 3, bound: 1 }).faults.map(({ field }) => field)).toEqual([
    "value",
    "bound",
  ]);
});
