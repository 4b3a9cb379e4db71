import { AsyncLocalStorage } from "node:async_hooks";
import type { LogEvent } from "kysely";

const recorder = new AsyncLocalStorage<string[]>();
const bookkeeping = /^(begin|commit|rollback|savepoint|release)\b/;

/**
 * The SQL that the work ran, in order, without the bookkeeping of transactions: for snapshots of a query's text and
 * for «one row and three rows, same number of queries».
 */
export async function recordQueries<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly queries: readonly string[] }> {
  const queries: string[] = [];
  const result = await recorder.run(queries, work);
  return { result, queries };
}

/** Adds an event of the query builder to the recording that is running, if any. */
export function recordQuery(event: LogEvent): void {
  if (!bookkeeping.test(event.query.sql)) recorder.getStore()?.push(event.query.sql);
}
