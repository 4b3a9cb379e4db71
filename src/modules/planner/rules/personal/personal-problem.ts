/**
 * What one person's best plan is made from: the limits, what they want to grow in, what their credentials still need, and
 * what there is to take. The document that `carrel plan --problem` reads (docs/guide/planner.md has its schema).
 *
 * Instants are UTC (`2027-01-14T15:00:00Z`), dates `YYYY-MM-DD` in `zone`, money in whole cents, times in whole minutes.
 * Ids are unique within their list. Order never matters.
 */
export interface PersonalProblem {
  readonly format: "carrel-personal-problem";
  readonly version: 1;
  /** Nothing that starts before `from` or ends after `to` is taken; both dates included. */
  readonly from: string;
  readonly to: string;
  /** IANA zone of the dates and months. */
  readonly zone: string;
  readonly limits: Limits;
  /** Where trips begin and end. Without it travel takes no time and nothing is too far. */
  readonly home?: Point;
  /** Times when one cannot just leave: shifts at a desk, and what is not to be moved. */
  readonly busy: readonly BusyTime[];
  readonly competencies: readonly Competency[];
  readonly credentials: readonly CredentialNeed[];
  readonly memberships: readonly Membership[];
  readonly candidates: readonly Candidate[];
  /** Offerings already taken: they satisfy what asks for them first, and are not taken again. */
  readonly done: readonly string[];
  /** Candidates that must be in, and that must not be. */
  readonly pinned: readonly string[];
  readonly banned: readonly string[];
}

export interface Limits {
  /** Learning time in one local month, by the month in which each sitting starts; no limit when absent. */
  readonly minutesPerMonth?: number;
  /** Months with a limit of their own: `{"2026-12": 60}`. */
  readonly minutesInMonth?: Readonly<Record<string, number>>;
  /** Fees, and memberships bought, in all. */
  readonly cents?: number;
  /** As the crow flies, from home. */
  readonly miles?: number;
  /** Local days with a sitting somewhere else than home, in all. */
  readonly daysAway?: number;
  readonly longestSittingMinutes?: number;
  /** Desk shifts that others may be asked to cover, in all; 0 when absent. */
  readonly shiftsCovered?: number;
  /** Days on which nothing is taken; both dates included. */
  readonly blackouts: readonly { readonly from: string; readonly to: string }[];
  /** How fast one travels, for the time between two places (default 40). */
  readonly milesPerHour?: number;
}

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A time that is taken. */
export interface BusyTime {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  /** A desk shift may be covered by someone else (`shiftsCovered`); other time may not. */
  readonly what: "desk" | "other";
  /** Only who leaves for somewhere else is missed: what is taken online goes on. False when absent. */
  readonly isForTrips?: boolean;
}

/**
 * What one grows in. Worth falls with amount: the first `amount` of gain is worth `worth` each, the next step's less, and
 * what is over the last step is worth nothing.
 */
export interface Competency {
  readonly id: string;
  readonly name: string;
  /** `worth` never rises from one step to the next. */
  readonly steps: readonly { readonly amount: number; readonly worth: number }[];
}

/** What one credential still needs, in its own units, by its date. */
export interface CredentialNeed {
  readonly id: string;
  readonly name: string;
  /** Only what ends on or before this day counts. */
  readonly due: string;
  /** Still needed in all; 0 when only minimums are open. */
  readonly units: number;
  /** Still needed of a category. */
  readonly minimums: readonly { readonly category: string; readonly units: number }[];
  /** What may at most be counted yet of a category. */
  readonly caps: readonly { readonly category: string; readonly units: number }[];
}

/** One buys it for the plan, or holds it: its prices then hold. */
export interface Membership {
  readonly id: string;
  readonly name: string;
  /** 0 when held already. */
  readonly cents: number;
}

/** One way to take one offering: one date, or the recording. At most one candidate of an offering is taken. */
export interface Candidate {
  readonly id: string;
  readonly offering: string;
  readonly title: string;
  readonly how: "live" | "recording" | "self-paced" | "in-person";
  /** Every meeting; all of them are attended. What is taken at one's own pace has none, and a `month`. */
  readonly sittings: readonly Sitting[];
  /** Without sittings: the month whose minutes it uses, and in which it ends. */
  readonly month?: string;
  /** Learning time without sittings; with them their sum is used. */
  readonly minutes?: number;
  readonly place?: Point;
  /** Fees without any membership. */
  readonly cents: number;
  /** Fees with a membership, by its id. */
  readonly memberCents?: Readonly<Record<string, number>>;
  /** What it adds to each competency. */
  readonly gains: Readonly<Record<string, number>>;
  /** Worth beside competencies: ratings by peers, live rather than recorded. */
  readonly worth: number;
  readonly credits: readonly CandidateCredit[];
  /** Offerings that must be done, or in the plan and over, before this starts. */
  readonly after: readonly string[];
}

export interface Sitting {
  readonly start: string;
  readonly end: string;
}

/** What a candidate may count for one credential. A part of `units` may be counted when a cap leaves room for no more. */
export interface CandidateCredit {
  readonly credential: string;
  readonly units: number;
  /** Categories of the credential's minimums and caps that it belongs to. */
  readonly categories: readonly string[];
}
