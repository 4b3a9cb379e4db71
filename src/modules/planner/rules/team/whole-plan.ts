import type { TeamModel } from "./model/team-model.ts";
import type { Search } from "./search.ts";

/** So many choices are solved exactly as one model. */
const fewChoices = 1200;

export function isSmall({ people }: TeamModel): boolean {
  return people.reduce((sum, { taken }) => sum + taken.length, 0) <= fewChoices;
}

/** Solves the problem as one model: proven best, unless time runs out. `part` of the time that is left is used. */
export function solveWhole(search: Search, part = 1): void {
  const { model } = search.team;
  if (model.worth.length === 0) {
    // There is nothing to decide, and the solver takes no model without columns.
    search.offer(new Float64Array(0));
    search.offerBound(0);
    return;
  }
  const start = search.columns;
  const answer = search.solveWholeHere(model, {
    relativeGap: search.gapWanted,
    seconds: search.secondsLeft * part,
    ...(start === undefined ? {} : { start }),
  });
  if (answer.outcome === "infeasible") search.setImpossible();
  if (answer.columns.length > 0) search.offer(answer.columns);
  search.offerBound(answer.bound);
}
