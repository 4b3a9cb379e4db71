export { chooseFields } from "./choose-fields.ts";
export { comparePair } from "./compare-pair.ts";
export { hashText48 } from "./fold.ts";
export { datedWithinMinutes, matchKeys } from "./match-keys.ts";
export { createMatcher, type MatchedPair } from "./matcher.ts";
export { pairName, type MergeDecision } from "./merge-decisions.ts";
export { isItsOwnOffering } from "./own-offering.ts";
export { speaking } from "./speaking.ts";
export { otherTimes } from "./other-times.ts";
