import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { Conflict } from "../errors.ts";
import type { Db } from "./db.ts";
import type { OpenDatabase } from "./open.ts";

/** One file of `migrations/`. */
export interface Migration {
  /** `0001-platform`: the number orders them, the words say the one idea. */
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

/** The folder beside `src` (and beside `dist`, where the program is built). */
const released = join(import.meta.dirname, "../../../migrations");
/** Any number of ours: two processes that start at once wait for each other on it. */
const lockNumber = 7_272_531;

/**
 * Brings the database to this program's schema and returns the names of the migrations that ran, oldest first.
 *
 * Each runs in a transaction of its own; when one fails, those before it stay. Two processes may start at once: the
 * second waits and then finds nothing to do.
 *
 * @throws Conflict when a migration that ran was edited since, or when the database is newer than the program.
 */
export async function migrate(open: OpenDatabase, folder: string = released): Promise<readonly string[]> {
  const migrations = readMigrations(folder);
  return open.withoutTimeLimit(async (db) => {
    await sql`select pg_advisory_lock(${lockNumber})`.execute(db);
    try {
      return await runMissing(db, migrations);
    } finally {
      await sql`select pg_advisory_unlock(${lockNumber})`.execute(db).catch(() => undefined);
    }
  });
}

/** The migrations of a folder in their order; the released ones when no folder is named. */
export function readMigrations(folder: string = released): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".sql"));
  return names.sort().map((file) => {
    // A checkout on Windows may turn the ends of lines; the migration is the same.
    const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
    return { name: file.slice(0, -4), text, checksum: createHash("sha256").update(text).digest("hex") };
  });
}

async function runMissing(db: Db, migrations: readonly Migration[]): Promise<readonly string[]> {
  await makeLedger(db);
  const done = new Map(
    (await db.selectFrom("schema_migrations").select(["name", "checksum"]).execute()).map((row) => [
      row.name,
      row.checksum,
    ]),
  );
  checkLedger(done, migrations);
  const missing = migrations.filter(({ name }) => !done.has(name));
  for (const migration of missing) await run(db, migration);
  return missing.map(({ name }) => name);
}

// The one table that cannot come from a migration.
async function makeLedger(db: Db): Promise<void> {
  await sql`create table if not exists schema_migrations (
    name text primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`.execute(db);
}

function checkLedger(done: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]));
  for (const [name, checksum] of done) {
    const current = known.get(name);
    if (current === undefined)
      throw new Conflict(
        `This database was made by a newer Carrel (it has ${name}): start that version instead.`,
      );
    if (current !== checksum)
      throw new Conflict(
        `migrations/${name}.sql was changed after it ran on this database: put it back as it was released, and write a new migration for the change.`,
      );
  }
  const last = [...done.keys()].sort().at(-1) ?? "";
  const late = migrations.find(({ name }) => !done.has(name) && name < last);
  if (late !== undefined)
    throw new Conflict(
      `migrations/${late.name}.sql comes before ${last}, which already ran: give it a later number.`,
    );
}

async function run(db: Db, { name, text, checksum }: Migration): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // As it stands, statement by statement: the query builder has no part in a migration.
    await sql.raw(text).execute(tx);
    await tx.insertInto("schema_migrations").values({ name, checksum }).execute();
  });
}
