import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { CatalogTables } from "../../tables.ts";

/** Two listings, in any order. */
export interface ListingPair {
  readonly firstId: string;
  readonly secondId: string;
}

/**
 * What is written down about two listings.
 *
 * @throws NotFound when nobody was asked about them.
 */
export async function askedPair(tx: Db<CatalogTables>, pair: ListingPair) {
  if (!isId(pair.firstId) || !isId(pair.secondId)) throw new NotFound("There is no such pair.");
  const [first, second] = inOrder(pair.firstId, pair.secondId);
  const row = await tx
    .selectFrom("catalog_pairs")
    .select(["first_id", "second_id", "score", "because", "decision", "created_at", "former"])
    .where("first_id", "=", first)
    .where("second_id", "=", second)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("Nobody was asked about these two.");
  return row;
}

/** Two ids as `catalog_pairs` has them. */
export function inOrder(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one];
}

/** The offering of each of two listings; less than two where a listing is not there. */
export async function offeringsOf(
  tx: Db<CatalogTables>,
  { firstId, secondId }: ListingPair,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("catalog_listings")
    .select("offering_id")
    .where("id", "in", [firstId, secondId])
    .orderBy("id")
    .execute();
  return rows.map((row) => row.offering_id);
}
