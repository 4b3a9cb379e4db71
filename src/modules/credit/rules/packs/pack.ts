import type { LocalDate } from "../local-date.ts";
import type { Rational } from "../exact/rational.ts";
import type { Mode } from "../ledger/entry.ts";
import type { EvidenceKind, Predicate } from "./predicate.ts";

/** One authority's rule for one credential, with every version of it that still matters. */
export interface RulePack {
  /** A slug, stable for ever: `us-ny-public-librarian`. */
  readonly id: string;
  /** ISO 3166-2, `US-NY`; `US` for a national body. */
  readonly jurisdiction: string;
  readonly authority: string;
  /** As it stands on the paper. */
  readonly credential: string;
  readonly audience: "public library" | "school library";
  readonly subject: "person" | "board" | "library";
  /** "none": the authority issues something and asks for no renewal. */
  readonly obligation: "required" | "voluntary" | "none";
  readonly status: "verified" | "unverified" | "superseded";
  readonly supersededBy?: string | undefined;
  readonly checkedOn: LocalDate;
  readonly checkedBy: string;
  /** Where the rule stands; `note` in our own words. */
  readonly sources: readonly {
    readonly url: string;
    readonly title: string;
    readonly note?: string | undefined;
  }[];
  /** What a reader must know that the rule below cannot say: open points, pages that contradict each other. */
  readonly remarks: readonly string[];
  readonly categories: readonly Category[];
  /** Earliest first; their days do not overlap. */
  readonly versions: readonly PackVersion[];
}

/** A category of the authority: an entry is in it when `when` holds, or when somebody put it there. */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly when?: Predicate | undefined;
}

/** The rule as it stood, or stands, for some time. */
export interface PackVersion {
  readonly name: string;
  readonly from: LocalDate;
  /** The last day, included; absent: until further notice. */
  readonly to?: LocalDate | undefined;
  /** Whom a new version binds: cycles begun under it, renewals made under it, or at once everybody. */
  readonly appliesTo: "cycle start" | "renewal date" | "everyone";
  /** How those in mid-cycle get over, in our own words. */
  readonly transition?: string | undefined;
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  /** Absent: nothing is ever due. */
  readonly cycle?: Cycle | undefined;
  readonly unit: Unit;
  /** How much in all; nought when nothing is required. */
  readonly required: Required;
  readonly requirements: readonly Requirement[];
  /** What an entry must be to count at all, each with the reason told when it does not. */
  readonly accepts: readonly {
    readonly when: Predicate;
    readonly otherwise: string;
    /** Binds only these roles; absent: all. */
    readonly roles?: readonly string[] | undefined;
  }[];
  readonly conversions: readonly Conversion[];
  readonly repeats: readonly Repeat[];
  readonly carryOver?: CarryOver | undefined;
  readonly proration?: Proration | undefined;
  readonly exemptions: readonly Exemption[];
  /** Which position decides when the role changed within the cycle. Absent: the role at the end. */
  readonly roleChange?: "held longest" | "majority of time" | "at cycle start" | "at cycle end" | undefined;
  readonly preApproval?:
    | {
        readonly when: Predicate;
        readonly by: string;
        readonly daysAhead?: number | undefined;
        /** Binds only these roles; absent: all. */
        readonly roles?: readonly string[] | undefined;
      }
    | undefined;
  readonly reporting?:
    | {
        readonly to: string;
        readonly daysAfterActivity?: number;
        readonly daysBeforeDue?: number;
        readonly daysAfterDue?: number;
      }
    | undefined;
  readonly renewal?: Renewal | undefined;
  /** What the authority wants to hear of each participation, in its holder's own words. */
  readonly questions: readonly Question[];
  readonly evidence: {
    readonly kinds: readonly EvidenceKind[];
    /** How long evidence is kept, from the end of the cycle. */
    readonly keep?: { readonly days?: number; readonly months?: number } | undefined;
    readonly note?: string | undefined;
  };
}

/** From when to when. */
export interface Cycle {
  readonly months: number;
  readonly anchor:
    /** Begins the day it was issued. */
    | { readonly kind: "issue date" }
    /** Begins on the first of the month of birth; the first one that begins on or before the day of issue. */
    | { readonly kind: "birth month" }
    /**
     * Ends on this day of the year; `year` is one year in which a cycle ended, for cycles longer than one. Without it
     * everybody's first cycle is the one that had last begun on the day of issue; `firstAfterIssue`: the next to begin.
     */
    | {
        readonly kind: "fixed date";
        readonly month: number;
        readonly day: number;
        readonly year?: number | undefined;
        readonly firstAfterIssue?: boolean | undefined;
      }
    /** Ends 30 June, or on the last day of the month before `startMonth`; `year` as above. */
    | {
        readonly kind: "fiscal year";
        readonly startMonth: number;
        readonly year?: number | undefined;
        readonly firstAfterIssue?: boolean | undefined;
      }
    | { readonly kind: "calendar year"; readonly year?: number | undefined };
  /**
   * For "issue date": the last day. A cycle from 29 February ends 28 February when its last year has no 29th.
   * For "birth month": the day before the month of birth begins, or, "end of month", the last day of the month of birth.
   */
  readonly ends: "day before anniversary" | "anniversary" | "end of month";
  /** Earned this long before the first cycle, it counts in the first cycle all the same. */
  readonly monthsBeforeFirst?: number | undefined;
}

/** What learning is counted in, and where the rule rounds: once. */
export interface Unit {
  readonly name: string;
  readonly plural: string;
  readonly minutes: number;
  /** Entries shorter than this count nothing. */
  readonly minimumActivityMinutes?: number | undefined;
  readonly rounding?:
    | {
        /** Each entry by itself, each requirement's sum, or the sum of all. */
        readonly each: "entry" | "requirement" | "total";
        readonly how: "floor" | "nearest" | "ceil";
        /** In units: 1/2 rounds to half units. */
        readonly step: Rational;
      }
    | {
        readonly each: "entry";
        readonly how: "table";
        /** Ascending: from this many minutes on, this many units; past the last row, the table repeats for the rest above `repeatsAfter`. */
        readonly rows: readonly { readonly fromMinutes: number; readonly units: Rational }[];
        /** Above this many minutes, each whole stretch of that length gives what the row at it gives, and the rest is looked up. */
        readonly repeatsAfter?: number | undefined;
      }
    | undefined;
}

/** An amount that may differ by role. In units. */
export interface ByRole {
  readonly everyone?: Rational | undefined;
  readonly roles: Readonly<Record<string, Rational>>;
}

/** How much in all. */
export interface Required extends ByRole {
  /** So much more for each endorsement or licence after the first `free`. */
  readonly perEndorsement?: { readonly units: Rational; readonly free: number } | undefined;
}

/** At least, or at most, so much of one sort. */
export interface Requirement {
  readonly id: string;
  readonly name: string;
  readonly counts: Predicate;
  readonly minimum?: Share | undefined;
  readonly maximum?: Share | undefined;
  /** A topic counts only from this much of the same topic on (units). */
  readonly minimumPerTopic?: Rational | undefined;
  /** Requirements with the same group share no hour: each is given to one of them, where it helps most. */
  readonly group?: string | undefined;
  /** Binds only these roles; absent: all. */
  readonly roles?: readonly string[] | undefined;
  /** Once for each endorsement of the subject, counting entries for that endorsement. */
  readonly forEachEndorsement?: boolean | undefined;
  /** In our own words: why, or where it stands. */
  readonly note?: string | undefined;
}

/** So many units, or a part of what is required (not of what is earned, unless the rule says so). */
export type Share =
  | ({ readonly of?: undefined } & ByRole)
  | { readonly percent: Rational; readonly of: "required" | "earned" };

/** What another measure, or another way of taking part, is worth. */
export interface Conversion {
  /** "semester hour", "quarter hour", "ceu", "graduate credit", "presentation", "article"…; or a mode measured in minutes. */
  readonly from: { readonly measure: string } | { readonly mode: Mode };
  /** Units for one of the measure; for a mode, units for each unit spent. */
  readonly units: Rational;
  readonly note?: string | undefined;
}

/** What doing the same again is worth: nothing. */
export interface Repeat {
  readonly when: Predicate;
  /** The first ever, or one in each cycle. */
  readonly counts: "first only" | "once per cycle";
}

/** What may come over from the cycle before. */
export interface CarryOver {
  /** In units. */
  readonly maximum: Rational;
  /** Only what was earned in the last so many months of it; absent: any of it. */
  readonly earnedInLastMonths?: number | undefined;
  readonly counts?: Predicate | undefined;
}

/** A part of the amount for a part of the cycle. */
export interface Proration {
  /** Months are whole months from the day of issue to the end of the cycle, a part of one counted as one when `roundsUp`. */
  readonly by:
    | { readonly kind: "months"; readonly roundsUp: boolean; readonly step?: Rational | undefined }
    /** Ascending: held for fewer than so many months at the end of the cycle, so many units. */
    | {
        readonly kind: "table";
        readonly rows: readonly { readonly belowMonths: number; readonly units: Rational }[];
      };
  /** Shares are of the prorated amount, unless false. */
  readonly sharesFollow: boolean;
}

/** One thing that is asked of every participation, or of those that `when` speaks of. */
export interface Question {
  readonly id: string;
  /** As its holder is asked: a question. */
  readonly asks: string;
  /** What a good answer holds. */
  readonly hint?: string | undefined;
  readonly when?: Predicate | undefined;
  /** Binds only these roles; absent: all. */
  readonly roles?: readonly string[] | undefined;
  /** Fewer sentences than this are no answer yet. */
  readonly sentences?: number | undefined;
  /** What an entry has a place for already: the answer stands there, and serves everyone who asks for the same. */
  readonly fills?: "description" | "relation" | undefined;
}

/** Who needs less, or nothing. */
export interface Exemption {
  readonly id: string;
  /** True when the subject has this circumstance, or a smaller full-time share than this in percent. */
  readonly when: { readonly circumstance: string } | { readonly shareBelow: number };
  /** What is required instead; absent: nothing. */
  readonly required?: Rational | undefined;
  readonly note: string;
}

/** When one may renew, and what happens when it is late. */
export interface Renewal {
  /** The earliest day: so many days before the cycle's end; absent: as soon as everything is met. */
  readonly opensDaysBeforeDue?: number | undefined;
  /** A late renewal keeps the cycle's anchor. */
  readonly lateKeepsAnchor: boolean;
  readonly late?:
    | {
        /** What is missing may be made up after the cycle's end, and so much more for each month begun until it is. */
        readonly unitsPerMonth?: Rational;
        /** It must be made up within so many months; absent: whenever. */
        readonly withinMonths?: number;
        readonly note: string;
      }
    | undefined;
}
