import { sql } from "kysely";
import type { OpenDatabase } from "./open.ts";

/**
 * What a PostgreSQL server does by itself and the embedded engine does not: statistics, dead rows, and a checkpoint,
 * so that the next start has little to recover. Everyone waits meanwhile; run it at night. Does nothing on a server.
 */
export async function maintain(open: OpenDatabase): Promise<void> {
  if (open.kind === "postgres") return;
  await open.withoutTimeLimit(async (db) => {
    await sql`vacuum (analyze)`.execute(db);
    await sql`checkpoint`.execute(db);
  });
}
