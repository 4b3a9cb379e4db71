import type { LinearModel } from "./linear-model.ts";

/** How a model is to be solved. */
export interface SolveOptions {
  /** Wall time after which the best so far is given; no limit by default. */
  readonly seconds?: number;
  /** Good enough: the bound is at most this part of the value above the value (default 1e-6). */
  readonly relativeGap?: number;
  /** A value for every column, feasible if it can be: where the search begins. */
  readonly start?: Float64Array;
  /** Looked at while it solves; once true, the best so far is given. */
  readonly isStopped?: () => boolean;
  /** Called for each better solution, in the same thread, before `solve` returns. */
  readonly onBetter?: (better: {
    readonly value: number;
    readonly bound: number;
    readonly columns: Float64Array;
  }) => void;
  /** Solver settings by their HiGHS names, where an experiment showed that they help. */
  readonly settings?: Readonly<Record<string, number | string | boolean>>;
}

/** What came of it. */
export interface SolveAnswer {
  /**
   * `optimal`: proven within the gap asked for. `feasible`: stopped early with a solution. `none`: stopped early without.
   * `infeasible`: proven that nothing keeps all rows. `unbounded`: the objective has no end.
   */
  readonly outcome: "optimal" | "feasible" | "none" | "infeasible" | "unbounded";
  /** The objective reached; NaN without a solution. */
  readonly value: number;
  /** Proven: nothing can exceed it. Infinity when nothing is known. */
  readonly bound: number;
  /** Empty without a solution. Whole columns are rounded to whole numbers. */
  readonly columns: Float64Array;
  /** What one more unit of a row's limit is worth, for models without whole columns; else empty. */
  readonly rowPrices: Float64Array;
  /** What one unit of a column would change, for models without whole columns; else empty. */
  readonly columnPrices: Float64Array;
  readonly seconds: number;
  readonly nodes: number;
}

/** Solves one model, blocking its thread. */
export type Solve = (model: LinearModel, options?: SolveOptions) => SolveAnswer;
