import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json, withTables } from "#platform/db";
import { now } from "#platform/time";
import type { PlannerTables } from "../../../src/modules/planner/tables.ts";
import { keepPlan } from "../../people/kept-plans.ts";
import { openPlanScene, type PlanScene } from "./plan-scene.ts";

let scene: PlanScene;

beforeAll(async () => {
  scene = await openPlanScene();
  const { accountId } = scene.cast.players.owner;
  await inTenants(scene.site.program.db, [accountId], async (tx) => keepPlan(withTables(tx), accountId));
});
afterAll(async () => scene.close());

async function change(changed: object): Promise<void> {
  const { accountId } = scene.cast.players.owner;
  await inTenants(scene.site.program.db, [accountId], async (tx) =>
    withTables<PlannerTables>(tx)
      .updateTable("plans")
      .set(changed)
      .where("tenant_id", "=", accountId)
      .execute(),
  );
}

const renewal = async (path: string) => (await scene.get("owner", path)).headers.get("refresh");

test("the page renews itself while the reasons are found, unless its reader stops that, and then stands still", async () => {
  await change({ changes: json({ rows: [], begunAt: now() }) });

  expect(await renewal("/plan")).toBe("4");
  expect(await (await scene.get("owner", "/plan")).text()).toContain("This page looks again by itself.");
  expect(await renewal("/plan?still=yes")).toBeNull();
  expect(await (await scene.get("owner", "/plan?still=yes")).text()).toContain("let the page do it");

  await change({ changes: json({ rows: [{ change: "One more hour each month", buys: "nothing more" }] }) });

  expect(await renewal("/plan")).toBeNull();
});

test("what was typed and refused is not taken away by the page renewing itself", async () => {
  await change({ state: "working", plan: null, changes: null, made_at: now(), finished_at: null });

  expect(await renewal("/plan")).toBe("2");
  const refused = await scene.post("owner", "/plan", "hours=lots");

  expect(refused.status).toBe(422);
  expect(refused.headers.get("refresh")).toBeNull();
  expect(await refused.text()).toContain('value="lots"');
});
