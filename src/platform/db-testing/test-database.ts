import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTestSettings } from "#platform/config";
import {
  type Db,
  inTransaction,
  openDatabase,
  type OpenDatabase,
  openEmbedded,
  withTables,
} from "#platform/db";
import { asAdministrator, databaseIn, embeddedTemplate, serverTemplate } from "./template.ts";

let shared: Promise<OpenDatabase> | undefined;

/**
 * The database of this test file: migrated and empty, opened once, on whichever engine this run tests.
 *
 * What a test commits stays for those after it; use `testInTransaction` unless the test is about committing.
 */
export async function testDatabase(): Promise<OpenDatabase> {
  shared ??= openForTests();
  return shared;
}

/** Closes what this test file opened: the next file of the process begins with an empty one. */
export async function closeTestDatabase(): Promise<void> {
  const opened = shared;
  shared = undefined;
  await (await opened)?.close();
}

/**
 * Runs a test in a transaction that is always undone, so that tests do not see each other's rows.
 *
 * ```ts
 * test("an offering is found", () => testInTransaction<CatalogTables>(async (db) => { … }));
 * ```
 */
export async function testInTransaction<Tables = object>(
  work: (db: Db<Tables>) => Promise<void>,
): Promise<void> {
  const { db } = await testDatabase();
  const undo = new Error("The test is over.");
  try {
    await inTransaction(withTables<Tables>(db), async (tx) => {
      await work(tx);
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
}

/** A new data directory with a migrated, empty embedded database in it. The caller removes it. */
export async function testDataDirectory(): Promise<string> {
  const { directory } = await embeddedTemplate();
  const made = mkdtempSync(join(tmpdir(), "carrel-test-"));
  cpSync(directory, join(made, "database"), { recursive: true });
  return made;
}

/** Makes what test databases are copied from, once before a run, so that its processes need not wait for each other. */
export async function makeTemplates(): Promise<void> {
  const { databaseUrl } = readTestSettings();
  if (databaseUrl === undefined) await embeddedTemplate();
  else await serverTemplate(databaseUrl);
}

async function openForTests(): Promise<OpenDatabase> {
  const { databaseUrl, place } = readTestSettings();
  if (databaseUrl === undefined)
    return openEmbedded({ kind: "memory", dump: (await embeddedTemplate()).dump }, 30);
  const template = await serverTemplate(databaseUrl);
  const name = `carrel_test_${place}`;
  await asAdministrator(databaseUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${template}`);
  });
  return openDatabase({ dataDirectory: "", databaseUrl: databaseIn(databaseUrl, name) });
}
