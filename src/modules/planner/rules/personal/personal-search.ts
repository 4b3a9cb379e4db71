import type { Solve } from "#platform/solver";
import type { PersonalModel } from "./personal-model.ts";
import type { PlanOptions } from "./plan-options.ts";

/** What a search came to. */
export interface Found {
  readonly outcome: "optimal" | "feasible" | "impossible" | "none";
  readonly bound: number;
  /** Columns of the candidates taken. */
  readonly taken: readonly number[];
  readonly seconds: number;
}

export function searched({ draft, candidates }: PersonalModel, solve: Solve, options: PlanOptions): Found {
  if (draft.columns.length === 0 && draft.rows.every(({ lower }) => lower <= 0))
    return { outcome: "optimal", bound: 0, taken: [], seconds: 0 };
  const answer = solve(draft.build(), { ...options });
  const outcome =
    answer.outcome === "infeasible" ? "impossible" : answer.outcome === "unbounded" ? "none" : answer.outcome;
  return {
    outcome,
    bound: answer.bound,
    taken: candidates.flatMap((_, column) => (answer.columns[column] === 1 ? [column] : [])),
    seconds: answer.seconds,
  };
}
