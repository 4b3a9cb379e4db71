import { sql } from "kysely";
import { type Db, inTenants } from "#platform/db";
import { everyonesRoom } from "../../src/modules/reflections/rules/sharing/rooms.ts";

/** How much is made: journals, and how many reflections each has. One journal in ten is written at this employer. */
export interface FilledReflections {
  readonly journals: number;
  readonly each: number;
  readonly employer: string;
}

const writers = "generate_series(1, (select journals from made)) n";

/** Journals in an empty database that everyone may read; rows by the database itself, one of every journal's at a time. */
export async function fillReflections(
  db: Db,
  { journals, each, employer }: FilledReflections,
): Promise<void> {
  const made = sql`with made as (select ${journals}::int as journals)`;
  const from = sql.raw(writers);
  // Raw throughout, for rows that are counted up.
  await inTenants(db, "every tenant", async (tx) => {
    await sql`${made} insert into tenants (id, name, kind) select ${id("a")}, 'Writer ' || n, 'person' from ${from}`.execute(
      tx,
    );
    await sql`${made} insert into accounts (tenant_id, name, created_at) select ${id("a")}, 'Writer ' || n, now() from ${from}`.execute(
      tx,
    );
    await sql`${made} insert into journals (tenant_id, id, handle, made_at, changed_at)
      select ${id("a")}, ${id("b")}, 'writer-' || n, now(), now() from ${from}`.execute(tx);
  });
  for (let round = 0; round < each; round += 1)
    await inTenants(db, [everyonesRoom, employer], async (tx) => {
      for (const room of [
        { id: everyonesRoom, oneIn: 1 },
        { id: employer, oneIn: 10 },
      ])
        await share(tx, { round, room, journals });
    });
  await sql`analyze`.execute(db);
}

interface Shared {
  readonly round: number;
  readonly room: { readonly id: string; readonly oneIn: number };
  readonly journals: number;
}

/** One in fifty is hidden by moderators. */
async function share(tx: Db, { journals, room, round }: Shared): Promise<void> {
  const words = "We tried three songs and a rug, and nobody missed the fourth song at all. ".repeat(12);
  const at = sql`timestamptz '2026-01-01' + make_interval(days => ${round * 3}::int, secs => n * 7)`;
  const from = sql`generate_series(${room.oneIn}::int, ${journals}::int, ${room.oneIn}::int) n`;
  await sql`insert into shared_reflections (tenant_id, id, journal_id, handle, author_name, level, title, body, excerpt,
      topics, written_at, shared_at, changed_at, hidden_at)
    select ${room.id}, ${id("c", round)}, ${id("b")}, 'writer-' || n, 'Writer ' || n, 'everyone',
      'What we learned ' || n, ${words}, ${words.slice(0, 280)}, '["technology"]', ${at}, ${at}, ${at},
      case when (n + ${round}) % 50 = 0 then now() end
    from ${from}`.execute(tx);
  await sql`insert into reflection_streams (tenant_id, stream, shared_at, reflection_id)
    select ${room.id}, stream, ${at}, ${id("c", round)}
    from ${from}, unnest(array['all', 'topic:technology', 'journal:' || (${id("b")})::text]) as stream`.execute(
    tx,
  );
}

/** Ids that count: of accounts, journals and reflections, told apart by their first digit. */
function id(kind: string, round = 0) {
  return sql`(${kind} || lpad((${round}::int * 100000 + n)::text, 31, '0'))::uuid`;
}
