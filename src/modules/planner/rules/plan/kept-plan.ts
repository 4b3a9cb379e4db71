import type { Candidate, Sitting } from "../personal/personal-problem.ts";
import type { PlannedOnRecord } from "./planned-on-record.ts";
import type { Clash, PersonalPlan } from "../personal/personal-plan.ts";

/** A plan as it is kept and shown: everything in words and numbers, though the catalogue go on changing. */
export interface KeptPlan extends Pick<PersonalPlan, "outcome" | "value" | "bound" | "gap" | "seconds"> {
  /** Local days, both included, and the zone whose days they are. */
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** In the order in which they begin. */
  readonly items: readonly PlannedItem[];
  readonly covered: readonly Sitting[];
  readonly membershipsBought: readonly { readonly name: string; readonly cents: number }[];
  readonly renewals: readonly RenewalVerdict[];
  readonly leftOut: readonly LeftOut[];
  /** Limits of which too little is left for anything more, in words. */
  readonly binding: readonly string[];
  readonly clash?: Clash | undefined;
  /** Names for what the clash speaks of: credentials and categories, by id. */
  readonly names: Readonly<Record<string, string>>;
  /** Miles were limited and nobody knew from where: how far anything is was not considered. Absent where it was. */
  readonly isDistanceUnknown?: boolean | undefined;
  /** How many dates and recordings were weighed. */
  readonly candidates: number;
  /** What is counted of each item for each credential; absent in plans kept before reasons were told. */
  readonly counted?: PersonalPlan["counted"] | undefined;
  /** Titles of what was to be in and cannot be had any more. */
  readonly lost: readonly string[];
  /** Points of an hour of what was wanted most; absent in plans kept before worth was told in hours. */
  readonly hourPoints?: number | undefined;
  /** What was planned on the record and it was made around; absent in plans kept before that was looked at. */
  readonly planned?: readonly PlannedOnRecord[] | undefined;
}

/** One thing to do. */
export interface PlannedItem extends Pick<Candidate, "id" | "how" | "sittings"> {
  /** In which it is done, when it has no sittings. */
  readonly month?: string | undefined;
  readonly offeringId: string;
  readonly title: string;
  readonly provider?: string | undefined;
  /** Where, when it is not online: `Eastside, WI`. */
  readonly place?: string | undefined;
  readonly url?: string | undefined;
  readonly minutes: number;
  readonly cents: number;
  /** Nobody says what it costs; it is taken for free. */
  readonly isCostUnknown: boolean;
  /** What it grows: names of focal points. */
  readonly grows: readonly string[];
  /** What it counts for: `2 contact hours, Technology`. */
  readonly counts: readonly { readonly credential: string; readonly words: string }[];
  /** Credentials whose rule wants it approved beforehand. */
  readonly approvalFor: readonly string[];
  /** Desk time that someone else must cover for it. */
  readonly needsCover: readonly Sitting[];
  readonly isPinned: boolean;
}

/** What the credit engine says of a credential, were the plan done. */
export interface RenewalVerdict {
  readonly credentialId: string;
  readonly name: string;
  /** `60 of 60 contact hours`. */
  readonly figure: string;
  readonly isMet: boolean;
  /** `met Apr 22, 69 days early`, or what is still missing. */
  readonly words: string;
  readonly dueOn?: string | undefined;
  /** What the plan was asked to bring was brought, and the rule says it is not enough. */
  readonly differs: boolean;
}

/** Something good that is not in the plan, and why. */
export interface LeftOut {
  readonly offeringId: string;
  readonly candidate: string;
  readonly title: string;
  readonly words: string;
}

/** What somebody’s supervisor may see of it: what, when, how long, what it costs, and who must stand in. */
export interface SharedPlan {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly items: readonly Pick<
    PlannedItem,
    | "title"
    | "provider"
    | "place"
    | "how"
    | "sittings"
    | "month"
    | "minutes"
    | "cents"
    | "isCostUnknown"
    | "needsCover"
  >[];
  readonly membershipsBought: KeptPlan["membershipsBought"];
}

/** Why a plan is as it is, and what would change it: in sentences, as they were found. */
export interface PlanReasons {
  /** For each item, by its id, why it is in. Absent in what was kept before they were told. */
  readonly items?: readonly { readonly candidate: string; readonly sentences: readonly string[] }[];
  /** The best of what is not in, and what it would take: `with $160 more it would replace two items`. */
  readonly leftOut?: readonly Omit<LeftOut, "candidate">[];
  /** What one more of each limit would buy. */
  readonly rows: readonly { readonly change: string; readonly buys: string }[];
  /** Since when they are being found; absent when they are. */
  readonly begunAt?: string | undefined;
}

/** A kept plan as the solver knew it, for what goes on from it. */
export function solvedPart({ items, counted = [], ...plan }: KeptPlan): PersonalPlan {
  const { outcome, value, bound, gap, seconds } = plan;
  return {
    format: "carrel-personal-plan",
    version: 1,
    outcome,
    chosen: items.map(({ id }) => id),
    memberships: [],
    covered: [],
    counted,
    value,
    bound,
    gap,
    seconds,
    binding: [],
    ruledOut: [],
  };
}
