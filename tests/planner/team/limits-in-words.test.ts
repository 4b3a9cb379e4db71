import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { bestTeamPlan } from "../../../src/modules/planner/rules/team/best-team-plan.ts";
import { planOfColumns } from "../../../src/modules/planner/rules/team/model/plan-of-columns.ts";
import { teamModel } from "../../../src/modules/planner/rules/team/model/team-model.ts";
import { checkTeamPlan } from "../../../src/modules/planner/rules/team/checking/check-team-plan.ts";
import type { TeamPlan } from "../../../src/modules/planner/rules/team/team-plan.ts";
import type { TeamPerson, TeamProblem } from "../../../src/modules/planner/rules/team/team-problem.ts";

const solve = await loadSolver();

const place = { latitude: 41, longitude: -91 };

const ana: TeamPerson = {
  id: "ana",
  branch: "east",
  qualifications: [],
  shifts: [],
  floatsTo: [],
  busy: [],
  limits: {},
  wishes: [{ session: "late", worth: 2, credits: [{ credential: "grade", units: 1, categories: [] }] }],
  credentials: [],
  wasAtBottom: false,
  pinned: [],
  banned: [],
};

/** A sitting from ten in the evening to midnight on the last day of the plan, by clocks in Chicago. */
const late = { start: "2027-02-01T04:00:00Z", end: "2027-02-01T06:00:00Z" };

const problem: TeamProblem = {
  format: "carrel-team-problem",
  version: 1,
  from: "2027-01-01",
  to: "2027-01-31",
  zone: "America/Chicago",
  branches: [{ id: "east", name: "East", place, minimums: [] }],
  people: [ana],
  sessions: [{ id: "late", offering: "late", title: "Late", sittings: [late], cents: 1000, groupPrices: [] }],
  conferences: [],
  budgets: [],
  unmetWorth: 1,
};

async function planned(changes: Partial<TeamProblem>) {
  const changed = { ...problem, ...changes };
  const plan = await bestTeamPlan(changed, solve);
  expect(checkTeamPlan(changed, plan).faults).toEqual([]);
  return plan;
}

const fieldsOf = (changes: Partial<TeamProblem>, plan: TeamPlan) =>
  checkTeamPlan({ ...problem, ...changes }, plan).faults.map(({ field }) => field);

test("what ends at midnight ends on the day before, for the plan and for what is due", async () => {
  const grade = { id: "grade", name: "Grade", due: "2027-01-31", units: 1, minimums: [], caps: [] };
  const people = [{ ...ana, credentials: [grade] }];

  expect(await planned({ people })).toMatchObject({
    chosen: [{ person: "ana", session: "late" }],
    counted: [{ person: "ana", session: "late", credential: "grade", units: 1 }],
    unmet: [],
  });
});

test("time in which only trips are missed does not hinder what is taken at the branch", async () => {
  const people = (isForTrips: boolean) => [
    { ...ana, busy: [{ ...late, id: "evening", what: "other" as const, isForTrips }] },
  ];
  const [session] = problem.sessions;
  const elsewhere = session === undefined ? [] : [{ ...session, place: { latitude: 41.1, longitude: -91 } }];

  const free = await planned({ people: people(true) });

  expect(free.chosen).toHaveLength(1);
  expect((await planned({ people: people(false) })).chosen).toEqual([]);
  expect((await planned({ people: people(true), sessions: elsewhere })).chosen).toEqual([]);
  expect(fieldsOf({ people: people(false) }, free)).toEqual(["people.ana.busy.evening"]);
});

test("a floater counts in half-hours of one shift, also to the checker", async () => {
  const shift = { branch: "east", isFloating: true };
  const people = [
    {
      ...ana,
      wishes: [],
      floatsTo: ["east"],
      shifts: [
        { ...shift, start: "2027-01-05T14:00:00Z", end: "2027-01-05T15:15:00Z" },
        { ...shift, start: "2027-01-05T15:15:00Z", end: "2027-01-05T17:00:00Z" },
      ],
    },
  ];
  const minimum = { start: "2027-01-05T14:00:00Z", end: "2027-01-05T17:00:00Z", people: 1, qualified: {} };
  const branches = [{ id: "east", name: "East", place, minimums: [minimum] }];
  const floats = people[0]?.shifts.map(({ start, end }) => ({ person: "ana", branch: "east", start, end }));

  const plan = await planned({ branches, people });

  expect(plan).toMatchObject({ outcome: "none", binding: [`branches.east.minimums ${minimum.start}`] });
  expect(fieldsOf({ branches, people }, { ...plan, outcome: "feasible", floats: floats ?? [] })).toEqual([
    "branches.east.minimums 2027-01-05T15:00:00Z",
  ]);
});

test("money that a price for groups leaves over is not used up", async () => {
  const [session] = problem.sessions;
  const sessions =
    session === undefined
      ? []
      : [
          { ...session, groupPrices: [{ people: 2, cents: 600 }] },
          { ...session, id: "other", offering: "other", cents: 1100 },
        ];
  const people = ["ana", "ben"].map((id) => ({
    ...ana,
    id,
    wishes: [...ana.wishes, { session: "other", worth: 1, credits: [] }],
  }));
  const budget = { id: "all", name: "All", people: ["ana", "ben"] };

  // Both sessions are at the same hour: each takes the late one, for 400 instead of 1000.
  const plan = await planned({ sessions, people, budgets: [{ ...budget, cents: 2000 }] });

  expect(plan).toMatchObject({ value: 4, binding: [] });
  expect(await planned({ sessions, people, budgets: [{ ...budget, cents: 1700 }] })).toMatchObject({
    value: 4,
    binding: ["budgets.all"],
  });
});

test("money holds back only what somebody does not have yet, at the price for one more", async () => {
  const [session] = problem.sessions;
  if (session === undefined) throw new Error("The problem has a session.");
  const cheap = { ...session, id: "cheap", offering: "cheap", cents: 100 };
  const early = {
    ...cheap,
    sittings: [{ start: "2027-01-20T16:00:00Z", end: "2027-01-20T17:00:00Z" }],
  };
  const wish = (id: string, worth: number) => ({ session: id, worth, credits: [] });
  const budget = { id: "all", name: "All" };

  // 900 are left: more than the cheap one that Ana has already, less than the dear one that she has not.
  const dear = await planned({
    sessions: [session, early],
    people: [{ ...ana, wishes: [wish("late", 1), wish("cheap", 2)] }],
    budgets: [{ ...budget, cents: 1000, people: ["ana"] }],
  });
  // 400 are left, and with Ben the late one would cost 300 each.
  const group = await planned({
    sessions: [{ ...session, groupPrices: [{ people: 2, cents: 700 }] }],
    people: [ana, { ...ana, id: "ben", limits: { minutes: 0 } }],
    budgets: [{ ...budget, cents: 1400, people: ["ana", "ben"] }],
  });

  expect(dear).toMatchObject({ chosen: [{ session: "cheap" }], binding: ["budgets.all"] });
  expect(group).toMatchObject({ chosen: [{ person: "ana" }], binding: [] });
});

test("of minimums that the same people keep those are named that hold, and each of them", async () => {
  const day = { start: "2027-01-05T15:00:00Z", end: "2027-01-05T18:00:00Z" };
  const shift = { ...day, branch: "east", isFloating: false };
  const [session] = problem.sessions;
  const sessions = session === undefined ? [] : [{ ...session, cents: 0, sittings: [day] }];
  const people = ["ana", "ben", "cleo"].map((id) => ({ ...ana, id, shifts: [shift] }));
  const minimum = (hour: number, people: number) => ({
    start: `2027-01-05T${hour}:00:00Z`,
    end: `2027-01-05T${hour + 1}:00:00Z`,
    people,
    qualified: {},
  });
  const minimums = [minimum(15, 1), minimum(16, 2), minimum(17, 2)];

  const plan = await planned({ branches: [{ id: "east", name: "East", place, minimums }], people, sessions });

  expect(plan).toMatchObject({
    value: 2,
    binding: ["branches.east.minimums 2027-01-05T16:00:00Z", "branches.east.minimums 2027-01-05T17:00:00Z"],
  });
});

test("a desk that anybody might leave is not named, wherever the solver leaves its own columns", () => {
  const day = { start: "2027-01-05T15:00:00Z", end: "2027-01-05T15:30:00Z" };
  const [session] = problem.sessions;
  if (session === undefined) throw new Error("The problem has a session.");
  const talk = (id: string, { start, end }: typeof day) => ({
    ...session,
    id,
    offering: id,
    sittings: [{ start, end }],
  });
  const sessions = [
    talk("first", { ...day, end: "2027-01-05T15:10:00Z" }),
    talk("second", { ...day, start: "2027-01-05T15:20:00Z" }),
  ];
  const wishes = sessions.map(({ id }) => ({ session: id, worth: 0, credits: [] }));
  const shifts = [{ ...day, branch: "east", isFloating: false }];
  const people = ["ana", "ben"].map((id) => ({ ...ana, id, shifts, wishes }));
  const minimum = { ...day, people: 1, qualified: {} };
  const branches = [{ id: "east", name: "East", place, minimums: [minimum] }];
  const team = teamModel({ ...problem, branches, people, sessions });
  const columns = team.rest.slice();
  const choices = new Set(team.people.flatMap(({ taken }) => taken));
  const away = columns.findIndex((_, column) => !choices.has(column));

  columns[away] = 1;

  expect(planOfColumns(team, columns)).toMatchObject({ chosen: [], binding: [] });
});

test("the checker misses nothing that a plan says beyond its problem", async () => {
  const grade = { id: "grade", name: "Grade", due: "2027-01-31", units: 2, minimums: [], caps: [] };
  const people = [{ ...ana, credentials: [grade] }];
  const plan = await planned({ people });
  const short = { person: "ana", credential: "grade" };

  expect(
    fieldsOf(
      { people },
      { ...plan, unmet: [...plan.unmet, { ...short, category: "none", units: 1 }], value: 0, bound: 0 },
    ),
  ).toEqual(["unmet ana grade none"]);
  expect(fieldsOf({ people }, { ...plan, belowFairShare: [{ person: "nobody", worth: 1 }] })).toEqual([
    "belowFairShare nobody",
  ]);
  expect(fieldsOf({ people }, { ...plan, gap: 0.5 })).toEqual(["gap"]);
  expect(fieldsOf({ people }, { ...plan, outcome: "none" })).toEqual(["chosen", "counted", "unmet"]);
});

test("ids with spaces are not taken for each other", async () => {
  const grade = { name: "", due: "2027-01-31", units: 1, minimums: [], caps: [] };
  const people = [
    { ...ana, id: "a", wishes: [], credentials: [{ ...grade, id: "b c" }] },
    { ...ana, id: "a b", wishes: [], credentials: [{ ...grade, id: "c", units: 2 }] },
  ];

  expect((await planned({ people })).value).toBe(-3);
});
