import { pairName, type MergeDecision } from "./merge-decisions.ts";

interface ScoredPair {
  readonly a: string;
  readonly b: string;
  readonly verdict: "same" | "doubtful" | "different";
  readonly score: number;
}

export interface ClusterInput {
  readonly ids: readonly string[];
  readonly pairs: readonly ScoredPair[];
  readonly decisions: readonly MergeDecision[];
  /** Whether two listings cannot be one offering; asked for members that were never compared. */
  readonly contradicts: (a: string, b: string) => boolean;
}

/**
 * Groups of listings that are one offering each.
 *
 * A person's decisions come first, the later of two on one pair counting. Then pairs that are `same` join, the
 * surest first, but only while no member of one group contradicts a member of the other: a chain of likenesses
 * never joins two listings that cannot be the same. A contradiction that a person has overruled for one listing of a
 * group does not keep others like that listing out. `keep-apart` holds against a chain of `keep-together` too.
 * Groups and their members come in order of their ids, whatever the order of the input.
 */
export function clusterListings(input: ClusterInput): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>(input.ids.map((id) => [id, [id]]));
  const decided = new Map(input.decisions.map((decision) => [pairName(decision.a, decision.b), decision]));
  const isApart = (a: string, b: string): boolean => decided.get(pairName(a, b))?.verdict === "keep-apart";
  const isTogether = (a: string, b: string): boolean =>
    decided.get(pairName(a, b))?.verdict === "keep-together";
  // Said to be the same though they cannot be by the rules, as two dates of one workshop: what is like the one then
  // comes to both. Without a contradiction between the two it would not follow.
  const isOverruled = (a: string, b: string): boolean => isTogether(a, b) && input.contradicts(a, b);

  const joinUnless = (a: string, b: string, forbids: (a: string, b: string) => boolean): void => {
    const [one, other] = [groups.get(a), groups.get(b)];
    if (!one || !other || one === other) return;
    if (one.some((member) => other.some((each) => forbids(member, each)))) return;
    one.push(...other);
    for (const member of other) groups.set(member, one);
  };

  for (const decision of [...decided.values()].toSorted(byName)) {
    if (decision.verdict === "keep-together") joinUnless(decision.a, decision.b, isApart);
  }
  for (const pair of input.pairs.filter((each) => each.verdict === "same").toSorted(surestFirst)) {
    joinUnless(
      pair.a,
      pair.b,
      (a, b) =>
        isApart(a, b) ||
        (!isTogether(a, b) && input.contradicts(a, b) && !isOverruled(a, pair.a) && !isOverruled(b, pair.b)),
    );
  }
  return [...new Set(groups.values())]
    .map((members) => members.toSorted())
    .toSorted((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

function byName(a: MergeDecision, b: MergeDecision): number {
  return pairName(a.a, a.b) < pairName(b.a, b.b) ? -1 : 1;
}

function surestFirst(a: ScoredPair, b: ScoredPair): number {
  return b.score - a.score || (pairName(a.a, a.b) < pairName(b.a, b.b) ? -1 : 1);
}
