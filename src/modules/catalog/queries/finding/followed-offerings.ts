import { sql } from "kysely";
import type { Db } from "#platform/db";
import { FollowedIndex, type FollowedIndexOptions } from "#platform/search";
import type { CatalogTables } from "../../tables.ts";
import { type ChangedOffering, changedOfferings } from "./changed-offerings.ts";
import {
  type DocumentContext,
  documentVersion,
  offeringDocument,
  offeringSchema,
} from "./offering-document.ts";

/** How the catalogue's index follows its database. */
export interface FollowedOfferingsOptions extends Omit<FollowedIndexOptions, "db"> {
  readonly db: Db<CatalogTables>;
}

/** The index of all offerings but those that were merged into others. `onChange` is told of each that changed. */
export function followedOfferings(
  { db, snapshot, ...options }: FollowedOfferingsOptions,
  context: DocumentContext,
  onChange: (change: ChangedOffering) => void,
): FollowedIndex<ChangedOffering> {
  return new FollowedIndex(
    {
      table: { name: "catalog_offerings", isHeld: sql`merged_into is null` },
      schema: offeringSchema,
      changes: async (after, limit) => changedOfferings(db, after, limit),
      documentOf: ({ id, isGone, mergedInto, offering }) =>
        mergedInto === null ? offeringDocument(id, offering, isGone, context) : undefined,
      onChange,
    },
    {
      ...options,
      db,
      snapshot: snapshot && { ...snapshot, madeWith: `${documentVersion} ${snapshot.madeWith}` },
    },
  );
}
