import { type Db, inTransaction, sendTogether } from "#platform/db";
import type { CatalogTables } from "../../tables.ts";
import { anyOf } from "./any-of.ts";
import { insertingKeys, storedKeys } from "./stored-keys.ts";
import { takeTurn } from "./take-turn.ts";

const batchSize = 500;

/**
 * Makes match keys for listings that have none, batch by batch: those kept before the rules for keys changed. How many
 * that were. None is the rule, and costs one look at an empty index.
 */
export async function keyListings(db: Db<CatalogTables>): Promise<number> {
  let count = 0;
  while ((await withoutKeys(db, 1)).length > 0) count += await keyBatch(db);
  return count;
}

async function withoutKeys(db: Db<CatalogTables>, limit: number) {
  return db
    .selectFrom("catalog_listings")
    .select(["id", "listing"])
    .where("has_keys", "=", false)
    .orderBy("id")
    .limit(limit)
    .execute();
}

async function keyBatch(db: Db<CatalogTables>): Promise<number> {
  return inTransaction(db, async (tx) => {
    await takeTurn(tx);
    // Read again: another process may have made them while we waited for our turn.
    const rows = await withoutKeys(tx, batchSize);
    await sendTogether(
      tx,
      insertingKeys(
        tx,
        rows.map(({ id, listing }) => ({ id, keys: storedKeys(listing) })),
      ),
    );
    await tx
      .updateTable("catalog_listings")
      .set({ has_keys: true })
      .where("id", "=", anyOf(rows.map((row) => row.id)))
      .execute();
    return rows.length;
  });
}
