import { sql } from "kysely";
import type { OpenDatabase } from "#platform/db";

/** The first of the two numbers that name a lock; the second is made from the job's name. */
const lockSpace = 727_002;

/**
 * Does the work when no other process does work of that name, and waits until then.
 *
 * The queue's own limit lets two workers begin at the same moment, so on a server a lock of the database decides: it
 * goes when its holder's connection does. The embedded database has one process, within which the limit holds.
 */
export async function alone<Result>(
  open: OpenDatabase,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (open.kind === "pglite") return work();
  return open.withoutTimeLimit(async (connection) => {
    await sql`select pg_advisory_lock(${lockSpace}::int, hashtext(${name}))`.execute(connection);
    try {
      return await work();
    } finally {
      await sql`select pg_advisory_unlock(${lockSpace}::int, hashtext(${name}))`.execute(connection);
    }
  });
}
