import type { Listing } from "../listing.ts";
import { alignTitles, type TitleAlignment } from "./align-titles.ts";
import {
  closestAddresses,
  descriptionOverlap,
  isSameCity,
  providerAgreement,
  saysTheSame,
  venueAgreement,
} from "./compare-parts.ts";
import { Evidence, type PairVerdict } from "./evidence.ts";
import { listingTraits, type ListingTraits } from "./listing-traits.ts";
import { defaultWeights, type MatchWeights } from "./match-weights.ts";
import { timeRelation, type TimeRelation } from "./session-times.ts";
import { eventWordFrequency, type WordFrequency } from "./word-weight.ts";

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

/** `comparePair` for listings already taken apart. */
export function compareTraits(a: ListingTraits, b: ListingTraits, context: PairContext = {}): PairVerdict {
  const [first, second] = a.title.text <= b.title.text ? [a, b] : [b, a];
  const weights = context.weights ?? defaultWeights;
  const time = timeRelation(first.times, second.times);
  // Most candidates are other meetings under the same address or title: nothing else can make them the same.
  if (time === "far" || time === "near") return TOO_FAR[time];
  if (REPEATS.has(time) && isUnrelated(first, second)) return UNRELATED;
  const titles = alignTitles(first.title, second.title, titleContext(first, second));
  const evidence = new Evidence(weights.prior);
  weighTitles(evidence, titles, weights);
  weighTime(evidence, time, context, weights);
  weighAddresses(evidence, { a: first, b: second, titles, context, weights });
  weighPlaces(evidence, first, second, weights);
  weighProviders(evidence, first, second, weights);
  weighLength(evidence, first, second, weights);
  if (saysTheSame(first, second)) evidence.add(weights.allSame, "all they say is the same");
  if (evidence.mayStillMatter(weights)) weighDescriptions(evidence, first, second, weights);
  return evidence.verdict(weights);
}

/** Dates that one meeting has when a zone was misread, and two have otherwise. */
const REPEATS: ReadonlySet<TimeRelation> = new Set([
  "whole-hours-apart",
  "same-clock-other-zone",
  "same-day-other-time",
  "next-day",
]);

const UNRELATED: PairVerdict = {
  verdict: "different",
  score: 0,
  because: ["neither title nor address agrees, and they start at different times"],
};

/** Other talks of one day: without a word or an address in common no evidence would suffice. */
function isUnrelated(a: ListingTraits, b: ListingTraits): boolean {
  const words = b.title.words;
  if (a.title.words.length < 2 || words.length < 2) return false;
  if (a.title.words.some((word, index) => (a.title.bits[index] ?? 0) >= 2 && words.includes(word)))
    return false;
  return !a.addresses.some(({ key }) => b.addresses.some((other) => other.key === key));
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
  const areSame = clash + more < 1;
  evidence.add(shared * weights.titleShared, areSame ? "the titles are the same" : "the titles share words");
  if (titles.isEqual && titles.sharedBits >= weights.titleEqualFrom) {
    evidence.add(weights.titleEqual, areSame ? "the titles are the same" : "the titles have the same words");
  }
  if (titles.isPartUnsaid) evidence.add(weights.partUnsaid, "only one says which part it is");
  if (clash + more > 0) {
    evidence.add(-clash * weights.titleClash - more * weights.titleMore, () => differenceInWords(titles));
  }
  if (titles.contradiction !== undefined)
    evidence.limit("different", `the titles differ in ${titles.contradiction}`);
  else if (titles.clashBits > weights.titleClashLimit) {
    evidence.limit("doubtful", "each title says something the other does not");
  }
}

function differenceInWords({ onlyA, onlyB }: TitleAlignment): string {
  const quoted = (words: readonly string[]): string => `"${words.join(" ")}"`;
  if (onlyA.length + onlyB.length === 0) return "the titles are spelled differently";
  if (onlyA.length > 0 && onlyB.length > 0)
    return `one title says ${quoted(onlyA)}, the other ${quoted(onlyB)}`;
  return `only one title says ${quoted([...onlyA, ...onlyB])}`;
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

const TOO_FAR = {
  near: { verdict: "different", score: 0, because: [TIME_WORDS.near] },
  far: { verdict: "different", score: 0, because: [TIME_WORDS.far] },
} satisfies Record<string, PairVerdict>;

/** Likely another meeting, or the same moved: a person must say. */
const CANNOT_MERGE: ReadonlySet<TimeRelation> = new Set(["same-day-other-time", "next-day", "days-overlap"]);

function weighTime(
  evidence: Evidence,
  time: keyof MatchWeights["time"],
  context: PairContext,
  weights: MatchWeights,
): void {
  const because = TIME_WORDS[time];
  const isRepeat = context.isOneSource === true && REPEATS.has(time);
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
