import { Kysely, type PostgresPool, sql } from "kysely";
import { Pool, types } from "pg";
import { SourceFailure } from "../errors.ts";
import { type DataDirectory, prepareDataDirectory } from "./data-directory.ts";
import type { Db } from "./db.ts";
import { keepingPlans } from "./kept-plans.ts";
import { OpeningDialect } from "./opening-driver.ts";
import { columnTypes } from "./parsers.ts";
import type { PgliteStorage } from "./pglite-messages.ts";
import { PgliteThread } from "./pglite-thread.ts";
import { recordQuery } from "./recording.ts";
import type { PlatformTables } from "./tables.ts";
import { databaseOf, refuseSecondConnection } from "./transaction.ts";

/** Which database, as the configuration says. */
export interface DatabaseSettings {
  /** Where the embedded database lives when there is no address. */
  readonly dataDirectory: string;
  /** A PostgreSQL server's address; absent for the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Longest that one statement may run, in seconds; 30 when not given. */
  readonly statementSeconds?: number | undefined;
}

/** A database that is open. Hand `db` on; keep the rest at the root of the program. */
export interface OpenDatabase {
  readonly db: Db;
  readonly kind: DatabaseKind;
  /** The driver itself, with its own value parsers: for the job queue, which expects them. */
  readonly runSql: (text: string, values?: readonly unknown[]) => Promise<{ rows: unknown[] }>;
  /** Work that may rightly take long (migrations, vacuum), on one connection without a limit on its statements. */
  readonly withoutTimeLimit: <Result>(work: (db: Db) => Promise<Result>) => Promise<Result>;
  /** Waits for what is running, then closes. Safe to call twice. */
  readonly close: () => Promise<void>;
}

type DatabaseKind = "pglite" | "postgres";

const defaultStatementSeconds = 30;
/** PostgreSQL 15 is what Debian 12 has, and the oldest that the migrations are written for. */
const oldestServerVersion = 150_000;

/**
 * Opens the database that the settings name: a PostgreSQL server, or the embedded one in the data directory, which
 * is created when it is not there (some seconds, once).
 *
 * @throws Conflict when the directory is in use or made by another version; SourceFailure when the server does not
 * answer or is too old.
 */
export async function openDatabase(settings: DatabaseSettings): Promise<OpenDatabase> {
  const seconds = settings.statementSeconds ?? defaultStatementSeconds;
  if (settings.databaseUrl !== undefined) return openServer(settings.databaseUrl, seconds);
  const directory = await prepareDataDirectory(settings.dataDirectory);
  try {
    return await openEmbedded({ kind: "directory", path: directory.path }, seconds, directory);
  } catch (error) {
    directory.release();
    throw error;
  }
}

/** Opens PGlite on the given storage; tests open it on memory. */
export async function openEmbedded(
  storage: PgliteStorage,
  statementSeconds: number,
  directory?: DataDirectory,
): Promise<OpenDatabase> {
  const limit = statementSeconds * 1000;
  const thread = new PgliteThread(storage, limit);
  await thread.open();
  directory?.settle();
  // One connection, kept for good: PGlite has no more.
  const pool = new Pool({
    stream: () => thread.stream(),
    user: "postgres",
    database: "postgres",
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
    pipeline: true,
    types: columnTypes,
  });
  return openPool(pool, "pglite", {
    setLimit: (isOn) => (thread.limitMilliseconds = isOn ? limit : Infinity),
    afterClose: async () => {
      await thread.close();
      directory?.release();
    },
  });
}

async function openServer(url: string, statementSeconds: number): Promise<OpenDatabase> {
  const limit = statementSeconds * 1000;
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    pipeline: true,
    types: columnTypes,
    options: [
      "-c TimeZone=UTC",
      "-c IntervalStyle=iso_8601",
      `-c statement_timeout=${limit}`,
      `-c idle_in_transaction_session_timeout=${limit * 2}`,
    ].join(" "),
  });
  const open = openPool(pool, "postgres", { setLimit: () => {}, afterClose: async () => {} });
  try {
    await checkServer(open);
    return open;
  } catch (error) {
    await open.close();
    throw error;
  }
}

interface Engine {
  readonly setLimit: (isOn: boolean) => void;
  readonly afterClose: () => Promise<void>;
}

function openPool(pool: Pool, kind: DatabaseKind, engine: Engine): OpenDatabase {
  // A broken connection fails its query and is replaced by the pool; without listeners it would end the process.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const db: Db = new Kysely<PlatformTables>({
    dialect: new OpeningDialect({ pool: guarded(pool, () => databaseOf(db)) }),
    log: recordQuery,
  });
  let closing: Promise<void> | undefined;
  return {
    db,
    kind,
    runSql: async (text, values) => runSql(pool, () => databaseOf(db), { text, values }),
    withoutTimeLimit: async (work) =>
      db.connection().execute((connection) => unlimited(connection, engine, work)),
    close: async () => {
      closing ??= closeAll(db, pool, engine);
      await closing;
    },
  };
}

async function runSql(
  pool: Pool,
  database: () => unknown,
  query: { readonly text: string; readonly values: readonly unknown[] | undefined },
): Promise<{ rows: unknown[] }> {
  refuseSecondConnection(database());
  const client = await pool.connect();
  try {
    return await client.query({
      text: query.text,
      types,
      ...(query.values && { values: [...query.values] }),
    });
  } catch (error) {
    // A text of several statements may have begun a transaction before it failed; the next user must not be in it.
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function closeAll(db: Db, pool: Pool, engine: Engine): Promise<void> {
  await db.destroy();
  // Kysely leaves a pool alone that it never used.
  if (!pool.ending) await pool.end();
  await engine.afterClose();
}

function guarded(pool: Pool, database: () => unknown): PostgresPool {
  return {
    options: pool.options,
    connect: async () => {
      refuseSecondConnection(database());
      return keepingPlans(await pool.connect());
    },
    end: async () => pool.end(),
  };
}

async function unlimited<Result>(
  connection: Db,
  engine: Engine,
  work: (db: Db) => Promise<Result>,
): Promise<Result> {
  await sql`set statement_timeout = 0`.execute(connection);
  engine.setLimit(false);
  try {
    return await work(connection);
  } finally {
    engine.setLimit(true);
    // Where the connection broke, what the work threw says so; the setting is gone with it.
    await sql`reset statement_timeout`.execute(connection).catch(() => undefined);
  }
}

async function checkServer(open: OpenDatabase): Promise<void> {
  const version = await serverVersion(open);
  if (version < oldestServerVersion)
    throw new SourceFailure(
      `The database server is PostgreSQL ${Math.floor(version / 10_000)}, and Carrel needs 15 or newer.`,
    );
}

async function serverVersion(open: OpenDatabase): Promise<number> {
  try {
    const { rows } = await sql<{
      version: number;
    }>`select current_setting('server_version_num')::int as version`.execute(open.db);
    return rows[0]?.version ?? 0;
  } catch (error) {
    // The driver's words name the host or the role, never the password.
    const reason = error instanceof Error && error.message !== "" ? error.message : "no answer";
    throw new SourceFailure(`The database server cannot be used: ${reason}. Check DATABASE_URL.`, {
      cause: error,
    });
  }
}
