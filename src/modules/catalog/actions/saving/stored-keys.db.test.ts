import fc from "fast-check";
import { expect, test } from "vitest";
import { type Db, sendTogether } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { anyListing } from "../../../../../tests/catalog/listing-examples.ts";
import { candidatePairs } from "../../rules/matching/matcher.ts";
import type { CatalogTables } from "../../tables.ts";
import { deletingKeys, insertingKeys, listingsSharing, type StoredKey, storedKeys } from "./stored-keys.ts";

async function insertKeys(
  db: Db<CatalogTables>,
  rows: readonly { readonly id: string; readonly keys: readonly StoredKey[] }[],
): Promise<void> {
  await sendTogether(db, insertingKeys(db, rows));
}

test("the database finds the same candidates as the rule in memory", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const listings = fc.sample(anyListing, { numRuns: 150, seed: 11 });
    const rows = listings.map((listing) => ({ id: newId(), keys: storedKeys(listing) }));
    await insertKeys(db, rows);

    const found: (readonly string[])[] = [];
    for (const { id, keys } of rows)
      found.push((await listingsSharing(db, [keys])).filter((other) => other !== id).toSorted());

    const expected = rows.map(() => new Set<string>());
    for (const [one, other] of candidatePairs(listings)) {
      expected[one]?.add(rows[other]?.id ?? "");
      expected[other]?.add(rows[one]?.id ?? "");
    }
    expect(found).toEqual(expected.map((ids) => [...ids].toSorted()));
    expect(expected.some((ids) => ids.size > 0 && ids.size < rows.length / 2)).toBe(true);
  }));

test("one half of what two listings need in common is not made up by a third", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const at = { minute: 29_000_000, hasHour: true };
    const later = { minute: 29_000_060, hasHour: true };
    const id = newId();
    await insertKeys(db, [{ id, keys: [1, 2].map((key) => ({ key, ...at })) }]);

    expect(
      await listingsSharing(db, [
        [
          { key: 1, ...later },
          { key: 2, ...later },
        ],
      ]),
    ).toEqual([id]);
    expect(await listingsSharing(db, [[{ key: 1, ...later }], [{ key: 2, ...later }]])).toEqual([]);
  }));

test("a key of more than two hundred listings finds none of them", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const sure = [{ key: 7, minute: 0, hasHour: true }];
    const rows = Array.from({ length: 200 }, () => ({ id: newId(), keys: sure }));
    await insertKeys(db, rows);

    expect(await listingsSharing(db, [sure])).toHaveLength(200);
    await insertKeys(db, [{ id: newId(), keys: sure }]);
    expect(await listingsSharing(db, [sure])).toEqual([]);
  }));

test("keys that were taken away find nothing", () =>
  testInTransaction<CatalogTables>(async (db) => {
    const sure = [{ key: 7, minute: 0, hasHour: true }];
    const [first, second] = [newId(), newId()];
    await insertKeys(db, [
      { id: first, keys: sure },
      { id: second, keys: sure },
    ]);
    await sendTogether(db, deletingKeys(db, [first]));

    expect(await listingsSharing(db, [sure])).toEqual([second]);
  }));
