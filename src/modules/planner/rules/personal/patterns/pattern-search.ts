import { type LinearModel, LostByRounding, type ModelRow, Relaxation } from "#platform/solver";
import type { Part } from "./branch.ts";
import type { Pattern } from "./month-patterns.ts";
import type { PatternColumns } from "./pattern-columns.ts";
import { patternModel } from "./pattern-model.ts";
import { PatternTree, type TreeSearch } from "./pattern-tree.ts";
import type { Root } from "./priced-months.ts";
import { roundableRows, roundingCuts } from "./rounding-cuts.ts";

/** Patterns and relaxations that find a plan some 0.1% below the best in half a second. */
const [mostLikely, mostForLikely] = [300, 600];

/** What a search above a floor came to; of what was stopped, nothing is proven. */
interface Above {
  readonly isWhole: boolean;
  /** The best above the floor, in columns of the model. */
  readonly best?: { readonly value: number; readonly columns: Float64Array };
}

/**
 * The best that is worth more than the floor, by the patterns of the months. Undefined where it is of no use: too many
 * patterns.
 */
export function searchedAbove(root: Root, search: Omit<TreeSearch, "reach">): Above | undefined {
  const patterns = root.months.above(search.floor);
  return patterns && searchedAmong(root, patterns, search);
}

/** Of some patterns alone, the best that is found in so many relaxations: nothing is proven, but it is soon there. */
export function likelyAmong(root: Root, search: Omit<TreeSearch, "reach" | "isOver">): Above["best"] {
  let solved = 0;
  const { best } = searchedAmong(root, root.months.nearest(mostLikely), {
    ...search,
    isOver: () => solved > mostForLikely,
    onSolved: (seconds) => {
      solved += 1;
      search.onSolved(seconds);
    },
  });
  return best;
}

function searchedAmong(
  { blocks, cuts, implied, model }: Root,
  patterns: readonly (readonly Pattern[])[],
  search: Omit<TreeSearch, "reach">,
): Above {
  const whole = patternModel(model, blocks, patterns, implied);
  const reach = { model, whole, rows: roundableRows(model) };
  const tree = new PatternTree(whole, { ...search, reach: (part) => cutsFor(reach, part) });
  const ids = Int32Array.from({ length: whole.count }, (_, id) => id);
  const groups = ids.map((id) => whole.months[id] ?? -1);
  const relaxation = Relaxation.of(whole.model, groups);
  if (cuts.length > 0) relaxation.addRows(cuts.map(({ row }) => row));
  const isKnown = searchedIn(tree, { relaxation, ids, closed: new Set() });
  const isWhole = isKnown && !tree.isOver;
  const { best } = tree;
  if (best === undefined) return { isWhole };
  const columns = whole
    .restored(best.parts, best.ids)
    .map((value, column) => (model.isWhole[column] === 1 ? Math.round(value) : value));
  return { isWhole, best: { value: best.value, columns } };
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

interface Reach {
  readonly model: LinearModel;
  readonly whole: PatternColumns;
  /** Of the first model. */
  readonly rows: readonly ModelRow[];
}

/** Cuts of the first model's rows for a part, as far as what is still open in it reaches. */
function cutsFor({ model, rows, whole }: Reach, { closed, ids }: Part) {
  const local = { isWhole: model.isWhole, ...endsWithin({ model, whole }, { closed, ids }) };
  return (columns: Float64Array): readonly ModelRow[] =>
    roundingCuts(rows, local, whole.restored(columns, ids));
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
