import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { migrate, type OpenDatabase, openDatabase, readMigrations } from "#platform/db";
import { prepareQueue } from "#platform/jobs";
import { Client } from "pg";

const cache = join(import.meta.dirname, "../../../node_modules/.cache/carrel");
/** Raise it when the template is made in another way. */
const recipe = 3;

/** What an embedded test database starts from. */
export interface EmbeddedTemplate {
  /** A dump that an engine in memory loads. */
  readonly dump: string;
  /** The engine's directory itself, to be copied, never opened. */
  readonly directory: string;
}

/** Makes the schema once: every test database starts as a copy of this one. */
export async function embeddedTemplate(): Promise<EmbeddedTemplate> {
  const path = join(cache, `test-database-${fingerprint()}`);
  const template = { dump: join(path, "dump.tar"), directory: join(path, "database") };
  if (existsSync(path)) return template;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "making-"));
  try {
    const open = await openDatabase({ dataDirectory: folder });
    await prepare(open);
    await open.close();
    writeFileSync(join(folder, "dump.tar"), await dumpOf(join(folder, "database")));
    // The name appears only when the folder is whole. Of two processes that make it at once, one comes too late.
    if (!existsSync(path)) renameSync(folder, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return template;
}

/** The same on a server: the name of a database to copy. */
export async function serverTemplate(url: string): Promise<string> {
  const name = `carrel_template_${fingerprint()}`;
  await asAdministrator(url, async (client) => {
    await client.query("select pg_advisory_lock(7272532)");
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount !== 0) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    const open = await openDatabase({ dataDirectory: "", databaseUrl: databaseIn(url, unfinished) });
    await prepare(open);
    await open.close();
    await client.query(`alter database ${unfinished} rename to ${name}`);
  });
  return name;
}

/** The address of another database on the same server. */
export function databaseIn(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function asAdministrator(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function prepare(open: OpenDatabase): Promise<void> {
  await migrate(open);
  await prepareQueue(open);
}

async function dumpOf(path: string): Promise<Uint8Array> {
  const pglite = await PGlite.create({ fs: new NodeFS(path) });
  const dump = await pglite.dumpDataDir("none");
  await pglite.close();
  return new Uint8Array(await dump.arrayBuffer());
}

// A changed migration or start parameter makes another template.
function fingerprint(): string {
  const hash = createHash("sha256").update(`${recipe} ${PGlite.defaultStartParams.join(" ")}`);
  for (const { name, checksum } of readMigrations()) hash.update(`${name}:${checksum}\n`);
  return hash.digest("hex").slice(0, 16);
}
