import { expect, test } from "vitest";
import { testInTransaction } from "#platform/db-testing";
import type { Db } from "#platform/db";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import type { CatalogTables } from "../tables.ts";
import { saveAllListings, saveListings } from "./save-listings.ts";

const now = "2026-11-21T12:00:00Z";
const makerspace = madeListing({
  summary: "Ten low-cost activities.",
  canonicalUrl: "zoom.us/webinar/1",
  sourceKey: "a",
});
const reworded = madeListing({
  title: "Webinar: Makerspaces on a shoestring!",
  canonicalUrl: "zoom.us/webinar/1",
  sourceKey: "b",
});

test("a batch saved twice adds once and then changes nothing", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await madeSource(db, "State library");

    const first = await saveListings(db, { id, now }, [makerspace]);
    const before = await offerings(db);
    const second = await saveListings(db, { id, now: "2026-11-22T12:00:00Z" }, [makerspace]);

    expect(first).toEqual({ added: 1, changed: 0, unchanged: 0 });
    expect(second).toEqual({ added: 0, changed: 0, unchanged: 1 });
    expect(await offerings(db)).toEqual(before);
  }));

test("the same webinar from two sources is one offering with both listings and the preferred source's words", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const aggregator = await madeSource(db, "Aggregator", 200);
    const library = await madeSource(db, "State library", 10);

    await saveListings(db, { id: aggregator, now }, [reworded]);
    await saveListings(db, { id: library, now }, [makerspace]);

    expect(await offerings(db)).toEqual([
      { title: "Makerspaces on a Shoestring", listing_count: 2, merged_into: null },
    ]);
    expect(await sessionStarts(db)).toEqual(["2026-12-03T19:00:00Z"]);
  }));

test("two listings of one batch that are the same are merged too, a different part is not", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await madeSource(db, "State library");
    const part = (number: number, start: string) =>
      madeListing({
        title: `Grant writing, part ${number}`,
        sourceKey: `p${number}`,
        sessions: [madeSession(start)],
      });

    await saveListings(db, { id, now }, [
      makerspace,
      reworded,
      part(1, "2026-12-08T15:00:00Z"),
      part(2, "2026-12-15T15:00:00Z"),
    ]);

    expect((await offerings(db)).map((offering) => offering.listing_count)).toEqual([1, 1, 2]);
  }));

test("a changed listing changes its offering and keeps its address", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await madeSource(db, "State library");
    await saveListings(db, { id, now }, [makerspace]);
    const [before] = await db.selectFrom("catalog_offerings").select("id").execute();

    const counts = await saveListings(db, { id, now }, [
      { ...makerspace, sessions: [madeSession("2026-12-10T19:00:00Z")] },
    ]);

    expect(counts).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(await db.selectFrom("catalog_offerings").select("id").execute()).toEqual([before]);
    expect(await sessionStarts(db)).toEqual(["2026-12-10T19:00:00Z"]);
  }));

test("a listing that turns out to be another offering leaves the merged one", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const one = await madeSource(db, "State library", 10);
    const two = await madeSource(db, "Region", 20);
    await saveListings(db, { id: one, now }, [makerspace]);
    await saveListings(db, { id: two, now }, [reworded]);

    await saveListings(db, { id: two, now }, [
      {
        ...reworded,
        title: "Cataloging maps",
        canonicalUrl: "zoom.us/webinar/2",
        sessions: [madeSession("2027-02-01T15:00:00Z")],
      },
    ]);

    expect(await offerings(db)).toEqual([
      { title: "Cataloging maps", listing_count: 1, merged_into: null },
      { title: "Makerspaces on a Shoestring", listing_count: 1, merged_into: null },
    ]);
  }));

async function offerings(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_offerings")
    .select(["title", "listing_count", "merged_into"])
    .orderBy("listing_count")
    .orderBy("title")
    .execute();
}

async function sessionStarts(db: Db<CatalogTables>) {
  const rows = await db.selectFrom("catalog_sessions").select("starts_at").orderBy("starts_at").execute();
  return rows.map((row) => row.starts_at);
}

test("a listing kept before match keys were made anew is found all the same", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const [first, second] = [await madeSource(db, "State library"), await madeSource(db, "Aggregator")];
    await saveListings(db, { id: first, now }, [makerspace]);
    await db.deleteFrom("catalog_match_keys").execute();
    await db.updateTable("catalog_listings").set({ has_keys: false }).execute();

    await saveListings(db, { id: second, now }, [reworded]);

    expect((await offerings(db)).map((offering) => offering.listing_count)).toEqual([2]);
  }));

test("all listings of a source are saved in batches, each key once, and again only where they changed", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const source = { id: await madeSource(db, "State library"), now };
    const listings = Array.from({ length: 450 }, (_, place) =>
      madeListing({ title: `Course ${place} on beekeeping`, sourceKey: `k${place}`, sessions: [] }),
    );
    const progress: number[] = [];

    const first = await saveAllListings(db, source, [...listings, ...listings.slice(0, 1)], (done) =>
      progress.push(done),
    );
    const changed = listings.map((listing, place) =>
      place === 300 ? { ...listing, summary: "Bring a veil." } : { ...listing, updatedAt: now },
    );
    const second = await saveAllListings(db, source, changed);

    expect(first).toEqual({ added: 450, changed: 0, unchanged: 1 });
    expect(progress).toEqual([200, 400, 451]);
    expect(second).toEqual({ added: 0, changed: 1, unchanged: 449 });
    expect(await saveAllListings(db, source, [])).toEqual({ added: 0, changed: 0, unchanged: 0 });
  }));

test("every listing is kept word for word, whether its offering says the same, says it once, or is merged", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const id = await madeSource(db, "State library");
    const session = madeSession("2027-02-01T15:00:00Z");
    const plain = madeListing({ title: "Cataloging maps", sessions: [session], updatedAt: now });
    const twice = madeListing({ title: "Book repair, “hands on”", sessions: [session, session] });

    await saveListings(db, { id, now }, [plain, twice, makerspace, reworded]);
    const first = await kept(db);
    const changed = { ...plain, summary: "Bring\na map, or {two}." };
    await saveListings(db, { id, now }, [changed, { ...twice, sessions: [session] }]);
    const second = await kept(db);

    expect(first).toEqual([
      { listing: twice, offering: { ...twice, sessions: [session] } },
      { listing: plain, offering: plain },
      { listing: makerspace, offering: first[2]?.offering },
      { listing: reworded, offering: first[2]?.offering },
    ]);
    expect(second.slice(0, 2)).toEqual([
      { listing: { ...twice, sessions: [session] }, offering: { ...twice, sessions: [session] } },
      { listing: changed, offering: changed },
    ]);
  }));

async function kept(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_listings")
    .innerJoin("catalog_offerings", "catalog_offerings.id", "catalog_listings.offering_id")
    .select(["listing", "offering"])
    .orderBy("source_key")
    .execute();
}
