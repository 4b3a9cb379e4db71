import { expect, test } from "vitest";
import { Client } from "pg";
import { inTenants, migrate, openDatabase, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { readTestSettings } from "#platform/config";
import { newId } from "#platform/ids";
import { prepareQueue } from "#platform/jobs";
import type { PeopleTables } from "./tables.ts";

const { databaseUrl } = readTestSettings();
const owner = "carrel_plain_owner";

test.skipIf(databaseUrl === undefined)(
  "a server's plain user, who owns the tables and is nobody's superuser, sees nothing outside the wall (PostgreSQL only)",
  async () => {
    await testDatabase();
    const url = await madeDatabase();
    const open = await openDatabase({ dataDirectory: "", databaseUrl: url });
    try {
      await migrate(open);
      await prepareQueue(open);
      const db = withTables<PeopleTables>(open.db);
      const [id, at] = [newId(), "2026-11-22T12:00:00Z"];
      await db.insertInto("tenants").values({ id, name: "Eastside", kind: "system" }).execute();
      await inTenants(db, [id], async (tx) => {
        await tx
          .insertInto("staff")
          .values({ tenant_id: id, id: newId(), name: "Eastside librarian", created_at: at, changed_at: at })
          .execute();
      });

      const named = async (tx: typeof db) => tx.selectFrom("staff").select("name").execute();
      expect(await named(db)).toEqual([]);
      expect(await inTenants(db, [newId()], named)).toEqual([]);
      expect(await inTenants(db, [id], named)).toEqual([{ name: "Eastside librarian" }]);
    } finally {
      await open.close();
      await asSuperuser(async (client) => {
        await client.query(`drop database ${owner} with (force)`);
        await client.query(`drop role ${owner}`);
      });
    }
  },
);

/** A database of a user with no rights beyond their own; the role of the wall is there, as an administrator made it. */
async function madeDatabase(): Promise<string> {
  await asSuperuser(async (client) => {
    await client.query(`drop database if exists ${owner} with (force)`);
    await client.query(`drop role if exists ${owner}`);
    await client.query(`create role ${owner} login password 'plain'`);
    await client.query(`grant carrel_member to ${owner}`);
    await client.query(`create database ${owner} owner ${owner}`);
  });
  const address = new URL(databaseUrl ?? "");
  address.username = owner;
  address.password = "plain";
  address.pathname = `/${owner}`;
  return address.href;
}

async function asSuperuser(work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
