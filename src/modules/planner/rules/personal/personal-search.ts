import type { LinearModel, Solve, SolveAnswer } from "#platform/solver";
import type { PersonalModel } from "./personal-model.ts";
import type { PlanOptions } from "./plan-options.ts";

/** What a search came to. */
export interface Found {
  readonly outcome: "optimal" | "feasible" | "impossible" | "none";
  /** Proven: nothing is worth more. */
  readonly bound: number;
  /** Columns of the candidates taken. */
  readonly taken: readonly number[];
  readonly seconds: number;
}

/** Solves a model exactly, or as far as the time goes. */
export function searched({ draft, candidates }: PersonalModel, solve: Solve, options: PlanOptions): Found {
  const { isStopped, onBetter, seconds, start } = options;
  if (draft.columns.length === 0 && draft.rows.every(({ lower }) => lower <= 0))
    return { outcome: "optimal", bound: 0, taken: [], seconds: 0 };
  const model = draft.build();
  const chosen = new Set(start);
  const begin =
    start === undefined
      ? undefined
      : completed(
          model,
          candidates.map(({ candidate }) => chosen.has(candidate.id)),
          solve,
        );
  const answer = solve(model, {
    ...(seconds === undefined ? {} : { seconds }),
    ...(isStopped && { isStopped }),
    ...(onBetter && { onBetter }),
    ...(begin && { start: begin }),
  });
  return {
    outcome: outcomeOf(answer),
    bound: answer.bound,
    taken: candidates.flatMap((_, column) => (answer.columns[column] === 1 ? [column] : [])),
    seconds: answer.seconds,
  };
}

/** The other columns for a choice of candidates; undefined when it does not keep the limits. */
function completed(model: LinearModel, isTaken: readonly boolean[], solve: Solve): Float64Array | undefined {
  const fixed = (bounds: Float64Array) =>
    bounds.map((bound, column) => (column < isTaken.length ? Number(isTaken[column]) : bound));
  const answer = solve({ ...model, lower: fixed(model.lower), upper: fixed(model.upper) }, { seconds: 1 });
  return answer.columns.length > 0 ? answer.columns : undefined;
}

function outcomeOf({ outcome }: SolveAnswer): Found["outcome"] {
  if (outcome === "infeasible") return "impossible";
  // Every column has an end: only numbers beyond all measure could look unbounded.
  return outcome === "unbounded" ? "none" : outcome;
}
