import { type Db, inTransaction } from "#platform/db";
import { newId } from "#platform/ids";
import { normaliseRecord } from "../rules/normalise/normalise-record.ts";
import type { FieldWords } from "../queries/field-words.ts";
import type { SourceRecord } from "../rules/record.ts";
import { sampleHistory } from "../rules/sample-history.ts";
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
  given: SampleTerms,
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
          address: addressOf(source),
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
      await saveSample(tx, { id, source, pack }, given);
    }
    return true;
  });
}

/** Adds what the made-up sources held in the last two years, for a library that is all made up. Atomic. */
export async function fillSampleHistory(
  db: Db<CatalogTables>,
  pack: SamplePack,
  given: SampleTerms,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const source of pack.sources) {
      const kept = await keptSource(tx, source);
      if (kept !== undefined)
        await saveRecords(tx, kept.id, sampleHistory(pack, source.id, given.now.slice(0, 10)), {
          ...given,
          provider: source.provider,
        });
    }
  });
}

/** Brings back the sample that `removeSample` took away; its sources are there still. Atomic. */
export async function restoreSample(
  db: Db<CatalogTables>,
  pack: SamplePack,
  given: SampleTerms,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const source of pack.sources) {
      const kept = await keptSource(tx, source);
      // It is there already when someone presses twice.
      if (kept?.listing_count === 0) await saveSample(tx, { id: kept.id, source, pack }, given);
    }
  });
}

type SampleSource = SamplePack["sources"][number];

/** What the sample is put into words by, and the day it is counted from. */
interface SampleTerms {
  readonly words: FieldWords;
  readonly now: string;
}

function addressOf({ id }: SampleSource): string {
  return `sample:${id}`;
}

async function keptSource(tx: Db<CatalogTables>, source: SampleSource) {
  return tx
    .selectFrom("catalog_sources")
    .select(["id", "listing_count"])
    .where("address", "=", addressOf(source))
    .where("is_sample", "=", true)
    .executeTakeFirst();
}

async function saveSample(
  tx: Db<CatalogTables>,
  { id, source, pack }: { readonly id: string; readonly source: SampleSource; readonly pack: SamplePack },
  given: SampleTerms,
): Promise<void> {
  const records = sampleRecords(pack, source.id, given.now.slice(0, 10));
  await saveRecords(tx, id, records, { ...given, provider: source.provider });
}

async function saveRecords(
  tx: Db<CatalogTables>,
  id: string,
  records: readonly SourceRecord[],
  { now, provider, words }: SampleTerms & { readonly provider: string },
): Promise<void> {
  const { vocabulary, gazetteer } = words;
  const listings = records.map((record) => normaliseRecord(record, { vocabulary, gazetteer, provider }));
  await saveListings(tx, { id, now }, listings);
  await tx
    .updateTable("catalog_sources")
    .set((set) => ({ listing_count: set("listing_count", "+", listings.length) }))
    .where("id", "=", id)
    .execute();
}
