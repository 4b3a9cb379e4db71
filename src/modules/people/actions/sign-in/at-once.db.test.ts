import { expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import type { PeopleTables } from "../../tables.ts";
import { issueTicket, openTicket, useCode, useTicket } from "./tickets.ts";
import { takeTry } from "./tries.ts";

const secret = "a secret of at least thirty-two characters";

/** What is done at the same time cannot be undone in one transaction: these tests leave their rows behind. */
async function account() {
  const db = withTables<PeopleTables>((await testDatabase()).db);
  const id = newId();
  await db.insertInto("tenants").values({ id, name: "Ana", kind: "person" }).execute();
  await inTenants(db, [id], async (tx) => {
    await tx.insertInto("accounts").values({ tenant_id: id, name: "Ana", created_at: now() }).execute();
  });
  return { db, id };
}

test("forty tries at once get no further than one after the other", async () => {
  const { db, id } = await account();

  const waits = await Promise.all(
    Array.from({ length: 40 }, () =>
      takeTry(db, secret, [
        { budget: "stranger", of: id },
        { budget: "address", of: id },
      ]),
    ),
  );

  expect(waits.filter((wait) => wait === 0).length).toBe(5);
});

test("of ten that use one link at once, one gets in", async () => {
  const { db, id } = await account();
  const { token } = await issueTicket(db, id, { kind: "sign-in", minutes: 15 });
  const ticket = await openTicket(db, "sign-in", token);
  if (ticket === undefined) throw new Error("The ticket is not open.");

  const answers = await Promise.all(Array.from({ length: 10 }, () => useTicket(db, ticket)));

  expect(answers.filter(Boolean).length).toBe(1);
});

test("of twenty wrong codes at once, five are tried, and the right one is then too late", async () => {
  const { db, id } = await account();
  const asker = { id: "one browser", secret };
  const { code } = await issueTicket(db, id, { kind: "sign-in", minutes: 15, asker });
  const typed = async (text: string) => useCode(db, "sign-in", { accountId: id, code: text, asker });

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => typed(code === "111111" ? "222222" : "111111")),
  );

  expect([answers.filter((answer) => answer === "wrong").length, await typed(code)]).toEqual([5, "over"]);
});
