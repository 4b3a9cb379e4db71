import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { type Db, inTransaction, sendTogether } from "./index.ts";

const note = (db: Db, text: string) => sql`insert into noted values (${text})`.compile(db);
const failing = (db: Db) => sql`select 1 / ${0}::int`.compile(db);

async function noted(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ text: string }>`select text from noted`.execute(db);
  return rows.map(({ text }) => text);
}

test("statements sent together are run in their order, and nothing of none", () =>
  testInTransaction(async (tx) => {
    await sql`create temporary table noted (text text)`.execute(tx);

    await sendTogether(tx, [
      note(tx, "one"),
      sql`update noted set text = 'first'`.compile(tx),
      note(tx, "two"),
    ]);
    await sendTogether(tx, []);

    expect(await noted(tx)).toEqual(["first", "two"]);
  }));

test("one that fails undoes all of them, and says why", () =>
  testInTransaction(async (tx) => {
    await sql`create temporary table noted (text text)`.execute(tx);

    const failed = inTransaction(tx, async (inner) =>
      sendTogether(inner, [note(inner, "one"), failing(inner), note(inner, "two")]),
    );

    await expect(failed).rejects.toThrow("division by zero");
    expect(await noted(tx)).toEqual([]);
  }));

test("outside of a transaction nothing is sent", async () => {
  const { db } = await testDatabase();

  await expect(sendTogether(db, [failing(db)])).rejects.toThrow("inside a transaction only");
});
