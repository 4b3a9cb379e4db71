import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inTenants, json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { plannedEntries } from "#modules/credit";
import type { StaffingTables } from "#modules/staffing";
import type { PlannerTables } from "../../../src/modules/planner/tables.ts";
import type { Part } from "../../people/cast.ts";
import { keepFocusAtWork } from "../../people/kept-focus.ts";
import { keepSharedPlan } from "../../people/kept-plans.ts";
import { openTeamScene, type TeamScene } from "../../staffing/team-scene.ts";

let scene: TeamScene;
const proposed = { owner: newId(), colleague: newId() };
// A Thursday: both are at Eastside from nine to five, in Chicago.
const sitting = { start: "2031-01-16T16:00:00Z", end: "2031-01-16T17:30:00Z" };

beforeAll(async () => {
  scene = await openTeamScene();
  const { tenantId, eastside } = scene.cast;
  await atWork(async (tx) => {
    await tx
      .updateTable("staffing_branches")
      .set({ minimum: json({ whileOpen: 1, rules: [], exceptions: [] }) })
      .where("organisation_id", "=", eastside)
      .execute();
    const planId = newId();
    const { director } = scene.cast.players;
    const choices = { from: "2031-01-01", to: "2031-02-01", maximumShare: 1.5, topics: [], seconds: 60 };
    await tx
      .insertInto("team_plans")
      .values({
        tenant_id: tenantId,
        id: planId,
        number: 1,
        organisation_id: tenantId,
        choices: json({ ...choices, minutesPerMonth: 240, daysAway: 3 }),
        state: "failed",
        asked_by: director.staffId,
        made_at: now(),
      })
      .execute();
    for (const part of ["owner", "colleague"] as const)
      await tx
        .insertInto("team_proposals")
        .values({
          tenant_id: tenantId,
          id: proposed[part],
          team_plan_id: planId,
          staff_id: scene.cast.players[part].staffId,
          session: "grants",
          content: json({
            title: "Grants, live",
            offeringId: newId(),
            sittings: [sitting],
            placeName: "The state library",
            cents: 0,
            minutes: 90,
            zone: "America/Chicago",
          }),
          answer: "open",
          made_at: now(),
        })
        .execute();
  });
});
afterAll(async () => scene.close());

async function atWork<Result>(
  work: (tx: ReturnType<typeof withTables<PlannerTables & StaffingTables>>) => Promise<Result>,
): Promise<Result> {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    work(withTables<PlannerTables & StaffingTables>(tx)),
  );
}

const answer = async (part: keyof typeof proposed, how: string) =>
  scene.send(part, `/plan/proposals/${proposed[part]}/${how}`, "");

async function takenBy(part: keyof typeof proposed) {
  const { staffId, accountId } = scene.cast.players[part];
  const onDesk = await atWork(async (tx) =>
    tx.selectFrom("staffing_sessions").select("title").where("staff_id", "=", staffId).execute(),
  );
  const asked = { from: "2031-01-01", to: "2031-02-01", limit: 10 };
  const onRecord = await plannedEntries(withTables(scene.program.db), accountId, asked);
  return [...onDesk, ...onRecord].map(({ title }) => title);
}

beforeEach(async () => {
  for (const part of ["owner", "colleague"] as const) await answer(part, "reconsideration");
});

test("of two people at a desk for one, the second yes is not taken, and nothing is lost by it", async () => {
  expect((await answer("owner", "acceptance")).text).toContain("You said yes");

  const refused = await answer("colleague", "acceptance");

  expect(refused.status).toBe(409);
  expect(refused.text).toContain("without you too few people would be there");
  expect(refused.text).toContain("Eastside, Thu, Jan 16, 2031, 10:00 am to 11:30 am");
  expect(refused.text).toContain(`/plan/proposals/${proposed.colleague}/alternatives`);
  expect(await takenBy("colleague")).toEqual([]);
  expect(await takenBy("owner")).toEqual(["Grants, live", "Grants, live"]);
  expect((await scene.page("colleague", "/plan/proposals")).text).toContain("I’ll take it");

  await answer("owner", "refusal");
  expect((await answer("colleague", "acceptance")).text).toContain("You said yes");
  expect(await takenBy("colleague")).toEqual(["Grants, live", "Grants, live"]);
});

test("who is away since the plan was made leaves a yes impossible, until they are back", async () => {
  const id = newId();
  await atWork(async (tx) =>
    tx
      .insertInto("staffing_absences")
      .values({
        tenant_id: scene.cast.tenantId,
        id,
        staff_id: scene.cast.players.owner.staffId,
        starts_at: "2031-01-16T00:00",
        ends_at: "2031-01-17T00:00",
        zone: null,
        reason: "sick",
        cover: null,
      })
      .execute(),
  );
  expect((await answer("colleague", "acceptance")).status).toBe(409);
  expect(await takenBy("colleague")).toEqual([]);

  await atWork(async (tx) => tx.deleteFrom("staffing_absences").where("id", "=", id).execute());

  expect((await answer("colleague", "acceptance")).text).toContain("You said yes");
});

async function waiting(part: Part, path = "/"): Promise<string> {
  const { text } = await scene.page(part, path);
  const notice = /Waiting for your answer([\s\S]*?)<\/div>/u.exec(text)?.[1] ?? "";
  return notice
    .replaceAll(/<[^>]*>/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

test("what is proposed waits on the page of the day and of the plan until it is answered", async () => {
  const told = "Your team’s plan has a place for you in one session : say yes or no.";
  expect([await waiting("owner"), await waiting("owner", "/plan")]).toEqual([told, told]);
  expect(await waiting("director")).toBe("");

  await answer("owner", "refusal");

  expect([await waiting("owner"), await waiting("owner", "/plan")]).toEqual(["", ""]);
  expect((await scene.page("owner", "/plan")).text).toContain('href="/plan/proposals"');
  expect((await scene.page("director", "/plan")).text).not.toContain('href="/plan/proposals"');
});

test("a self-assessment waits for those who lead its writer, until they say how they see it", async () => {
  const { tenantId, players } = scene.cast;
  await atWork(async (tx) => {
    await keepFocusAtWork(tx, { ...players.owner, tenantId, by: players.director.staffId });
  });
  const told = "Someone you lead showed you how they see themselves : say how you see it, then compare.";

  expect(await waiting("supervisor")).toBe(told);
  // The director said it; colleagues lead nobody.
  expect(await waiting("director")).toBe("");
  expect(await waiting("colleague")).not.toContain("lead");
});

test("a plan that somebody shares is not shown to themselves as another’s", async () => {
  const { tenantId, players } = scene.cast;
  await atWork(async (tx) => keepSharedPlan(tx, { ...players.supervisor, tenantId }));

  expect((await scene.page("director", "/plan/shared")).text).toContain("/plan/shared/");
  expect((await scene.page("supervisor", "/plan/shared")).text).toContain("Nobody shares a plan with you");
  expect((await scene.page("supervisor", "/plan")).text).not.toContain("Plans shared with you");
});
