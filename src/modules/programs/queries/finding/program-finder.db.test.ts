import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json, withTables } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { holdClock } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { programChanged } from "../../actions/saving/program-changed.ts";
import { anythingNear } from "../../rules/near/near-query.ts";
import { stubPlan } from "../../rules/plan/program-plan.ts";
import { anyone } from "../../rules/reading/who-may-read.ts";
import type { ProgramsTables } from "../../tables.ts";
import type { ProgramsDb } from "../program.ts";
import { ProgramFinder } from "./program-finder.ts";

const at = "2026-11-22T12:00:00Z";
const harbor = newId();
const [here, far] = [newId(), newId()];
const ids = { drums: newId(), kites: newId() };
const words = { names: new Map<string, string>(), synonyms: [] };
const portland = { latitude: 43.66, longitude: -70.26 };
const folder = mkdtempSync(join(tmpdir(), "carrel-programs-"));
const snapshot = { path: join(folder, "programs.index"), madeWith: "test" };
let db: ProgramsDb;

beforeAll(async () => {
  db = withTables<ProgramsTables & PeopleTables>((await testDatabase()).db);
  await db.insertInto("tenants").values({ id: harbor, name: "Harbor", kind: "system" }).execute();
  await inTenants(db, [harbor], async (tx) => {
    for (const [id, place] of [
      [harbor, {}],
      [here, portland],
      [far, { latitude: 47.61, longitude: -122.33 }],
    ] as const)
      await tx
        .insertInto("organisations")
        .values({
          tenant_id: harbor,
          id,
          parent_id: id === harbor ? null : harbor,
          kind: id === harbor ? "system" : "branch",
          name: id.slice(-4),
          created_at: at,
          changed_at: at,
          ...place,
        })
        .execute();
    await keep(tx, ids.drums, "Drum circle", far);
    await keep(tx, ids.kites, "Kite drum day", here);
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

async function keep(tx: ProgramsDb, id: string, title: string, branch: string): Promise<void> {
  await tx
    .insertInto("programs")
    .values({
      tenant_id: harbor,
      id,
      organisation_id: branch,
      level: "public",
      group_id: null,
      licence: "by",
      plan: json(stubPlan(title)),
      topics: json([]),
      origin: "form",
      calendar_id: null,
      origin_key: null,
      adapted_from: null,
      joined_to: null,
      made_by: null,
      made_at: at,
      changed_at: at,
      hidden_at: null,
    })
    .execute();
  await programChanged(tx, harbor, id);
}

/** What a program that was just started finds, nearest first, and how many programs it had to read. */
async function started(made = snapshot) {
  const finder = new ProgramFinder({ db, words, snapshot: made });
  const question = { ...anythingNear, text: "drum", withinMiles: 0 };
  const { ids: found } = await finder.near(question, { reader: anyone, place: portland, pageSize: 10 });
  await finder.followed.stop();
  return { found, read: finder.followed.changes };
}

test("a start after the first reads no program, and still knows where each is", async () => {
  expect(await started()).toEqual({ found: [ids.kites, ids.drums], read: 2 });
  expect(await started()).toEqual({ found: [ids.kites, ids.drums], read: 0 });
});

test("an index made with other words is made anew", async () => {
  await started();

  expect((await started({ ...snapshot, madeWith: "other words" })).read).toBe(2);
  expect((await started()).read).toBe(2);
});

test("what changed while nothing ran is read alone, and what was hidden is found no more", async () => {
  await started();
  await inTenants(db, [harbor], async (tx) => {
    await tx.updateTable("programs").set({ hidden_at: at }).where("id", "=", ids.drums).execute();
    await programChanged(tx, harbor, ids.drums);
  });

  expect(await started()).toEqual({ found: [ids.kites], read: 1 });

  await inTenants(db, [harbor], async (tx) => {
    await tx.updateTable("programs").set({ hidden_at: null }).where("id", "=", ids.drums).execute();
    await programChanged(tx, harbor, ids.drums);
  });
  expect((await started()).found).toEqual([ids.kites, ids.drums]);
});

test("nobody is their own neighbor: what a branch did itself takes no place among what others did", async () => {
  const finder = new ProgramFinder({ db, words });
  const asked = { reader: anyone, place: portland, pageSize: 1 };

  expect(await finder.near(anythingNear, { ...asked, withoutBranches: [far] })).toMatchObject({
    ids: [ids.kites],
    total: 1,
  });
  const others = await finder.near(
    { ...anythingNear, withinMiles: 0 },
    { ...asked, withoutBranches: [here] },
  );
  expect([others.ids, others.total]).toEqual([[ids.drums], 1]);
});

test("a start that fails is made again by the next question, which still knows where each program is held", async () => {
  await started();
  const finder = new ProgramFinder({ db, words, snapshot });
  const question = { ...anythingNear, text: "drum", withinMiles: 0 };
  const asked = { reader: anyone, place: portland, pageSize: 10 };
  const clock = holdClock(at);
  const rename = async (from: string, to: string) =>
    sql.raw(`alter table ${from} rename to ${to}`).execute(db);

  await rename("programs", "programs_elsewhere");
  try {
    await expect(finder.near(question, asked)).rejects.toThrow("programs");
  } finally {
    await rename("programs_elsewhere", "programs");
  }
  clock.advance(1);

  expect((await finder.near(question, asked)).ids).toEqual([ids.kites, ids.drums]);
  await finder.followed.stop();
  clock.release();
});

test("a backup put back is noticed: programs that were made since are found no more", async () => {
  const later = newId();
  await inTenants(db, [harbor], async (tx) => keep(tx, later, "Drum repair", here));
  expect((await started()).found.toSorted()).toEqual([ids.kites, later, ids.drums].toSorted());

  // What a backup of before lacks, and no change tells of.
  await inTenants(db, "every tenant", async (tx) => {
    await sql`delete from shared_programs where program_id = ${later}`.execute(tx);
    await sql`delete from programs where id = ${later}`.execute(tx);
  });

  expect((await started()).found).toEqual([ids.kites, ids.drums]);
});

test("programs of a database that was further on in its transactions are found", async () => {
  await inTenants(db, "every tenant", async (tx) =>
    sql`update programs set changed_in = '4900000000'`.execute(tx),
  );

  expect((await started()).found).toEqual([ids.kites, ids.drums]);
});
