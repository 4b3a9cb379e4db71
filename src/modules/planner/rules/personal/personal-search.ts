import type { LinearModel, Solve, SolveAnswer } from "#platform/solver";
import { type Bounds, monthBounds } from "./month-bounds.ts";
import type { Block } from "./month-filling.ts";
import type { PersonalModel } from "./personal-model.ts";
import type { PlanOptions } from "./plan-options.ts";

/** What a search came to. */
export interface Found {
  readonly outcome: "optimal" | "feasible" | "impossible" | "none";
  /** Proven: nothing is worth more. */
  readonly bound: number;
  /** Columns of the candidates taken. */
  readonly taken: readonly number[];
  readonly seconds: number;
}

/** Problems of fewer candidates are solved sooner than they are made smaller. */
const usuallyNarrowedFrom = 200;
/** Most steps of a month: finer times make the filling of months slow. */
const mostRoom = 1500;
/** How near the bound the first look is: by experiment the best plan is most often within this part of it. */
const nearBound = 0.0035;

/**
 * Solves a model exactly, or as far as the time goes. A large one is narrowed first: bounds by month show what cannot be in,
 * or must be in, any plan above a value. A first look close to the bound most often finds the best plan and proves it, since all
 * that was left aside is worth less; if not, a second look has all that could be better than what the first found.
 */
export function searched(
  { draft, candidates }: PersonalModel,
  solve: Solve,
  options: PlanOptions,
  narrowedFrom = usuallyNarrowedFrom,
): Found {
  const model = draft.build();
  const chosen = new Set(options.start);
  const isTaken = candidates.map(({ candidate }) => chosen.has(candidate.id));
  const start = options.start === undefined ? undefined : completed(model, isTaken, solve);
  const found = searchedModel(model, blocksOf(draft.rows), {
    ...options,
    solve,
    begin: start,
    isSmall: candidates.length < narrowedFrom,
  });
  return {
    ...found,
    taken: candidates.flatMap((_, column) => (found.columns[column] === 1 ? [column] : [])),
  };
}

interface Search extends PlanOptions {
  readonly solve: Solve;
  readonly begin: Float64Array | undefined;
  readonly isSmall: boolean;
}

interface FoundColumns extends Omit<Found, "taken"> {
  readonly columns: Float64Array;
}

function searchedModel(model: LinearModel, blocks: readonly Block[], search: Search): FoundColumns {
  const { begin, isSmall, solve } = search;
  const relaxed =
    isSmall || blocks.length === 0
      ? undefined
      : solve({ ...model, isWhole: new Int32Array(model.isWhole.length) }, { settings: { presolve: "off" } });
  if (relaxed?.outcome !== "optimal") return found(solve(model, settings(search, 0, begin)), 0, Infinity);
  const bounds = monthBounds(model, blocks, relaxed.rowPrices);
  const top = Math.min(bounds.bound, relaxed.value);
  const near = top - nearBound * Math.abs(top);
  const first = solve(narrowed(model, bounds, near), settings(search, relaxed.seconds, begin));
  const spent = relaxed.seconds + first.seconds;
  const columns = betterOf(model, begin, first.columns);
  const value = columns === undefined ? -Infinity : valueOf(model, columns);
  // What was left aside is worth less than “near”, and so less than what was found.
  if (columns !== undefined && first.outcome === "optimal" && value >= near)
    return { outcome: "optimal", bound: Math.max(value, first.bound), columns, seconds: spent };
  const isOver = search.isStopped?.() === true || spent >= (search.seconds ?? Infinity);
  if (columns !== undefined && isOver) {
    const bound = Math.min(top, Math.max(near, first.bound));
    return { outcome: "feasible", bound: Math.max(value, bound), columns, seconds: spent };
  }
  return secondLook(
    { ...search, begin: columns },
    { model: narrowed(model, bounds, value), spent, top, value },
  );
}

interface SecondLook {
  readonly model: LinearModel;
  readonly spent: number;
  readonly top: number;
  /** Of what the first look found; −∞ when it found nothing. */
  readonly value: number;
}

/** All that could be better than what the first look found. */
function secondLook(search: Search, { model, spent, top, value }: SecondLook): FoundColumns {
  const { begin } = search;
  const answer = found(search.solve(model, settings(search, spent, begin)), spent, top);
  if (begin === undefined || (answer.columns.length > 0 && valueOf(model, answer.columns) >= value))
    return answer;
  // Nothing there is better: the first was the best, if that was proven.
  const isProven = answer.outcome === "optimal" || answer.outcome === "impossible";
  return {
    outcome: isProven ? "optimal" : "feasible",
    bound: isProven ? value : Math.max(value, answer.bound),
    columns: begin,
    seconds: answer.seconds,
  };
}

function betterOf(
  model: LinearModel,
  begin: Float64Array | undefined,
  columns: Float64Array,
): Float64Array | undefined {
  if (columns.length === 0) return begin;
  return begin !== undefined && valueOf(model, begin) > valueOf(model, columns) ? begin : columns;
}

/** The model without what cannot be in a plan above a value, and with what must be. */
function narrowed(model: LinearModel, { ifLeft, ifTaken }: Bounds, value: number): LinearModel {
  const floor = value - 1e-7 * Math.max(1, Math.abs(value));
  return {
    ...model,
    upper: model.upper.map((upper, column) =>
      model.isWhole[column] === 1 && (ifTaken[column] ?? 0) < floor ? 0 : upper,
    ),
    lower: model.lower.map((lower, column) =>
      model.isWhole[column] === 1 && (ifTaken[column] ?? 0) >= floor && (ifLeft[column] ?? 0) < floor
        ? 1
        : lower,
    ),
  };
}

function settings({ isStopped, onBetter, seconds }: Search, spent: number, start: Float64Array | undefined) {
  return {
    ...(seconds === undefined ? {} : { seconds: Math.max(0.1, seconds - spent) }),
    ...(isStopped && { isStopped }),
    ...(onBetter && { onBetter }),
    ...(start && { start }),
  };
}

function found(answer: SolveAnswer, spent: number, top: number): FoundColumns {
  const { bound, columns, outcome, seconds } = answer;
  return {
    // Every column has an end: only numbers beyond all measure could look unbounded.
    outcome: outcome === "infeasible" ? "impossible" : outcome === "unbounded" ? "none" : outcome,
    bound: Math.min(bound, top),
    columns,
    seconds: seconds + spent,
  };
}

export function blocksOf(rows: PersonalModel["draft"]["rows"]): readonly Block[] {
  const blocks = rows.flatMap(({ coefficients, columns, limit, upper }, row): readonly Block[] => {
    if (!limit.startsWith("limits.minutesInMonth.")) return [];
    const step = coefficients.reduce(divisor, 0);
    const room = Math.floor(upper / step);
    const sizes = Int32Array.from(coefficients, (minutes) => minutes / step);
    return [{ row, columns: Int32Array.from(columns), sizes, room, step }];
  });
  return blocks.some(({ room }) => room > mostRoom) ? [] : blocks;
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}

function valueOf({ worth }: LinearModel, columns: Float64Array): number {
  return worth.reduce((sum, each, column) => sum + each * (columns[column] ?? 0), 0);
}

/** The other columns for a choice of candidates; undefined when it does not keep the limits. */
function completed(model: LinearModel, isTaken: readonly boolean[], solve: Solve): Float64Array | undefined {
  const fixed = (bounds: Float64Array) =>
    bounds.map((bound, column) => (column < isTaken.length ? Number(isTaken[column]) : bound));
  const answer = solve({ ...model, lower: fixed(model.lower), upper: fixed(model.upper) }, { seconds: 1 });
  return answer.columns.length > 0 ? answer.columns : undefined;
}
