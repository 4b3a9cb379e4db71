import { expect, test } from "vitest";
import { loadSolver } from "#platform/solver";
import { madePerson, madeSession, madeTeamPlan } from "../../../../../tests/planner/team-plan/made-team.ts";
import { bestTeamPlan } from "../team/best-team-plan.ts";
import { checkTeamPlan } from "../team/checking/check-team-plan.ts";
import { withFewestMoves } from "./fewest-moves.ts";
import { firstTeamChoices } from "./team-choices.ts";
import type { TeamFacts, TeamFactsPerson } from "./team-facts.ts";
import { teamProblemOf, withinPlan } from "./team-problem-of.ts";
import { movesOf, withoutOverdrawn } from "./true-desks.ts";

const [nine, noon] = ["2027-01-14T15:00:00Z", "2027-01-14T18:00:00Z"];
const talk = { start: "2027-01-14T16:00:00Z", end: "2027-01-14T17:00:00Z" };
const choices = { ...firstTeamChoices, from: "2027-01-01", to: "2027-01-31" };

function personOf(id: string, branchId: string, isFloater = false): TeamFactsPerson {
  return madePerson(id, [{ start: nine, end: noon, branchId }], { isPlanned: !isFloater, isFloater });
}

/** Three branches with a floater each; only in the east does anyone else work, and somebody there would learn. */
const facts: TeamFacts = {
  zone: "America/Chicago",
  branches: ["east", "west", "north"].map((id) => ({
    id,
    name: id,
    place: { latitude: 40, longitude: -88 },
    minimums: [{ start: nine, end: noon, people: id === "east" ? 2 : 1, qualified: {} }],
  })),
  people: [
    personOf("ana", "east"),
    personOf("eve", "east", true),
    personOf("wim", "west", true),
    personOf("nia", "north", true),
    { ...personOf("ned", "north"), isPlanned: false },
  ],
  sessions: [madeSession("talk", talk.start, talk.end)],
};

const sent = (person: string, branch: string) => ({ person, branch, start: nine, end: noon });

test("floaters who are sent in a ring stay where the schedule has them", () => {
  const ring = madeTeamPlan({
    chosen: [],
    floats: [sent("eve", "west"), sent("wim", "north"), sent("nia", "east")],
  });
  expect(movesOf(facts, ring)).toHaveLength(3);
  expect(checkTeamPlan(teamProblemOf(choices, facts), ring).faults).toEqual([]);

  const calm = withFewestMoves(facts, ring);

  expect(movesOf(facts, calm)).toEqual([]);
  expect(checkTeamPlan(teamProblemOf(choices, facts), calm).faults).toEqual([]);
});

test("whoever must be sent so that somebody can learn is sent all the same, and nobody else", () => {
  const plan = madeTeamPlan({
    chosen: [{ person: "ana", session: "talk" }],
    floats: [sent("eve", "west"), sent("wim", "east"), sent("nia", "east")],
  });
  expect(checkTeamPlan(teamProblemOf(choices, facts), plan).faults).toEqual([]);

  const calm = withFewestMoves(facts, plan);

  expect(movesOf(facts, calm).map(({ staffId, branchId }) => [staffId, branchId])).toEqual([["nia", "east"]]);
  expect(checkTeamPlan(teamProblemOf(choices, facts), calm).faults).toEqual([]);
});

test("where the schedule refuses who is sent, nobody is sent again, and who would have left stays", async () => {
  const solve = await loadSolver();
  const first = withFewestMoves(facts, await bestTeamPlan(teamProblemOf(choices, facts), solve));
  expect(first.chosen.map(({ person }) => person)).toEqual(["ana"]);
  expect(movesOf(facts, first)).toHaveLength(1);
  const short = [{ branchId: "east", start: talk.start, end: "2027-01-14T16:30:00Z", by: 1 }];

  const refused = withoutOverdrawn(facts, short, first);
  const second = await bestTeamPlan(teamProblemOf(choices, refused), solve);

  expect(second.chosen).toEqual([]);
  expect(movesOf(refused, second)).toEqual([]);
  expect(refused.bound).toBe(first.bound);
});

test("within a plan nothing is taken that it does not give", async () => {
  const solve = await loadSolver();
  const problem = teamProblemOf(choices, facts);
  const given = madeTeamPlan({ chosen: [{ person: "ana", session: "talk" }], floats: [] });

  expect((await bestTeamPlan(withinPlan(problem, given), solve)).chosen).toEqual(given.chosen);
  expect(
    (await bestTeamPlan(withinPlan(problem, madeTeamPlan({ chosen: [], floats: [] })), solve)).chosen,
  ).toEqual([]);
});
