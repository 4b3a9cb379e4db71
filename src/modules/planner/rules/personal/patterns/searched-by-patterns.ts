import type { Solve, SolveAnswer } from "#platform/solver";
import { monthBounds } from "../month-bounds.ts";
import type { PersonalModel } from "../personal-model.ts";
import { blocksOf, type Found } from "../personal-search.ts";
import type { PlanOptions } from "../plan-options.ts";
import { Gains } from "./gains.ts";
import type { MembershipCases } from "./membership-cases.ts";
import { likelyAmong, searchedAbove } from "./pattern-search.ts";
import { boundedRoot, type Root } from "./priced-months.ts";
import { relaxedRoot } from "./relaxed-root.ts";

/** How far below what nothing can exceed the searches look, each only where the one before found nothing. */
const below = [0.0015, 0.0022, 0.003, 0.0038, 0.0046, 0.0056, 0.007, 0.01, 0.02];
/** The same for prices of relaxations with cuts, which lie nearer to what is best. */
const belowRelaxed = [0.002, 0.0027, 0.0035, 0.0045, 0.006, 0.01, 0.02];
/** Models of which the bound lies farther below, in parts of it, are not bounded again. */
const far = 0.004;
/** Between two of them another is tried where the lower one leaves too many patterns, unless they are as near as this. */
const leastBetween = 0.0004;
/** How far below the bound months must reach to be of use, in parts of it. */
const leastReach = 0.001;
/** Relaxations after which another way is taken. */
const mostSolved = 60_000;
/** Of the time there is, the part after which another way is taken. */
const partOfTime = 0.7;
/** How far below what nothing can exceed a plan may be that is to begin from. */
const farBelow = 0.05;

interface Looked {
  found: Begin | undefined;
  /** What nothing can exceed. */
  bound: number;
}

interface Lowering {
  /** How far below the highest bound the floors lie. */
  readonly steps: readonly number[];
  readonly looked: Looked;
  readonly isRelaxed?: boolean;
}

/** What a plan to begin from is worth; it has been found to keep the limits. */
interface Begin {
  readonly value: number;
  readonly taken: readonly number[];
}

/**
 * The best plan by the patterns of its months: every plan worth more than a floor is looked at, and the floor is lowered
 * until there is one. Undefined where months say too little; a plan that is only “feasible” is worth beginning from.
 */
export function searchedByPatterns(
  cases: MembershipCases,
  solve: Solve,
  options: PlanOptions & { readonly begin?: Begin },
): Found | undefined {
  const search = new Search(solve, options);
  const loose = search.relaxed(cases.loose);
  if (loose === undefined) return undefined;
  if (cases.isAffordableInParts(loose.columns)) {
    const found = search.best([loose.bounded()]);
    if (found === undefined || cases.isAffordable(found.taken)) return found;
  }
  const each: Root[] = [];
  for (const one of cases.each()) {
    const root = search.relaxed(one)?.bounded();
    if (root === undefined) continue;
    if (each.length === 0 && isTooLoose(root)) return search.likely([root], loose.value);
    each.push(root);
  }
  return each.length === 0 ? undefined : search.best(each);
}

/** Where months leave too much open even so near to the bound, relaxations of the whole say more. */
function isTooLoose({ months }: Root): boolean {
  return months.above(months.bound - leastReach * Math.abs(months.bound)) === undefined;
}

class Search {
  readonly #solve: Solve;
  readonly #options: PlanOptions & { readonly begin?: Begin };
  #solved = 0;
  readonly #gains = new Gains();
  /** Of the solver; the rest takes about as long. */
  #seconds = 0;

  constructor(solve: Solve, options: PlanOptions & { readonly begin?: Begin }) {
    this.#options = options;
    this.#solve = (...asked) => this.#timed(solve(...asked));
  }

  #timed(answer: SolveAnswer): SolveAnswer {
    this.#seconds += answer.seconds;
    return answer;
  }

  get #isOver(): boolean {
    const { isStopped, seconds = Infinity, secondsPast } = this.#options;
    const past = secondsPast?.() ?? this.#seconds;
    return this.#solved > mostSolved || isStopped?.() === true || past > partOfTime * seconds;
  }

  /** Undefined when the relaxation has no answer, or no month has a limit. */
  relaxed({ draft }: PersonalModel) {
    const model = draft.build();
    const blocks = blocksOf(draft.rows);
    if (blocks.length === 0) return undefined;
    const { columns, outcome, rowPrices, value } = this.#solve(
      { ...model, isWhole: new Int32Array(model.isWhole.length) },
      { settings: { presolve: "off" } },
    );
    if (outcome !== "optimal") return undefined;
    const bounded = () => boundedRoot(model, blocks, monthBounds(model, blocks, rowPrices));
    return { columns, value, bounded };
  }

  /** Of several models, of which the candidates are the first columns, all in the same order. */
  best(all: readonly Root[]): Found | undefined {
    const { begin } = this.#options;
    const models = inOrder(all);
    const looked: Looked = { found: begin, bound: models[0]?.months.bound ?? -Infinity };
    const isOfUse = models[0] !== undefined && !isTooLoose(models[0]);
    const best = isOfUse ? this.#lowered(models, { steps: below, looked }) : undefined;
    if (best !== undefined) return best;
    return looked.found === undefined
      ? this.likely(models, looked.bound)
      : this.#found("feasible", looked.found, looked.bound);
  }

  /** Something to begin from; nothing that keeps all limits is worth more than the bound. */
  likely(models: readonly Root[], bound: number): Found | undefined {
    const found = this.#options.begin ?? this.#likely(models, bound);
    return found && this.#found("feasible", found, bound);
  }

  /** The best of the likeliest patterns. */
  #likely(models: readonly Root[], bound: number): Begin | undefined {
    for (const one of models) {
      const best = likelyAmong(one, {
        gains: this.#gains,
        floor: bound - farBelow * Math.abs(bound),
        onSolved: (seconds) => (this.#seconds += seconds),
      });
      if (best !== undefined) return this.#better(best, bound);
    }
    return undefined;
  }

  /** Lowers the floor until something is above it; undefined where the search ended before. */
  #lowered(models: readonly Root[], { isRelaxed, looked, steps }: Lowering): Found | undefined {
    const top = models[0]?.months.bound ?? -Infinity;
    let last = 0;
    for (let part = steps[0]; part !== undefined;) {
      const floor = Math.max(top - part * Math.abs(top), looked.found?.value ?? -Infinity);
      const went = floor < looked.bound ? this.#look(models, floor, looked) : "all";
      const isStuck = went === "too wide" && part - last < leastBetween;
      if (isStuck && isRelaxed !== true) return this.#relaxed(models, looked);
      if (isStuck || went === "stopped") return undefined;
      if (went === "too wide") {
        part = (last + part) / 2;
        continue;
      }
      const { found } = looked;
      looked.bound = Math.max(Math.min(looked.bound, floor), found?.value ?? -Infinity);
      if (found !== undefined && found.value >= floor) return this.#found("optimal", found, found.value);
      last = part;
      part = steps.find((next) => next > (part ?? 0));
    }
    return undefined;
  }

  /** Goes on by the prices of relaxations, by which months say more; what lies far below is left as it is. */
  #relaxed(models: readonly Root[], looked: Looked): Found | undefined {
    const lowest = looked.bound - far * Math.abs(looked.bound);
    const relaxed: Root[] = [];
    for (const one of models)
      relaxed.push(one.months.bound <= lowest || this.#isOver ? one : (relaxedRoot(one, relaxed[0]) ?? one));
    return this.#lowered(inOrder(relaxed), { looked, steps: belowRelaxed, isRelaxed: true });
  }

  /** Everything above a floor, or above what was found better. */
  #look(models: readonly Root[], floor: number, looked: Looked): "all" | "stopped" | "too wide" {
    for (const one of models) {
      const least = Math.max(floor, looked.found?.value ?? -Infinity) + exactly(floor);
      if (one.months.bound <= least) continue;
      const above = searchedAbove(one, {
        gains: this.#gains,
        floor: least,
        isOver: () => this.#isOver,
        onSolved: (seconds) => {
          this.#solved += 1;
          this.#seconds += seconds;
        },
      });
      if (above?.best !== undefined) looked.found = this.#better(above.best, looked.bound);
      if (above?.isWhole !== true) return above === undefined ? "too wide" : "stopped";
    }
    return "all";
  }

  #better(
    { columns, value }: { readonly columns: Float64Array; readonly value: number },
    bound: number,
  ): Begin {
    this.#options.onBetter?.({ value, bound });
    return { value, taken: [...columns.keys()].filter((column) => columns[column] === 1) };
  }

  #found(outcome: "optimal" | "feasible", { taken }: Begin, bound: number): Found {
    return { outcome, bound, taken, seconds: this.#seconds };
  }
}

function inOrder(roots: readonly Root[]): readonly Root[] {
  return roots.toSorted((one, other) => other.months.bound - one.months.bound);
}

/** Sums of the same in another order are not better. */
function exactly(value: number): number {
  return 1e-8 * Math.max(1, Math.abs(value));
}
