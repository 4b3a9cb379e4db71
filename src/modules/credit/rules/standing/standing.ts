import type { LocalDate } from "../local-date.ts";
import type { Rational } from "../exact/rational.ts";

/** Will I renew? What one pack version makes of one ledger on one day. All amounts in the pack's units, exact. */
export interface Standing {
  readonly packId: string;
  readonly versionName: string;
  readonly asOf: LocalDate;
  /** Absent when nothing is ever due. Both days included, local to the authority. */
  readonly cycle?: { readonly from: LocalDate; readonly to: LocalDate } | undefined;
  /** The last day to report, where the rule sets one. */
  readonly reportBy?: LocalDate | undefined;
  /** "exempt": nothing is required of this subject; "lapsed": the cycle that was due ended unmet before `asOf`. */
  readonly state: "nothing due" | "exempt" | "met" | "met with planned" | "short" | "lapsed";
  readonly required: Rational;
  /** All that is eligible in the cycle, before caps; carried-over credit included. */
  readonly earned: Rational;
  /** What counts of it: after caps, repeats and rounding. May pass what is required. */
  readonly counted: Rational;
  /** What planned entries would add to `counted`. */
  readonly planned: Rational;
  /** Still to be earned, were nothing planned; nought when met. */
  readonly short: Rational;
  readonly requirements: readonly RequirementStanding[];
  readonly carriedIn: Rational;
  /** What this cycle could hand to the next, were it closed today; of which entries, their standings say. */
  readonly carriedOut: Rational;
  /** Earned in the cycle, and not counted as long as nobody says that it, or its provider, was approved. Before maximums. */
  readonly awaitingApproval: Rational;
  /** The first day on which everything is met and renewal is open; absent while it is not. */
  readonly renewableFrom?: LocalDate | undefined;
  /** The same with what is planned. */
  readonly renewableFromWithPlanned?: LocalDate | undefined;
  /** Evidence of this cycle is kept until then. */
  readonly keepEvidenceUntil?: LocalDate | undefined;
  /** Which role and exemption were used, how the amount was prorated: each a sentence's worth. */
  readonly grounds: readonly Ground[];
  /** One for each entry given, in the order of day and id. */
  readonly entries: readonly EntryStanding[];
}

/** One requirement: at least, or at most. */
export interface RequirementStanding {
  readonly id: string;
  readonly name: string;
  readonly sense: "minimum" | "maximum";
  /** The amount asked for, or allowed. */
  readonly limit: Rational;
  readonly earned: Rational;
  readonly counted: Rational;
  readonly planned: Rational;
  /** For a minimum, what is missing; for a maximum, nought. */
  readonly short: Rational;
  /** For a maximum, what was earned above it. */
  readonly over: Rational;
  readonly isMet: boolean;
}

/** What became of one entry: its minutes are in exactly one part each. */
export interface EntryStanding {
  readonly entryId: string;
  /** As given; for another measure, what it is worth in the pack's units times the unit's minutes. */
  readonly minutes: Rational;
  /** What the entry is worth before caps, in units. */
  readonly worth: Rational;
  readonly parts: readonly EntryPart[];
  /** Of what counts, so many units would go over to the next cycle, were this one closed today. */
  readonly carriesOver?: Rational | undefined;
  /** It would count were it, or its provider, approved: nobody said yet whether it is. */
  readonly awaitsApproval?: true | undefined;
}

/** A stretch of an entry, and what became of it. The minutes of an entry's parts sum to its minutes. */
export type EntryPart =
  | {
      readonly outcome: "counted" | "planned";
      readonly minutes: Rational;
      readonly units: Rational;
      /** Requirements (by id) to which it counts, beside the total: minimums that it fills, then maximums that it uses. */
      readonly towards: readonly string[];
      /** Above what is required: kept on the record, and not needed. */
      readonly isBeyond: boolean;
    }
  | { readonly outcome: "not counted"; readonly minutes: Rational; readonly reason: Reason };

/** Why minutes do not count. */
export type Reason =
  | { readonly code: "outside the cycle"; readonly from: LocalDate; readonly to: LocalDate }
  | { readonly code: "after the day asked for" }
  | { readonly code: "not accepted"; readonly because: string }
  | { readonly code: "too short"; readonly minimumMinutes: number }
  | { readonly code: "unknown measure"; readonly measure: string }
  | { readonly code: "over a maximum"; readonly requirementId: string }
  | { readonly code: "too little of one topic"; readonly requirementId: string; readonly minimum: Rational }
  | { readonly code: "repeated"; readonly entryId: string; readonly rule: "first only" | "once per cycle" }
  | { readonly code: "not approved beforehand"; readonly by: string }
  | { readonly code: "returned"; readonly because: string }
  | { readonly code: "adjusted"; readonly because: string }
  | { readonly code: "rounded down" }
  | { readonly code: "carried to the next cycle" }
  /** The cycle before had ended unmet, and was made up with it. */
  | { readonly code: "made up the cycle before" }
  | { readonly code: "nothing is due" };

/** Why the amount is what it is. */
export type Ground =
  | { readonly code: "version"; readonly name: string; readonly from: LocalDate }
  | { readonly code: "role"; readonly role: string; readonly rule: string }
  | { readonly code: "exempt"; readonly exemptionId: string; readonly note: string }
  | { readonly code: "prorated"; readonly months: number; readonly full: Rational }
  | { readonly code: "endorsements"; readonly count: number; readonly added: Rational }
  | { readonly code: "carried in"; readonly units: Rational }
  /** Of this cycle's hours, so many units made up the cycle before, which had ended unmet. */
  | { readonly code: "made up before"; readonly units: Rational }
  /** The cycle ended unmet; what is missing may still be made up, with so much more for the months begun since. */
  | {
      readonly code: "late";
      readonly since: LocalDate;
      readonly until?: LocalDate | undefined;
      readonly months: number;
      readonly added: Rational;
    };
