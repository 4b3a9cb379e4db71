import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { planOnRecord } from "../../../src/modules/planner/actions/plan/plan-on-record.ts";
import { promised } from "../../../src/modules/planner/rules/team-plan/promised.ts";
import { areTogether } from "../../../src/modules/planner/rules/team-plan/beside-others.ts";
import type { Proposed } from "../../../src/modules/planner/rules/team-plan/team-facts.ts";
import type { PlannerTables } from "../../../src/modules/planner/tables.ts";
import { openTeamScene, type TeamScene } from "../../staffing/team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

const today = now().slice(0, 10);
const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4, 8)}01`;

async function atWork<Result>(
  work: (tx: ReturnType<typeof withTables<PlannerTables>>) => Promise<Result>,
): Promise<Result> {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    work(withTables<PlannerTables>(tx)),
  );
}

async function planned(number: number) {
  const { tenantId } = scene.cast;
  const limits = { hours: "6", days: "3", money: "$200", seconds: "60", topic: "technology" };
  const asked = new URLSearchParams({ team: tenantId, from: today, to: inAYear, ...limits });
  await scene.send("director", "/team/plans", asked.toString());
  for (;;) {
    const row = await atWork(async (tx) =>
      tx.selectFrom("team_plans").selectAll().where("number", "=", number).executeTakeFirstOrThrow(),
    );
    if (row.state !== "working") return row;
    await new Promise((resolve) => void setTimeout(resolve, 100));
  }
}

async function proposalsOfPlan(planId: string) {
  return atWork(async (tx) =>
    tx
      .selectFrom("team_proposals")
      .select(["id", "staff_id", "content", "answer"])
      .where("team_plan_id", "=", planId)
      .orderBy("id")
      .execute(),
  );
}

/** Proposed to someone, the owner where nobody is named, as if the plan had it. */
async function propose(
  planId: string,
  content: Proposed,
  answer: "open" | "accepted",
  staffId = scene.cast.players.owner.staffId,
): Promise<string> {
  const id = newId();
  const at = now();
  await atWork(async (tx) =>
    tx
      .insertInto("team_proposals")
      .values({
        tenant_id: scene.cast.tenantId,
        id,
        team_plan_id: planId,
        staff_id: staffId,
        session: id,
        content: json(content),
        answer,
        answered_at: answer === "open" ? null : at,
        made_at: at,
      })
      .execute(),
  );
  return id;
}

const forget = async (id: string) =>
  atWork(async (tx) => tx.deleteFrom("team_proposals").where("id", "=", id).execute());

test("a second plan says what it takes back, takes it back, and is made around what was accepted", async () => {
  const { owner } = scene.cast.players;
  const first = await planned(1);
  await scene.send("director", "/team/plans/1/publication", "");
  const mine = (await proposalsOfPlan(first.id)).find(({ staff_id }) => staff_id === owner.staffId);
  await scene.send("owner", `/plan/proposals/${mine?.id}/acceptance`, "");
  const open = (await proposalsOfPlan(first.id)).filter(({ answer }) => answer === "open").length;

  const second = await planned(2);
  const page = (await scene.page("director", "/team/plans/2")).text;
  const published = await scene.send("director", "/team/plans/2/publication", "");
  const [before, after] = [await proposalsOfPlan(first.id), await proposalsOfPlan(second.id)];
  const own = after.filter(({ staff_id }) => staff_id === owner.staffId);

  expect(open).toBeGreaterThan(1);
  expect(page).toContain(`Proposing this takes back ${open} open proposals of team plan 1`);
  expect(published.text).toMatch(/\d+ proposals were sent/u);
  expect(
    before.filter(({ answer }) => answer !== "taken-back").map(({ id, answer }) => [id, answer]),
  ).toEqual([[mine?.id, "accepted"]]);
  expect(second.facts?.sessions.map(({ offeringId }) => offeringId)).toContain(mine?.content.offeringId);
  expect(second.facts?.people.find(({ id }) => id === owner.staffId)?.taken).toEqual([
    mine?.content.offeringId,
  ]);
  expect(after.length).toBeGreaterThan(0);
  for (const { content } of own) {
    expect(content.offeringId).not.toBe(mine?.content.offeringId);
    expect(mine !== undefined && areTogether(content, mine.content)).toBe(false);
  }
  expect((await scene.page("director", "/team/plans/1")).text).toContain("were taken back on");
});

test("what is at the hour of a yes, or of what one planned oneself, is not taken; nor is the same twice", async () => {
  const { owner } = scene.cast.players;
  const [first, second] = await atWork(async (tx) =>
    tx.selectFrom("team_plans").selectAll().orderBy("number").execute(),
  );
  const [mine] = await proposalsOfPlan(first?.id ?? "");
  const content = mine?.content;
  if (content === undefined || second === undefined) throw new Error("There is no proposal.");
  const answer = async (id: string) => scene.send("owner", `/plan/proposals/${id}/acceptance`, "");

  const same = await propose(second.id, content, "open");
  const together = await propose(second.id, { ...content, title: "Other", offeringId: newId() }, "open");
  const [refusedSame, refusedOther] = [await answer(same), await answer(together)];
  await forget(same);
  await scene.send("owner", `/plan/proposals/${mine?.id}/refusal`, "");
  await planOnRecord({ db: scene.program.db }, owner.accountId, promised(content));
  const refusedOwn = await answer(together);
  await scene.send("owner", `/plan/proposals/${mine?.id}/acceptance`, "");
  await scene.send("owner", `/plan/proposals/${mine?.id}/refusal`, "");
  const taken = await answer(together);

  expect([refusedSame.status, refusedOther.status, refusedOwn.status]).toEqual([409, 409, 409]);
  expect(refusedSame.text).toContain("you said yes to it before, from another plan");
  for (const { text } of [refusedOther, refusedOwn])
    expect(text).toContain(`“Other” was not taken: you take “${content.title}” at that time`);
  expect(taken.text).toContain("You take “Other”");
  await forget(together);
});

test("a plan that has somebody where they cannot be by now is not proposed; one proposed is taken back", async () => {
  const third = await planned(3);
  const [chosen] = third.plan?.chosen ?? [];
  const person = third.facts?.people.find(({ id }) => id === chosen?.person);
  const session = third.facts?.sessions.find(({ id }) => id === chosen?.session);
  if (session === undefined) throw new Error("There is nothing in it.");
  const second = await atWork(async (tx) =>
    tx.selectFrom("team_plans").selectAll().where("number", "=", 2).executeTakeFirstOrThrow(),
  );
  const content = { ...session, offeringId: newId(), minutes: 60, zone: "America/Chicago" };
  const yes = await propose(second.id, content, "accepted", person?.id);

  const page = (await scene.page("director", "/team/plans/3")).text;
  const refused = await scene.send("director", "/team/plans/3/publication", "");
  await forget(yes);
  const back = await scene.send("director", "/team/plans/2/withdrawal", "");

  expect(page).toContain("It cannot be proposed as it is");
  expect(page).toContain(`${person?.name} said yes by now`);
  expect(page).not.toContain("Propose it to everyone");
  expect(refused.status).toBe(409);
  expect(back.text).toMatch(/\d+ open proposals? (?:was|were) taken back/u);
  expect((await proposalsOfPlan(second.id)).filter(({ answer }) => answer === "open")).toEqual([]);
  expect((await scene.send("director", "/team/plans/3/withdrawal", "")).status).toBe(409);
  expect((await scene.send("director", "/team/plans/3/publication", "")).text).toMatch(/proposals? w/u);
});

test("what was taken back is told to its people, and undone under the same ids unless another plan was proposed", async () => {
  const { owner } = scene.cast.players;
  const fourth = await planned(4);
  await scene.send("director", "/team/plans/4/publication", "");
  const [proposed] = await proposalsOfPlan(fourth.id);
  if (proposed === undefined) throw new Error("There is nothing in it.");
  const content = { ...proposed.content, title: "Kept for Ana", offeringId: newId() };
  const sitting = { start: `${inAYear}T07:00:00Z`, end: `${inAYear}T08:00:00Z` };
  const mine = await propose(fourth.id, { ...content, sittings: [sitting] }, "open");
  const before = await proposalsOfPlan(fourth.id);

  const back = await scene.send("director", "/team/plans/4/withdrawal", "");
  const told = (await scene.page("owner", "/plan/proposals")).text;
  const answered = await scene.send("owner", `/plan/proposals/${mine}/acceptance`, "");
  const swapped = await scene.page("owner", `/plan/proposals/${mine}/alternatives`);
  const closed = await scene.page("director", "/team/plans/4");
  const again = await scene.send("director", "/team/plans/4/renewal", "");
  const after = await proposalsOfPlan(fourth.id);

  expect(back.text).toContain('action="/team/plans/4/renewal"');
  expect(told).toContain("Nothing is asked of you there any more.");
  expect(told).toContain("Kept for Ana, ");
  expect(told).not.toContain(`/plan/proposals/${mine}/acceptance`);
  expect([answered.status, swapped.status]).toEqual([409, 404]);
  expect(answered.text).toContain("“Kept for Ana” was taken back meanwhile");
  expect(closed.text).toContain("were taken back on");
  expect(again.text).toContain(`${before.length} proposals wait for an answer again.`);
  expect(again.text).not.toContain("were taken back on");
  expect(after).toEqual(before);
  expect((await scene.page("owner", "/plan/proposals")).text).toContain(`/plan/proposals/${mine}/acceptance`);

  // Of what is taken back twice, the undo brings back the last alone, and the plan stays closed by the first.
  await atWork(async (tx) =>
    tx
      .updateTable("team_proposals")
      .set({ answer: "taken-back", answered_at: "2026-01-01T00:00:00Z" })
      .where("id", "=", mine)
      .execute(),
  );
  await scene.send("director", "/team/plans/4/withdrawal", "");
  const stillClosed = await scene.send("director", "/team/plans/4/renewal", "");
  expect(stillClosed.text).toContain("were taken back on");
  expect((await proposalsOfPlan(fourth.id)).find(({ id }) => id === mine)?.answer).toBe("taken-back");

  await scene.send("director", "/team/plans/4/withdrawal", "");
  const first = await atWork(async (tx) =>
    tx.selectFrom("team_plans").select("id").where("number", "=", 1).executeTakeFirstOrThrow(),
  );
  const other = await propose(first.id, content, "open", before[0]?.staff_id ?? owner.staffId);
  const refused = await scene.send("director", "/team/plans/4/renewal", "");
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("Team plan 1 was proposed to these people meanwhile.");
  await forget(other);
});
