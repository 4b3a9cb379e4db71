import { expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import type { PeopleTables } from "#modules/people";
import { now } from "#platform/time";
import { programChanged } from "./actions/saving/program-changed.ts";
import { fromTheStart } from "#platform/search";
import { changedPrograms } from "./queries/finding/changed-programs.ts";
import type { ProgramsDb } from "./queries/program.ts";
import { readPrograms } from "./queries/reading/read-program.ts";
import { stubPlan } from "./rules/plan/program-plan.ts";
import type { ProgramsTables } from "./tables.ts";
import { anyone } from "./rules/reading/who-may-read.ts";

const told = {
  number: 1,
  title: "Planted",
  branch: "Nowhere",
  system: "Nowhere",
  changedFields: [],
  note: "",
  results: { times: 0 },
  differently: [],
};
const [harbor, member, invited, stranger, group] = [newId(), newId(), newId(), newId(), newId()];

test("a copy for a group is there for its members and its own system, and for nobody else", async () =>
  withPrograms(async (db) => {
    expect(await titlesFor(db, [member])).toEqual(["For all", "For the group"]);
    expect(await titlesFor(db, [harbor])).toEqual(["For all", "For the group"]);
    for (const other of [[invited], [stranger], []]) expect(await titlesFor(db, other)).toEqual(["For all"]);
  }));

test("whoever reads a copy can neither change nor remove it, nor put one into another system", async () =>
  withPrograms(async (db) => {
    const changed = await inTenants(db, [member], async (tx) => ({
      updated: await tx.updateTable("shared_programs").set({ group_id: null }).executeTakeFirstOrThrow(),
      deleted: await tx.deleteFrom("shared_programs").executeTakeFirstOrThrow(),
    }));

    expect([changed.updated.numUpdatedRows, changed.deleted.numDeletedRows]).toEqual([0n, 0n]);
    const planted = inTenants(db, [member], async (tx) =>
      tx
        .insertInto("program_adaptations")
        .values({
          tenant_id: member,
          program_id: newId(),
          by_tenant_id: harbor,
          by_program_id: newId(),
          content: json(told),
          told_at: now(),
        })
        .execute(),
    );
    await expect(planted).rejects.toThrow("row-level security");
  }));

test("a system’s own level has no copy, and what no copy is there of cannot be read from elsewhere", async () =>
  withPrograms(async (db) => {
    const numbers = await inTenants(db, [harbor], async (tx) =>
      tx.selectFrom("programs").select("number").orderBy("number").execute(),
    );
    const read = await readPrograms(db, anyone, { numbers: numbers.map(({ number }) => number) });

    expect(numbers.length).toBe(3);
    expect(read.map(({ program }) => program.plan.title)).toEqual(["For all"]);
  }));

test("what changed in a transaction that is not over is not followed yet", async () =>
  withPrograms(async (db) => {
    expect(await changedPrograms(db, fromTheStart, 10)).toEqual([]);
  }));

async function titlesFor(db: ProgramsDb, systems: readonly string[]): Promise<readonly string[]> {
  const rows = await inTenants(db, systems, async (tx) =>
    tx.selectFrom("shared_programs").select("content").orderBy("number").execute(),
  );
  return rows.map(({ content }) => content.plan.title);
}

/** Harbor shares one program with everyone, one with a group and one with itself. */
async function withPrograms(work: (db: ProgramsDb) => Promise<void>): Promise<void> {
  await testInTransaction<ProgramsTables & PeopleTables>(async (db) => {
    const at = now();
    for (const id of [harbor, member, invited, stranger])
      await db
        .insertInto("tenants")
        .values({ id, name: `System ${id.slice(-4)}`, kind: "system" })
        .execute();
    await db
      .insertInto("program_groups")
      .values({ id: group, name: "Coast", made_by_system: harbor, made_at: at, removed_at: null })
      .execute();
    for (const [system_id, state] of [
      [member, "member"],
      [invited, "invited"],
    ] as const)
      await db
        .insertInto("program_group_systems")
        .values({ system_id, group_id: group, state, asked_at: at, answered_at: null })
        .execute();
    await inTenants(db, [harbor], async (tx) => keepPrograms(tx));
    await work(db);
  });
}

async function keepPrograms(tx: ProgramsDb): Promise<void> {
  const at = now();
  await tx
    .insertInto("organisations")
    .values({ tenant_id: harbor, id: harbor, kind: "system", name: "Harbor", created_at: at, changed_at: at })
    .execute();
  for (const [title, level] of [
    ["For all", "public"],
    ["For the group", "group"],
    ["For Harbor", "system"],
  ] as const) {
    const id = newId();
    await tx
      .insertInto("programs")
      .values({
        tenant_id: harbor,
        id,
        organisation_id: harbor,
        level,
        group_id: level === "group" ? group : null,
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
}
