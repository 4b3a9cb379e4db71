import { expect, test } from "vitest";
import { inTransaction, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import type { CatalogTables } from "../../tables.ts";
import { oneAtATime } from "./take-turn.ts";

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 5));
}

test("transactions of one process run one after another, and one that fails holds up none", async () => {
  const db = withTables<CatalogTables>((await testDatabase()).db);
  const order: string[] = [];
  const step = async (name: string) =>
    oneAtATime(db, async () => {
      order.push(`${name} begins`);
      await pause();
      order.push(`${name} ends`);
      if (name === "first") throw new Error("It fails.");
    });

  const outcomes = await Promise.allSettled([step("first"), step("second")]);

  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(order).toEqual(["first begins", "first ends", "second begins", "second ends"]);
});

test("who is in a transaction already does not wait for one that waits for its connection", async () => {
  const db = withTables<CatalogTables>((await testDatabase()).db);
  const done: string[] = [];
  const begun = Promise.withResolvers<void>();

  const first = inTransaction(db, async (tx) => {
    begun.resolve();
    await pause();
    await oneAtATime(tx, async () => done.push("inside"));
  });
  await begun.promise;
  const second = oneAtATime(db, async () => inTransaction(db, async () => done.push("after it")));
  await Promise.all([first, second]);

  // Which is done first depends on how many connections there are; that both are done at all is the point.
  expect(done.toSorted()).toEqual(["after it", "inside"]);
});
