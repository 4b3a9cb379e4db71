import type { LocalDate } from "../hours.ts";
import type { Shortfall } from "../desk-coverage/result.ts";

/** A stretch of one person's time in which nothing changes. Stretches follow each other without gaps. */
export interface PersonTime {
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  readonly state: PersonState;
}

/**
 * What a person does at a time. `on-call` is a shift at whichever desk of a branch needs the person; `off-desk` is work
 * in a building or outside without a desk; `off-work` is neither work nor absence.
 */
export type PersonState =
  | { readonly kind: "on-desk"; readonly branchId: string; readonly deskId: string }
  | { readonly kind: "on-call"; readonly branchId: string }
  | { readonly kind: "off-desk"; readonly branchId?: string }
  | { readonly kind: "break"; readonly branchId?: string }
  | { readonly kind: "travel" }
  | { readonly kind: "at-session"; readonly sessionId: string }
  | { readonly kind: "absent"; readonly absenceId: string }
  | { readonly kind: "off-work" };

/** Local days of the home branch, both included. */
export interface PersonRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/**
 * Whether a session fits a person's schedule. `basis` says what it was judged by: a pattern, hours entered by hand, or
 * nothing, when nothing is known and nothing is claimed. By hours entered by hand, whatever lies outside them is
 * `outside-off-desk-hours`.
 */
export interface Fit {
  readonly basis: "schedule" | "off-desk-hours" | "nothing";
  readonly fits: boolean;
  /** What the person does meanwhile, travel included, in order of time. */
  readonly times: readonly PersonTime[];
  /** Every reason why it does not fit, in order of time. */
  readonly obstacles: readonly FitObstacle[];
}

export type FitObstacle =
  | { readonly kind: "absent"; readonly absenceId: string }
  | { readonly kind: "at-session"; readonly sessionId: string }
  | { readonly kind: "outside-off-desk-hours" }
  /** The desk, or the building, would become short. */
  | { readonly kind: "short"; readonly shortfall: Shortfall };
