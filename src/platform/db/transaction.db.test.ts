import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "#platform/ids";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { afterCommit, type Db, inTenants, inTransaction, recordQueries, turnTo } from "./index.ts";
import { openingWith } from "./opening-driver.ts";

async function addTenant(db: Db, name: string): Promise<void> {
  await db.insertInto("tenants").values({ id: newId(), name }).execute();
}

async function names(db: Db): Promise<readonly string[]> {
  return (await db.selectFrom("tenants").select("name").orderBy("name").execute()).map(({ name }) => name);
}

test("work that throws leaves nothing behind", async () => {
  const { db } = await testDatabase();

  const failing = inTransaction(db, async (tx) => {
    await addTenant(tx, "Never");
    throw new Error("stopped");
  });

  await expect(failing).rejects.toThrow("stopped");
  expect(await names(db)).toEqual([]);
});

test("a joined work that throws undoes its own part, and the outer goes on when it caught the error", () =>
  testInTransaction(async (db) => {
    await addTenant(db, "Kept");

    await inTransaction(db, async (tx) => {
      await addTenant(tx, "Dropped");
      await sql`select 1 / 0`.execute(tx);
    }).catch(() => undefined);
    await inTransaction(db, (tx) => addTenant(tx, "Kept too"));

    expect(await names(db)).toEqual(["Kept", "Kept too"]);
  }));

test("the outer database inside a transaction is refused at once instead of waiting for ever", async () => {
  const { db } = await testDatabase();

  const misuse = inTransaction(db, async () => names(db));

  await expect(misuse).rejects.toThrow("The outer `db` was used inside a transaction");
  expect(await names(db)).toEqual([]);
});

test("each test sees only its own rows", () =>
  testInTransaction(async (db) => {
    expect(await names(db)).toEqual([]);
  }));

test("recorded queries leave out the bookkeeping of transactions", async () => {
  const { db } = await testDatabase();

  const { result, queries } = await recordQueries(() => inTransaction(db, (tx) => inTransaction(tx, names)));

  expect(result).toEqual([]);
  expect(queries).toEqual(['select "name" from "tenants" order by "name"']);
});

test("queries of other work at the same time are not recorded", async () => {
  const { db } = await testDatabase();

  const [recorded] = await Promise.all([recordQueries(() => names(db)), names(db), names(db)]);

  expect(recorded.queries.length).toBe(1);
});

test("what waits for the commit happens after it, and never when the work is rolled back", async () => {
  const { db } = await testDatabase();
  const happened: string[] = [];

  await inTransaction(db, async (tx) => {
    afterCommit(() => happened.push("outer"));
    await inTransaction(tx, async () => {
      afterCommit(() => happened.push("inner"));
    });
    happened.push("work");
  });
  await inTransaction(db, async () => {
    afterCommit(() => happened.push("never"));
    throw new Error("stopped");
  }).catch(() => undefined);
  afterCommit(() => happened.push("at once"));

  expect(happened).toEqual(["work", "outer", "inner", "at once"]);
});

test("a transaction that cannot begin as it should leaves its connection free", async () => {
  const { db } = await testDatabase();

  const refused = openingWith("select 1 / 0", () => inTransaction(db, names));

  await expect(refused).rejects.toThrow("division by zero");
  expect(await inTransaction(db, names)).toEqual([]);
});

test("a scope that was turned to is forgotten with the work that threw", () =>
  testInTransaction(async (db) => {
    const [here, elsewhere] = [newId(), newId()];
    const seen = async (tx: Db) =>
      (await sql<{ tenants: string }>`select current_setting('carrel.tenants') as tenants`.execute(tx)).rows;

    await inTenants(db, [here], async (tx) => {
      await inTransaction(tx, async (inner) => {
        await turnTo(inner, [elsewhere]);
        throw new Error("stopped");
      }).catch(() => undefined);

      expect(await seen(tx)).toEqual([{ tenants: `{${here}}` }]);
      expect(await inTenants(tx, [elsewhere], seen)).toEqual([{ tenants: `{${elsewhere}}` }]);
      expect(await seen(tx)).toEqual([{ tenants: `{${here}}` }]);
      await turnTo(tx, [elsewhere]);
      expect(await seen(tx)).toEqual([{ tenants: `{${elsewhere}}` }]);
    });
  }));

test("only an id goes into the statement that names a tenant", async () => {
  const { db } = await testDatabase();

  await expect(inTenants(db, ["}', true), pg_sleep(9); --"], names)).rejects.toThrow(
    "A tenant is named by its id.",
  );
});
