import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { openStreams } from "../../rules/streams/stream-names.ts";
import type { ReflectionTables } from "../../tables.ts";
import type { KnownReader } from "./reader-of.ts";

/**
 * Which of these journals a reader may open: those in which something stands that they may read. Who only answers others has none to
 * show, and a name that leads nowhere should be no link.
 */
export async function journalsToOpen(
  db: Db<ReflectionTables & PeopleTables>,
  reader: KnownReader,
  journalIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const wanted = [...new Set(journalIds)].flatMap((journalId) =>
    openStreams(reader, { of: "journal", journalId }).map((each) => ({ ...each, journalId })),
  );
  if (wanted.length === 0) return new Set();
  const [rooms, streams, journals] = [
    wanted.map(({ roomId }) => roomId),
    wanted.map(({ stream }) => stream),
    wanted.map(({ journalId }) => journalId),
  ];
  // Raw for `unnest`: one look at the key for each stream, however long a journal is.
  const { rows } = await inTenants(db, [...new Set(rooms)], async (tx) =>
    sql<{ readonly journal_id: string }>`select distinct wanted.journal_id
      from unnest(${rooms}::uuid[], ${streams}::text[], ${journals}::uuid[]) as wanted (tenant_id, stream, journal_id)
      where exists (select from reflection_streams as listed
        join shared_reflections as copy on copy.tenant_id = listed.tenant_id and copy.id = listed.reflection_id
        where listed.tenant_id = wanted.tenant_id and listed.stream = wanted.stream and copy.hidden_at is null)
      order by wanted.journal_id`.execute(tx),
  );
  return new Set(rows.map((row) => row.journal_id));
}
