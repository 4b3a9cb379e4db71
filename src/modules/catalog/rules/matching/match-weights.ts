import type { TimeRelation } from "./session-times.ts";

/** How much each agreement or difference speaks for (positive) or against one offering, in bits. */
export interface MatchWeights {
  /** Before anything is known of two listings that met under some key. */
  readonly prior: number;
  /** From how many bits a pair is the same, and from how many a person should look. */
  readonly sameFrom: number;
  readonly doubtfulFrom: number;
  readonly titleShared: number;
  /** The same words throughout, when they tell at least `titleEqualFrom` bits. */
  readonly titleEqual: number;
  readonly titleEqualFrom: number;
  /** Words beyond this many bits add nothing: a long title is not more certain than a telling one. */
  readonly titleMostBits: number;
  /** Words on both sides that the other lacks. */
  readonly titleClash: number;
  /** Words that only the longer title has: a subtitle, a label. */
  readonly titleMore: number;
  /** A clash of more bits than this, form words apart, needs a person, whatever else agrees. */
  readonly titleClashLimit: number;
  /** One title says "part 2", the other no part. */
  readonly partUnsaid: number;
  readonly time: Readonly<Record<Exclude<TimeRelation, "near" | "far">, number>>;
  readonly address: {
    readonly same: number;
    /** The same front page of a site, without a path. */
    readonly front: number;
    /** The least that one address counts when many titles share it. */
    readonly shared: number;
    readonly below: number;
    readonly "same-site": number;
    readonly "other-site": number;
  };
  /** Nothing that either states differs: how little it may be. */
  readonly allSame: number;
  readonly citySame: number;
  readonly cityOther: number;
  /** Venues of different names, where no city is known. */
  readonly venueOther: number;
  readonly wayOther: number;
  readonly providerSame: number;
  readonly providerOther: number;
  readonly lengthSame: number;
  readonly lengthOther: number;
  readonly descriptionSame: number;
  readonly descriptionAlike: number;
  readonly descriptionOther: number;
}

/** Set by judgement and checked on the tuning half of the derived pairs (`bench/matching.ts`). */
export const defaultWeights: MatchWeights = {
  prior: -14,
  sameFrom: 0,
  doubtfulFrom: -6,
  titleShared: 0.8,
  titleEqual: 2,
  titleEqualFrom: 6,
  titleMostBits: 16,
  titleClash: 1.2,
  titleMore: 0.12,
  titleClashLimit: 2.5,
  partUnsaid: -3,
  time: {
    "same-instant": 7,
    "one-of-series": 5,
    "same-days": 6,
    "same-day-untimed": 4,
    "same-clock-other-zone": 5,
    "whole-hours-apart": 1,
    "days-overlap": 2,
    "next-day": 0,
    "same-day-other-time": -4,
    "one-undated": -1,
    undated: 0,
  },
  address: { same: 9, front: 6, shared: 3, below: 1, "same-site": -4, "other-site": -1.5 },
  allSame: 8,
  citySame: 3,
  cityOther: -8,
  venueOther: -4,
  wayOther: -2,
  providerSame: 3,
  providerOther: -4,
  lengthSame: 1,
  lengthOther: -2,
  descriptionSame: 6,
  descriptionAlike: 3,
  descriptionOther: -2,
};
