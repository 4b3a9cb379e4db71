import { spawn } from "node:child_process";
import { once } from "node:events";
import fs, { existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "kysely";
import { afterEach, expect, test } from "vitest";
import { newId } from "#platform/ids";
import { testDataDirectory } from "#platform/db-testing";
import { DurableFiles, durableStartParameters } from "./durable-files.ts";
import { maintain, openDatabase, type OpenDatabase } from "./index.ts";

const directories: string[] = [];

afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

async function newDirectory(): Promise<string> {
  const directory = await testDataDirectory();
  directories.push(directory);
  return directory;
}

function emptyDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "carrel-test-"));
  directories.push(directory);
  return directory;
}

async function addTenant(open: OpenDatabase, name: string): Promise<void> {
  await open.db.insertInto("tenants").values({ id: newId(), name }).execute();
}

async function names(open: OpenDatabase): Promise<readonly string[]> {
  return (await open.db.selectFrom("tenants").select("name").orderBy("name").execute()).map(
    ({ name }) => name,
  );
}

test("what was written is there after closing and opening again", async () => {
  const dataDirectory = await newDirectory();
  const first = await openDatabase({ dataDirectory });
  await addTenant(first, "Hawthorn County");
  await maintain(first);
  await first.close();
  await first.close();

  const second = await openDatabase({ dataDirectory });

  expect(await names(second)).toEqual(["Hawthorn County"]);
  await second.close();
  expect(readdirSync(dataDirectory)).toEqual(["database"]);
});

test("a statement that runs too long fails, and the database answers again with all it had", async () => {
  const open = await openDatabase({ dataDirectory: await newDirectory(), statementSeconds: 3 });
  await addTenant(open, "Kept");

  const slow = sql`select count(*) from generate_series(1, 10000000000) as n`.execute(open.db);

  await expect(slow).rejects.toThrow("a statement took over 3 s");
  expect(await names(open)).toEqual(["Kept"]);
  await open.close();
});

test("an engine whose files are taken away is given up: nobody waits for ever, and no empty database takes its place", async () => {
  const dataDirectory = await newDirectory();
  const open = await openDatabase({ dataDirectory, statementSeconds: 5 });
  await open.runSql("create table letters (text text)");
  const write = async (): Promise<unknown> =>
    open.runSql("insert into letters select repeat('x', 500) from generate_series(1, 5000)");
  // With what it has open then, the engine goes on until its log needs another file.
  for (let count = 0; count < 3; count += 1) await write();

  rmSync(dataDirectory, { recursive: true });

  let reason = "";
  while (!reason.includes("are gone")) reason = await write().then(() => "", String);
  expect(reason).toBe("Error: The files of the embedded database are gone.");
  await open.close();
});

test("a second opening of a directory in use is refused in one sentence that says what to do", async () => {
  const dataDirectory = await newDirectory();
  const open = await openDatabase({ dataDirectory });

  const second = openDatabase({ dataDirectory });

  await expect(second).rejects.toMatchObject({
    name: "Conflict",
    message: `Carrel is already running on ${dataDirectory} (process ${process.pid}): stop that one first, use its web address instead, or choose another directory with DATA_DIR.`,
  });
  await open.close();
});

test("a database of another version of the engine is not touched", async () => {
  const dataDirectory = emptyDirectory();
  mkdirSync(join(dataDirectory, "database"));
  writeFileSync(join(dataDirectory, "database", "PG_VERSION"), "17\n");

  const opening = openDatabase({ dataDirectory });

  await expect(opening).rejects.toThrow("was made by PostgreSQL 17, and this Carrel brings 18");
  expect(readdirSync(dataDirectory)).toEqual(["database"]);
});

test("a directory that is no database is not touched", async () => {
  const dataDirectory = emptyDirectory();
  mkdirSync(join(dataDirectory, "database"));
  writeFileSync(join(dataDirectory, "database", "letter.txt"), "Dear reader");

  const opening = openDatabase({ dataDirectory });

  await expect(opening).rejects.toThrow("is not a database of Carrel");
  expect(readdirSync(join(dataDirectory, "database"))).toEqual(["letter.txt"]);
});

test("a first start that was cut short is begun again", async () => {
  const dataDirectory = emptyDirectory();
  mkdirSync(join(dataDirectory, "database"));
  writeFileSync(join(dataDirectory, "database", "PG_VERSION"), "18\n");
  writeFileSync(join(dataDirectory, "database.unfinished"), "");

  const open = await openDatabase({ dataDirectory });

  const { rows } = await sql<{ one: number }>`select 1 as one`.execute(open.db);
  expect(rows).toEqual([{ one: 1 }]);
  expect(existsSync(join(dataDirectory, "database.unfinished"))).toBe(false);
  await open.close();
});

test("a server that is not there is a failure with its reason, without the password", async () => {
  const opening = openDatabase({
    dataDirectory: "",
    databaseUrl: "postgresql://someone:hush-hush@127.0.0.1:1/none",
  });

  await expect(opening).rejects.toMatchObject({
    name: "SourceFailure",
    message: "The database server cannot be used: connect ECONNREFUSED 127.0.0.1:1. Check DATABASE_URL.",
  });
});

test("each commit reaches the disk before it is acknowledged", async () => {
  const path = join(await newDirectory(), "database");
  const real = fs.fsyncSync;
  let count = 0;
  fs.fsyncSync = (descriptor) => {
    count += 1;
    real(descriptor);
  };
  syncBuiltinESMExports();
  const pglite = await PGlite.create({
    fs: new DurableFiles(path),
    startParams: [...durableStartParameters],
  });
  await pglite.exec("create table letter (n int)");

  const before = count;
  await pglite.exec("insert into letter values (1)");
  const afterCommit = count;
  await pglite.query("select n from letter");

  expect([afterCommit - before, count - afterCommit]).toEqual([1, 0]);
  await pglite.close();
  fs.fsyncSync = real;
  syncBuiltinESMExports();
});

test("a process killed in the middle of writing loses nothing it had acknowledged", async () => {
  const dataDirectory = await newDirectory();
  const script = `
    import { openDatabase } from "#platform/db";
    const { db } = await openDatabase({ dataDirectory: process.argv[1] });
    for (let n = 0; ; n += 1) {
      const id = crypto.randomUUID();
      await db.insertInto("tenants").values({ id, name: String(n) }).execute();
      console.log(id);
    }`;
  const child = spawn(
    process.execPath,
    ["--conditions=source", "--input-type=module", "--eval", script, dataDirectory],
    { cwd: join(import.meta.dirname, "../../.."), stdio: ["ignore", "pipe", "inherit"] },
  );
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === 200) child.kill("SIGKILL");
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");

  const open = await openDatabase({ dataDirectory });

  const kept = new Set((await open.db.selectFrom("tenants").select("id").execute()).map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThanOrEqual(200);
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  await open.close();
});
