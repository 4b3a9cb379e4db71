/** How long to look, and whom to tell. */
export interface PlanOptions {
  /** Time after which the best so far is given; no limit by default. */
  readonly seconds?: number;
  /** Looked at while it solves; once true, the best so far is given. */
  readonly isStopped?: () => boolean;
  /** Told of each better plan's value, and of what none can exceed. */
  readonly onBetter?: (better: { readonly value: number; readonly bound: number }) => void;
}
