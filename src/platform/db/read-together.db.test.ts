import { sql } from "kysely";
import { expect, test } from "vitest";
import { newId } from "#platform/ids";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { type Db, inTenants, inTransaction, readTogether, turningTo } from "./index.ts";

interface Row {
  readonly name: string;
}

/** Raw for a table that a module owns: the platform's own have no wall. */
const names = (db: Db) => sql<Row>`select name from organisations order by name`.compile(db);
const divided = (db: Db, by: number) => sql<{ of: number }>`select 1 / ${by}::int as of`.compile(db);
const scopeSeen = (db: Db) =>
  sql<{ tenants: string; role: string }>`
    select current_setting('carrel.tenants', true) as tenants, current_user::text as role`.compile(db);

async function addTwoTenants(db: Db): Promise<readonly [string, string]> {
  const [eastside, harbor] = [newId(), newId()];
  await inTenants(db, "every tenant", async (tx) => {
    for (const [id, name] of [
      [eastside, "Eastside"],
      [harbor, "Harbor"],
    ]) {
      await sql`insert into tenants (id, name) values (${id}, ${name})`.execute(tx);
      await sql`insert into organisations (tenant_id, id, kind, name, created_at, changed_at)
        values (${id}, ${id}, 'system', ${name}, now(), now())`.execute(tx);
    }
  });
  return [eastside, harbor];
}

/** Outside of a transaction the statements are one message, inside of one they go one by one: both answer the same. */
const ways: Readonly<Record<string, (work: (db: Db) => Promise<void>) => Promise<void>>> = {
  "in one message": async (work) => work((await testDatabase()).db),
  "in an open transaction": testInTransaction,
};

for (const [way, within] of Object.entries(ways)) {
  test(`statements see their tenants' rows, and others' once they turned to them, ${way}`, () =>
    within(async (db) => {
      const [eastside, harbor] = await addTwoTenants(db);

      const [own, four, , others] = await readTogether(
        db,
        [eastside],
        [
          names(db),
          divided(db, 1),
          turningTo(db, sql<readonly string[]>`select array[${harbor}::uuid]`),
          names(db),
        ],
      );

      expect([own, four, others]).toEqual([[{ name: "Eastside" }], [{ of: 1 }], [{ name: "Harbor" }]]);
    }));

  test(`a statement that fails is what is thrown, and the next reading answers, ${way}`, () =>
    within(async (db) => {
      const [eastside] = await addTwoTenants(db);
      const read = async (by: number) =>
        readTogether(db, [eastside], [names(db), divided(db, by), names(db)]);

      await expect(read(0)).rejects.toThrow("division by zero");
      expect(await read(1)).toEqual([[{ name: "Eastside" }], [{ of: 1 }], [{ name: "Eastside" }]]);
    }));
}

test("nothing of a scope is left on the connection", async () => {
  const { db } = await testDatabase();
  const before = (await db.executeQuery(scopeSeen(db))).rows;

  const [seen] = await readTogether(db, [newId()], [scopeSeen(db)]);

  expect(seen?.[0]?.role).toBe("carrel_member");
  const [after] = (await db.executeQuery(scopeSeen(db))).rows;
  expect([{ ...after, tenants: before[0]?.tenants ?? after?.tenants }]).toEqual(before);
  expect(after?.tenants ?? "").toBe("");
});

test("a scope that a statement turned to ends with the reading, in a transaction that goes on", () =>
  testInTransaction(async (db) => {
    const [eastside, harbor] = await addTwoTenants(db);

    await inTenants(db, [eastside], async (tx) => {
      await readTogether(
        tx,
        [eastside],
        [turningTo(tx, sql<readonly string[]>`select array[${harbor}::uuid]`), names(tx)],
      );

      expect((await tx.executeQuery(names(tx))).rows).toEqual([{ name: "Eastside" }]);
    });
  }));

test("readings at the same time do not mix", async () => {
  const { db } = await testDatabase();
  const [eastside, harbor] = await addTwoTenants(db);

  const read = await Promise.all(
    [eastside, harbor, eastside, harbor].map((tenant) => readTogether(db, [tenant], [names(db), names(db)])),
  );

  expect(read.map(([first, second]) => [first, second].flat().map(({ name }) => name))).toEqual([
    ["Eastside", "Eastside"],
    ["Harbor", "Harbor"],
    ["Eastside", "Eastside"],
    ["Harbor", "Harbor"],
  ]);
});

test("the outer database is refused inside a transaction", async () => {
  const { db } = await testDatabase();

  const misuse = inTransaction(db, async () => readTogether(db, [newId()], [names(db)]));

  await expect(misuse).rejects.toThrow("The outer `db` was used inside a transaction");
});
