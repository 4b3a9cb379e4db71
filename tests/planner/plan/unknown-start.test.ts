import { afterAll, beforeAll, expect, test } from "vitest";
import { readyPlan } from "../../../src/modules/planner/queries/plan/kept-plans.ts";
import { holdClock } from "#platform/time";
import { openPlanScene, type PlanScene } from "./plan-scene.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let scene: PlanScene;

beforeAll(async () => {
  scene = await openPlanScene();
});
afterAll(async () => {
  await scene.close();
  clock.release();
});

const topics = "topics=technology&topics=steam&topics=teen-services";

async function planned(limits: string) {
  const { db } = scene.site.program;
  const { accountId } = scene.cast.players.owner;
  const before = (await readyPlan(db, accountId))?.number ?? 0;
  await scene.post("owner", "/plan", `${limits}&${topics}`);
  await expect
    .poll(async () => (await readyPlan(db, accountId))?.number, { timeout: 60_000 })
    .toBe(before + 1);
  const ready = await readyPlan(db, accountId);
  if (ready === undefined) throw new Error("There is no plan.");
  return { ...ready.plan, page: await (await scene.get("owner", "/plan")).text() };
}

const notice = "How far sessions are could not be considered";
const unreckoned = "how far it is could not be reckoned";

test("a limit of miles from nobody knows where is said above the plan, at the limit and at what is in person", async () => {
  const lost = await planned("hours=60&money=5000&miles=10&days=60&shifts=9");
  const inPerson = lost.items.filter(({ how }) => how === "in-person");
  const [first] = inPerson;
  const item = await (await scene.get("owner", `/plan/items/${first?.id ?? ""}`)).text();
  const unlimited = await planned("hours=60&money=5000&days=60&shifts=9");
  const found = await planned("hours=60&money=5000&miles=10&days=60&shifts=9&near=Madison, WI");

  expect(inPerson.length).toBeGreaterThan(0);
  expect(lost.page.split(unreckoned)).toHaveLength(inPerson.length + 1);
  expect(lost.page).toContain(notice);
  expect(lost.page).toContain("within your limits other than miles");
  expect(lost.page.indexOf('name="near"')).toBeLessThan(lost.page.indexOf("More limits"));
  expect(item).toContain(unreckoned);
  for (const { page } of [unlimited, found]) {
    expect(page).not.toContain(notice);
    expect(page).not.toContain(unreckoned);
    expect(page).toContain("The best plan there is within your limits:");
    expect(page.indexOf('name="near"')).toBeGreaterThan(page.indexOf("More limits"));
  }
});

test("a plan of nothing is worth nothing that needs a word", async () => {
  const nothing = await planned("hours=0&money=0&days=0&shifts=0");
  const history = await (await scene.get("owner", "/plan/history")).text();

  expect(nothing.items).toEqual([]);
  expect(history).toContain("<td>–</td>");
  expect(history).not.toContain("<td>a little</td>");
});

test("what is pinned and cannot be had within the limits can be let go from there", async () => {
  const { items } = await planned("hours=60&money=5000&days=60&shifts=9");
  const id = items[0]?.id ?? "";
  await scene.post("owner", "/plan/pins", `item=${id}`);
  await expect
    .poll(
      async () => (await readyPlan(scene.site.program.db, scene.cast.players.owner.accountId))?.inputs.pinned,
    )
    .toEqual([id]);
  const clash = await planned("hours=0&money=5000&days=60&shifts=9");
  await scene.post("owner", "/plan/remedies", `limit=${encodeURIComponent(`pinned.${id}`)}&by=1`);
  await expect
    .poll(
      async () => (await readyPlan(scene.site.program.db, scene.cast.players.owner.accountId))?.inputs.pinned,
    )
    .toEqual([]);

  expect(clash.outcome).toBe("impossible");
  expect(clash.page.split(`value="pinned.${id}"`)).toHaveLength(2);
  expect(clash.page).toContain("Unpin “");
});
