import { beforeAll, expect, test } from "vitest";
import { type Db, recordQueries, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { madeListing, madeSource } from "../../../../../tests/catalog/made-listing.ts";
import { saveListings } from "../../actions/save-listings.ts";
import type { CatalogTables } from "../../tables.ts";
import { offeringsById, type OfferingRow } from "../offerings.ts";
import { cardText } from "./card-text.ts";
import { KeptCards } from "./kept-cards.ts";

let db: Db<CatalogTables>;
let rows: readonly OfferingRow[];
let ids: readonly string[];

beforeAll(async () => {
  db = withTables<CatalogTables>((await testDatabase()).db);
  const id = await madeSource(db, "State library");
  const titles = ["Weeding", "Copyright in schools", "Storytime at sea"];
  await saveListings(
    db,
    { id, now: "2026-11-21T12:00:00Z" },
    titles.map((title) => madeListing({ title, sourceKey: title, url: `https://example.org/${title}` })),
  );
  const made = await db.selectFrom("catalog_offerings").select(["id"]).orderBy("title").execute();
  ids = made.map((each) => each.id);
  rows = [...(await offeringsById(db, ids)).values()];
});

test("what changed is handed over and not read again, without the words that no card shows", async () => {
  const cards = new KeptCards(db);
  for (const row of rows) cards.keep(row);

  const { result, queries } = await recordQueries(() => cards.byId(ids.toReversed()));

  expect(queries).toEqual([]);
  expect([...result.keys()]).toEqual(ids.toReversed());
  const card = result.get(ids[0] ?? "");
  expect(card?.offering.title).toBe("Copyright in schools");
  expect(card?.offering).not.toHaveProperty("summary");
  expect(card?.offering).not.toHaveProperty("reasons");
});

test("what is not known is read once, and what is forgotten is read anew", async () => {
  const cards = new KeptCards(db);
  const asked = async (some: readonly string[]) => {
    const { result, queries } = await recordQueries(() => cards.byId(some));
    return [result.size, queries.length];
  };

  expect(await asked([...ids, "019aaaaa-0000-7000-8000-000000000000"])).toEqual([3, 1]);
  expect(await asked(ids)).toEqual([3, 0]);
  cards.forget(ids[1] ?? "");
  expect(await asked(ids)).toEqual([3, 1]);
});

test("what was being read while something changed is not kept", async () => {
  const cards = new KeptCards(db);
  const [first] = rows;
  if (first === undefined) throw new Error("There are no offerings.");
  const reading = cards.byId(ids);
  cards.keep({ ...first, listingCount: 7 });
  await reading;

  expect((await cards.byId([first.id])).get(first.id)?.listingCount).toBe(7);
  expect((await recordQueries(() => cards.byId(ids))).queries.length).toBe(1);
});

test("of too much what was used longest ago is let go", async () => {
  // There is room for two of the three.
  const cards = new KeptCards(db, 2 * Math.max(...rows.map((row) => cardText(row).length)));
  const queryCounts: number[] = [];
  for (const place of [0, 1, 2, 1, 0, 1, 2]) {
    const { queries } = await recordQueries(() => cards.byId(ids.slice(place, place + 1)));
    queryCounts.push(queries.length);
  }

  expect(queryCounts).toEqual([1, 1, 1, 0, 1, 0, 1]);
});
