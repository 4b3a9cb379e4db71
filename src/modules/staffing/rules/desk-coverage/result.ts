import type { LocalDate } from "../hours.ts";
import type { AbsenceReason } from "../time-away.ts";

/** Which local dates of which branches; both dates included. */
export interface CoverageRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** All branches when absent. */
  readonly branchIds?: readonly string[];
}

/** Days of the branches asked for, in the order of branch ids. */
export interface Coverage {
  readonly branches: readonly BranchCoverage[];
}

export interface BranchCoverage {
  readonly branchId: string;
  /** Desks in the order in which every `SlotCoverage.desks` lists them. */
  readonly deskIds: readonly string[];
  /** One a local date, in order. */
  readonly days: readonly DayCoverage[];
}

/** One local day of one branch, cut into half-hours: 48 of them, 46 or 50 when clocks change by an hour. */
export interface DayCoverage {
  readonly date: LocalDate;
  /** The instant at which the day begins, in seconds; each slot begins 1,800 seconds after the one before. */
  readonly startSeconds: number;
  /** What the clock on the wall shows when each slot begins, in minutes of the day: 0, 30, 60 … */
  readonly slotMinutes: readonly number[];
  /** One a slot. Equal slots are one and the same object. */
  readonly slots: readonly SlotCoverage[];
  /** True when any slot is short. */
  readonly isShort: boolean;
}

/** One half-hour of one branch. Who is there for only a part of its open minutes does not count. */
export interface SlotCoverage {
  readonly isOpen: boolean;
  readonly isShort: boolean;
  readonly building: PostCoverage;
  /** One a desk, as `BranchCoverage.deskIds`. */
  readonly desks: readonly PostCoverage[];
  /** Everyone in the building for the whole half-hour, in the order of ids. */
  readonly people: readonly Placement[];
}

/** People against the minimum, of a building or a desk. */
export interface PostCoverage {
  readonly needed: number;
  readonly present: number;
  /** `needed - present` where that is more than nothing. */
  readonly shortBy: number;
  /** True when somebody in charge is needed, and nobody there may be. */
  readonly lacksPersonInCharge: boolean;
}

/** Where someone is put for a half-hour. */
export interface Placement {
  readonly staffId: string;
  /** Absent when off the desk. */
  readonly deskId?: string;
  /** True when the person was taken from the desk their shift names. */
  readonly isMoved: boolean;
  /** True when somebody from outside stands in for the person. */
  readonly isOutsideCover: boolean;
}

/** Half-hours in a row in which a desk, or the building when there is no `deskId`, is short for the same reasons. */
export interface Shortfall {
  readonly branchId: string;
  readonly deskId?: string;
  readonly date: LocalDate;
  /** UTC instants. */
  readonly start: string;
  readonly end: string;
  /** By the clock on the wall; `endMinute` is at most 1440. */
  readonly startMinute: number;
  readonly endMinute: number;
  readonly needed: number;
  readonly present: number;
  readonly shortBy: number;
  readonly lacksPersonInCharge: boolean;
  /** The weightiest first. Never empty. */
  readonly reasons: readonly ShortfallReason[];
}

/** Why a place is empty. */
export type ShortfallReason =
  | {
      readonly kind: "absence";
      readonly staffId: string;
      readonly absenceId: string;
      readonly reason: AbsenceReason;
    }
  | { readonly kind: "session"; readonly staffId: string; readonly sessionId: string }
  /** On the way to or from a session, or from another branch. */
  | {
      readonly kind: "travel";
      readonly staffId: string;
      readonly sessionId?: string;
      readonly fromBranchId?: string;
    }
  | { readonly kind: "break"; readonly staffId: string }
  /** Moved or swapped away from this day. */
  | { readonly kind: "exception"; readonly staffId: string; readonly exceptionId: string }
  /** There for only a part of the half-hour, `minutes` of it. */
  | { readonly kind: "part"; readonly staffId: string; readonly minutes: number }
  /** In the building, but at another desk that needs or keeps them. */
  | { readonly kind: "other-desk"; readonly staffId: string; readonly deskId: string }
  | { readonly kind: "off-desk"; readonly staffId: string }
  /** Free in the building, but may not cover this desk. */
  | { readonly kind: "not-qualified"; readonly staffId: string }
  /** There, but not counted towards the minimum. */
  | { readonly kind: "not-counted"; readonly staffId: string }
  /** There, but somebody in charge is missing, and they may not be. */
  | { readonly kind: "no-person-in-charge" }
  /** Even with nobody away, `people` too few are planned. */
  | { readonly kind: "not-planned"; readonly people: number };
