import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

const serverScript = join(import.meta.dirname, "../../scripts/throwaway-postgres.mjs");

interface ThrowawayServer {
  readonly startThrowawayPostgres: () => Promise<
    { readonly url: string; readonly stop: () => Promise<void> } | undefined
  >;
}

/** A PostgreSQL server of this machine, gone when it is stopped. */
export interface DatabaseServer {
  readonly pid: number;
  /** The address of an empty database. */
  readonly newDatabase: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts one; undefined, and said why, where this machine has none. */
export async function startDatabaseServer(): Promise<DatabaseServer | undefined> {
  const { startThrowawayPostgres }: ThrowawayServer = await import(serverScript);
  const server = await startThrowawayPostgres();
  if (server === undefined) return undefined;
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  return {
    pid: parentOf(rows[0]?.pid),
    newDatabase: async (name) => {
      await client.query(`create database ${client.escapeIdentifier(name)}`);
      return server.url.replace(/\/postgres$/u, `/${name}`);
    },
    stop: async () => {
      await client.end();
      await server.stop();
    },
  };
}

/** Each connection is a process that the server began. */
function parentOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return Number(fields[1]);
}
