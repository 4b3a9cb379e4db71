import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { keptPlan } from "../../people/kept-plans.ts";
import { firstInputs } from "../../../src/modules/planner/rules/plan/plan-inputs.ts";
import { openPlanScene, type PlanScene } from "./plan-scene.ts";

let scene: PlanScene;

beforeAll(async () => {
  scene = await openPlanScene();
  const { cast, site } = scene;
  const { tenantId, eastside, northgate, players } = cast;
  await inTenants(site.program.db, [tenantId], async (tx) => {
    for (const [id, latitude] of [
      [eastside, 43],
      [northgate, 44],
    ] as const)
      await tx.updateTable("organisations").set({ latitude, longitude: -89 }).where("id", "=", id).execute();
    await tx
      .insertInto("positions")
      .values({
        tenant_id: tenantId,
        id: newId(),
        staff_id: players.colleague.staffId,
        organisation_id: northgate,
        title: "Librarian",
        role: "learner",
        employment_class: "regular",
        full_time_hundredths: 50,
        starts_on: "2026-01-01",
        created_at: now(),
        changed_at: now(),
      })
      .execute();
  });
});
afterAll(async () => scene.close());

async function text(part: "owner" | "colleague", path: string): Promise<string> {
  return (await scene.get(part, path)).text();
}

test("who works at one place starts from it, and who works at two chooses", async () => {
  const { eastside, northgate } = scene.cast;
  const one = await text("owner", "/plan");
  expect(one).toContain("Empty: Eastside. ZIP code or town.");
  expect(one).not.toContain('name="home"');
  expect(await text("colleague", "/plan")).toContain("You work at several places.");

  for (const [home, latitude] of [
    [northgate, 44],
    [eastside, 43],
  ] as const) {
    await scene.post("colleague", "/plan", `hours=4&topics=technology&home=${home}`);
    expect(await text("colleague", "/plan")).toContain(`<option value="${home}" selected`);
    const problem = JSON.parse(await text("colleague", "/plan/problem.json")) as { home: unknown };
    expect(problem.home).toEqual({ latitude, longitude: -89 });
  }
});

test("a plan that was kept when less was kept of plans still shows, in the words of its day", async () => {
  const { accountId } = scene.cast.players.owner;
  const [id, at] = [newId(), now()];
  // As the first plans were kept: no reasons, no words for worth, nothing of the record; “used up” was said then.
  const old = { ...keptPlan, binding: ["your catalogue hours"], items: keptPlan.items };
  await inTenants(scene.site.program.db, [accountId], async (tx) => {
    await tx
      .insertInto("plan_choices")
      .values({ tenant_id: accountId, inputs: json(firstInputs), is_shared: false, changed_at: at })
      .execute();
    const row = { tenant_id: accountId, state: "ready" as const, inputs: json(firstInputs), plan: json(old) };
    await tx
      .insertInto("plans")
      .values({ ...row, id, number: 1, changes: null, made_at: at, finished_at: at })
      .execute();
  });
  const [item] = keptPlan.items;

  for (const path of ["/plan", `/plan/items/${item?.id}`, "/plan/history", `/plan/history/${id}`]) {
    const page = await scene.get("owner", path);
    expect([path, page.status]).toEqual([path, 200]);
    expect(await page.text()).toContain(
      path === "/plan/history" ? "Plan 1" : "Regional Teen Services Symposium",
    );
  }
  expect(await text("owner", "/plan")).toContain("held back by your catalogue hours");
  expect((await scene.post("owner", `/plan/history/${id}/restoration`, "")).status).toBe(303);
});
