import type { Db } from "#platform/db";
import { createMatcher, type MatchedPair, type MergeDecision, pairName } from "../../rules/matching/index.ts";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";
import type { PlacedListing } from "./neighbourhood.ts";

/** Listings by offering, and the pairs that wait for a person. */
export interface Grouping {
  readonly groups: readonly (readonly PlacedListing[])[];
  readonly doubtful: readonly MatchedPair[];
}

/**
 * Which listings are one offering.
 *
 * `settled` were grouped before and have not changed: they stay together, whatever a wider view of them would say
 * now, so that offerings do not flicker. `changed` are judged anew. People's decisions stand above both.
 */
export async function groupListings(
  db: Db<CatalogTables>,
  changed: readonly PlacedListing[],
  settled: readonly PlacedListing[],
): Promise<Grouping> {
  const all = [...settled, ...changed];
  const byId = new Map(all.map((listing) => [listing.id, listing]));
  const matcher = createMatcher();
  // What is settled is never judged against what is settled: that would cost most, and change nothing.
  for (const placed of settled) matcher.know(placed);
  for (const placed of changed) matcher.add(placed);
  const decisions = await decisionsAmong(db, all);
  const decided = new Set(decisions.map((decision) => pairName(decision.a, decision.b)));
  const groups = matcher
    .clusters([...keptTogether(settled, decided), ...decisions])
    .map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
  const groupOf = new Map(
    groups.flatMap((group, place) => group.map((placed) => [placed.id, place] as const)),
  );
  const doubtful = matcher
    .doubtful()
    .filter((pair) => !decided.has(pairName(pair.a, pair.b)) && groupOf.get(pair.a) !== groupOf.get(pair.b));
  return { groups, doubtful };
}

function keptTogether(
  settled: readonly PlacedListing[],
  decided: ReadonlySet<string>,
): readonly MergeDecision[] {
  const earlierOf = new Map<string, string[]>();
  return settled.flatMap(({ id, offeringId }) => {
    if (offeringId === undefined) return [];
    const earlier = earlierOf.get(offeringId);
    if (earlier === undefined) {
      earlierOf.set(offeringId, [id]);
      return [];
    }
    // With any that no person has spoken about: one that was taken out must not leave the others apart.
    const partner = earlier.find((other) => !decided.has(pairName(other, id)));
    earlier.push(id);
    return partner === undefined ? [] : [{ verdict: "keep-together", a: partner, b: id } as const];
  });
}

async function decisionsAmong(
  db: Db<CatalogTables>,
  listings: readonly PlacedListing[],
): Promise<readonly MergeDecision[]> {
  // Nobody can have spoken about a listing that is new.
  const ids = listings.flatMap((placed) => (placed.offeringId === undefined ? [] : [placed.id]));
  if (ids.length < 2) return [];
  const rows = await db
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id", "decision"])
    .where("first_id", "=", anyOf(ids))
    .where("second_id", "=", anyOf(ids))
    .where("decision", "is not", null)
    .orderBy("decided_at")
    .orderBy("first_id")
    .orderBy("second_id")
    .execute();
  return rows.map((row) => ({
    verdict: row.decision === "together" ? "keep-together" : "keep-apart",
    a: row.first_id,
    b: row.second_id,
  }));
}
