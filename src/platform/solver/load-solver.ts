import highsLoader, { type Highs, type Model } from "highs";
import type { LinearModel } from "./linear-model.ts";
import type { Solve, SolveAnswer, SolveOptions } from "./solve-options.ts";

// The types of the package describe its default export as the namespace when it is imported from an ES module.
const load = highsLoader as unknown as (options?: object) => Promise<Highs>;

/** HiGHS's codes of how a solve ended. */
const ended = { optimal: 7, infeasible: 8, unboundedOrInfeasible: 9, unbounded: 10 };

/** The kinds of callback used. */
const improved = 4;
const mayInterrupt = 6;

/**
 * Loads HiGHS, an exact solver of mixed-integer linear models, into this thread. A solve blocks: call it in a thread of
 * its own (`#platform/threads`).
 *
 * @see https://highs.dev
 */
export async function loadSolver(): Promise<Solve> {
  const highs = await load();
  const solveOnce = (model: LinearModel, options: SolveOptions) => {
    const native = highs.createModel(modelData(model));
    try {
      return { answer: run(native, model, options), isUnsearched: isUnsearched(native) };
    } finally {
      native.dispose();
    }
  };
  return (model: LinearModel, options: SolveOptions = {}) => {
    const { start, ...others } = options;
    const { answer, isUnsearched } = solveOnce(model, options);
    if (start === undefined || answer.outcome !== "optimal" || !isUnsearched) return answer;
    // Where nothing is left after what HiGHS does first, it may call a worse start the best: do not trust it, ask without.
    const again = solveOnce(model, others).answer;
    const isBetter = again.outcome === "optimal" && again.value > answer.value;
    return isBetter ? { ...again, seconds: again.seconds + answer.seconds } : answer;
  };
}

/** True when no relaxation was solved: what there was to decide was decided before. */
function isUnsearched({ info }: Model): boolean {
  return Number(info.get("mip_node_count")) === 0 && Number(info.get("simplex_iteration_count")) === 0;
}

function run(native: Model, model: LinearModel, options: SolveOptions): SolveAnswer {
  const isMixed = model.isWhole.includes(1);
  native.options.set({
    mip_rel_gap: options.relativeGap ?? 1e-6,
    ...(options.seconds === undefined ? {} : { time_limit: options.seconds }),
    ...options.settings,
  });
  if (options.start !== undefined) native.setSolution({ colValue: options.start });
  const { modelStatus } = native.run(callbacksOf(options));
  return answerOf(native, { model, modelStatus, isMixed });
}

function callbacksOf({ isStopped, onBetter }: SolveOptions): Parameters<Model["run"]>[0] {
  return {
    ...(isStopped === undefined
      ? {}
      : {
          [mayInterrupt]: (event: { readonly interrupt: () => void }) => {
            if (isStopped()) event.interrupt();
          },
        }),
    ...(onBetter === undefined
      ? {}
      : {
          [improved]: ({ data }: { readonly data: Record<string, unknown> }) => {
            onBetter({
              value: Number(data["objective_function_value"]),
              bound: Number(data["mip_dual_bound"]),
              columns: data["mip_solution"] as Float64Array,
            });
          },
        }),
  };
}

interface Ended {
  readonly model: LinearModel;
  readonly modelStatus: number;
  readonly isMixed: boolean;
}

function answerOf(native: Model, { model, modelStatus, isMixed }: Ended): SolveAnswer {
  const outcome = outcomeOf(native, modelStatus);
  const hasSolution = outcome === "optimal" || outcome === "feasible";
  const solution = native.getSolution();
  const columns = hasSolution ? rounded(solution.colValue, model.isWhole) : new Float64Array(0);
  const value = hasSolution ? valueOf(model, columns) : Number.NaN;
  const known = isMixed ? Number(native.info.get("mip_dual_bound")) : value;
  return {
    outcome,
    value,
    bound: outcome === "infeasible" ? Number.NEGATIVE_INFINITY : known,
    columns,
    rowPrices: isMixed || !hasSolution ? new Float64Array(0) : solution.rowDual,
    columnPrices: isMixed || !hasSolution ? new Float64Array(0) : solution.colDual,
    seconds: native.getRunTime(),
    nodes: isMixed ? Number(native.info.get("mip_node_count")) : 0,
  };
}

function outcomeOf(native: Model, modelStatus: number): SolveAnswer["outcome"] {
  if (modelStatus === ended.optimal) return "optimal";
  if (modelStatus === ended.infeasible || modelStatus === ended.unboundedOrInfeasible) return "infeasible";
  if (modelStatus === ended.unbounded) return "unbounded";
  // 2: a feasible solution is at hand.
  return Number(native.info.get("primal_solution_status")) === 2 ? "feasible" : "none";
}

/** Whole columns exactly whole: the solver keeps them so only within a tolerance. */
function rounded(values: Float64Array, isWhole: Int32Array): Float64Array {
  return values.map((value, index) => (isWhole[index] === 1 ? Math.round(value) : value));
}

function valueOf(model: LinearModel, columns: Float64Array): number {
  let sum = 0;
  for (const [index, worth] of model.worth.entries()) sum += worth * (columns[index] ?? 0);
  return sum;
}

function modelData(model: LinearModel): Parameters<Highs["createModel"]>[0] {
  return {
    numCols: model.worth.length,
    numRows: model.rowLower.length,
    sense: -1 as never,
    colCost: model.worth,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    integrality: model.isWhole,
    matrix: {
      format: "csr",
      numRows: model.rowLower.length,
      numCols: model.worth.length,
      starts: model.starts,
      indices: model.columns,
      values: model.coefficients,
    },
  };
}
