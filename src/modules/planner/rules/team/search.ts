import type { LinearModel, Solve, SolveAnswer } from "#platform/solver";
import { planOfColumns } from "./model/plan-of-columns.ts";
import type { TeamModel } from "./model/team-model.ts";
import type { SolveJob, TeamOptions } from "./team-options.ts";
import type { TeamPlan } from "./team-plan.ts";

/** A search under way: the best solution and the best bound so far, and how much time is left. */
export class Search {
  readonly team: TeamModel;
  readonly width: number;
  readonly #solve: Solve;
  readonly #options: TeamOptions;
  #solverSeconds = 0;
  #columns: Float64Array | undefined;
  #value = Number.NEGATIVE_INFINITY;
  #bound = Number.POSITIVE_INFINITY;
  #isImpossible = false;

  constructor(team: TeamModel, solve: Solve, options: TeamOptions) {
    this.team = team;
    this.width = options.together === undefined ? 1 : (options.width ?? 1);
    this.#solve = solve;
    this.#options = options;
  }

  get columns(): Float64Array | undefined {
    return this.#columns;
  }

  get value(): number {
    return this.#value;
  }

  get bound(): number {
    return this.#bound;
  }

  get start(): TeamPlan | undefined {
    return this.#options.start;
  }

  get gapWanted(): number {
    return this.#options.gap ?? 1e-6;
  }

  get gap(): number {
    return gapOf(this.#value, this.#bound);
  }

  get seconds(): number {
    return this.#options.elapsed?.() ?? this.#solverSeconds;
  }

  get secondsLeft(): number {
    return Math.max(0, (this.#options.seconds ?? 60) - this.seconds);
  }

  /** True once what there is should be given: in time, good enough, or stopped. */
  get isOver(): boolean {
    return this.isStopped || this.secondsLeft <= 0 || this.gap <= this.gapWanted;
  }

  get isStopped(): boolean {
    return this.#options.isStopped?.() ?? false;
  }

  /** Keeps a solution when it is better. */
  offer(columns: Float64Array): void {
    const value = valueOf(this.team.model, columns);
    if (this.#columns !== undefined && value <= this.#value + 1e-9) return;
    this.#columns = columns;
    this.#value = value;
    this.#tell();
  }

  /** Keeps a bound when it is tighter. */
  offerBound(bound: number): void {
    if (!(bound < this.#bound)) return;
    this.#bound = bound;
    this.#tell();
  }

  /** It is proven that nothing keeps all limits. */
  setImpossible(): void {
    this.#isImpossible = true;
  }

  /** Solves here, with every better solution kept as it comes. */
  solveHere(model: LinearModel, options: SolveJob["options"]): SolveAnswer {
    const answer = this.#solve(model, {
      ...options,
      seconds: Math.min(options.seconds ?? Infinity, this.secondsLeft),
      isStopped: () => this.isStopped,
    });
    this.#solverSeconds += answer.seconds;
    return answer;
  }

  /** Solves the whole model here, and tells of every better solution as it comes. */
  solveWholeHere(model: LinearModel, options: SolveJob["options"]): SolveAnswer {
    const answer = this.#solve(model, {
      ...options,
      seconds: Math.min(options.seconds ?? Infinity, this.secondsLeft),
      isStopped: () => this.isStopped,
      onBetter: ({ columns, bound }) => {
        this.offerBound(bound);
        this.offer(wholeColumns(model, columns));
      },
    });
    this.#solverSeconds += answer.seconds;
    return answer;
  }

  /** Solves several models, together where there are threads for it. */
  async solveTogether(jobs: readonly SolveJob[]): Promise<readonly SolveAnswer[]> {
    const { together } = this.#options;
    if (together === undefined) return jobs.map(({ model, options }) => this.solveHere(model, options));
    const answers = await together(jobs);
    const seconds = answers.reduce((sum, answer) => sum + answer.seconds, 0);
    this.#solverSeconds += seconds / this.width;
    return answers;
  }

  /** The plan as it stands. */
  plan(): TeamPlan {
    const { seconds } = this;
    const format = { format: "carrel-team-plan", version: 1 } as const;
    if (this.#columns === undefined) {
      const nothing = { chosen: [], floats: [], counted: [], unmet: [], belowFairShare: [], binding: [] };
      const known = this.#isImpossible ? { bound: 0, gap: 0 } : { bound: this.#bound, gap: Infinity };
      return { ...format, outcome: "none", ...nothing, value: 0, ...known, seconds };
    }
    const decided = planOfColumns(this.team, this.#columns);
    const bound = Math.max(this.#bound, decided.value);
    const gap = gapOf(decided.value, bound);
    return { ...format, outcome: gap <= 1e-6 ? "optimal" : "feasible", ...decided, bound, gap, seconds };
  }

  #tell(): void {
    if (this.#columns === undefined) return;
    const { seconds, value } = this;
    const bound = Math.max(this.#bound, value);
    this.#options.onProgress?.({ seconds, value, bound, gap: gapOf(value, bound), plan: () => this.plan() });
  }
}

/** (bound − value) ÷ |value|, 0 when both are the same; a value of nothing counts as a billionth. */
export function gapOf(value: number, bound: number): number {
  const above = bound - value;
  return above <= 1e-9 ? 0 : above / Math.max(Math.abs(value), 1e-9);
}

export function valueOf(model: LinearModel, columns: Float64Array): number {
  let sum = 0;
  for (let column = 0; column < columns.length; column += 1)
    sum += (model.worth[column] ?? 0) * (columns[column] ?? 0);
  return sum;
}

/** Whole columns exactly whole: while it runs the solver keeps them so only within a tolerance. */
function wholeColumns(model: LinearModel, columns: Float64Array): Float64Array {
  return columns.map((value, column) => (model.isWhole[column] === 1 ? Math.round(value) : value));
}
