import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock, localDay } from "#platform/time";
import { removeSample } from "#modules/catalog";
import { viewerOfAccount } from "#modules/people";
import { commitmentsOf, focalPointsOf } from "#modules/planner";
import { plannedEntries } from "#modules/credit";
import { recordEntry } from "../../../src/modules/credit/actions/record/record-entry.ts";
import { made } from "../../credit/record/made-record.ts";
import { renewCalendar } from "../../../src/modules/planner/actions/plan/keep-calendar.ts";
import { keepCredential, openPlanScene, type PlanScene } from "./plan-scene.ts";
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

test("a plan is worked out from the catalogue, and is the best there is within the limits", async () => {
  expect(await (await scene.get("owner", "/plan")).text()).toContain("No plan yet");

  const topics = "topics=technology&topics=steam&topics=teen-services";
  const sent = await scene.post("owner", "/plan", `${limits}&${topics}`);
  const { plan } = await planNow("owner");
  const page = await (await scene.get("owner", "/plan")).text();

  expect([sent.status, sent.headers.get("location")]).toEqual([303, "/plan"]);
  expect(plan).toMatchObject({ outcome: "optimal", gap: 0, from: "2026-11-21", lost: [] });
  expect(plan.items.length).toBeGreaterThan(2);
  for (const { offeringId, id } of plan.items) {
    expect(page).toContain(`/plan/items/${id}`);
    expect(plan.leftOut.map((each) => each.offeringId)).not.toContain(offeringId);
  }
  const byMonth = Map.groupBy(plan.items, (item) =>
    (item.sittings[0]?.start ?? item.month ?? "").slice(0, 7),
  );
  for (const items of byMonth.values())
    expect(items.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(360);
  expect(plan.items.reduce((sum, { cents }) => sum + cents, 0)).toBeLessThanOrEqual(10_000);
});

test("a plan without anything to grow in says to choose it first", async () => {
  await scene.post("colleague", "/plan", limits);
  await planNow("colleague");
  const page = await (await scene.get("colleague", "/plan")).text();

  expect(page).toContain("First choose what to grow in");
  expect(page).toContain('href="/plan/focus"');
  expect(page).not.toContain("nothing on your topics");
});

test("why each item is in, what would bring others in and what more would buy are kept with the plan", async () => {
  const { plan } = await planNow("owner");
  await expect
    .poll(async () => (await planNow("owner")).changes?.items?.length, { timeout: 300_000 })
    .toBe(plan.items.length);
  const { changes } = await planNow("owner");
  const page = await (await scene.get("owner", "/plan")).text();
  const item = await (await scene.get("owner", `/plan/items/${plan.items[0]?.id ?? ""}`)).text();

  expect(changes?.rows.map(({ change }) => change)).toEqual([
    "One more hour each month",
    expect.stringMatching(/^\$\d+ more$/u),
    "One more day away",
  ]);
  for (const { candidate, sentences } of changes?.items ?? []) {
    expect(plan.items.map(({ id }) => id)).toContain(candidate);
    expect(sentences.at(-1)).toMatch(
      /the plan would be worth (?:about .+ of learning|a little) (?:less|more)|is in for what needs it/u,
    );
  }
  expect(changes?.leftOut?.length).toBeGreaterThan(0);
  for (const { offeringId, words } of changes?.leftOut ?? []) {
    expect(plan.items.map((each) => each.offeringId)).not.toContain(offeringId);
    expect(words).toMatch(
      /^(with .+|as it is) it would (come in|replace .+), for (?:about .+ of learning|a little) more\.$|^no change/u,
    );
  }
  expect(page).toContain("Why each item is in");
  expect(item).toContain("In plain words");
});

test("a swap takes another date, and what is left out is out until it is weighed again", async () => {
  const { plan } = await planNow("owner");
  const paced = plan.items.find(({ month }) => month !== undefined);
  const page = await (await scene.get("owner", `/plan/items/${paced?.id ?? ""}`)).text();
  const [, instead = ""] = /name="instead" value="([^"]+)"/u.exec(page) ?? [];
  await scene.post("owner", "/plan/swaps", `item=${paced?.id ?? ""}&instead=${instead}`);
  const swapped = await planNow("owner");
  const [item] = swapped.plan.items;
  await scene.post("owner", "/plan/bans", `item=${item?.id ?? ""}`);
  const banned = await planNow("owner");
  await scene.post("owner", "/plan/bans/removal", `offering=${item?.offeringId ?? ""}`);
  const after = await planNow("owner");

  expect(swapped.plan.items.find(({ id }) => id === instead)).toMatchObject({
    offeringId: paced?.offeringId,
    isPinned: true,
  });
  expect(banned.plan.items.map(({ offeringId }) => offeringId)).not.toContain(item?.offeringId);
  expect(banned.inputs.banned).toEqual([{ offeringId: item?.offeringId, title: item?.title }]);
  expect(after.inputs.banned).toEqual([]);
  expect(after.plan.value).toBeCloseTo(swapped.plan.value, 6);
  expect((await scene.post("owner", "/plan/pins", `item=${paced?.id ?? ""}`)).status).toBe(409);
});

test("what one takes of a plan is planned on the record once, and the plan is made around the record", async () => {
  const { db } = scene.site.program;
  const { accountId } = scene.cast.players.owner;
  const { plan } = await planNow("owner");
  const taken = plan.items.find(({ sittings }) => sittings.length > 0);
  const day = localDay(plan.zone, taken?.sittings[0]?.start ?? "");
  const planned = async () =>
    (await plannedEntries(db, accountId, { from: plan.from, to: plan.to, limit: 10 })).map(
      ({ offeringId, minutes, title }) => ({ offeringId, minutes, title }),
    );
  const one = { offeringId: taken?.offeringId, minutes: taken?.minutes, title: taken?.title };

  await scene.post("owner", "/plan/acceptances", `item=${taken?.id ?? ""}`);
  await scene.post("owner", "/plan/acceptances", `item=${taken?.id ?? ""}`);
  expect(await planned()).toEqual([one]);
  expect(await (await scene.get("owner", "/plan")).text()).not.toContain("changed since this plan");
  expect(await (await scene.get("owner", `/plan/items/${taken?.id ?? ""}`)).text()).toContain("You take it");

  const viewer = await viewerOfAccount(db, accountId, plan.from);
  const isAhead = async () => {
    const days = { from: `${plan.from}T00:00:00Z`, to: `${plan.to}T23:59:59Z` };
    const ahead = viewer === undefined ? [] : await commitmentsOf(scene.site.program, viewer, days);
    return ahead.some(({ offeringId }) => offeringId === taken?.offeringId);
  };
  const whenTaken = await isAhead();
  await scene.post("owner", "/plan/acceptances/removal", `offering=${taken?.offeringId ?? ""}`);
  expect([whenTaken, await isAhead()]).toEqual([true, false]);
  await scene.post("owner", "/plan/acceptances", `item=${taken?.id ?? ""}`);
  expect(await isAhead()).toBe(true);

  const byHand = made({ title: "A talk of our own", from: day, to: day, state: "planned" });
  await recordEntry(db, accountId, { ...byHand, measured: { minutes: 330 } }, { source: "own" });
  const page = await (await scene.get("owner", "/plan")).text();
  await scene.post("owner", "/plan/repetition", "");
  const after = await planNow("owner");
  const month = day.slice(0, 7);
  const rest = after.plan.items.filter(
    (each) => (each.month ?? localDay(plan.zone, each.sittings[0]?.start ?? "").slice(0, 7)) === month,
  );

  expect(page).toContain("changed since this plan");
  expect(page).toContain("already planned by you");
  expect(after.plan.planned?.map(({ title }) => title).toSorted()).toEqual(
    ["A talk of our own", taken?.title ?? ""].toSorted(),
  );
  expect(after.plan.items.map(({ offeringId }) => offeringId)).not.toContain(taken?.offeringId);
  expect(rest.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(0);

  await scene.post("owner", "/plan/acceptances/removal", `offering=${taken?.offeringId ?? ""}`);
  expect((await planned()).map(({ title }) => title)).toEqual(["A talk of our own"]);
});

test("a supervisor sees what is shared and nothing else, and a colleague or a stranger not even that", async () => {
  const { staffId } = scene.cast.players.owner;
  const { plan } = await planNow("owner");
  const seen = async () =>
    Promise.all(
      (["supervisor", "colleague", "other system"] as const).map(async (part) => {
        const { status } = await scene.get(part, `/plan/shared/${staffId}`);
        const list = await (await scene.get(part, "/plan/shared")).text();
        const own = await (await scene.get(part, "/plan")).text();
        const record = await (await scene.get(part, `/staff/${staffId}`)).text();
        const ways = [own.includes('href="/plan/shared"'), record.includes(`/plan/shared/${staffId}`)];
        return [part, status, list.includes("Ana Owner"), ...ways];
      }),
    );
  const before = await seen();
  await scene.post("owner", "/plan/sharing", "shared=yes");
  const shared = await seen();
  const page = await (await scene.get("supervisor", `/plan/shared/${staffId}`)).text();
  await scene.post("owner", "/plan/sharing", "shared=no");

  expect(before).toEqual([
    ["supervisor", 404, false, false, false],
    ["colleague", 404, false, false, false],
    ["other system", 404, false, false, false],
  ]);
  expect(shared).toEqual([
    ["supervisor", 200, true, true, true],
    ["colleague", 404, false, false, false],
    ["other system", 404, false, false, false],
  ]);
  expect(page.match(/<tr>/gu)?.length).toBe(plan.items.length + 1);
  expect(page).not.toContain("STEAM</span>");
  expect(page).not.toContain("A talk of our own");
  expect(await seen()).toEqual(before);
});

test("a calendar's address is shown once, is fetched again only when it changed, and can be taken back", async () => {
  await scene.post("owner", "/plan/calendar", "");
  const secret = await renewCalendar(scene.site.program.db, scene.cast.players.owner.accountId);
  const path = `/plan/calendar/${secret}.ics`;

  const first = await scene.get("nobody", path);
  const tag = first.headers.get("etag") ?? "";
  const again = await scene.get("nobody", path, { "if-none-match": tag });
  const kept = await inTenants(scene.site.program.db, "every tenant", (tx) =>
    tx.selectFrom("plan_calendars").select("digest").execute(),
  );
  await scene.post("owner", "/plan/calendar/removal", "");

  expect(first.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect((await first.text()).match(/BEGIN:VEVENT/gu)?.length).toBeGreaterThan(2);
  expect([again.status, await again.text()]).toEqual([304, ""]);
  expect(JSON.stringify(kept)).not.toContain(secret);
  expect((await scene.get("nobody", path)).status).toBe(404);
  expect(scene.site.lines.join("")).not.toContain(secret);
});

test("focal points that are kept work the plan out again, and topics ticked before give way", async () => {
  const before = await planNow("owner");
  const { roles } = scene.site.program.focusPacks();
  await scene.post("owner", "/plan/focus/role", `role=${roles[0]?.id ?? ""}`);
  await scene.post("owner", "/plan/focus/points", "do=keep");
  const after = await planNow("owner");
  const focus = (await focalPointsOf(scene.site.program.db, scene.cast.players.owner.accountId)).map(
    ({ name }) => name,
  );
  await scene.post("owner", "/plan/focus/points", "do=keep");
  const page = await (await scene.get("owner", "/plan/focus")).text();

  expect([before.inputs.topics.length, after.inputs.topics]).toEqual([3, []]);
  expect(after.number).toBe(before.number + 1);
  expect(focus).toHaveLength(3);
  for (const { grows } of after.plan.items) for (const name of grows) expect(focus).toContain(name);
  expect((await planNow("owner")).number).toBe(after.number);
  expect(page).toMatch(/about (?:a third|two fifths|a quarter|half) of your plan/u);
});

test("limits that cannot all be kept are named, and one press makes a plan of them", async () => {
  await keepCredential(scene, "supervisor", { packId: "us-wi-library-director", issuedOn: "2022-02-01" });
  await scene.post("supervisor", "/plan", "hours=2&money=0&miles=40&days=0&shifts=0");
  const clash = await planNow("supervisor");
  const page = await (await scene.get("supervisor", "/plan")).text();
  const [, limit = ""] = /name="limit" value="([^"]+)"/u.exec(page) ?? [];
  const [, by = ""] = /name="by" value="([^"]+)"/u.exec(page) ?? [];

  expect(clash.plan.outcome).toBe("impossible");
  expect(clash.plan.clash?.limits.length).toBeGreaterThan(0);
  await scene.post("supervisor", "/plan/remedies", `limit=${encodeURIComponent(limit)}&by=${by}`);
  const after = await planNow("supervisor");
  expect([after.number, after.plan.outcome]).toEqual([2, "optimal"]);
  expect(after.plan.renewals[0]).toMatchObject({ isMet: false });
});

test("the problem is the one that the command line reads", async () => {
  const problem: unknown = await (await scene.get("owner", "/plan/problem.json")).json();

  expect(problem).toMatchObject({ format: "carrel-personal-problem", version: 1, zone: "America/New_York" });
});

test("what of a plan nobody offers any more is named, with the way to a new one", async () => {
  const before = await (await scene.get("owner", "/plan")).text();
  const { plan } = await planNow("owner");

  await removeSample(scene.site.program.db);
  const after = await (await scene.get("owner", "/plan")).text();

  expect(plan.items.length).toBeGreaterThan(0);
  expect(before).not.toContain("Not offered any more");
  expect(after).toContain("Not offered any more");
  expect(after.split('action="/plan/repetition"').length).toBe(2);
});
