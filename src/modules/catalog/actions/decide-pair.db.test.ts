import { expect, test } from "vitest";
import type { Db } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { madeListing, madeSession, madeSource } from "../../../../tests/catalog/made-listing.ts";
import { waitingPair, waitingPairCount } from "../queries/pairs.ts";
import type { Listing } from "../rules/listing.ts";
import type { CatalogTables } from "../tables.ts";
import { decidePair, reconsiderPair } from "./decide-pair.ts";
import { saveListings } from "./save-listings.ts";
import { reuniteListing, separateListing } from "./separate-listing.ts";

const now = "2026-11-20T12:00:00Z";
const later = "2026-11-21T12:00:00Z";

/** Titles of listings by offering, those of one offering together, in order. */
async function groups(db: Db<CatalogTables>): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("catalog_listings")
    .select(["offering_id", "source_key"])
    .orderBy("source_key")
    .execute();
  const keys = new Map<string, string[]>();
  for (const row of rows) keys.set(row.offering_id, [...(keys.get(row.offering_id) ?? []), row.source_key]);
  return [...keys.values()].map((group) => group.join("+")).toSorted();
}

async function idOf(db: Db<CatalogTables>, sourceKey: string): Promise<string> {
  const row = await db
    .selectFrom("catalog_listings")
    .select("id")
    .where("source_key", "=", sourceKey)
    .executeTakeFirstOrThrow();
  return row.id;
}

async function offeringOf(db: Db<CatalogTables>, sourceKey: string): Promise<string> {
  const row = await db
    .selectFrom("catalog_listings")
    .select("offering_id")
    .where("source_key", "=", sourceKey)
    .executeTakeFirstOrThrow();
  return row.offering_id;
}

/** Two listings of two sources that the rules keep apart, and the question about them. */
async function asked(db: Db<CatalogTables>): Promise<{
  readonly pair: { readonly firstId: string; readonly secondId: string };
  readonly again: (change: Partial<Listing>) => Promise<void>;
}> {
  const [first, second] = [await madeSource(db, "First"), await madeSource(db, "Second")];
  const other = madeListing({
    sourceKey: "other",
    title: "Grant Writing for Small Libraries",
    sessions: [madeSession("2026-12-10T19:00:00Z")],
  });
  await saveListings(db, { id: first, now }, [madeListing({ sourceKey: "one" })]);
  await saveListings(db, { id: second, now }, [other]);
  const ids = [await idOf(db, "one"), await idOf(db, "other")].toSorted();
  const [firstId = "", secondId = ""] = ids;
  await db
    .insertInto("catalog_pairs")
    .values({
      first_id: firstId,
      second_id: secondId,
      score: 0.5,
      because: JSON.stringify(["the same hour"]),
      decision: null,
      decided_at: null,
      created_at: now,
    })
    .execute();
  return {
    pair: { firstId, secondId },
    again: async (change) => {
      await saveListings(db, { id: second, now: later }, [{ ...other, ...change }]);
    },
  };
}

test("a pair said to be the same is one offering, and stays so when a later harvest changes one of them", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair, again } = await asked(db);
    expect((await waitingPair(db, 0))?.because).toEqual(["the same hour"]);

    await decidePair(db, pair, "together");
    expect(await groups(db)).toEqual(["one+other"]);
    await again({ title: "Grants for Small Libraries, Renamed", summary: "Now with another text." });

    expect(await groups(db)).toEqual(["one+other"]);
    expect(await waitingPairCount(db)).toBe(0);
  }));

test("the decision taken back, both have their own address again and the pair waits", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair } = await asked(db);
    const before = [await offeringOf(db, "one"), await offeringOf(db, "other")];
    await decidePair(db, pair, "together");
    const merged = await db
      .selectFrom("catalog_offerings")
      .select("merged_into")
      .where("id", "=", before[1] ?? "")
      .executeTakeFirstOrThrow();
    expect(merged.merged_into).toBe(before[0]);

    await reconsiderPair(db, pair);

    expect([await offeringOf(db, "one"), await offeringOf(db, "other")]).toEqual(before);
    const offerings = await db
      .selectFrom("catalog_offerings")
      .select(["id", "title", "listing_count", "merged_into"])
      .orderBy("id")
      .execute();
    expect(offerings).toEqual([
      { id: before[0], title: "Makerspaces on a Shoestring", listing_count: 1, merged_into: null },
      { id: before[1], title: "Grant Writing for Small Libraries", listing_count: 1, merged_into: null },
    ]);
    expect(await waitingPairCount(db)).toBe(1);
    await expect(reconsiderPair(db, pair)).rejects.toThrow("Nothing was decided about these two.");
  }));

test("a decision of before it was kept what the two had been is taken back by judging their listings anew", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair } = await asked(db);
    const before = [await offeringOf(db, "one"), await offeringOf(db, "other")];
    await decidePair(db, pair, "together");
    await db.updateTable("catalog_pairs").set({ former: null }).execute();

    expect(await reconsiderPair(db, pair, "together")).toBe("waits");

    expect([await offeringOf(db, "one"), await offeringOf(db, "other")]).toEqual(before);
    expect(await waitingPairCount(db)).toBe(1);
  }));

test("a listing beside a pair stays with it though it contradicts the other, whatever changes", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair, again } = await asked(db);
    const third = await madeSource(db, "Third");
    const copy = madeListing({ sourceKey: "two" });
    await saveListings(db, { id: third, now }, [copy]);
    expect(await groups(db)).toEqual(["one+two", "other"]);

    await decidePair(db, pair, "together");
    await saveListings(db, { id: third, now: later }, [{ ...copy, summary: "In other words." }]);
    await again({ summary: "In other words, too." });

    expect(await groups(db)).toEqual(["one+other+two"]);
    await reconsiderPair(db, pair, "together");
    expect(await groups(db)).toEqual(["one+two", "other"]);
    expect(await db.selectFrom("catalog_pairs").select(["decision", "because"]).execute()).toEqual([
      { decision: null, because: ["the same hour"] },
    ]);
  }));

test("a pair whose listings have become one offering meanwhile is not said to be different", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair } = await asked(db);
    const [one, other] = [await offeringOf(db, "one"), await offeringOf(db, "other")];
    await db
      .updateTable("catalog_listings")
      .set({ offering_id: one })
      .where("offering_id", "=", other)
      .execute();

    await expect(decidePair(db, pair, "apart")).rejects.toThrow("have become one offering meanwhile");
    await decidePair(db, pair, "together");

    expect(await groups(db)).toEqual(["one+other"]);
  }));

test("a pair said to be different stays two, even when a later harvest lists them alike", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair, again } = await asked(db);

    await decidePair(db, pair, "apart");
    await again({ title: "Makerspaces on a Shoestring", sessions: [madeSession("2026-12-03T19:00:00Z")] });

    expect(await groups(db)).toEqual(["one", "other"]);
    expect(await waitingPairCount(db)).toBe(0);
  }));

test("a pair is asked about no longer when one of its listings has become another", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { again } = await asked(db);
    expect(await waitingPairCount(db)).toBe(1);

    await again({ title: "Cataloging Maps", sessions: [madeSession("2027-03-10T19:00:00Z")] });

    expect(await waitingPairCount(db)).toBe(0);
    expect(await db.selectFrom("catalog_pairs").select("score").execute()).toEqual([]);
  }));

test("nobody can decide on a pair that was never asked about", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const { pair } = await asked(db);
    await db.deleteFrom("catalog_pairs").execute();

    await expect(decidePair(db, pair, "together")).rejects.toThrow("Nobody was asked about these two.");
    expect(await groups(db)).toEqual(["one", "other"]);
  }));

test("a listing taken out of its offering stays out through later harvests, the others keep their address", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const sources = [await madeSource(db, "A"), await madeSource(db, "B"), await madeSource(db, "C")];
    for (const [place, id] of sources.entries())
      await saveListings(db, { id, now }, [madeListing({ sourceKey: `copy ${place}` })]);
    expect(await groups(db)).toEqual(["copy 0+copy 1+copy 2"]);
    const offering = await offeringOf(db, "copy 1");

    const own = await separateListing(db, await idOf(db, "copy 0"));

    expect(await groups(db)).toEqual(["copy 0", "copy 1+copy 2"]);
    expect([await offeringOf(db, "copy 0"), await offeringOf(db, "copy 1")]).toEqual([own, offering]);
    for (const [place, id] of sources.entries())
      await saveListings(db, { id, now: later }, [
        madeListing({ sourceKey: `copy ${place}`, summary: "New words." }),
      ]);
    expect(await groups(db)).toEqual(["copy 0", "copy 1+copy 2"]);

    await reuniteListing(db, await idOf(db, "copy 0"));

    expect(await groups(db)).toEqual(["copy 0+copy 1+copy 2"]);
    const rows = await db
      .selectFrom("catalog_offerings")
      .select(["id", "listing_count", "merged_into"])
      .orderBy("listing_count", "desc")
      .execute();
    expect(rows).toEqual([
      { id: offering, listing_count: 3, merged_into: null },
      { id: own, listing_count: 0, merged_into: offering },
    ]);
    await expect(reuniteListing(db, await idOf(db, "copy 0"))).rejects.toThrow(
      "was not taken out of anything",
    );
  }));

test("a listing that stands by itself cannot be taken out of anything", () =>
  testInTransaction<CatalogTables>(async (db) => {
    await asked(db);

    await expect(separateListing(db, await idOf(db, "one"))).rejects.toThrow(
      "This listing stands by itself already.",
    );
  }));
