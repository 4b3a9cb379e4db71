/** Why a plan is as it is, and what would change it. Values are in the unit of the plan's value. */
export interface PlanExplanation {
  /** In the order of the plan. */
  readonly items: readonly ItemReason[];
  /** The best of what was left out, the best first. */
  readonly leftOut: readonly LeftOut[];
  readonly whatIf: readonly WhatIf[];
}

/** Why one item is in. */
export interface ItemReason {
  readonly candidate: string;
  /** Beside competencies. */
  readonly worth: number;
  /** What it adds to each competency, and what that is worth on top of all else in the plan; the most first. */
  readonly competencies: readonly { readonly id: string; readonly gain: number; readonly worth: number }[];
  readonly counted: readonly { readonly credential: string; readonly units: number }[];
  /** Credentials whose need would stay open without it, all else as it is. */
  readonly neededFor: readonly string[];
  /** Items that come after its offering. */
  readonly before: readonly string[];
  readonly isPinned: boolean;
  /** What the plan would lose without it if nothing took its place. */
  readonly lost: number;
}

/** What would have to change for something that was left out. */
export interface LeftOut {
  readonly candidate: string;
  /** What it would add to the plan as it is. */
  readonly worth: number;
  /**
   * The smallest change of one limit with which a plan of this one's items and it is worth more; absent when no single
   * change would do. `by` is 0 when it is only that other items are worth as much.
   */
  readonly change?: { readonly limit: string; readonly by: number };
  /** Items of the plan that would go, and how much more the plan would be worth. */
  readonly replaces: readonly string[];
  readonly gain: number;
}

/** What a little more of one limit buys. */
export interface WhatIf {
  readonly limit: string;
  readonly by: number;
  /** How much more the plan would be worth: found by solving again. */
  readonly gain: number;
  /** Proven: it would not be more than this. The same as `gain` where that is the best possible. */
  readonly atMost: number;
}
