import { expect, test } from "vitest";
import {
  readTeamPlan,
  readTeamProblem,
  teamSchemas,
} from "../../../src/modules/planner/rules/team/reading/read-team-problem.ts";
import { tinyTeam } from "./tiny-teams.ts";

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
  expect(teamSchemas()).toMatchObject({
    problem: { title: "Carrel team problem", type: "object" },
    plan: { title: "Carrel team plan", type: "object" },
  });
});
