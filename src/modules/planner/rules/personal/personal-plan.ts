/** The best plan found for a `PersonalProblem`, and what is proven of it. */
export interface PersonalPlan {
  readonly format: "carrel-personal-plan";
  readonly version: 1;
  /** `optimal`: nothing is better. `feasible`: stopped early; `bound` says how much better there could be at most. */
  readonly outcome: "optimal" | "feasible" | "impossible" | "none";
  /** Candidates taken, in the order in which they begin. */
  readonly chosen: readonly string[];
  readonly memberships: readonly string[];
  /** Desk shifts to be covered, by the ids of `busy`. */
  readonly covered: readonly string[];
  /** What is counted of each candidate for each credential, where it counts at all. */
  readonly counted: readonly {
    readonly candidate: string;
    readonly credential: string;
    readonly units: number;
  }[];
  readonly value: number;
  /** Proven: no plan is worth more. */
  readonly bound: number;
  /** (bound − value) ÷ value, 0 when both are 0. */
  readonly gap: number;
  readonly seconds: number;
  /** Limits that are used up, in the words of the problem's fields: `limits.cents`, `limits.minutesInMonth.2026-12`. */
  readonly binding: readonly string[];
  /** Candidates that could not be taken at all, and why, by the field that rules them out. */
  readonly ruledOut: readonly { readonly candidate: string; readonly by: string }[];
  /** With `impossible`: limits that clash, and the smallest change that resolves it. */
  readonly clash?: Clash;
}

/** Why nothing keeps all limits. */
export interface Clash {
  /** Together they cannot be kept; each of them is needed for that. */
  readonly limits: readonly string[];
  /** The smallest changes that would do, each alone, the smallest first. */
  readonly remedies: readonly Remedy[];
}

export interface Remedy {
  /** The field of the problem: `limits.cents`, `credentials.wi-grade-1.units`. */
  readonly limit: string;
  /** By how much, in the field's unit; positive. */
  readonly by: number;
}
