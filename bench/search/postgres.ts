import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { Client } from "pg";
import { askedCost, askedFrom, askedKinds, askedTo, facetNames, facetValues } from "./corpus.ts";
import type { Contender } from "./measure.ts";

const serverScript = join(import.meta.dirname, "../../scripts/throwaway-postgres.mjs");

interface ThrowawayServer {
  readonly startThrowawayPostgres: () => Promise<
    { readonly url: string; readonly stop: () => Promise<void> } | undefined
  >;
}

interface Asker {
  readonly query: (
    sql: string,
    values?: readonly unknown[],
  ) => Promise<{ readonly rows: readonly unknown[] }>;
}

/** PostgreSQL's full text, embedded. */
export async function pglite(): Promise<Contender> {
  const database = await PGlite.create();
  return fullText({ query: (sql, values) => database.query(sql, [...(values ?? [])]) });
}

/** The same on a server of this machine; undefined where there is none. The CPU of its one process counts. */
export async function postgres(): Promise<Contender | undefined> {
  const { startThrowawayPostgres }: ThrowawayServer = await import(serverScript);
  const server = await startThrowawayPostgres();
  if (server === undefined) return undefined;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  // One process does all the work, so that its time is all of it.
  await client.query("set max_parallel_workers_per_gather = 0; set max_parallel_maintenance_workers = 0");
  return {
    ...(await fullText({ query: (sql, values) => client.query(sql, [...(values ?? [])]) })),
    // Nanoseconds on the processor come first (proc(5), /proc/PID/schedstat).
    otherCpuMilliseconds: () =>
      Number(readFileSync(`/proc/${rows[0]?.pid}/schedstat`, "utf8").split(" ")[0]) / 1e6,
    close: async () => {
      await client.end();
      await server.stop();
    },
  };
}

async function fullText(database: Asker): Promise<Contender> {
  await database.query(
    `create table offerings (id text primary key, kind text, cost text, start int, facets text[], words tsvector)`,
  );
  await database.query("create index on offerings using gin (words)");
  const filters = `and kind = any('{${[...askedKinds].join(",")}}') and cost = '${askedCost}'
    and start between ${askedFrom} and ${askedTo}`;
  const matching = (more: string): string => `select * from offerings, plainto_tsquery('english', $1) query
    where words @@ query ${more}`;
  const top = async (more: string, text: string): Promise<number> => {
    const { rows } = await database.query(
      `select id from (${matching(more)}) found order by ts_rank(words, query) desc limit 20`,
      [text],
    );
    return rows.length;
  };
  const withFacets = async (more: string, text: string): Promise<number> => {
    await top(more, text);
    const { rows } = await database.query(
      `select facet, count(*) from (${matching(more)}) found, unnest(facets) facet group by facet`,
      [text],
    );
    return rows.length;
  };
  return {
    put: async (offerings) => {
      await database.query("begin");
      for (const offering of offerings)
        await database.query(
          `insert into offerings values ($1, $2, $3, $4, $5,
           setweight(to_tsvector('english', $6), 'A') || to_tsvector('english', $7))`,
          [
            offering.id,
            offering.kind,
            offering.costBand,
            offering.sessions[0]?.start ?? 0,
            facetNames.flatMap((facet) => facetValues(offering, facet).map((value) => `${facet} ${value}`)),
            offering.title,
            `${offering.provider} ${offering.summary}`,
          ],
        );
      await database.query("commit");
    },
    settle: () => database.query("vacuum analyze offerings"),
    kinds: {
      "words only": (text) => top("", text),
      "words and all facets": (text) => withFacets("", text),
      "words, three filters, all facets": (text) => withFacets(filters, text),
    },
  };
}
