import { type CandidateFacts, factsOf, type ProblemFacts } from "./candidate-facts.ts";
import { dominated } from "./dominated.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { PersonalProblem } from "./personal-problem.ts";
import { ruledOut } from "./ruled-out.ts";

/** A problem made ready: what can be taken at all, and of that what is worth looking at. */
export interface PosedProblem {
  readonly facts: ProblemFacts;
  readonly ruledOut: PersonalPlan["ruledOut"];
  /** Without what another way to take the same offering beats in everything. */
  readonly candidates: readonly CandidateFacts[];
  /** Pinned, and ruled out all the same. */
  readonly lostPins: readonly string[];
}

export function posedProblem(problem: PersonalProblem): PosedProblem {
  const facts = factsOf(problem);
  const out = ruledOut(facts);
  const lost = new Set(out.map(({ candidate }) => candidate));
  const open = facts.candidates.filter(({ candidate }) => !lost.has(candidate.id));
  const asked = new Set(problem.candidates.flatMap(({ after }) => after));
  const beaten = dominated(open, { asked, pinned: new Set(problem.pinned) });
  return {
    facts,
    ruledOut: out,
    candidates: open.filter((each) => !beaten.has(each)),
    lostPins: problem.pinned.filter((id) => lost.has(id)),
  };
}
