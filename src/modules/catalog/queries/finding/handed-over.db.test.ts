import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { type Db, inTransaction, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { type FollowPosition, fromTheStart } from "#platform/search";
import { madeListing, madeSource } from "../../../../../tests/catalog/made-listing.ts";
import { saveListings } from "../../actions/save-listings.ts";
import type { CatalogTables } from "../../tables.ts";
import { readFieldWords } from "../field-words.ts";
import { changedOfferings } from "./changed-offerings.ts";
import { Finder } from "./finder.ts";

const now = "2026-11-21T12:00:00Z";

/** Someone who follows what is written of one webinar, from now on. */
async function followed(title: string) {
  const db = withTables<CatalogTables>((await testDatabase()).db);
  const sourceId = await madeSource(db, title);
  const start = await presentPosition(db);
  const listingOf = (summary: string) => madeListing({ title, sourceKey: title, sessions: [], summary });
  const look = async (after = start) =>
    (await changedOfferings(db, after, 10)).map(({ offering }) => offering.summary);
  expect(await look()).toEqual([]);
  return {
    db,
    look,
    save: async (tx: Db<CatalogTables>, summary: string) =>
      saveListings(tx, { id: sourceId, now }, [listingOf(summary)]),
    /** Another text in the row, as if by nobody: tells apart what was read from what was handed over. */
    writeUnseen: async (tx: Db<CatalogTables>, summary: string) => {
      const offering = JSON.stringify(listingOf(summary));
      await sql`update catalog_offerings set offering = ${offering}::json where title = ${title}`.execute(tx);
    },
  };
}

async function presentPosition(db: Db): Promise<FollowPosition> {
  const { rows } = await sql<{ transaction: string }>`
    select pg_current_xact_id()::text as transaction`.execute(db);
  return { ...fromTheStart, transaction: rows[0]?.transaction ?? "" };
}

test("what this process wrote is handed over once, and then read like all else", async () => {
  const { db, look, save, writeUnseen } = await followed("Weeding");
  await save(db, "written");
  await writeUnseen(db, "read");

  expect(await look()).toEqual(["written"]);
  expect(await look()).toEqual(["read"]);
});

test("what a later transaction wrote is read", async () => {
  const { db, look, save, writeUnseen } = await followed("Zines");
  await save(db, "written");
  await writeUnseen(db, "written later");
  await sql`update catalog_offerings set changed_in = pg_current_xact_id() where title = 'Zines'`.execute(db);

  expect(await look()).toEqual(["written later"]);
});

test("what was written twice counts by the last time, also where the first was taken in already", async () => {
  const { db, look, save } = await followed("Budgets");
  await save(db, "first");
  await save(db, "second");
  expect(await look()).toEqual(["second"]);
  await save(db, "third");

  expect(await look()).toEqual(["third"]);
});

test("what a larger transaction wrote is read when that is done, and never known when it is undone", async () => {
  const { db, look, save, writeUnseen } = await followed("Genealogy");
  await inTransaction(db, async (tx) => {
    await save(tx, "written");
    await writeUnseen(tx, "read");
  });
  const undone = inTransaction(db, async (tx) => {
    await save(tx, "undone");
    throw new Error("Not after all.");
  });

  await expect(undone).rejects.toThrow("Not after all.");
  expect(await look()).toEqual(["read"]);
});

test("what is known at a later position is no longer held", async () => {
  const { db, look, save, writeUnseen } = await followed("Copyright");
  await save(db, "written");
  await writeUnseen(db, "read");
  expect(await look(await presentPosition(db))).toEqual([]);

  expect(await look()).toEqual(["read"]);
});

test("who follows is woken by what is handed over, and need not look every now and then", async () => {
  const { db, save } = await followed("Seed libraries");
  const words = readFieldWords("packs");
  const finder = new Finder({ db, words, synonyms: [], zone: "UTC", everyMilliseconds: 3_600_000 });
  await finder.followed.start();
  const before = finder.followed.index.size;

  await save(db, "written");

  await vi.waitFor(() => expect(finder.followed.index.size).toBe(before + 1), { timeout: 10_000 });
  await finder.followed.stop();
});
