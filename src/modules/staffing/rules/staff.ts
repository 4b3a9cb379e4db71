import type { DayInterval, LocalDate, Week, WeeklyHours } from "./hours.ts";

/** A person, as far as desks are concerned. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly homeBranchId: string;
  /** In the library's own words, compared letter by letter: "children's room". */
  readonly qualifications: readonly string[];
  readonly mayBeInCharge: boolean;
  /** False for pages and others whom the minimum does not count. */
  readonly countsTowardsMinimum: boolean;
  /** True when the person may be sent to any branch. */
  readonly isFloater: boolean;
  /** When a floater or substitute may be called, by the clock of the home branch; absent means at any time. */
  readonly callableHours?: WeeklyHours;
}

/**
 * Where a shift is worked: at one desk (and at any other of the branch when `mayMove`), at whichever desk of a branch
 * needs the person, in the building but off the desk, or at work outside any branch (from home, outreach).
 */
export type ShiftPlace =
  | { readonly kind: "desk"; readonly deskId: string; readonly mayMove: boolean }
  | { readonly kind: "branch"; readonly branchId: string }
  | { readonly kind: "off-desk"; readonly branchId: string }
  | { readonly kind: "outside" };

/** A stretch of work in one place, by the clock of that place's branch (of the home branch when outside). */
export interface Shift extends DayInterval {
  readonly place: ShiftPlace;
  /** Lunch and breaks: the person is then neither on the desk nor counted in the building. */
  readonly breaks: readonly DayInterval[];
}

/**
 * The weeks a person works in turn. Several patterns of one person hold side by side; where their shifts overlap, the
 * pattern that starts later counts (then the one with the greater id); within one pattern, the shift that begins earlier
 * (then the one that ends earlier).
 */
export interface WeeklyPattern {
  readonly id: string;
  readonly staffId: string;
  /** First day it holds. */
  readonly from: LocalDate;
  /** Last day it holds; absent means until further notice. */
  readonly to?: LocalDate;
  /** Any day of a week (Monday to Sunday) in which the first of `weeks` is worked. */
  readonly anchor: LocalDate;
  /** At least one; n of them make a rotation of n weeks. */
  readonly weeks: readonly Week<readonly Shift[]>[];
}

/** A day that is worked otherwise than its pattern says. */
export type ShiftException = ExtraShift | MovedDay | SwappedDay;

/** Worked besides the pattern. Where it overlaps with the pattern, it counts. */
export interface ExtraShift {
  readonly kind: "extra";
  readonly id: string;
  readonly staffId: string;
  readonly date: LocalDate;
  readonly shift: Shift;
}

/** The pattern's shifts of `date` are not worked; `shifts` are worked on `toDate`, which may be the same date. */
export interface MovedDay {
  readonly kind: "moved";
  readonly id: string;
  readonly staffId: string;
  readonly date: LocalDate;
  readonly toDate: LocalDate;
  /** Empty when the day is dropped. */
  readonly shifts: readonly Shift[];
}

/**
 * A colleague works the pattern's shifts of `date`; in return the person works the colleague's pattern of `withDate`,
 * when one is given. Only patterns are swapped, never other exceptions.
 */
export interface SwappedDay {
  readonly kind: "swapped";
  readonly id: string;
  readonly staffId: string;
  readonly date: LocalDate;
  readonly withStaffId: string;
  readonly withDate?: LocalDate;
}

/** When a person is off the desk, entered by hand where no schedule exists. By the clock of `zone`. */
export interface OffDeskHours {
  readonly staffId: string;
  readonly zone: string;
  readonly weekly: WeeklyHours;
}
