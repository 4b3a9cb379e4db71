import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { saveListings } from "../../src/modules/catalog/actions/save-listings.ts";
import { topicCounts } from "../../src/modules/catalog/queries/topic-counts.ts";
import type { CatalogTables } from "../../src/modules/catalog/tables.ts";
import { madeListing, madeSource } from "./made-listing.ts";

let database: Awaited<ReturnType<typeof testDatabase>>;
let db: Db<CatalogTables>;

beforeAll(async () => {
  database = await testDatabase();
  db = withTables<CatalogTables>(database.db);
});
afterAll(async () => database.close());

test("an offering counts for each of its topics, in the time in which it was first seen, and samples for none", async () => {
  const id = await madeSource(db, "State Library");
  const sample = await madeSource(db, "Made up");
  await db.updateTable("catalog_sources").set({ is_sample: true }).where("id", "=", sample).execute();
  const save = async (source: string, now: string, title: string, topics: readonly string[]) =>
    saveListings(db, { id: source, now }, [madeListing({ title, topics: [...topics] })]);
  await save(id, "2026-01-10T00:00:00Z", "Budgets for Branches", ["money"]);
  await save(id, "2026-10-10T00:00:00Z", "Chatbots at the Desk", ["ai", "reference"]);
  await save(id, "2026-11-01T00:00:00Z", "Something Else Entirely", []);
  await save(sample, "2026-11-01T00:00:00Z", "Zines of a Sample Library", ["ai"]);
  await save(id, "2020-01-01T00:00:00Z", "Microfilm Reader Repair", ["archives"]);

  expect(await topicCounts(db, { from: "2025-08-01T00:00:00Z", since: "2026-08-22T00:00:00Z" })).toEqual({
    topics: [
      { topic: "ai", recent: 1, before: 0 },
      { topic: "money", recent: 0, before: 1 },
      { topic: "reference", recent: 1, before: 0 },
    ],
    all: { recent: 2, before: 1 },
  });
});
