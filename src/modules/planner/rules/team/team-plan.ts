/** The best plan found for a `TeamProblem`, and what is proven of it. */
export interface TeamPlan {
  readonly format: "carrel-team-plan";
  readonly version: 1;
  readonly outcome: "optimal" | "feasible" | "none";
  readonly chosen: readonly { readonly person: string; readonly session: string }[];
  /** Floaters sent to branches, by half-hours joined. */
  readonly floats: readonly {
    readonly person: string;
    readonly branch: string;
    readonly start: string;
    readonly end: string;
  }[];
  /** What is counted for whom, where it counts at all. */
  readonly counted: readonly {
    readonly person: string;
    readonly session: string;
    readonly credential: string;
    readonly units: number;
  }[];
  /** Needs that cannot be met within the limits, in units. */
  readonly unmet: readonly {
    readonly person: string;
    readonly credential: string;
    /** Absent for the need in all. */
    readonly category?: string;
    readonly units: number;
  }[];
  /** Who was at the bottom and stays below the fair share, and by how much worth. */
  readonly belowFairShare: readonly { readonly person: string; readonly worth: number }[];
  /** Σ worth of wishes taken − `unmetWorth` × (Σ units unmet + Σ worth below the fair share). */
  readonly value: number;
  /** Proven: no plan is worth more. */
  readonly bound: number;
  readonly gap: number;
  readonly seconds: number;
  /** Shared limits that are used up: `budgets.system`, `sessions.s12.seats`, `branches.east.minimums 2027-01-14T15:00:00Z`. */
  readonly binding: readonly string[];
}
