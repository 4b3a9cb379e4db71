import { beforeAll, beforeEach, expect, test } from "vitest";
import { type Db, recordQueries, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { madeListing, madeSource } from "../../../../../tests/catalog/made-listing.ts";
import { saveListings } from "../../actions/save-listings.ts";
import type { CatalogTables } from "../../tables.ts";
import { KeptOfferings } from "./kept-offerings.ts";

const now = "2026-11-21T12:00:00Z";
let db: Db<CatalogTables>;
let sourceId: string;
let ids: readonly string[];

beforeAll(async () => {
  db = withTables<CatalogTables>((await testDatabase()).db);
  sourceId = await madeSource(db, "State library");
});

beforeEach(async () => {
  const titles = ["Weeding", "Copyright in schools", "Storytime at sea"];
  await saveListings(
    db,
    { id: sourceId, now },
    titles.map((title, place) =>
      madeListing({ title, sourceKey: title, url: `https://example.org/${place}`, summary: title }),
    ),
  );
  const rows = await db.selectFrom("catalog_offerings").select(["id", "title"]).orderBy("title").execute();
  ids = titles.flatMap((title) => rows.find((row) => row.title === title)?.id ?? []);
});

test("what was just read is not asked for again, and the order is the one asked for", async () => {
  const kept = new KeptOfferings(db);
  await kept.byId(ids.slice(0, 2));

  const { result, queries } = await recordQueries(() => kept.byId(ids.toReversed()));

  expect([...result.keys()]).toEqual(ids.toReversed());
  expect(queries.length).toBe(1);
  expect((await recordQueries(() => kept.byId(ids))).queries).toEqual([]);
});

test("an offering that changed is read anew", async () => {
  const kept = new KeptOfferings(db);
  const [id = ""] = ids;
  await kept.byId(ids);
  await db.updateTable("catalog_offerings").set({ listing_count: 7 }).where("id", "=", id).execute();

  expect((await kept.byId([id])).get(id)?.listingCount).toBe(1);
  kept.forget(id);
  expect((await kept.byId([id])).get(id)?.listingCount).toBe(7);
  await db.updateTable("catalog_offerings").set({ listing_count: 1 }).where("id", "=", id).execute();
});

test("what was being read while something changed is not kept", async () => {
  const kept = new KeptOfferings(db);
  const reading = kept.byId(ids);
  kept.forget(ids[0] ?? "");
  await reading;

  expect((await recordQueries(() => kept.byId(ids))).queries.length).toBe(1);
});

test("of too many the one used longest ago is let go", async () => {
  const kept = new KeptOfferings(db, 2);
  const [one = "", two = "", three = ""] = ids;
  await kept.byId([one, two]);
  await kept.byId([one]);
  await kept.byId([three]);

  expect((await recordQueries(() => kept.byId([one, three]))).queries).toEqual([]);
  expect((await recordQueries(() => kept.byId([two]))).queries.length).toBe(1);
});

test("ids that are not there are left out", async () => {
  expect(await new KeptOfferings(db).byId(["00000000-0000-7000-8000-000000000000"])).toEqual(new Map());
});
