import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants, withTables } from "#platform/db";
import { testDatabase, testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { holdClock } from "#platform/time";
import { writeAudit } from "../../actions/write-audit.ts";
import type { PeopleTables } from "../../tables.ts";
import { auditPage } from "./audit-lines.ts";
import { verifyAudit } from "./verify-audit.ts";

const clock = holdClock("2026-11-22T12:00:00Z");
beforeAll(async () => void (await testDatabase()));
afterAll(() => clock.release());

test("a log that nobody touched is whole, and its head is the digest of its last line", async () =>
  withChain(async (db, id) => {
    const state = await verifyAudit(db, id);
    const last = await db
      .selectFrom("audit_log")
      .select("digest")
      .where("tenant_id", "=", id)
      .where("sequence", "=", 5)
      .executeTakeFirstOrThrow();

    expect(state).toEqual({ is: "whole", lines: 5, head: last.digest });
  }));

test("an empty log is whole", async () =>
  withChain(async (db) => {
    expect(await verifyAudit(db, newId())).toEqual({ is: "whole", lines: 0, head: "0".repeat(64) });
  }));

const changes = {
  act: sql`act = 'nothing much'`,
  subject: sql`subject = 'staff 0'`,
  actor: sql`actor_name = 'Somebody else'`,
  account: sql`actor_id = gen_random_uuid()`,
  time: sql`at = at + interval '1 second'`,
  details: sql`details = '{"line": 33}'`,
};

test.each(Object.keys(changes) as (keyof typeof changes)[])(
  "a changed %s is found at its line",
  async (field) =>
    testInTransaction<PeopleTables>(async (db) => {
      const id = await madeChain(db);
      await tamper(db, sql`update audit_log set ${changes[field]} where tenant_id = ${id} and sequence = 3`);

      expect(await verifyAudit(db, id)).toMatchObject({ is: "broken", at: 3 });
    }),
);

test("a line with its digest made to fit is found at the next one", async () =>
  withChain(async (db, id) => {
    await tamper(
      db,
      sql`update audit_log set digest = repeat('a', 64) where tenant_id = ${id} and sequence = 2`,
    );

    expect(await verifyAudit(db, id)).toMatchObject({ is: "broken", at: 2 });
  }));

test("a removed line is found, the first one too", async () =>
  withChain(async (db, id) => {
    await tamper(db, sql`delete from audit_log where tenant_id = ${id} and sequence = 4`);
    expect(await verifyAudit(db, id)).toEqual({
      is: "broken",
      at: 4,
      why: "Line 4 is missing: the next one is 5.",
    });

    await tamper(db, sql`delete from audit_log where tenant_id = ${id} and sequence = 1`);
    expect(await verifyAudit(db, id)).toMatchObject({ is: "broken", at: 1 });
  }));

test("an inserted line is found, with the numbers behind it moved up", async () =>
  withChain(async (db, id) => {
    for (const sequence of [5, 4, 3])
      await tamper(
        db,
        sql`update audit_log set sequence = ${sequence + 1} where tenant_id = ${id} and sequence = ${sequence}`,
      );
    await tamper(
      db,
      sql`insert into audit_log select tenant_id, 3, at, actor_id, actor_name, 'planted', subject, details, digest
      from audit_log where tenant_id = ${id} and sequence = 2`,
    );

    expect(await verifyAudit(db, id)).toMatchObject({ is: "broken", at: 3 });
  }));

test("two lines that changed places are found", async () =>
  withChain(async (db, id) => {
    for (const [from, to] of [
      [2, 100],
      [3, 2],
      [100, 3],
    ] as const)
      await tamper(
        db,
        sql`update audit_log set sequence = ${to} where tenant_id = ${id} and sequence = ${from}`,
      );

    expect(await verifyAudit(db, id)).toMatchObject({ is: "broken", at: 2 });
  }));

test("an end that was cut off is found by the head noted before, and only by it", async () =>
  withChain(async (db, id) => {
    const before = await verifyAudit(db, id);
    if (before.is !== "whole") throw new Error("The chain is broken before anything happened.");
    await tamper(db, sql`delete from audit_log where tenant_id = ${id} and sequence >= 4`);

    expect(await verifyAudit(db, id)).toMatchObject({ is: "whole", lines: 3 });
    expect(await verifyAudit(db, id, before)).toEqual({
      is: "broken",
      at: 4,
      why: "The log ends at line 3, and line 5 was noted: its end was cut off.",
    });
  }));

test("a log written anew is found by the head noted before, and lines added since are not", async () =>
  withChain(async (db, id) => {
    const before = await verifyAudit(db, id);
    if (before.is !== "whole") throw new Error("The chain is broken before anything happened.");
    await writeAudit(db, id, "Carrel", { act: "go on", subject: "nothing" });
    expect(await verifyAudit(db, id, before)).toMatchObject({ is: "whole", lines: 6 });

    await tamper(db, sql`delete from audit_log where tenant_id = ${id}`);
    for (let line = 1; line <= 6; line += 1)
      await writeAudit(db, id, "Carrel", { act: "another story", subject: "nothing" });

    expect(await verifyAudit(db, id)).toMatchObject({ is: "whole", lines: 6 });
    expect(await verifyAudit(db, id, before)).toMatchObject({ is: "broken", at: 5 });
  }));

test("what a program may do changes no line: the database refuses", async () =>
  withChain(async (db, id) => {
    for (const change of [
      sql`update audit_log set act = 'x' where tenant_id = ${id}`,
      sql`delete from audit_log where tenant_id = ${id}`,
      sql`truncate audit_log`,
    ])
      await expect(
        inTenants(db, [id], async (tx) => {
          await change.execute(tx);
        }),
      ).rejects.toThrow(/never changed or removed|permission denied|must be owner/u);

    expect(await verifyAudit(db, id)).toMatchObject({ is: "whole", lines: 5 });
  }));

test("a log is looked through by act, name and day, a page at a time", async () =>
  withChain(async (db, id) => {
    await writeAudit(db, id, { accountId: newId(), name: "100% Ada_" }, { act: "go on", subject: "nothing" });

    const page = (filter: object) =>
      inTenants(db, [id], async (tx) => auditPage(tx, id, { page: 1, ...filter }));

    expect((await page({})).lines.map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3, 2, 1]);
    expect((await page({ act: "go on" })).lines.map(({ sequence }) => sequence)).toEqual([6]);
    expect((await page({ by: "0% ada_" })).total).toBe(1);
    expect((await page({ by: "%" })).total).toBe(1);
    expect((await page({ from: "2026-11-22", to: "2026-11-22" })).total).toBe(6);
    expect((await page({ to: "2026-11-21" })).total).toBe(0);
    expect((await page({ page: 99 })).page).toBe(1);
  }));

test("fifty acts at once leave fifty lines without a gap, in an unbroken chain", async () => {
  const db = withTables<PeopleTables>((await testDatabase()).db);
  const id = newId();
  await db.insertInto("tenants").values({ id, name: "Busy", kind: "system" }).execute();

  await Promise.all(
    Array.from({ length: 50 }, async (_none, line) =>
      writeAudit(db, id, "Carrel", { act: "act at once", subject: `thing ${line}` }),
    ),
  );

  expect(await verifyAudit(db, id)).toMatchObject({ is: "whole", lines: 50 });
});

async function withChain(work: (db: Db<PeopleTables>, id: string) => Promise<void>): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => work(db, await madeChain(db)));
}

/** Five lines, with everything in them that JSON and databases like to write differently. */
async function madeChain(db: Db<PeopleTables>): Promise<string> {
  const id = newId();
  await db.insertInto("tenants").values({ id, name: "Eastside", kind: "system" }).execute();
  const actor = { accountId: newId(), name: "Zoë “Ada” O’Neill" };
  for (let line = 1; line <= 5; line += 1)
    await writeAudit(db, id, line === 1 ? "Carrel" : actor, {
      act: "change a staff record",
      subject: `staff ${newId()}`,
      details: { line, z: 1.5, a: [null, { c: true, b: "ü" }], 10: "ten", 9: 1e21, left: undefined },
    });
  return id;
}

/** What someone with the database itself could do: past the triggers. */
async function tamper(db: Db<PeopleTables>, change: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table audit_log disable trigger user`.execute(db);
  await inTenants(db, "every tenant", async (tx) => {
    await change.execute(tx);
  });
  await sql`alter table audit_log enable trigger user`.execute(db);
}
