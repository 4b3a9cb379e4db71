/** What someone asks of their plan: the limits, what they want to grow in, and what they settled by hand. Kept with each plan. */
export interface PlanInputs {
  /** The last day of the plan; absent: the next day on which a credential is due, or half a year. */
  readonly to?: string | undefined;
  readonly minutesPerMonth?: number | undefined;
  /** Months with a limit of their own. */
  readonly minutesInMonth?: Readonly<Record<string, number>> | undefined;
  readonly cents?: number | undefined;
  readonly miles?: number | undefined;
  readonly daysAway?: number | undefined;
  readonly longestSittingMinutes?: number | undefined;
  /** Desk shifts that others may be asked to cover. */
  readonly shiftsCovered: number;
  readonly blackouts: readonly { readonly from: string; readonly to: string }[];
  readonly prefersLive: boolean;
  /** Of several branches where they work, the one where trips begin; absent: the first. */
  readonly home?: string | undefined;
  /** Where trips begin, when it is not their branch: `53703`, `Madison, WI`. */
  readonly near?: string | undefined;
  /** Held, or to be had for a price, as they are written: `WLA`, `ALA $75`. */
  readonly memberships: readonly PlanMembership[];
  /** Topics of the vocabulary, where no focal points were chosen. */
  readonly topics: readonly string[];
  /** Dates that must be in, by the ids of candidates. */
  readonly pinned: readonly string[];
  /** Offerings that must not be, by id, with their titles to find them again. */
  readonly banned: readonly { readonly offeringId: string; readonly title: string }[];
  /** Units that the plan may stay behind what a credential asks for, by credential, or `credential category`. */
  readonly allowances: Readonly<Record<string, number>>;
}

/** A membership whose prices hold. */
export interface PlanMembership {
  readonly name: string;
  /** What it costs to become a member; 0 for one that is held. */
  readonly cents: number;
}

/** What a form begins with: an hour a week, nothing spent, no journey. */
export const firstInputs: PlanInputs = {
  minutesPerMonth: 240,
  cents: 0,
  miles: 40,
  daysAway: 2,
  longestSittingMinutes: 480,
  shiftsCovered: 0,
  blackouts: [],
  prefersLive: true,
  memberships: [],
  topics: [],
  pinned: [],
  banned: [],
  allowances: {},
};
