import type { LinearModel, SolveAnswer, SolveOptions } from "#platform/solver";
import type { TeamPlan } from "./team-plan.ts";

/** One model to be solved: a pure function of it, so that any thread or machine can take it. */
export interface SolveJob {
  readonly model: LinearModel;
  readonly options: Pick<SolveOptions, "seconds" | "relativeGap" | "start" | "settings">;
}

/** Solves models, at once where there are threads for it. The answers are in the order of the jobs. */
export type SolveTogether = (jobs: readonly SolveJob[]) => Promise<readonly SolveAnswer[]>;

/** How a team's plan is to be made. */
export interface TeamOptions {
  /** After so long the best so far is given (default 60). */
  readonly seconds?: number;
  /** Good enough: the bound is at most this part of the value above the value (default 1e-6). */
  readonly gap?: number;
  /** Looked at all the time; once true, the best so far is given. */
  readonly isStopped?: () => boolean;
  /** Called whenever the plan or the bound is better. */
  readonly onProgress?: (progress: TeamProgress) => void;
  /** A plan to go on from: kept from an earlier run. What of it still keeps all limits is where the search begins. */
  readonly start?: TeamPlan;
  /** Solves several models at once; without it they are solved one by one. */
  readonly together?: SolveTogether;
  /** How many models `together` solves at once (default 1). */
  readonly width?: number;
  /** Seconds since the work began; without it the solver's own seconds are counted. */
  readonly elapsed?: () => number;
}

/** How far the work is. */
export interface TeamProgress {
  readonly seconds: number;
  /** What the best plan so far is worth. */
  readonly value: number;
  readonly bound: number;
  readonly gap: number;
  /** The best plan so far, put together only when asked for. */
  readonly plan: () => TeamPlan;
}
