import type { LinearModel, Solve, SolveAnswer, SolveOptions } from "#platform/solver";
import type { Block } from "./month-filling.ts";

/** A model without what is decided already and what cannot bind, and the way back. */
export interface SmallerModel {
  readonly model: LinearModel;
  readonly blocks: readonly Block[];
  /** Numbers in the model that it was made of. */
  readonly columns: Int32Array;
  readonly rows: Int32Array;
  /** Worth of what is decided. */
  readonly decided: number;
  /** All columns of the first model for those of the smaller one. */
  readonly restored: (columns: Float64Array) => Float64Array;
}

/** Sides are moved by no more than the solver itself allows. */
const noise = 1e-9;

/**
 * The same choices, fewer columns and rows: columns whose ends meet are put into the sides, ends are drawn in as far as each
 * row alone says, and rows that nothing can break are left out. Undefined where a row cannot be kept.
 */
export function smallerModel(whole: LinearModel, blocks: readonly Block[]): SmallerModel | undefined {
  const model = { ...whole, lower: whole.lower.slice(), upper: whole.upper.slice() };
  const keeps = drawnIn(model);
  if (keeps === undefined) return undefined;
  const { lower, upper, worth } = model;
  const isOpen = (column: number) => (lower[column] ?? 0) < (upper[column] ?? 0);
  const columns = Int32Array.from(worth.keys()).filter(isOpen);
  const place = new Int32Array(worth.length).fill(-1);
  for (const [index, column] of columns.entries()) place[column] = index;
  const rows = Int32Array.from(keeps.keys()).filter((row) => keeps[row] === 1);
  const rowPlace = new Map([...rows].map((row, index) => [row, index]));
  return {
    model: withOnly(model, { columns, rows }, place),
    blocks: blocks.flatMap((block) => openBlock(block, rowPlace.get(block.row), { lower, place })),
    columns,
    rows,
    decided: worth.reduce((sum, each, column) => sum + (isOpen(column) ? 0 : each * (lower[column] ?? 0)), 0),
    restored: (own) =>
      lower.map((value, column) => (isOpen(column) ? (own[place[column] ?? 0] ?? 0) : value)),
  };
}

/** Solves what is left; the answer, and what is told meanwhile, are of the whole. `start` has all columns of the whole. */
export function solvedSmaller(
  { columns, decided, model, restored }: SmallerModel,
  solve: Solve,
  { onBetter, start, ...options }: SolveOptions,
): SolveAnswer {
  // The solver refuses a model without columns: all is decided.
  if (columns.length === 0)
    return { ...nothingLeft, value: decided, bound: decided, columns: restored(model.worth) };
  const answer = solve(model, {
    ...options,
    ...(start && { start: Float64Array.from(columns, (column) => start[column] ?? 0) }),
    ...(onBetter && {
      onBetter: (better) =>
        onBetter({
          value: better.value + decided,
          bound: better.bound + decided,
          columns: restored(better.columns),
        }),
    }),
  });
  return {
    ...answer,
    value: answer.value + decided,
    bound: answer.bound + decided,
    columns: answer.columns.length === 0 ? answer.columns : restored(answer.columns),
  };
}

const nothingLeft = {
  outcome: "optimal",
  rowPrices: new Float64Array(0),
  columnPrices: new Float64Array(0),
  seconds: 0,
  nodes: 0,
} as const;

/** Draws in the ends of the columns; which rows can still be broken. */
function drawnIn(model: LinearModel): Uint8Array | undefined {
  const { rowLower, rowUpper } = model;
  const keeps = new Uint8Array(rowLower.length).fill(1);
  for (let hasMoved = true; hasMoved;) {
    hasMoved = false;
    for (let row = 0; row < keeps.length; row += 1) {
      if (keeps[row] === 0) continue;
      const above = pushed(model, row, { sign: 1, side: rowUpper[row] ?? Infinity });
      const below = pushed(model, row, { sign: -1, side: -(rowLower[row] ?? -Infinity) });
      if (above === "broken" || below === "broken") return undefined;
      if (above === "idle" && below === "idle") keeps[row] = 0;
      hasMoved ||= above === "moved" || below === "moved";
    }
  }
  return keeps;
}

interface Side {
  readonly sign: 1 | -1;
  readonly side: number;
}

/** What `sign` × row ≤ side says of its columns. */
function pushed(
  model: LinearModel,
  row: number,
  { sign, side }: Side,
): "idle" | "broken" | "moved" | "still" {
  const { coefficients, columns, starts, lower, upper } = model;
  const [from = 0, to = 0] = [starts[row], starts[row + 1]];
  let least = 0;
  let most = 0;
  for (let entry = from; entry < to; entry += 1) {
    const column = columns[entry] ?? 0;
    const coefficient = sign * (coefficients[entry] ?? 0);
    const [low, high] = [coefficient * (lower[column] ?? 0), coefficient * (upper[column] ?? 0)];
    least += Math.min(low, high);
    most += Math.max(low, high);
  }
  const slack = noise * Math.max(1, Math.abs(side));
  if (most <= side + slack) return "idle";
  if (least > side + 1e-6 * Math.max(1, Math.abs(side))) return "broken";
  let hasMoved = false;
  for (let entry = from; entry < to; entry += 1) {
    const coefficient = sign * (coefficients[entry] ?? 0);
    if (drawnBy(model, columns[entry] ?? 0, coefficient, side - least + slack)) hasMoved = true;
  }
  return hasMoved ? "moved" : "still";
}

/**
 * Draws in a column of which the room is less than from end to end: a whole one to the last whole number, another only where no
 * room is left at all.
 */
function drawnBy(model: LinearModel, column: number, coefficient: number, room: number): boolean {
  const { isWhole, lower, upper } = model;
  const [low = 0, high = 0] = [lower[column], upper[column]];
  const steps = Math.max(0, room) / Math.abs(coefficient) + noise;
  const most = isWhole[column] === 1 ? Math.floor(steps) : steps < 3 * noise ? 0 : Infinity;
  if (high - low <= most) return false;
  if (coefficient > 0) upper[column] = low + most;
  else lower[column] = high - most;
  return true;
}

function withOnly(
  model: LinearModel,
  { columns, rows }: { readonly columns: Int32Array; readonly rows: Int32Array },
  place: Int32Array,
): LinearModel {
  const of = (all: Float64Array, which: Int32Array) => Float64Array.from(which, (index) => all[index] ?? 0);
  const starts = new Int32Array(rows.length + 1);
  const entries: { readonly columns: number[]; readonly coefficients: number[] } = {
    columns: [],
    coefficients: [],
  };
  const decided = new Float64Array(rows.length);
  for (const [index, row] of rows.entries()) {
    const end = model.starts[row + 1] ?? 0;
    for (let entry = model.starts[row] ?? 0; entry < end; entry += 1) {
      const column = model.columns[entry] ?? 0;
      const coefficient = model.coefficients[entry] ?? 0;
      const own = place[column] ?? -1;
      if (own < 0) decided[index] = (decided[index] ?? 0) + coefficient * (model.lower[column] ?? 0);
      else {
        entries.columns.push(own);
        entries.coefficients.push(coefficient);
      }
    }
    starts[index + 1] = entries.columns.length;
  }
  return {
    worth: of(model.worth, columns),
    lower: of(model.lower, columns),
    upper: of(model.upper, columns),
    isWhole: Int32Array.from(columns, (column) => model.isWhole[column] ?? 0),
    rowLower: of(model.rowLower, rows).map((side, index) => side - (decided[index] ?? 0)),
    rowUpper: of(model.rowUpper, rows).map((side, index) => side - (decided[index] ?? 0)),
    starts,
    columns: Int32Array.from(entries.columns),
    coefficients: Float64Array.from(entries.coefficients),
  };
}

/** The part of a month that is not decided. */
function openBlock(
  block: Block,
  row: number | undefined,
  { lower, place }: { readonly lower: Float64Array; readonly place: Int32Array },
): readonly Block[] {
  if (row === undefined) return [];
  const places = [...block.columns.keys()];
  const open = places.filter((index) => (place[block.columns[index] ?? 0] ?? -1) >= 0);
  const used = places.reduce((sum, index) => {
    const column = block.columns[index] ?? 0;
    return sum + ((place[column] ?? -1) < 0 ? (lower[column] ?? 0) * (block.sizes[index] ?? 0) : 0);
  }, 0);
  return [
    {
      row,
      columns: Int32Array.from(open, (index) => place[block.columns[index] ?? 0] ?? 0),
      sizes: Int32Array.from(open, (index) => block.sizes[index] ?? 0),
      room: block.room - used,
      step: block.step,
    },
  ];
}
