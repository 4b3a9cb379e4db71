import type { Listing } from "../listing.ts";
import { alignTitles, type TitleAlignment } from "./align-titles.ts";
import {
  closestAddresses,
  descriptionOverlap,
  isSameCity,
  providerAgreement,
  venueAgreement,
} from "./compare-parts.ts";
import { listingTraits, type ListingTraits } from "./listing-traits.ts";
import { defaultWeights, type MatchWeights } from "./match-weights.ts";
import { timeRelation, type TimeRelation } from "./session-times.ts";
import { eventWordFrequency, type WordFrequency } from "./word-weight.ts";

export type Verdict = "same" | "doubtful" | "different";

export interface PairVerdict {
  /** `same` may be merged without asking; `doubtful` waits for a person. */
  readonly verdict: Verdict;
  /** From 0 (surely different) to 1 (surely the same). */
  readonly score: number;
  /** What spoke for and against it, in plain words, the weightiest first. */
  readonly because: readonly string[];
}

/** What is known beyond the two listings themselves. */
export interface PairContext {
  /** How common title words are; without it, what is usual for events. */
  readonly frequency?: WordFrequency;
  /** True when one source lists both: then a repeat at another hour is a repeat, not a wrong zone. */
  readonly isOneSource?: boolean;
  /** How many differently titled listings carry an address: a landing page of a series says little. */
  readonly titlesAtAddress?: (addressKey: string) => number;
  readonly weights?: MatchWeights;
}

/**
 * Whether two listings name the same offering.
 *
 * Evidence for and against is added up in bits and compared with two limits; on top of that some contradictions
 * (another part, year, day or city) never let a pair be `same`, whatever else agrees. The verdict does not depend
 * on the order of the two.
 *
 * @see docs/decisions for the figures reached and what was ruled out
 */
export function comparePair(a: Listing, b: Listing, context: PairContext = {}): PairVerdict {
  const frequency = context.frequency ?? eventWordFrequency;
  return compareTraits(listingTraits(a, frequency), listingTraits(b, frequency), context);
}

/**
 * `comparePair` for many pairs of the same listings: each is taken apart once and forgotten with its listing.
 */
export function createPairJudge(
  context: Omit<PairContext, "isOneSource"> = {},
): (a: Listing, b: Listing, isOneSource?: boolean) => PairVerdict {
  const frequency = context.frequency ?? eventWordFrequency;
  const known = new WeakMap<Listing, ListingTraits>();
  const traitsOf = (listing: Listing): ListingTraits => {
    const traits = known.get(listing) ?? listingTraits(listing, frequency);
    known.set(listing, traits);
    return traits;
  };
  return (a, b, isOneSource = false) => compareTraits(traitsOf(a), traitsOf(b), { ...context, isOneSource });
}

/** `comparePair` for listings already taken apart. */
export function compareTraits(a: ListingTraits, b: ListingTraits, context: PairContext = {}): PairVerdict {
  const [first, second] = a.title.text <= b.title.text ? [a, b] : [b, a];
  const weights = context.weights ?? defaultWeights;
  const time = timeRelation(first.times, second.times);
  // Most candidates are other meetings under the same address or title: nothing else can make them the same.
  if (time === "far" || time === "near")
    return { verdict: "different", score: 0, because: [TIME_WORDS[time]] };
  const titles = alignTitles(first.title, second.title, titleContext(first, second));
  const evidence = new Evidence(weights.prior);
  weighTitles(evidence, titles, weights);
  weighTime(evidence, time, context, weights);
  weighAddresses(evidence, { a: first, b: second, titles, context, weights });
  weighPlaces(evidence, first, second, weights);
  weighProviders(evidence, first, second, weights);
  weighLength(evidence, first, second, weights);
  if (evidence.mayStillMatter(weights)) weighDescriptions(evidence, first, second, weights);
  return evidence.verdict(weights);
}

/** Bits for and against, with their reasons, and the worst that a contradiction still allows. */
class Evidence {
  #bits: number;
  #limit: Verdict = "same";
  readonly #reasons: { readonly bits: number; readonly because: string }[] = [];

  constructor(prior: number) {
    this.#bits = prior;
  }

  add(bits: number, because: string): void {
    if (bits === 0) return;
    this.#bits += bits;
    this.#reasons.push({ bits, because });
  }

  /** Whatever else agrees, the verdict is at most this. */
  limit(limit: Exclude<Verdict, "same">, because: string): void {
    if (this.#limit !== "different") this.#limit = limit;
    this.#reasons.push({ bits: -100, because });
  }

  /** False when no description, however alike, could change the verdict. */
  mayStillMatter(weights: MatchWeights): boolean {
    if (this.#limit === "different") return false;
    return (
      this.#bits + weights.descriptionSame > weights.doubtfulFrom &&
      this.#bits + weights.descriptionOther < weights.sameFrom + weights.descriptionSame
    );
  }

  verdict(weights: MatchWeights): PairVerdict {
    const because = this.#reasons
      .toSorted((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
      .map((reason) => reason.because);
    const probability = 1 / (1 + 2 ** (weights.sameFrom - this.#bits));
    let verdict: Verdict = this.#bits >= weights.doubtfulFrom ? "doubtful" : "different";
    if (this.#bits >= weights.sameFrom) verdict = this.#limit;
    if (this.#limit === "different") verdict = "different";
    const most = { same: 1, doubtful: 0.5, different: 0.1 }[this.#limit];
    return { verdict, score: Math.min(most, probability), because };
  }
}

function titleContext(a: ListingTraits, b: ListingTraits): Parameters<typeof alignTitles>[2] {
  return {
    wordsOfA: a.contextWords,
    wordsOfB: b.contextWords,
    yearsOfA: a.times.years,
    yearsOfB: b.times.years,
  };
}

function weighTitles(evidence: Evidence, titles: TitleAlignment, weights: MatchWeights): void {
  const clash = Math.min(titles.onlyABits, titles.onlyBBits);
  const more = Math.max(titles.onlyABits, titles.onlyBBits) - clash;
  const shared = Math.min(titles.sharedBits, weights.titleMostBits);
  evidence.add(
    shared * weights.titleShared,
    clash + more < 1 ? "the titles are the same" : "the titles share words",
  );
  if (titles.isEqual && titles.sharedBits >= weights.titleEqualFrom) {
    evidence.add(weights.titleEqual, "the titles have the same words");
  }
  if (titles.isPartUnsaid) evidence.add(weights.partUnsaid, "only one says which part it is");
  const against = `only one title says "${[...titles.onlyA, ...titles.onlyB].join(", ")}"`;
  if (clash + more > 0) evidence.add(-clash * weights.titleClash - more * weights.titleMore, against);
  if (titles.contradiction !== undefined)
    evidence.limit("different", `the titles differ in ${titles.contradiction}`);
  else if (titles.clashBits > weights.titleClashLimit) {
    evidence.limit("doubtful", "each title says something the other does not");
  }
}

const TIME_WORDS = {
  "same-instant": "they start at the same moment",
  "one-of-series": "one lists sessions of the other's series",
  "same-days": "they are on the same days",
  "same-day-untimed": "they are on the same day, one without an hour",
  "same-clock-other-zone": "they start at the same clock time in different zones",
  "whole-hours-apart": "they start whole hours apart on one day, as with a wrong zone",
  "days-overlap": "the days of one are among the other's",
  "next-day": "they begin a day apart",
  "same-day-other-time": "they start at different times of one day",
  near: "they are on different days",
  far: "the dates are far apart",
  "one-undated": "one has no date",
  undated: "neither has a date",
} satisfies Record<TimeRelation, string>;

/** Likely another meeting, or the same moved: a person must say. */
const CANNOT_MERGE: ReadonlySet<TimeRelation> = new Set(["same-day-other-time", "next-day", "days-overlap"]);

function weighTime(
  evidence: Evidence,
  time: keyof MatchWeights["time"],
  context: PairContext,
  weights: MatchWeights,
): void {
  const because = TIME_WORDS[time];
  const isRepeat =
    context.isOneSource === true &&
    ["whole-hours-apart", "same-clock-other-zone", "same-day-other-time", "next-day"].includes(time);
  evidence.add(isRepeat ? weights.time["same-day-other-time"] : weights.time[time], because);
  if (isRepeat) evidence.limit("different", because);
  else if (CANNOT_MERGE.has(time)) evidence.limit("doubtful", because);
}

interface AddressWeighing {
  readonly a: ListingTraits;
  readonly b: ListingTraits;
  readonly titles: TitleAlignment;
  readonly context: PairContext;
  readonly weights: MatchWeights;
}

function weighAddresses(evidence: Evidence, { a, b, titles, context, weights }: AddressWeighing): void {
  const closest = closestAddresses(a, b);
  if (closest === undefined) return;
  const { relation, address } = closest;
  if (relation !== "same") {
    const words = {
      below: "one page is below the other",
      "same-site": "one site gives them two pages",
      "other-site": "",
    };
    evidence.add(weights.address[relation], words[relation] || "they are on different sites");
    if (relation === "same-site") evidence.limit("doubtful", words[relation]);
    return;
  }
  const shared = context.titlesAtAddress?.(address.key) ?? 1;
  const bits = address.depth === 0 ? weights.address.front : weights.address.same;
  evidence.add(
    Math.max(weights.address.shared, bits - Math.log2(Math.max(1, shared))),
    "the address is the same",
  );
  if (shared > 1 && titles.sharedBits === 0)
    evidence.limit("doubtful", "the address is shared by many titles");
}

function weighPlaces(evidence: Evidence, a: ListingTraits, b: ListingTraits, weights: MatchWeights): void {
  const isSame = isSameCity(a, b);
  if (isSame === true) evidence.add(weights.citySame, "the city is the same");
  if (isSame === false) {
    evidence.add(weights.cityOther, "the cities differ");
    evidence.limit("doubtful", "the cities differ");
  }
  if (isSame === undefined && venueAgreement(a, b) < LEAST_AGREEMENT) {
    evidence.add(weights.venueOther, "the venues differ");
  }
  const [online, inPerson] = ["live-online", "in-person"] as const;
  const isOnlyA = a.ways.includes(online) && !a.ways.includes(inPerson) && !b.ways.includes(online);
  const isOnlyB = b.ways.includes(online) && !b.ways.includes(inPerson) && !a.ways.includes(online);
  if ((isOnlyA && b.ways.includes(inPerson)) || (isOnlyB && a.ways.includes(inPerson))) {
    evidence.add(weights.wayOther, "one is online, the other in person");
  }
}

function weighProviders(evidence: Evidence, a: ListingTraits, b: ListingTraits, weights: MatchWeights): void {
  const agreement = providerAgreement(a, b);
  if (agreement === undefined) return;
  if (agreement >= MOST_AGREEMENT) evidence.add(weights.providerSame, "the provider is the same");
  else if (agreement < LEAST_AGREEMENT) evidence.add(weights.providerOther, "the providers differ");
}

const MOST_AGREEMENT = 0.75;
const LEAST_AGREEMENT = 0.34;

function weighLength(evidence: Evidence, a: ListingTraits, b: ListingTraits, weights: MatchWeights): void {
  const [one, other] = [a.times.lengthMinutes, b.times.lengthMinutes];
  if (one === undefined || other === undefined) return;
  if (one === other) evidence.add(weights.lengthSame, "they last equally long");
  else if (Math.max(one, other) > 1.5 * Math.min(one, other))
    evidence.add(weights.lengthOther, "they differ in length");
}

function weighDescriptions(
  evidence: Evidence,
  a: ListingTraits,
  b: ListingTraits,
  weights: MatchWeights,
): void {
  const overlap = descriptionOverlap(a, b);
  if (overlap === undefined) return;
  if (overlap >= 0.6) evidence.add(weights.descriptionSame, "the descriptions are the same");
  else if (overlap >= 0.25) evidence.add(weights.descriptionAlike, "the descriptions share passages");
  else if (overlap < 0.03) evidence.add(weights.descriptionOther, "the descriptions differ");
}
