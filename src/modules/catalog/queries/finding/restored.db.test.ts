import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { type Db, openDatabase, type OpenDatabase, withTables } from "#platform/db";
import { testDatabase, testDataDirectory } from "#platform/db-testing";
import { madeListing, madeSource } from "../../../../../tests/catalog/made-listing.ts";
import { saveListings } from "../../actions/save-listings.ts";
import { anything } from "../../rules/finding/find-query.ts";
import type { CatalogTables } from "../../tables.ts";
import { readFieldWords } from "../field-words.ts";
import { Finder } from "./finder.ts";

const now = "2026-11-21T12:00:00Z";
const words = readFieldWords("packs");
const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function indexedIn(folder: string, db: Db<CatalogTables>): Finder {
  const snapshot = { path: join(folder, "offerings.index"), madeWith: "test" };
  return new Finder({ db, words, synonyms: [], zone: "America/New_York", snapshot });
}

/** What is found of the catalogue when the program starts on it, and ends. */
async function startedOn(open: OpenDatabase, folder: string): Promise<readonly string[]> {
  const finder = indexedIn(folder, withTables<CatalogTables>(open.db));
  await finder.followed.start();
  const found = await finder.find(anything, { now });
  await finder.followed.stop();
  return found.offerings.map((each) => each.offering.title).toSorted();
}

async function list(open: OpenDatabase, sourceId: string, titles: readonly string[]): Promise<void> {
  const listings = titles.map((title) => madeListing({ title, sourceKey: title, sessions: [] }));
  await saveListings(withTables<CatalogTables>(open.db), { id: sourceId, now }, listings);
}

test("a database directory put back from a copy is noticed, though it holds as many offerings", async () => {
  const folder = await testDataDirectory();
  folders.push(folder);
  const [database, backup] = [join(folder, "database"), join(folder, "backup")];
  const open = () => openDatabase({ dataDirectory: folder });
  const first = await open();
  const sourceId = await madeSource(withTables<CatalogTables>(first.db), "State library");
  await list(first, sourceId, ["Weeding", "Zines"]);
  await first.close();
  cpSync(database, backup, { recursive: true });
  const second = await open();
  await list(second, sourceId, ["Weeding", "Zines", "Budgets"]);
  await sql`delete from catalog_listings where listing ->> 'title' = 'Zines'`.execute(second.db);
  await sql`delete from catalog_offerings where title = 'Zines'`.execute(second.db);
  expect(await startedOn(second, folder)).toEqual(["Budgets", "Weeding"]);
  await second.close();

  rmSync(database, { recursive: true });
  cpSync(backup, database, { recursive: true });
  const restored = await open();
  // As far on in transactions as the life that was left: the number of the last one tells nothing.
  await sql`do $$ begin for each in 1..200 loop perform pg_current_xact_id(); commit; end loop; end $$`.execute(
    restored.db,
  );

  expect(await startedOn(restored, folder)).toEqual(["Weeding", "Zines"]);
  await restored.close();
});

test("a dump of a database that was further on in its transactions is found whole, and followed from then on", async () => {
  const folder = mkdtempSync(join(tmpdir(), "carrel-restored-"));
  folders.push(folder);
  const open = await testDatabase();
  const db = withTables<CatalogTables>(open.db);
  const sourceId = await madeSource(db, "State library");
  await list(open, sourceId, ["Weeding", "Zines"]);
  // What a dump keeps of the old database.
  await sql`update catalog_offerings set changed_in = '4900000000'`.execute(db);

  expect(await startedOn(open, folder)).toEqual(["Weeding", "Zines"]);
  await list(open, sourceId, ["Weeding", "Zines", "Budgets"]);
  expect(await startedOn(open, folder)).toEqual(["Budgets", "Weeding", "Zines"]);
});

test("a backup put back while the program runs is noticed by the next look", async () => {
  const open = await testDatabase();
  const db = withTables<CatalogTables>(open.db);
  await sql`truncate catalog_offerings cascade`.execute(db);
  const sourceId = await madeSource(db, "State library");
  await list(open, sourceId, ["Weeding", "Zines"]);
  await sql`create table backup as select * from catalog_offerings`.execute(db);
  const finder = new Finder({ db, words, synonyms: [], zone: "America/New_York" });
  await finder.followed.start();
  await list(open, sourceId, ["Weeding", "Zines", "Budgets"]);
  await finder.followed.catchUp();
  const found = async () =>
    (await finder.find(anything, { now })).offerings.map((each) => each.offering.title);
  expect((await found()).toSorted()).toEqual(["Budgets", "Weeding", "Zines"]);

  await sql`truncate catalog_offerings cascade`.execute(db);
  await finder.followed.catchUp();
  expect(await found()).toEqual([]);
  await sql`insert into catalog_offerings select * from backup`.execute(db);
  await finder.followed.catchUp();

  expect((await found()).toSorted()).toEqual(["Weeding", "Zines"]);
  await finder.followed.stop();
});
