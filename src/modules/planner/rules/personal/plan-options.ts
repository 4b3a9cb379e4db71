/** How long to look, and whom to tell. */
export interface PlanOptions {
  /** Time after which the best so far is given; no limit by default. */
  readonly seconds?: number;
  /** Seconds since it began; without it only the solver’s own time is counted. */
  readonly secondsPast?: () => number;
  /** Candidates of a plan to begin from: one that keeps the limits makes the search shorter. */
  readonly start?: readonly string[];
  /** Looked at while it solves; once true, the best so far is given. */
  readonly isStopped?: () => boolean;
  /** Where nothing keeps all limits, do not ask which of them clash. */
  readonly skipsClash?: boolean;
  /** Told of each better plan's value, and of what none can exceed. */
  readonly onBetter?: (better: { readonly value: number; readonly bound: number }) => void;
}
