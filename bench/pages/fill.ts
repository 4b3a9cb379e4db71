import { sql } from "kysely";
import { type Db, migrate, openDatabase, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import type { FieldWords } from "../../src/modules/catalog/queries/field-words.ts";
import { readListings } from "../../src/modules/catalog/queries/reading/read-listings.ts";
import type { Listing } from "../../src/modules/catalog/rules/listing.ts";
import type { CatalogTables } from "../../src/modules/catalog/tables.ts";
import { madeSource } from "../../tests/catalog/made-listing.ts";
import { calendarOf, madeCalendars } from "../harvest/made-events.ts";

const batchSize = 500;
const distinctCount = 10_000;

/**
 * Fills the embedded database of a directory with that many offerings, each with one listing, and tells some of their
 * ids. Written straight into the tables: that saving works and how fast it is, others measure.
 */
export async function fillCatalogue(
  directory: string,
  words: FieldWords,
  count: number,
): Promise<readonly string[]> {
  const listings = await madeListings(words, Math.min(count, distinctCount));
  const database = await openDatabase({ dataDirectory: directory });
  try {
    await migrate(database);
    const db = withTables<CatalogTables>(database.db);
    const sourceId = await madeSource(db, "Prairie Library Calendar");
    await db
      .updateTable("catalog_sources")
      .set({ listing_count: count })
      .where("id", "=", sourceId)
      .execute();
    const ids: string[] = [];
    for (let start = 0; start < count; start += batchSize) {
      const places = Array.from({ length: Math.min(batchSize, count - start) }, (_, place) => start + place);
      const batch = places.map((place) => partOf(listings[place % listings.length], place));
      ids.push(...(await insert(db, sourceId, batch)));
    }
    return ids.filter((_, place) => place % Math.ceil(count / 500) === 0);
  } finally {
    await database.close();
  }
}

async function madeListings(words: FieldWords, count: number): Promise<readonly Listing[]> {
  const [events = []] = madeCalendars(count, 1);
  const { listings } = await readListings(
    new TextEncoder().encode(calendarOf(events)),
    { contentType: "text/calendar" },
    { settings: { zone: "America/New_York" }, words, now: "2026-11-21T00:00:00Z" },
  );
  return listings;
}

/** Beyond the distinct ones, further parts of them. */
function partOf(listing: Listing | undefined, place: number): Listing {
  if (listing === undefined) throw new Error("No listing was made.");
  const part = Math.floor(place / distinctCount);
  const title = part === 0 ? listing.title : `${listing.title}, Part ${part + 1}`;
  return { ...listing, title, sourceKey: `${listing.sourceKey}/${part}` };
}

async function insert(
  db: Db<CatalogTables>,
  sourceId: string,
  batch: readonly Listing[],
): Promise<readonly string[]> {
  const ids = batch.map(() => newId());
  const texts = batch.map((listing) => JSON.stringify(listing));
  await sql`
    with made as (
      select * from unnest(${ids}::uuid[], ${batch.map((each) => each.title)}::text[],
        ${batch.map((each) => each.sourceKey)}::text[], ${texts}::jsonb[]) as made (id, title, source_key, listing)
    ), offerings as (
      insert into catalog_offerings (id, title, offering, updated_at)
      select id, title, listing, '2026-11-21T00:00:00Z' from made
    )
    insert into catalog_listings
      (id, source_id, source_key, offering_id, listing, content_hash, first_seen_at, last_seen_at)
    select id, ${sourceId}::uuid, source_key, id, listing, '', '2026-11-20T00:00:00Z', '2026-11-21T00:00:00Z' from made`.execute(
    db,
  );
  return ids;
}
