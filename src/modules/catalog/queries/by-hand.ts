import type { Db } from "#platform/db";
import { NotFound } from "#platform/errors";
import { isId } from "#platform/ids";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";

/** Address of the one source that holds what people here write down. */
export const byHandAddress = "by-hand:";

/** A listing that was written down by hand, whether it is still shown or not. */
export interface ByHandListing {
  readonly listing: Listing;
  readonly sourceId: string;
}

/** @throws NotFound when no listing written down by hand has this id. */
export async function byHandListing(db: Db<CatalogTables>, id: string): Promise<ByHandListing> {
  const row = isId(id)
    ? await db
        .selectFrom("catalog_listings")
        .innerJoin("catalog_sources", "catalog_sources.id", "catalog_listings.source_id")
        .select(["listing", "source_id as sourceId"])
        .where("catalog_listings.id", "=", id)
        .where("catalog_sources.address", "=", byHandAddress)
        .executeTakeFirst()
    : undefined;
  if (row === undefined) throw new NotFound("Nothing was written down by hand at this address.");
  return row;
}
