import { type Declined, withDeclined } from "../team/replan-locally.ts";
import type { TeamPlan } from "../team/team-plan.ts";
import type { TeamProblem } from "../team/team-problem.ts";

/** A proposal and what its person said. */
export interface KnownProposal {
  readonly id: string;
  readonly staff_id: string;
  readonly session: string;
  readonly answer: "open" | "accepted" | "declined";
}

/** Not the id of any session. */
const nothing = "";

/** The problem with the answers in it: whoever said yes goes, and what was declined is not offered to them again. */
export function withAnswers(problem: TeamProblem, proposals: readonly KnownProposal[]): TeamProblem {
  return withDeclined(withYeses(problem, proposals), declinedIn(proposals));
}

/** Whoever said yes goes. */
export function withYeses(problem: TeamProblem, proposals: readonly KnownProposal[]): TeamProblem {
  const accepted = Map.groupBy(
    proposals.filter(({ answer }) => answer === "accepted"),
    ({ staff_id }) => staff_id,
  );
  const people = problem.people.map((person) => ({
    ...person,
    pinned: (accepted.get(person.id) ?? []).map(({ session }) => session),
  }));
  return { ...problem, people };
}

/**
 * What was declined and still stands in the plan; and nothing, declined by whoever said yes to what does not: they are planned
 * anew with it. Empty when plan and answers agree.
 */
export function toSettle(plan: TeamPlan, proposals: readonly KnownProposal[]): readonly Declined[] {
  const chosen = new Set(plan.chosen.map(({ person, session }) => `${person} ${session}`));
  const isStanding = ({ staff_id, session }: KnownProposal) => chosen.has(`${staff_id} ${session}`);
  const no = proposals.filter(({ answer }) => answer === "declined");
  const lost = proposals.filter((each) => each.answer === "accepted" && !isStanding(each));
  if (lost.length === 0 && !no.some(isStanding)) return [];
  return [...declinedIn(proposals), ...lost.map(({ staff_id }) => ({ person: staff_id, session: nothing }))];
}

/** Who goes where as things stand: what was accepted, and what is open. */
export function standingIn(proposals: readonly KnownProposal[]): TeamPlan["chosen"] {
  return proposals
    .filter(({ answer }) => answer !== "declined")
    .map(({ staff_id, session }) => ({ person: staff_id, session }));
}

function declinedIn(proposals: readonly KnownProposal[]): readonly Declined[] {
  return proposals
    .filter(({ answer }) => answer === "declined")
    .map(({ staff_id, session }) => ({ person: staff_id, session }));
}
