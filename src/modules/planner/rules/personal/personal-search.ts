import type { LinearModel, Solve, SolveAnswer } from "#platform/solver";
import { type Bounds, monthBounds } from "./month-bounds.ts";
import type { Block } from "./month-filling.ts";
import type { PersonalModel } from "./personal-model.ts";
import type { PlanOptions } from "./plan-options.ts";
import { narrowed, narrowedAgain } from "./narrowing.ts";
import { type SmallerModel, smallerModel, solvedSmaller } from "./smaller-model.ts";

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
/** How near the bound the first looks are, each only where the one before found nothing. */
const nearBound = [0.0005, 0.002, 0.008];
/** The first look need not be proven: what is found at its root shows what the second may leave aside. */
const enoughAtFirst = { relativeGap: 1e-3, settings: { mip_max_nodes: 1 } };
/** What is already near the best wants no search for better ones, only the proof. */
const proofSettings = {
  mip_heuristic_effort: 0,
  mip_heuristic_run_rins: false,
  mip_heuristic_run_rens: false,
  mip_heuristic_run_root_reduced_cost: false,
  mip_heuristic_run_feasibility_jump: false,
};

/**
 * Solves a model exactly, or as far as the time goes. A large one is narrowed first: bounds by month show what cannot be in,
 * or must be in, any plan above a value. A first look close to the bound finds a good plan soon; the second look has all
 * that could be better than that one, and proves what is best.
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

/** What the plan to begin from is worth; undefined without one, or when it does not keep the limits. */
export function begunFrom(
  { draft, candidates }: PersonalModel,
  solve: Solve,
  { start }: PlanOptions,
): { readonly value: number; readonly taken: readonly number[] } | undefined {
  if (start === undefined) return undefined;
  const chosen = new Set(start);
  const isTaken = candidates.map(({ candidate }) => chosen.has(candidate.id));
  const model = draft.build();
  const columns = completed(model, isTaken, solve);
  return (
    columns && {
      value: valueOf(model, columns),
      taken: [...isTaken.keys()].filter((column) => isTaken[column] === true),
    }
  );
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
  const { isSmall, solve } = search;
  const relaxed =
    isSmall || blocks.length === 0
      ? undefined
      : solve({ ...model, isWhole: new Int32Array(model.isWhole.length) }, { settings: { presolve: "off" } });
  if (relaxed?.outcome !== "optimal")
    return found(solve(model, settings(search, 0, search.begin)), 0, Infinity);
  const bounds = monthBounds(model, blocks, relaxed.rowPrices);
  const top = Math.min(bounds.bound, relaxed.value);
  const first = firstLook(search, { model, bounds, top, spent: relaxed.seconds });
  const { columns, spent } = first;
  const value = columns === undefined ? -Infinity : valueOf(model, columns);
  const isProven = first.bound <= value + proven(value);
  if (columns !== undefined && (isProven || isOver(search, spent))) {
    const bound = Math.max(value, first.bound);
    return { outcome: isProven ? "optimal" : "feasible", bound, columns, seconds: spent };
  }
  const rest = narrowedAgain({ model, blocks, bounds }, value);
  return secondLook({ ...search, begin: columns }, { model, rest, spent, top, value });
}

/** What the solver, too, takes for proven: no more than a millionth of the value above it. */
function proven(value: number): number {
  return 1e-6 * Math.abs(value);
}

function isOver({ isStopped, seconds }: Search, spent: number): boolean {
  return isStopped?.() === true || spent >= (seconds ?? Infinity);
}

interface FirstLook {
  readonly model: LinearModel;
  readonly bounds: Bounds;
  readonly top: number;
  readonly spent: number;
}

/** A good plan, of what is in plans close to the bound; `bound` is what no plan at all can exceed. */
function firstLook(search: Search, { bounds, model, spent, top }: FirstLook) {
  const look = { columns: search.begin, spent, bound: top, near: top };
  for (const part of nearBound) {
    look.near = top - part * Math.abs(top);
    look.bound = top;
    const rest = smallerModel(narrowed(model, bounds, look.near), []);
    // Nothing keeps all limits so close to the bound.
    if (rest === undefined) continue;
    const answer = solvedSmaller(rest, search.solve, {
      ...settings(search, look.spent, look.columns),
      ...enoughAtFirst,
    });
    look.spent += answer.seconds;
    // What was left aside is worth less than “near”.
    look.bound = Math.min(top, Math.max(look.near, answer.bound));
    if (answer.columns.length > 0) look.columns = betterOf(model, look.columns, answer.columns);
    if (answer.columns.length > 0 || isOver(search, look.spent)) break;
  }
  return look;
}

interface SecondLook {
  readonly model: LinearModel;
  readonly rest: SmallerModel | undefined;
  readonly spent: number;
  readonly top: number;
  /** Of what the first look found; −∞ when it found nothing. */
  readonly value: number;
}

/** All that could be better than what the first look found. */
function secondLook(search: Search, { model, rest, spent, top, value }: SecondLook): FoundColumns {
  const { begin } = search;
  if (rest === undefined)
    return begin === undefined
      ? { outcome: "impossible", bound: -Infinity, columns: new Float64Array(0), seconds: spent }
      : { outcome: "optimal", bound: value, columns: begin, seconds: spent };
  const answer = found(
    solvedSmaller(rest, search.solve, {
      ...settings(search, spent, begin),
      ...(begin === undefined ? {} : { settings: proofSettings }),
    }),
    spent,
    top,
  );
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
