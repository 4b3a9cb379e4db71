import { sql } from "kysely";
import type { Db } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";

/** What the database knows of a listing that a source gives again. */
export interface KnownListing {
  readonly id: string;
  readonly sourceKey: string;
  readonly offeringId: string;
  readonly contentHash: string;
  readonly isGone: boolean;
}

/** The rows of a source's listings by their keys, for the keys given. */
export async function knownListings(
  db: Db<CatalogTables>,
  sourceId: string,
  sourceKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownListing>> {
  if (sourceKeys.length === 0) return new Map();
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["id", "source_key", "offering_id", "content_hash", "gone_at"])
    .where("source_id", "=", sourceId)
    .where("source_key", "=", sql<string>`any(${sourceKeys}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.source_key,
      {
        id: row.id,
        sourceKey: row.source_key,
        offeringId: row.offering_id,
        contentHash: row.content_hash,
        isGone: row.gone_at !== null,
      },
    ]),
  );
}

/** The hash of what each listing of a source last said, by its key; gone ones are left out. */
export async function knownHashes(
  db: Db<CatalogTables>,
  sourceId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["source_key", "content_hash"])
    .where("source_id", "=", sourceId)
    .where("gone_at", "is", null)
    .execute();
  return new Map(rows.map((row) => [row.source_key, row.content_hash]));
}
