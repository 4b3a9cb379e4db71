/**
 * What a page of reflections costs the running program among 200,000 of them, signed out: a journal, one of its later pages, a
 * feed, a topic, and the stream of everyone. CPU of all threads, the embedded database's among them, ten pages at a time: the
 * kernel counts in hundredths of a second. The wall's clock beside it also counts what else the machine does.
 *
 *   --quick   20,000 reflections, fewer requests
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { type Db, inTenants, migrate, openDatabase } from "#platform/db";
import { nowMilliseconds } from "#platform/time";
import { everyonesRoom } from "../src/modules/reflections/rules/sharing/rooms.ts";
import { percentile } from "./harvest/measure.ts";
import { type RunningSite, startSite } from "./pages/server.ts";

const isQuick = process.argv.includes("--quick");
const size = isQuick ? { journals: 200, each: 100 } : { journals: 2000, each: 100 };
/** Each request as another reader: the program lets nobody ask so much. */
process.env["BEHIND_PROXY"] = "on";
process.env["PUBLIC_URL"] = "https://learn.example";
const [rounds, pagesPerRound] = isQuick ? [10, 10] : [40, 10];
const goals = { journalP95Milliseconds: 10 };

const directory = mkdtempSync(join(tmpdir(), "carrel-bench-"));
try {
  const database = await openDatabase({ dataDirectory: directory });
  await migrate(database);
  await fill(database.db);
  await database.close();
  const site = await startSite(directory);
  try {
    const figures = await measure(site);
    const met = (figures["journal"]?.p95 ?? Infinity) <= goals.journalP95Milliseconds;
    console.log(JSON.stringify({ bench: "journal", figures, goals, met }));
    process.exitCode = met ? 0 : 1;
  } finally {
    await site.stop();
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function measure(site: RunningSite) {
  const later = encodeURIComponent("2026-05-01T00:00:00Z_ffffffff-ffff-ffff-ffff-ffffffffffff");
  const journal = (count: number) => `/journals/writer-${1 + ((count * 37) % size.journals)}`;
  const asked: Readonly<Record<string, (count: number) => string>> = {
    journal,
    "journal, later": (count) => `${journal(count)}?before=${later}`,
    feed: (count) => `${journal(count)}/feed.atom`,
    topic: () => "/reflections/topics/technology",
    everyone: () => "/reflections",
  };
  const figures: Record<string, Readonly<Record<"median" | "p95" | "wallP95", number>>> = {};
  let count = 0;
  for (const [name, address] of Object.entries(asked)) {
    const [spent, waited]: [number[], number[]] = [[], []];
    for (let round = -2; round < rounds; round += 1) {
      const before = site.cpuSeconds();
      for (let page = 0; page < pagesPerRound; page += 1) {
        const began = nowMilliseconds();
        const answer = await fetch(site.url + address((count += 1)), {
          headers: { "x-forwarded-for": `10.0.${Math.floor(count / 200) % 200}.${count % 200}` },
        });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${address(count)} answers ${answer.status}.`);
        if (round >= 0) waited.push(nowMilliseconds() - began);
      }
      if (round >= 0) spent.push(((site.cpuSeconds() - before) / pagesPerRound) * 1000);
    }
    figures[name] = {
      median: rounded(percentile(spent, 0.5)),
      p95: rounded(percentile(spent, 0.95)),
      wallP95: rounded(percentile(waited, 0.95)),
    };
    console.log(name, figures[name]);
  }
  return figures;
}

/** Raw, a journal's worth at a time: rows by the database itself. Two in three are for everyone, one is hidden in fifty. */
async function fill(db: Db): Promise<void> {
  const words = "We tried three songs and a rug, and nobody missed the fourth song at all. ".repeat(12);
  await inTenants(db, "every tenant", async (tx) => {
    await sql`insert into tenants (id, name, kind)
      select ${id("a")}, 'Writer ' || n, 'person' from generate_series(1, ${size.journals}::int) n`.execute(
      tx,
    );
    await sql`insert into accounts (tenant_id, name, created_at)
      select ${id("a")}, 'Writer ' || n, now() from generate_series(1, ${size.journals}::int) n`.execute(tx);
    await sql`insert into journals (tenant_id, id, handle, made_at, changed_at)
      select ${id("a")}, ${id("b")}, 'writer-' || n, now(), now() from generate_series(1, ${size.journals}::int) n`.execute(
      tx,
    );
  });
  for (let round = 0; round < size.each; round += 1)
    await inTenants(db, [everyonesRoom], async (tx) => {
      const at = sql`timestamptz '2026-01-01' + make_interval(days => ${round * 3}::int, secs => n * 7)`;
      await sql`insert into shared_reflections (tenant_id, id, journal_id, handle, author_name, level, title, body, excerpt,
          topics, written_at, shared_at, changed_at, hidden_at)
        select ${everyonesRoom}, ${id("c", round)}, ${id("b")}, 'writer-' || n, 'Writer ' || n, 'everyone',
          'What we learned ' || n, ${words}, ${words.slice(0, 280)}, '["technology"]', ${at}, ${at}, ${at},
          case when (n + ${round}) % 50 = 0 then now() end
        from generate_series(1, ${size.journals}::int) n`.execute(tx);
      await sql`insert into reflection_streams (tenant_id, stream, shared_at, reflection_id)
        select ${everyonesRoom}, stream, ${at}, ${id("c", round)}
        from generate_series(1, ${size.journals}::int) n,
          unnest(array['all', 'topic:technology', 'journal:' || (${id("b")})::text]) as stream`.execute(tx);
    });
  await sql`analyze`.execute(db);
}

/** Ids that count: of accounts, journals and reflections, told apart by their first digit. */
function id(kind: string, round = 0) {
  return sql`(${kind} || lpad((${round}::int * 100000 + n)::text, 31, '0'))::uuid`;
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}
