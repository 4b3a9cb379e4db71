export { chooseFields, type FieldOrigins, type MergedOffering } from "./choose-fields.ts";
export { clusterListings, type ClusterInput, type ScoredPair } from "./cluster.ts";
export { comparePair, type PairContext } from "./compare-pair.ts";
export type { PairVerdict, Verdict } from "./evidence.ts";
export { matchKeys, type MatchKey, type MatchKeyKind } from "./match-keys.ts";
export {
  candidatePairs,
  createMatcher,
  type IdentifiedListing,
  type MatchedPair,
  type Matcher,
  type MatcherOptions,
} from "./matcher.ts";
export { defaultWeights, type MatchWeights } from "./match-weights.ts";
export { pairName, type MergeDecision } from "./merge-decisions.ts";
export type { FieldPreference, SourcedListing } from "./prefer-listing.ts";
export { eventWordFrequency, type WordFrequency } from "./word-weight.ts";
