import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { openPlanScene, type PlanScene } from "./plan-scene.ts";
import { latestPlans, readyPlan } from "../../../src/modules/planner/queries/plan/kept-plans.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: PlanScene;

beforeAll(async () => {
  scene = await openPlanScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const limits = "hours=6&money=100&miles=60&days=2&shifts=1&prefersLive=yes";

type Planner = "owner" | "colleague" | "supervisor";

/** The plan that holds once whatever is under way is done. */
async function planNow(part: Planner) {
  const { db } = scene.site.program;
  for (let look = 0; look < 400; look += 1) {
    const [latest] = await latestPlans(db, scene.cast.players[part].accountId, 1);
    if (latest !== undefined && latest.state !== "working") break;
    await new Promise((resolve) => void setTimeout(resolve, 50));
  }
  const ready = await readyPlan(db, scene.cast.players[part].accountId);
  if (ready === undefined) throw new Error(`There is no plan: ${scene.site.lines.join(" ")}`);
  return ready;
}

test("a plan is worked out from the catalogue, and shown", async () => {
  expect(await (await scene.get("owner", "/plan")).text()).toContain("No plan yet");

  const sent = await scene.post(
    "owner",
    "/plan",
    `${limits}&topics=technology&topics=steam&topics=teen-services`,
  );
  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/plan"]);

  const { plan } = await planNow("owner");
  console.log(JSON.stringify(plan, null, 1).slice(0, 6000));
  const page = await (await scene.get("owner", "/plan")).text();
  for (const { title } of plan.items)
    expect(page).toContain(title.replaceAll("&", "&amp;").replaceAll("'", "&#39;"));
  expect(plan.items.length).toBeGreaterThan(0);
  expect(page.length).toBeLessThan(40_000);
}, 60_000);
