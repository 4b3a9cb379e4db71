import { type Db, inTransaction } from "#platform/db";
import { newId } from "#platform/ids";
import { normaliseRecord } from "../rules/normalise/normalise-record.ts";
import type { FieldWords } from "../queries/field-words.ts";
import { sampleRecords, type SamplePack } from "../rules/sample-pack.ts";
import type { CatalogTables } from "../tables.ts";
import { saveListings } from "./save-listings.ts";

/**
 * Fills an empty catalogue with the made-up one of `packs/sample`, clearly called so. False, and nothing is done, when
 * there is a source already. Atomic.
 */
export async function fillSample(
  db: Db<CatalogTables>,
  pack: SamplePack,
  given: { readonly words: FieldWords; readonly now: string },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const any = await tx.selectFrom("catalog_sources").select("id").limit(1).executeTakeFirst();
    if (any !== undefined) return false;
    for (const [place, source] of pack.sources.entries()) {
      const id = newId();
      await tx
        .insertInto("catalog_sources")
        .values({
          id,
          name: source.name,
          address: `sample:${source.id}`,
          shown_address: source.home,
          home_page: source.home,
          format: "sample",
          zone: source.zone,
          region: source.region,
          rank: 100 + place,
          status: "paused",
          pack_id: null,
          columns: null,
          next_harvest_at: null,
          etag: null,
          last_modified: null,
          last_success_at: given.now,
          last_error: null,
          is_sample: true,
          created_at: given.now,
        })
        .execute();
      const settings = {
        vocabulary: given.words.vocabulary,
        gazetteer: given.words.gazetteer,
        provider: source.provider,
      };
      const listings = sampleRecords(pack, source.id, given.now.slice(0, 10)).map((record) =>
        normaliseRecord(record, settings),
      );
      const { added } = await saveListings(tx, { id, now: given.now }, listings);
      await tx.updateTable("catalog_sources").set({ listing_count: added }).where("id", "=", id).execute();
    }
    return true;
  });
}
