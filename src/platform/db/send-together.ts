import type { CompiledQuery, Kysely, QueryResult } from "kysely";

/**
 * Runs statements of an open transaction, in order, of which none needs the rows of another. They go to the database in one message:
 * its thread has the next one at hand when one is done, and does not wait for ours.
 *
 * Throws what the first that failed says; nothing can be done in the transaction after that.
 */
export async function sendTogether<Tables>(
  tx: Kysely<Tables>,
  statements: readonly CompiledQuery[],
): Promise<void> {
  if (!tx.isTransaction) throw new Error("Statements are sent together inside a transaction only.");
  await inOneMessage(tx, statements);
}

/**
 * What statements gave that go to the database in one message, in order.
 *
 * Throws what the first that failed says; the others failed because of it.
 */
export async function inOneMessage<Tables>(
  db: Kysely<Tables>,
  statements: readonly CompiledQuery[],
): Promise<readonly QueryResult<unknown>[]> {
  return db.getExecutor().provideConnection(async (connection) => {
    // Not awaited one by one: what is sent at once goes as one message. All must have ended before the connection is given back.
    const ends = await Promise.allSettled(statements.map(async (each) => connection.executeQuery(each)));
    return ends.map((end) => {
      if (end.status === "rejected") throw end.reason;
      return end.value;
    });
  });
}
