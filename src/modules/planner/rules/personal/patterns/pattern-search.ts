import type { LinearModel, ModelRow } from "#platform/solver";
import type { Bounds } from "../month-bounds.ts";
import type { Block } from "../month-filling.ts";
import type { Part } from "./branch.ts";
import { conflictsWithin, monthPatterns } from "./month-patterns.ts";
import { type PatternModel, patternModel } from "./pattern-model.ts";
import { PatternTree, type TreeSearch } from "./pattern-tree.ts";
import { roundableRows, roundingCuts } from "./rounding-cuts.ts";

/** A model, and what is known of its months. */
export interface BoundedMonths {
  readonly model: LinearModel;
  readonly blocks: readonly Block[];
  readonly bounds: Bounds;
}

/** What a search above a floor came to; of what was stopped, nothing is proven. */
interface Above {
  readonly isWhole: boolean;
  /** The best above the floor, in columns of the model. */
  readonly best?: { readonly value: number; readonly columns: Float64Array };
}

/**
 * The best that is worth more than the floor, by the patterns of the months. Undefined where it is of no use: too many
 * patterns, or something to be decided that is in no month.
 */
export function searchedAbove(
  { blocks: months, bounds, model }: BoundedMonths,
  search: Omit<TreeSearch, "reach">,
): Above | undefined {
  const { floor } = search;
  const { alone, worths } = aloneOf(model, months, bounds);
  const blocks = [...months, ...alone];
  const { conflicts, rows: implied } = conflictsWithin(model, months);
  const patterns = monthPatterns(
    blocks,
    { bound: bounds.bound, worths: [...bounds.worths, ...worths] },
    conflicts,
    floor,
  );
  if (patterns === undefined) return undefined;
  const whole = patternModel(model, blocks, patterns, implied);
  const reach = { model, whole, rows: roundableRows(model) };
  const tree = new PatternTree(whole, { ...search, reach: (part) => cutsFor(reach, part) });
  tree.search({
    model: whole.model,
    ids: Int32Array.from(whole.model.worth.keys()),
    decided: 0,
    restored: (columns) => columns,
  });
  const isWhole = !tree.isOver;
  if (tree.best === undefined) return { isWhole };
  const columns = whole
    .restored(tree.best.columns)
    .map((value, column) => (model.isWhole[column] === 1 ? Math.round(value) : value));
  return { isWhole, best: { value: tree.best.value, columns } };
}

/** What is decided beside the months is, each, a month of its own. */
function aloneOf(model: LinearModel, months: readonly Block[], { prices }: Bounds) {
  const inMonths = new Set(months.flatMap(({ columns }) => [...columns]));
  const rowsOfMonths = new Set(months.map(({ row }) => row));
  const reduced = model.worth.slice();
  for (const row of model.rowLower.keys()) {
    if (rowsOfMonths.has(row)) continue;
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
      const column = model.columns[entry] ?? 0;
      reduced[column] = (reduced[column] ?? 0) - (prices[row] ?? 0) * (model.coefficients[entry] ?? 0);
    }
  }
  const columns = [...model.isWhole.keys()].filter(
    (column) => model.isWhole[column] === 1 && !inMonths.has(column),
  );
  const alone = columns.map((column): Block => {
    return { row: -1, columns: Int32Array.of(column), sizes: Int32Array.of(1), room: 1, step: 1 };
  });
  return { alone, worths: columns.map((column) => Float64Array.of(reduced[column] ?? 0)) };
}

interface Reach {
  readonly model: LinearModel;
  readonly whole: PatternModel;
  /** Of the first model. */
  readonly rows: readonly ModelRow[];
}

/** Cuts of the first model's rows for a part, as far as what is still open in it reaches. */
function cutsFor({ model, rows, whole }: Reach, part: Part) {
  const decided = whole.restored(part.restored(new Float64Array(part.ids.length)));
  const possible = whole.restored(part.restored(new Float64Array(part.ids.length).fill(1)));
  const [lower, upper] = [model.lower.slice(), model.upper.slice()];
  for (const [column, isWhole] of model.isWhole.entries()) {
    if (isWhole === 0) continue;
    lower[column] = Math.max(lower[column] ?? 0, decided[column] ?? 0);
    upper[column] = Math.min(upper[column] ?? 0, possible[column] ?? 0);
  }
  const local = { isWhole: model.isWhole, lower, upper };
  const inPart = whole.rowsOver(part.ids);
  return (columns: Float64Array): readonly ModelRow[] =>
    roundingCuts(rows, local, whole.restored(part.restored(columns))).map((cut) => {
      const used = cut.columns.reduce(
        (sum, column, entry) => sum + (cut.coefficients[entry] ?? 0) * (decided[column] ?? 0),
        0,
      );
      return inPart({ ...cut, upper: cut.upper - used });
    });
}
