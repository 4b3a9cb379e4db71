import { sql } from "kysely";
import { expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import type { PeopleTables } from "./tables.ts";

const at = "2026-11-21T12:00:00Z";
const eastside = newId();
const harbor = newId();

test("a query that forgets its tenant finds its own tenant's rows and no others", async () =>
  ofTwo(async (db) => {
    const names = await inTenants(db, [eastside], forgetfulQuery);

    expect(names).toEqual(["Eastside librarian"]);
  }));

test("a query with the wrong tenant finds nothing, though there is something", async () =>
  ofTwo(async (db) => {
    const names = await inTenants(db, [eastside], async (tx) =>
      tx.selectFrom("staff").select("name").where("tenant_id", "=", harbor).execute(),
    );

    expect(names).toEqual([]);
    expect(await inTenants(db, "every tenant", forgetfulQuery)).toEqual([
      "Eastside librarian",
      "Harbor librarian",
    ]);
  }));

test("with no tenant named nothing is there", async () =>
  ofTwo(async (db) => {
    expect(await inTenants(db, [], forgetfulQuery)).toEqual([]);
  }));

test("a row cannot be written into another tenant, nor moved there", async () =>
  ofTwo(async (db) => {
    const write = inTenants(db, [eastside], async (tx) =>
      tx
        .insertInto("staff")
        .values({ tenant_id: harbor, id: newId(), name: "Planted", created_at: at, changed_at: at })
        .execute(),
    );
    await expect(write).rejects.toThrow("row-level security");

    const move = inTenants(db, [eastside], async (tx) =>
      tx.updateTable("staff").set({ tenant_id: harbor }).execute(),
    );
    await expect(move).rejects.toThrow("row-level security");
  }));

test("a scope inside a scope replaces it, and the outer one is put back", async () =>
  ofTwo(async (db) => {
    const seen = await inTenants(db, [eastside], async (outer) => {
      const inner = await inTenants(outer, [harbor], forgetfulQuery);
      return [inner, await forgetfulQuery(outer)];
    });

    expect(seen).toEqual([["Harbor librarian"], ["Eastside librarian"]]);
  }));

test("every table with a tenant has the wall around it, but for those that only the program reads", async () =>
  ofTwo(async (db) => {
    const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'tenant_id' and not a.attisdropped
      and not (c.relrowsecurity and c.relforcerowsecurity)
    order by 1`.execute(db);

    // Queues and letters that no page shows, and the searches whose address is the proof of who may see them.
    expect(rows.map(({ name }) => name)).toEqual([
      "catalog_saved_searches",
      "files",
      "installation",
      "job_effects",
      "job_progress",
      "mail_outbox",
    ]);
  }));

/** Each of two library systems has one member of staff. */
async function ofTwo(work: (db: Db<PeopleTables>) => Promise<void>): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => {
    await makeSystem(db, eastside, "Eastside");
    await makeSystem(db, harbor, "Harbor");
    await work(db);
  });
}

async function makeSystem(db: Db<PeopleTables>, id: string, name: string): Promise<void> {
  await db.insertInto("tenants").values({ id, name, kind: "system" }).execute();
  await inTenants(db, [id], async (tx) => {
    await tx
      .insertInto("staff")
      .values({ tenant_id: id, id: newId(), name: `${name} librarian`, created_at: at, changed_at: at })
      .execute();
  });
}

async function forgetfulQuery(tx: Db<PeopleTables>): Promise<readonly string[]> {
  const rows = await tx.selectFrom("staff").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}
