/** The solver: mixed-integer linear models, solved exactly or with a proven bound. */
export { type LinearModel, ModelBuilder, type ModelColumn, type ModelRow } from "./linear-model.ts";
export { loadSolver } from "./load-solver.ts";
export { LostByRounding } from "./lost-by-rounding.ts";
export type { RelaxedModel } from "./relaxation-matrix.ts";
export { type RelaxedAnswer, Relaxation } from "./relaxation.ts";
export type { Solve, SolveAnswer, SolveOptions } from "./solve-options.ts";
