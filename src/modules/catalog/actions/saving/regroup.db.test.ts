import { expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { madeListing, madeSession, madeSource } from "../../../../../tests/catalog/made-listing.ts";
import type { CatalogTables } from "../../tables.ts";
import { saveListings } from "../save-listings.ts";
import { markGone } from "./gone.ts";

const now = "2026-11-21T12:00:00Z";
const copy = madeListing({ canonicalUrl: "zoom.us/webinar/1" });

async function offerings(db: Db<CatalogTables>) {
  return db
    .selectFrom("catalog_offerings")
    .select(["id", "title", "listing_count", "is_gone", "merged_into"])
    .orderBy("id")
    .execute();
}

async function sourcesOf(db: Db<CatalogTables>, names: readonly string[]): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const name of names) ids.push(await madeSource(db, name));
  return ids;
}

test("an offering is gone when its last listing is, and comes back with the same address", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const [one = "", two = ""] = await sourcesOf(db, ["State library", "Region"]);
    await saveListings(db, { id: one, now }, [copy]);
    await saveListings(db, { id: two, now }, [copy]);
    const [before] = await offerings(db);

    await markGone(db, { id: one, now }, new Set());
    expect(await offerings(db)).toEqual([before]);
    await markGone(db, { id: two, now }, new Set());
    expect(await offerings(db)).toEqual([{ ...before, is_gone: true }]);
    await saveListings(db, { id: two, now }, [copy]);

    expect(await offerings(db)).toEqual([before]);
  }));

test("an offering that was emptied leads on; a listing that leaves again has an offering of its own", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const [one = "", two = ""] = await sourcesOf(db, ["State library", "Region"]);
    const other = madeListing({
      sourceKey: "other",
      title: "Cataloging maps",
      canonicalUrl: "zoom.us/webinar/2",
      sessions: [madeSession("2027-02-01T15:00:00Z")],
    });
    await saveListings(db, { id: one, now }, [copy]);
    await saveListings(db, { id: two, now }, [other]);
    const [first, second] = (await offerings(db)).map(({ id }) => id);

    await saveListings(db, { id: two, now }, [{ ...copy, sourceKey: "other" }]);
    expect(await offerings(db)).toEqual([
      { id: first, title: copy.title, listing_count: 2, is_gone: false, merged_into: null },
      { id: second, title: other.title, listing_count: 0, is_gone: false, merged_into: first },
    ]);
    await saveListings(db, { id: two, now }, [other]);

    const after = await offerings(db);
    expect(after.filter(({ merged_into }) => merged_into === null).map(({ title }) => title)).toEqual([
      copy.title,
      other.title,
    ]);
  }));

test("doubtful pairs are asked about, with what speaks for and against them, until one changes", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const [one = "", two = ""] = await sourcesOf(db, ["State library", "Region"]);
    const pairs = () => db.selectFrom("catalog_pairs").select(["because", "decision"]).execute();
    const short = madeListing({ title: "Makerspaces", sourceKey: "short" });
    await saveListings(db, { id: one, now }, [madeListing()]);
    await saveListings(db, { id: two, now }, [short]);
    expect(await pairs()).toEqual([
      {
        because: [
          "they start at the same moment",
          "the titles share words",
          "they last equally long",
          'only one title says "shoestring"',
        ],
        decision: null,
      },
    ]);

    await saveListings(db, { id: two, now }, [{ ...short, summary: "New words." }]);
    expect(await pairs()).toHaveLength(1);
    await saveListings(db, { id: two, now }, [{ ...short, title: "Cataloging maps" }]);

    expect(await pairs()).toEqual([]);
  }));
