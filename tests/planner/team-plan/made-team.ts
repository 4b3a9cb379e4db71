// People, sessions and plans of a team, with nothing to them but what a test is about.
import type { TeamPlan } from "../../../src/modules/planner/rules/team/team-plan.ts";
import type { TeamFacts, TeamFactsPerson } from "../../../src/modules/planner/rules/team-plan/team-facts.ts";

/** Someone who is planned for and works these shifts, at the branch of the first of them. */
export function madePerson(
  id: string,
  shifts: TeamFactsPerson["shifts"],
  more: Partial<TeamFactsPerson> = {},
): TeamFactsPerson {
  return {
    id,
    name: id,
    branchId: shifts[0]?.branchId ?? "east",
    isPlanned: true,
    qualifications: [],
    isFloater: false,
    shifts,
    busy: [],
    credentials: [],
    wanted: [],
    credits: {},
    ...more,
  };
}

/** A session of one sitting that costs nothing. */
export function madeSession(id: string, start: string, end: string): TeamFacts["sessions"][number] {
  return {
    id,
    offeringId: id,
    title: id,
    sittings: [{ start, end }],
    cents: 0,
    groupPrices: [],
    isConference: false,
    topics: [],
  };
}

/** A plan proven best, worth one for each that is sent. */
export function madeTeamPlan(parts: Pick<TeamPlan, "chosen" | "floats">): TeamPlan {
  return {
    format: "carrel-team-plan",
    version: 1,
    outcome: "optimal",
    counted: [],
    unmet: [],
    belowFairShare: [],
    value: parts.chosen.length,
    bound: parts.chosen.length,
    gap: 0,
    seconds: 0,
    binding: [],
    ...parts,
  };
}
