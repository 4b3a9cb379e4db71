/** A stretch of time at a branch that wants a person. */
export interface Gap {
  readonly branchId: string;
  /** The building alone is meant when absent. */
  readonly deskId?: string;
  /** True when the person must be one who may be in charge. */
  readonly needsPersonInCharge: boolean;
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
}

/** Someone who might cover a gap. */
export interface Candidate {
  readonly staffId: string;
  /** How they come to be asked, the nearest way first. */
  readonly as: "off-desk-here" | "substitute" | "floater";
  readonly isQualified: boolean;
  readonly isFree: boolean;
  /** From where they are before the gap: another branch, or else home branch. 0 in the same branch; absent when not known. */
  readonly travelMinutes?: number;
  /** How often they have covered lately, as told by the caller. */
  readonly timesCovered: number;
  /** Every reason why not; empty when they can cover. */
  readonly obstacles: readonly CoverObstacle[];
}

/** Why someone cannot cover a gap. */
export type CoverObstacle =
  | { readonly kind: "not-qualified" }
  | { readonly kind: "not-in-charge" }
  | { readonly kind: "not-counted" }
  | { readonly kind: "absent"; readonly absenceId: string }
  | { readonly kind: "at-session"; readonly sessionId: string }
  | { readonly kind: "on-desk"; readonly branchId: string; readonly deskId?: string }
  | { readonly kind: "on-break" }
  /** Their own branch would become short without them. */
  | { readonly kind: "needed-there"; readonly branchId: string }
  /** Their own branch would become short while they are on the way. */
  | { readonly kind: "no-time-to-travel"; readonly branchId: string; readonly minutes: number }
  | { readonly kind: "not-callable" };
