import { type RawBuilder, sql } from "kysely";
import { type Db, inTenants } from "#platform/db";

/** How far a reader has followed a table: everything up to and with this one is known. */
export interface FollowPosition {
  readonly transaction: string;
  readonly id: string;
}

export const fromTheStart: FollowPosition = { transaction: "0", id: "00000000-0000-0000-0000-000000000000" };

/** A table that is followed: its rows have an `id` and, in `changed_in`, the transaction that changed them last. */
export interface FollowedTable {
  readonly name: string;
  /** Which of its rows the index holds; raw, because each table says it in another way. */
  readonly isHeld: RawBuilder<unknown>;
}

/** Raw for a condition: rows changed after a position, by transactions older than every one still open, so that a slow one is not missed. */
export function changedAfter(row: string, after: FollowPosition): RawBuilder<boolean> {
  const [changedIn, id] = [sql.ref(`${row}.changed_in`), sql.ref(`${row}.id`)];
  return sql<boolean>`(${changedIn}, ${id}) > (${after.transaction}::xid8, ${after.id}::uuid)
    and ${changedIn} < pg_snapshot_xmin(pg_current_snapshot())`;
}

/** False for a position from another life of the database: its transaction has not happened yet in this one. */
export async function isKnownPosition(db: Db, position: FollowPosition): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select ${position.transaction}::xid8 < pg_snapshot_xmax(pg_current_snapshot()) as known`.execute(db);
  return rows[0]?.known ?? false;
}

/**
 * Another text once the rows may be others than those followed so far: their table was made anew or emptied, as
 * when a backup is put back, or the database was started anew. Changed rows change nothing about it.
 */
export async function databaseLife(db: Db, { name }: FollowedTable): Promise<string> {
  // Raw: what PostgreSQL knows of itself has no place in the query builder.
  const { rows } = await sql<{ life: string }>`
    select concat_ws(' ', ${name}::regclass::oid, pg_relation_filenode(${name}::regclass),
      pg_postmaster_start_time()) as life`.execute(db);
  return rows[0]?.life ?? "";
}

/** Which rows the index should hold, and of when each is: one number for all of them. */
export async function sumOfTable(db: Db, { isHeld, name }: FollowedTable): Promise<bigint> {
  // Raw: the last two bytes of an id have no place in the query builder. Added up here rather than sent row by row.
  const { rows } = await inTenants(db, "every tenant", async (tx) =>
    sql<{ sum: string }>`
    select coalesce(sum(changed_in::text::bigint
      * (1 + 256 * get_byte(uuid_send(id), 14) + get_byte(uuid_send(id), 15))), 0)::text as sum
    from ${sql.table(name)}
    where ${isHeld}`.execute(tx),
  );
  return BigInt(rows[0]?.sum ?? 0);
}

/** The same of documents that are known by their ids and the transactions that changed them. */
export function sumOf(documents: Iterable<readonly [id: string, changedIn: number]>): bigint {
  let sum = 0n;
  for (const [id, changedIn] of documents)
    sum += BigInt(changedIn) * BigInt(1 + Number.parseInt(id.slice(-4), 16));
  return sum;
}

/**
 * Brings rows that came from another database into this one's order of transactions.
 *
 * A dump put into a new database keeps the old one's transaction ids. Those that this one has yet to reach would be
 * taken for changes still under way: no search index would ever be told of them.
 */
export async function renumberChanges(db: Db, { name }: FollowedTable): Promise<void> {
  // Raw: transaction ids have no place in the query builder. What is under way now is not seen, so not touched.
  await inTenants(db, "every tenant", async (tx) =>
    sql`update ${sql.table(name)} set changed_in = pg_current_xact_id()
    where changed_in >= pg_snapshot_xmax(pg_current_snapshot())`.execute(tx),
  );
}
