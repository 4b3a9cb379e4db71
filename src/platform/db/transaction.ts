import { AsyncLocalStorage } from "node:async_hooks";
import { type Kysely, sql } from "kysely";

/** What the queries of a transaction may see at the moment (`inTenants`): asking the database for it would be a message more. */
export interface Scope {
  setting: { readonly tenants: string; readonly role: string };
}

interface OpenTransaction extends Scope {
  readonly database: unknown;
  readonly afterCommit: (() => void)[];
  isOpen: boolean;
}

const current = new AsyncLocalStorage<OpenTransaction>();
let savepoints = 0;

/**
 * Runs the work in a transaction: all of it is kept, or none of it when the work throws.
 *
 * Given a `db` that is in a transaction already, the work joins it, and undoes only its own part when it throws.
 * Inside, only `tx` may be used: the outer `db` throws, because on the embedded database it would wait for ever.
 * Two works must not join one transaction at the same time.
 */
export async function inTransaction<Tables, Result>(
  db: Kysely<Tables>,
  work: (tx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return join(db, work);
  const setting = { tenants: "", role: "none" };
  const open: OpenTransaction = { database: databaseOf(db), afterCommit: [], isOpen: true, setting };
  const result = await db.transaction().execute(async (tx) => {
    try {
      return await current.run(open, () => work(tx));
    } finally {
      open.isOpen = false;
    }
  });
  for (const act of open.afterCommit) act();
  return result;
}

/**
 * Calls back when the transaction that is open here has been committed, never when it is rolled back; at once when
 * none is open. For what may be lost with the process: waking a worker, dropping a cache.
 */
export function afterCommit(act: () => void): void {
  const open = current.getStore();
  if (open?.isOpen === true) open.afterCommit.push(act);
  else act();
}

/** The scope of the transaction that is open here, to read and to note a change of it. */
export function scopeOf<Tables>(tx: Kysely<Tables>): Scope {
  const open = current.getStore();
  if (open?.isOpen === true && open.database === databaseOf(tx)) return open;
  throw new Error("Open a transaction with `inTransaction` or `inTenants`.");
}

/** Throws when a connection is asked for in the middle of a transaction of the same database. */
export function refuseSecondConnection(database: unknown): void {
  const open = current.getStore();
  if (open === undefined || !open.isOpen || open.database !== database) return;
  throw new Error("The outer `db` was used inside a transaction: use the `tx` that the work was given.");
}

/** The same for a database and all its transactions; different for two databases. */
export function databaseOf<Tables>(db: Kysely<Tables>): unknown {
  return db.getExecutor().adapter;
}

// A savepoint, so that a caught failure of an inner action leaves nothing behind, as it would on its own.
async function join<Tables, Result>(
  tx: Kysely<Tables>,
  work: (tx: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  savepoints += 1;
  const name = sql.raw(`joined_${savepoints}`);
  const scope = scopeOf(tx);
  const { setting } = scope;
  await sql`savepoint ${name}`.execute(tx);
  try {
    const result = await work(tx);
    await sql`release savepoint ${name}`.execute(tx);
    return result;
  } catch (error) {
    // The database takes its settings back with the savepoint.
    scope.setting = setting;
    await sql`rollback to savepoint ${name}`.execute(tx);
    throw error;
  }
}
