import { createMatcher } from "../../src/modules/catalog/rules/matching/index.ts";
import type { KnownListing } from "./catalogue.ts";
import { halfOf, type Half } from "./event-pairs.ts";
import { chanceFrom } from "./random.ts";
import { variantOf } from "./variants.ts";

export interface ClusterFigures {
  readonly listings: number;
  readonly precision: number;
  readonly recall: number;
  readonly doubtful: number;
}

/**
 * The whole way: every real record of a half and a copy of every third one are put into one matcher, and the
 * groups it makes are compared, pair by pair, with the truth.
 */
export function measureClusters(known: readonly KnownListing[], half: Half): ClusterFigures {
  const chance = chanceFrom(99);
  const matcher = createMatcher();
  const truths = new Map<string, string>();
  for (const [index, each] of known.filter((one) => halfOf(one) === half).entries()) {
    const truth = `${each.kind} ${each.truth}`;
    const sourceId = each.kind === "conference" ? (each.listing.sourceKey.split(":")[0] ?? "") : each.kind;
    truths.set(`r${index}`, truth);
    matcher.add({ id: `r${index}`, listing: each.listing, sourceId });
    if (index % 3 !== 0) continue;
    truths.set(`c${index}`, truth);
    matcher.add({ id: `c${index}`, listing: variantOf(each.listing, chance), sourceId: "copies" });
  }
  const groups = matcher.clusters();
  const truthOf = (id: string): string => truths.get(id) ?? id;
  const [joined, right] = [pairCount(groups.map((ids) => ids.length)), rightPairs(groups, truthOf)];
  const all = pairCount(
    [...Map.groupBy(truths.values(), (truth) => truth).values()].map((ids) => ids.length),
  );
  return {
    listings: truths.size,
    precision: right / joined,
    recall: right / all,
    doubtful: matcher.doubtful().length,
  };
}

function pairCount(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

function rightPairs(groups: readonly (readonly string[])[], truthOf: (id: string) => string): number {
  return groups.reduce((sum, ids) => {
    const sizes = [...Map.groupBy(ids, truthOf).values()].map((same) => same.length);
    return sum + pairCount(sizes);
  }, 0);
}
