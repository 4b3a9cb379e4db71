import type { LinearModel } from "#platform/solver";
import { type Bounds, monthBounds } from "./month-bounds.ts";
import type { Block } from "./month-filling.ts";
import { type SmallerModel, smallerModel } from "./smaller-model.ts";

/** A model with what its months can hold, and bounds of it. */
interface BoundedModel {
  readonly model: LinearModel;
  readonly blocks: readonly Block[];
  readonly bounds: Bounds;
}

/** Narrowing helps the bounds, and better bounds narrow again; after so many times little more comes of it. */
const mostTimes = 3;

/** The part of a model with all that could be better than a value; undefined when nothing can. */
export function narrowedAgain(
  { blocks, bounds, model }: BoundedModel,
  value: number,
): SmallerModel | undefined {
  let rest = smallerModel(narrowed(model, bounds, floorOf(value)), blocks);
  let { prices } = bounds;
  for (let time = 1; time < mostTimes && rest !== undefined && rest.blocks.length > 0; time += 1) {
    const { columns, decided, rows } = rest;
    prices = Float64Array.from(rows, (row) => prices[row] ?? 0);
    const again = monthBounds(rest.model, rest.blocks, prices);
    if (again.bound < floorOf(value) - decided) return undefined;
    const next = smallerModel(narrowed(rest.model, again, floorOf(value) - decided), rest.blocks);
    if (next === undefined) return undefined;
    ({ prices } = again);
    rest = within(rest, next);
    if (next.columns.length > 0.97 * columns.length) break;
  }
  return rest;
}

function within(outer: SmallerModel, inner: SmallerModel): SmallerModel {
  return {
    ...inner,
    columns: inner.columns.map((column) => outer.columns[column] ?? 0),
    decided: outer.decided + inner.decided,
    restored: (columns) => outer.restored(inner.restored(columns)),
  };
}

/** A little below a value: what is worth just as much is not left aside for rounding. */
function floorOf(value: number): number {
  return value - 1e-7 * Math.max(1, Math.abs(value));
}

/** The model without what cannot be in a plan above a floor, and with what must be. */
export function narrowed(model: LinearModel, { ifLeft, ifTaken }: Bounds, floor: number): LinearModel {
  const isLost = (bounds: Float64Array, column: number) =>
    model.isWhole[column] === 1 && (bounds[column] ?? 0) < floor;
  return {
    ...model,
    upper: model.upper.map((upper, column) => (isLost(ifTaken, column) ? 0 : upper)),
    lower: model.lower.map((lower, column) =>
      !isLost(ifTaken, column) && isLost(ifLeft, column) ? 1 : lower,
    ),
  };
}
