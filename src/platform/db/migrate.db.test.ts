import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { migrate, readMigrations } from "./index.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "carrel-migrations-"));
  for (const { name, text } of readMigrations()) writeFileSync(join(folder, `${name}.sql`), text);
});

afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  const { db } = await testDatabase();
  await sql`drop table if exists first_try, second_try`.execute(db);
  await db.deleteFrom("schema_migrations").where("name", "like", "9%").execute();
});

function add(name: string, text: string): void {
  writeFileSync(join(folder, `${name}.sql`), text);
}

test("a migrated database has nothing left to do", async () => {
  expect(await migrate(await testDatabase())).toEqual([]);
});

test("missing migrations run in order, each with several statements, and are remembered", async () => {
  const open = await testDatabase();
  add("9002-second", "create table second_try (n int); insert into second_try select n from first_try;");
  add("9001-first", "create table first_try (n int);\ninsert into first_try values (1), (2);");

  const ran = await migrate(open, folder);

  expect(ran).toEqual(["9001-first", "9002-second"]);
  expect((await sql`select n from second_try order by n`.execute(open.db)).rows).toEqual([
    { n: 1 },
    { n: 2 },
  ]);
  expect(await migrate(open, folder)).toEqual([]);
});

test("a migration that fails leaves nothing of itself, and those before it stay", async () => {
  const open = await testDatabase();
  add("9001-first", "create table first_try (n int);");
  add("9002-second", "create table second_try (n int); select 1 / 0;");

  await expect(migrate(open, folder)).rejects.toThrow("division by zero");

  const { rows } =
    await sql`select to_regclass('first_try')::text as first, to_regclass('second_try') as second`.execute(
      open.db,
    );
  expect(rows).toEqual([{ first: "first_try", second: null }]);
});

test("a migration edited after it ran is refused", async () => {
  const open = await testDatabase();
  add("9001-first", "create table first_try (n int);");
  await migrate(open, folder);
  add("9001-first", "create table first_try (n bigint);");

  await expect(migrate(open, folder)).rejects.toThrow("migrations/9001-first.sql was changed after it ran");
});

test("other ends of lines are not an edit", async () => {
  const open = await testDatabase();
  add("9001-first", "create table first_try (\nn int\n);\n");
  await migrate(open, folder);
  add("9001-first", "create table first_try (\r\nn int\r\n);\r\n");

  expect(await migrate(open, folder)).toEqual([]);
});

test("a database newer than the program is refused", async () => {
  const open = await testDatabase();
  add("9001-first", "create table first_try (n int);");
  await migrate(open, folder);

  await expect(migrate(open)).rejects.toThrow("made by a newer Carrel (it has 9001-first)");
});

test("a migration with a number below one that ran is refused", async () => {
  const open = await testDatabase();
  add("9002-second", "create table second_try (n int);");
  await migrate(open, folder);
  add("9001-first", "create table first_try (n int);");

  await expect(migrate(open, folder)).rejects.toThrow("9001-first.sql comes before 9002-second");
});

test("two processes that start at once run each migration once", async () => {
  const open = await testDatabase();
  add("9001-first", "create table first_try (n int); select pg_sleep(0.2);");

  const ran = await Promise.all([migrate(open, folder), migrate(open, folder)]);

  expect(ran.toSorted((one, other) => one.length - other.length)).toEqual([[], ["9001-first"]]);
});

test("every table of an organisation has tenant_id first in its primary key and its unique constraints", async () => {
  const { db } = await testDatabase();

  // The catalogue is no part of the query builder's tables.
  const { rows } = await sql<{ table: string; constraint: string }>`
    select c.conrelid::regclass::text as table, c.conname as constraint
    from pg_constraint c
    join pg_attribute first on first.attrelid = c.conrelid and first.attnum = c.conkey[1]
    where c.contype in ('p', 'u') and c.connamespace = 'public'::regnamespace and first.attname <> 'tenant_id'
      and exists (select from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'tenant_id')
    order by 1, 2`.execute(db);

  // Whose address it is must be known before whose row it is, a journal's too; and an installation is one row.
  expect(rows.map(({ constraint }) => constraint)).toEqual([
    "accounts_email_key",
    "installation_pkey",
    "journals_handle_key",
  ]);
});

test("every foreign key has an index that begins with its columns", async () => {
  const { db } = await testDatabase();

  const { rows } = await sql`
    select c.conrelid::regclass::text as table, c.conname as constraint
    from pg_constraint c
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (
        select from pg_index i
        where i.indrelid = c.conrelid and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(c.conkey)] @> c.conkey
      )
    order by 1, 2`.execute(db);

  expect(rows).toEqual([]);
});
