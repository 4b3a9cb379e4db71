import { join } from "node:path";
import { expect, test } from "vitest";
import {
  readTeamPlan,
  readTeamProblem,
  teamSchemas,
} from "../../../src/modules/planner/rules/team/reading/read-team-problem.ts";
import { tinyTeam } from "./tiny-teams.ts";

const guide = join(import.meta.dirname, "../../../docs/guide");

test("what is right is read as it is", () => {
  const problem = tinyTeam(3);

  expect(readTeamProblem(JSON.stringify(problem))).toEqual({ isValid: true, document: problem });
});

test("each fault is told with its field and with what was expected", () => {
  const problem = tinyTeam(3);
  const [first, ...others] = problem.people;
  const wrong = {
    ...problem,
    people: [{ ...first, branch: "nowhere", limits: { minuets: 3 }, wasAtBottom: "no" }, ...others],
  };
  const unclear = {
    ...problem,
    sessions: [...problem.sessions, problem.sessions[0]],
    people: [
      {
        ...first,
        shifts: [
          { start: "2027-03-10T14:00:00Z", end: "2027-03-10T16:00:00Z", branch: "east", isFloating: false },
          { start: "2027-03-10T15:00:00Z", end: "2027-03-10T15:00:00Z", branch: "north", isFloating: false },
        ],
        pinned: ["s9"],
      },
    ],
    budgets: [],
  };

  expect(readTeamProblem(JSON.stringify(wrong))).toEqual({
    isValid: false,
    problems: [
      {
        where: "people[0].limits.minuets",
        message: "There is no field “minuets” here; there are minutes, minutesPerMonth, cents, daysAway.",
      },
      { where: "people[0].wasAtBottom", message: "Write true or false." },
    ],
  });
  expect(readTeamProblem(JSON.stringify(unclear))).toEqual({
    isValid: false,
    problems: [
      { where: `sessions[${problem.sessions.length}].id`, message: "“s0” is there twice." },
      { where: "people[0].shifts[1].branch", message: "There is no branch “north” in this problem." },
      { where: "people[0].pinned[0]", message: "“s9” is not among their wishes: say what it is worth." },
      { where: "people[0].shifts[1].end", message: "The end must come after the start." },
      { where: "people[0].shifts[1].start", message: "It overlaps with people[0].shifts[0]." },
    ],
  });
});

test("what is no JSON is told to be none, and a plan is read as it was printed", () => {
  const plan = {
    format: "carrel-team-plan",
    version: 1,
    outcome: "none",
    chosen: [],
    floats: [],
    counted: [],
    unmet: [],
    belowFairShare: [],
    value: 0,
    bound: null,
    gap: null,
    seconds: 1,
    binding: [],
  };

  expect(readTeamProblem("{").isValid).toBe(false);
  expect(readTeamPlan(JSON.stringify(plan))).toEqual({
    isValid: true,
    document: { ...plan, bound: Infinity, gap: Infinity },
  });
});

test("a minimum that would last for ever is refused", () => {
  const problem = tinyTeam(3);
  const [branch] = problem.branches;
  const minimum = { start: "2027-01-01T00:00:00Z", end: "9999-12-31T00:00:00Z", people: 1, qualified: {} };

  const reading = readTeamProblem(
    JSON.stringify({ ...problem, branches: [{ ...branch, minimums: [minimum] }] }),
  );

  expect(reading.isValid ? [] : reading.problems[0]).toEqual({
    where: "branches[0].minimums[0].end",
    message: "It lasts more than 366 days: write several.",
  });
});

test("the schemas for others are those that the reader goes by", async () => {
  for (const [name, schema] of Object.entries(teamSchemas()))
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      join(guide, `team-${name}.schema.json`),
    );
});
