import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import type { PeopleTables } from "#modules/people";
import { openTeamScene, type TeamScene } from "../../../../tests/staffing/team-scene.ts";
import type { Staffing } from "../rules/staffing.ts";
import type { StaffingTables } from "../tables.ts";
import { rememberedStaffing } from "./remembered-staffing.ts";
import { staffingOf } from "./staffing.ts";

const range = { from: "2027-01-11", to: "2027-01-17", zone: "America/New_York" };
let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

const tables = () => withTables<PeopleTables & StaffingTables>(scene.program.db);
const asked = (tenantId = scene.cast.tenantId): Promise<Staffing> =>
  inTenants(tables(), [tenantId], (tx) => rememberedStaffing(scene, tx, tenantId, range));

test("what nobody changed is not read again, and each stretch of time is remembered by itself", async () => {
  const first = await asked();
  const { tenantId } = scene.cast;
  const other = await inTenants(tables(), [tenantId], (tx) =>
    rememberedStaffing(scene, tx, tenantId, { ...range, to: "2027-01-31" }),
  );

  expect(other).not.toBe(first);
  expect(await asked()).toBe(first);
});

test("what is added, changed or removed is noticed, and only by the employer it is of", async () => {
  const { tenantId, otherTenantId, eastside } = scene.cast;
  const elsewhere = await asked(otherTenantId);
  const id = newId();
  const changes: readonly (() => Promise<unknown>)[] = [
    () =>
      inTenants(tables(), [tenantId], (tx) =>
        tx
          .insertInto("staffing_absences")
          .values({
            tenant_id: tenantId,
            id,
            staff_id: scene.cast.players.owner.staffId,
            starts_at: "2027-01-12T00:00",
            ends_at: "2027-01-13T00:00",
            reason: "vacation",
          })
          .execute(),
      ),
    () =>
      inTenants(tables(), [tenantId], (tx) =>
        tx
          .updateTable("staffing_branches")
          .set({ minimum: json({ whileOpen: 3, rules: [], exceptions: [] }) })
          .where("tenant_id", "=", tenantId)
          .where("organisation_id", "=", eastside)
          .execute(),
      ),
    () =>
      inTenants(tables(), [tenantId], (tx) =>
        tx.deleteFrom("staffing_absences").where("tenant_id", "=", tenantId).where("id", "=", id).execute(),
      ),
    () =>
      inTenants(tables(), "every tenant", (tx) =>
        tx.updateTable("staff").set({ name: "Ana Other" }).where("tenant_id", "=", tenantId).execute(),
      ),
  ];

  for (const change of changes) {
    const before = await asked();
    await change();
    const after = await asked();
    const read = await inTenants(tables(), [tenantId], (tx) => staffingOf(tx, tenantId, range));
    expect(after).not.toBe(before);
    expect(after).toEqual(read);
  }
  expect(await asked(otherTenantId)).toBe(elsewhere);
});

test("a change taken back is none, and marks do not heap up", async () => {
  const { tenantId } = scene.cast;
  const before = await asked();
  const rename = (name: string, fails: boolean) =>
    inTenants(tables(), [tenantId], async (tx) => {
      await tx.updateTable("organisations").set({ name }).where("tenant_id", "=", tenantId).execute();
      if (fails) throw new Error("Not after all.");
    });
  await expect(rename("Nowhere", true)).rejects.toThrow("Not after all.");
  expect(await asked()).toBe(before);

  for (let time = 0; time < 300; time += 1) await rename(`Place ${time}`, false);

  const { marks } = await inTenants(tables(), [tenantId], (tx) =>
    tx
      .selectFrom("staffing_marks")
      .select((mark) => mark.fn.countAll<number>().as("marks"))
      .executeTakeFirstOrThrow(),
  );
  expect(marks).toBeLessThanOrEqual(200);
  expect((await asked()).branches.map(({ name }) => name)).toEqual(["Place 299", "Place 299"]);
});

test("a system of many branches has them on several pages, all of which can be reached", async () => {
  const { tenantId } = scene.cast;
  const names = Array.from({ length: 60 }, (_, place) => `Branch ${String(place).padStart(2, "0")}`);
  await inTenants(tables(), [tenantId], (tx) =>
    tx
      .insertInto("organisations")
      .values(
        names.map((name) => ({
          tenant_id: tenantId,
          id: newId(),
          parent_id: tenantId,
          kind: "branch" as const,
          name,
          created_at: "2026-11-01T00:00:00Z",
          changed_at: "2026-11-01T00:00:00Z",
        })),
      )
      .execute(),
  );

  const first = await scene.page("colleague", "/team?week=2027-01-11");
  const next = /href="([^"]+)" rel="next"/u.exec(first.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await scene.page("colleague", next);
  const rowsIn = (text: string) =>
    [...text.matchAll(/\/team\/branches\/[0-9a-f-]+\?week=2027-01-11">/gu)].length;

  expect(next).toBe("/team?week=2027-01-11&page=2");
  expect([rowsIn(first.text), rowsIn(second.text)]).toEqual([50, 12]);
  expect(first.text).toMatch(/: 62 branches\. The 50 on this page have \d+ staff\./u);
  expect(second.text).toContain("Branch 59");
  // A page past the last is the last.
  expect((await scene.page("colleague", "/team?week=2027-01-11&page=99")).text).toBe(second.text);
});
