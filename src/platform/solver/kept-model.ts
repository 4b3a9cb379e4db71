import type { Highs, Model } from "highs";
import type { LinearModel, ModelRow } from "./linear-model.ts";

/** What a kept model came to. */
export interface KeptAnswer {
  readonly value: number;
  readonly columns: Float64Array;
  /** What one unit of a column would change. */
  readonly columnPrices: Float64Array;
  /** What one more unit of a row's limit is worth. */
  readonly rowPrices: Float64Array;
}

/** A relaxed model that stays with the solver: solved again after a small change, it goes on from where it stood. */
export interface KeptModel {
  /** Undefined when nothing keeps the rows, or nothing is worth more than the floor. */
  readonly solve: () => KeptAnswer | undefined;
  readonly addRows: (rows: readonly ModelRow[]) => void;
  /** Moves the upper ends of columns, ascending by number, all to the same. */
  readonly cap: (columns: Int32Array, upper: number) => void;
  /** Wall time that solving it has taken so far. */
  readonly seconds: () => number;
  readonly close: () => void;
}

const ended = { optimal: 7, infeasible: 8, unboundedOrInfeasible: 9, atBound: 11 };

/** Keeps the relaxation of a model; what is worth no more than `floor` need not be known exactly. */
export function keptModel(highs: Highs, model: LinearModel, floor: number): KeptModel {
  const native = highs.createModel(asSmallest(model));
  native.options.set({ presolve: "off", ...(Number.isFinite(floor) && { objective_bound: -floor }) });
  return {
    solve: () => answer(native),
    addRows: (rows) => {
      for (const { coefficients, columns, lower, upper } of rows)
        native.addRow(lower, upper, {
          indices: Int32Array.from(columns),
          values: Float64Array.from(coefficients),
        });
    },
    cap: (columns, upper) => {
      if (columns.length === 0) return;
      native.changeColsBounds(
        { kind: "set", indices: columns },
        new Float64Array(columns.length),
        new Float64Array(columns.length).fill(upper),
      );
    },
    seconds: () => native.getRunTime(),
    close: () => {
      native.dispose();
    },
  };
}

function answer(native: Model): KeptAnswer | undefined {
  const { modelStatus } = native.run();
  if ([ended.infeasible, ended.unboundedOrInfeasible, ended.atBound].includes(modelStatus)) return undefined;
  if (modelStatus !== ended.optimal) throw new Error(`The solver gave up on a relaxation: ${modelStatus}.`);
  const { colDual, colValue, rowDual } = native.getSolution();
  return {
    value: -native.getObjectiveValue(),
    columns: colValue,
    columnPrices: colDual.map((price) => -price),
    rowPrices: rowDual.map((price) => -price),
  };
}

/** To be made small: only so is the bound at which the solver stops told the same way in every version. */
function asSmallest(model: LinearModel): Parameters<Highs["createModel"]>[0] {
  return {
    numCols: model.worth.length,
    numRows: model.rowLower.length,
    sense: 1 as never,
    colCost: model.worth.map((each) => -each),
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
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
