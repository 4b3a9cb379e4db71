import type { Minimum, OpeningHours } from "./hours.ts";

/** A building that is open to the public. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  /** IANA id: every local date and minute of the branch is by this clock. */
  readonly zone: string;
  readonly hours: OpeningHours;
  /**
   * People in the building, on a desk or off it, as written staffing policies count them: who is marked as not counting
   * (a page) does not, nor who is on a break, absent, or at a session outside.
   */
  readonly minimum: Minimum;
  /** True when somebody who may be in charge must be in the building whenever it is open. */
  readonly needsPersonInCharge: boolean;
}

/** What a desk is for. It names the desk; who may cover it is said by `WhoMayCover` alone. */
export type DeskKind = "circulation" | "reference" | "children" | "teen" | "phone" | "other";

/** A place that the public is served from, and the people it needs. */
export interface Desk {
  readonly id: string;
  readonly branchId: string;
  readonly name: string;
  readonly kind: DeskKind;
  readonly minimum: Minimum;
  readonly whoMayCover: WhoMayCover;
  /** True when one of the people at this desk must be someone who may be in charge. */
  readonly needsPersonInCharge: boolean;
  /**
   * Which desk goes short when people are too few for all: 1 closes first, then 2, and so on; desks without a number
   * close last. Decides only between assignments that leave equally many places empty.
   */
  readonly closingOrder?: number;
}

/**
 * Who may cover a desk: the people named, and those with any one of the qualifications. Both empty: anyone who counts
 * towards the minimum. A person who does not count (a page) covers only a desk whose lists fit them.
 */
export interface WhoMayCover {
  readonly qualifications: readonly string[];
  readonly staffIds: readonly string[];
}

/** Minutes on the way from one branch to another. One direction stands for both unless both are given. */
export interface TravelTime {
  readonly fromBranchId: string;
  readonly toBranchId: string;
  readonly minutes: number;
}

/** Who may be called to a branch, in the order in which they are asked. */
export interface SubstituteList {
  readonly branchId: string;
  readonly staffIds: readonly string[];
}
