import { type LinearModel, LostByRounding, type ModelRow, Relaxation } from "#platform/solver";
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
  const ids = Int32Array.from(whole.model.worth.keys());
  const groups = ids.map((id) => whole.months[id] ?? -1);
  const isKnown = searchedIn(tree, {
    relaxation: Relaxation.of(whole.model, groups),
    ids,
    closed: new Set(),
  });
  const isWhole = isKnown && !tree.isOver;
  if (tree.best === undefined) return { isWhole };
  const columns = whole
    .restored(tree.best.columns)
    .map((value, column) => (model.isWhole[column] === 1 ? Math.round(value) : value));
  return { isWhole, best: { value: tree.best.value, columns } };
}

/** Whether all of a part is known afterwards. */
function searchedIn(tree: PatternTree, part: Part): boolean {
  try {
    tree.search(part);
    return true;
  } catch (error) {
    if (error instanceof LostByRounding) return false;
    throw error;
  }
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
function cutsFor({ model, rows, whole }: Reach, { closed, ids }: Part) {
  const local = { isWhole: model.isWhole, ...endsWithin({ model, whole }, { closed, ids }) };
  const inPart = whole.rowsOver(ids);
  return (columns: Float64Array): readonly ModelRow[] => {
    const all = new Float64Array(whole.model.worth.length);
    for (const [place, id] of ids.entries()) all[id] = columns[place] ?? 0;
    return roundingCuts(rows, local, whole.restored(all)).map(inPart);
  };
}

/** What each column of the first model can be, by the patterns that are open. */
function endsWithin(
  { model, whole }: Pick<Reach, "model" | "whole">,
  { closed, ids }: Omit<Part, "relaxation">,
) {
  const counts = new Map<number, Int32Array>();
  const inMonth = new Map<number, number>();
  const [lower, upper] = [model.lower.slice(), model.upper.slice()];
  for (const [place, id] of ids.entries()) {
    const pattern = whole.patterns[id];
    if (pattern === undefined || closed.has(place)) continue;
    const month = whole.months[id] ?? 0;
    inMonth.set(month, (inMonth.get(month) ?? 0) + 1);
    const count = counts.get(month) ?? new Int32Array(upper.length);
    counts.set(month, count);
    for (const column of pattern) count[column] = (count[column] ?? 0) + 1;
  }
  for (const column of model.isWhole.keys()) {
    if (model.isWhole[column] === 0) continue;
    let possible = false;
    for (const [month, count] of counts) {
      const own = count[column] ?? 0;
      possible ||= own > 0;
      if (own > 0 && own === inMonth.get(month)) lower[column] = 1;
    }
    if (!possible) upper[column] = 0;
  }
  return { lower, upper };
}
