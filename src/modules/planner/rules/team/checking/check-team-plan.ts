import type { TeamPlan } from "../team-plan.ts";
import type { TeamProblem } from "../team-problem.ts";
import { CheckedTeam } from "./checked-team.ts";
import { creditFaults } from "./credit-check.ts";
import { deskFaults } from "./desk-check.ts";
import { moneyFaults } from "./money-check.ts";
import { personFaults } from "./person-check.ts";
import { valueFaults } from "./value-check.ts";

/** What a check of a plan found. */
export interface TeamCheck {
  /** True when no limit is broken and everything the plan says of itself holds. */
  readonly holds: boolean;
  /** What the plan is worth by the problem alone. */
  readonly value: number;
  /** Each limit that is broken, and each figure that is wrong, by the field it is about. */
  readonly faults: readonly TeamFault[];
}

export interface TeamFault {
  /** `people.ana.limits.minutes`, `branches.east.minimums 2027-01-14T15:00:00Z`. */
  readonly field: string;
  readonly message: string;
}

/**
 * Checks a plan against the problem as it was given: every limit, and the plan's worth, reckoned anew. It shares no code
 * with what makes plans, so that a mistake there is found here.
 */
export function checkTeamPlan(problem: TeamProblem, plan: TeamPlan): TeamCheck {
  if (plan.outcome === "none") {
    const lists = ["chosen", "floats", "counted", "unmet", "belowFairShare"] as const;
    const faults = lists
      .filter((list) => plan[list].length > 0)
      .map((field) => ({ field, message: "There is no plan, and yet something is in this list." }));
    return { holds: faults.length === 0, value: 0, faults };
  }
  const team = new CheckedTeam(problem, plan);
  const { value, faults: figures } = valueFaults(team);
  const faults = [
    ...team.faults,
    ...personFaults(team),
    ...moneyFaults(team),
    ...deskFaults(team),
    ...creditFaults(team),
    ...figures,
  ];
  return { holds: faults.length === 0, value, faults };
}
