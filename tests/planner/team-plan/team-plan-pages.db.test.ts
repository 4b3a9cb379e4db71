import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { now } from "#platform/time";
import { plannedEntries } from "#modules/credit";
import type { StaffingTables } from "#modules/staffing";
import { teamProblemOf } from "../../../src/modules/planner/rules/team-plan/team-problem-of.ts";
import { checkTeamPlan } from "../../../src/modules/planner/rules/team/checking/check-team-plan.ts";
import type { PlannerTables } from "../../../src/modules/planner/tables.ts";
import { openTeamScene, type TeamScene } from "../../staffing/team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});

afterAll(async () => {
  await scene.close();
});

const today = now().slice(0, 10);
const inFourMonths = `${Number(today.slice(0, 4)) + (today.slice(5, 7) > "08" ? 1 : 0)}-${String(((Number(today.slice(5, 7)) + 3) % 12) + 1).padStart(2, "0")}-28`;

function form(more: Readonly<Record<string, string>> = {}): string {
  return new URLSearchParams({
    team: scene.cast.tenantId,
    from: today,
    to: inFourMonths,
    hours: "6",
    days: "3",
    money: "$200",
    seconds: "60",
    topic: "technology",
    ...more,
  }).toString();
}

async function planRow(number: number) {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    withTables<PlannerTables>(tx)
      .selectFrom("team_plans")
      .selectAll()
      .where("number", "=", number)
      .executeTakeFirstOrThrow(),
  );
}

/** Until the background work has done it. */
async function workedOut(number: number): Promise<void> {
  for (;;) {
    const { state } = await planRow(number);
    if (state !== "working") return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("a director asks for a plan, it is worked out, and every desk stays as it was", async () => {
  const empty = await scene.page("director", "/team/plans");
  expect(empty.text).toContain("No plan yet");
  const asked = await scene.send("director", "/team/plans", form());
  expect(asked.location).toBe("/team/plans/1");

  await workedOut(1);

  const row = await planRow(1);
  expect(row.state).toBe("ready");
  expect(row.plan?.chosen.length).toBeGreaterThan(3);
  const spent = (row.plan?.chosen ?? []).reduce(
    (sum, { session }) => sum + (row.facts?.sessions.find(({ id }) => id === session)?.cents ?? 0),
    0,
  );
  expect(spent).toBeLessThanOrEqual(200_00);
  const page = await scene.page("director", "/team/plans/1");
  expect(page.text).toMatch(/the best possible|within [\d.]+% of the best possible/u);
  expect(page.text).toContain("Ana Owner");
  expect(page.text).toContain("Propose it to everyone");
});

test("what is wrong in the form is named, and what was typed stays", async () => {
  const answer = await scene.send(
    "director",
    "/team/plans",
    form({ money: "lots", to: "2020-01-01", hours: "5", days: "1.5", fund2Name: "Friends" }),
  );
  expect(answer.status).toBe(422);
  const written = "Write an amount in dollars, such as $2,500, or nothing.";
  expect(answer.text).toContain(`<a href="#money">Money for all: ${written}</a>`);
  expect(answer.text).toContain(`id="money-error">${written}</p>`);
  expect(answer.text).toContain('<a href="#fund2Money">Fund 2, holds: Write how much is in it');
  expect(answer.text).toContain("Write whole days away for each, such as 3: part of a day counts as one.");
  expect(answer.text).toContain('value="Friends"');
  expect(answer.text).toContain('value="lots"');
  expect(answer.text).toContain('value="5"');
});

test("a fund of a branch holds for its people, with its rule for each, and is shown with what was spent of it", async () => {
  const asked = await scene.send(
    "director",
    "/team/plans",
    form({
      money: "",
      fund1Name: "Friends of Eastside",
      fund1Money: "$60",
      fund1For: scene.cast.eastside,
      fund1Each: "$40",
    }),
  );
  expect(asked.location).toBe("/team/plans/2");
  await workedOut(2);

  const { facts, plan } = await planRow(2);
  const costs = new Map(facts?.sessions.map(({ id, cents }) => [id, cents]));
  const there = new Set(
    facts?.people.filter(({ branchId }) => branchId === scene.cast.eastside).map(({ id }) => id),
  );
  const spent = Map.groupBy(plan?.chosen ?? [], ({ person }) => person);
  const sums = [...spent].map(([person, taken]) => ({
    person,
    cents: taken.reduce((sum, { session }) => sum + (costs.get(session) ?? 0), 0),
  }));
  const ofFund = sums.filter(({ person }) => there.has(person));
  expect(ofFund.length).toBeGreaterThan(1);
  for (const { cents } of ofFund) expect(cents).toBeLessThanOrEqual(4_000);
  expect(ofFund.reduce((sum, { cents }) => sum + cents, 0)).toBeLessThanOrEqual(6_000);
  const page = await scene.page("director", "/team/plans/2");
  expect(page.text).toMatch(/Friends of Eastside[\s\S]+\$\d+ of \$60/u);
});

test("a plan is proposed once; a person sees their own part, answers, and changes their mind", async () => {
  const published = await scene.send("director", "/team/plans/1/publication", "");
  expect(published.text).toMatch(/\d+ proposals were sent/u);
  expect((await scene.send("director", "/team/plans/1/publication", "")).status).toBe(409);

  const mine = await scene.page("owner", "/plan/proposals");
  const id = /\/plan\/proposals\/([0-9a-f-]{36})\/acceptance/u.exec(mine.text)?.[1] ?? "";
  expect(mine.text).toContain("I’ll take it");
  expect((await scene.send("colleague", `/plan/proposals/${id}/acceptance`, "")).status).toBe(404);
  const scheduled = async () => (await sessionsOf("owner")).map(({ title }) => title);
  const before = await scheduled();
  expect((await scene.send("owner", `/plan/proposals/${id}/acceptance`, "")).text).toContain("You said yes");
  await scene.send("owner", `/plan/proposals/${id}/acceptance`, "");
  const { content } = (await proposals()).find((each) => each.id === id) ?? {};
  expect(await scheduled()).toEqual([...before, ...(content?.sittings ?? []).map(() => content?.title)]);
  expect(await plannedBy("owner")).toEqual([content?.title]);
  expect((await scene.page("director", "/team/plans/1")).text).toContain("1 of ");
  expect((await scene.send("owner", `/plan/proposals/${id}/refusal`, "")).text).toContain("You said no");
  expect(await scheduled()).toEqual(before);
  expect(await plannedBy("owner")).toEqual([]);
  expect((await scene.send("owner", `/plan/proposals/${id}/reconsideration`, "")).text).toContain(
    "I’ll take it",
  );
});

test("what one declines is offered to others or left, and whoever said yes keeps theirs", async () => {
  const before = await proposals();
  const declined = before.find(
    ({ staff_id, answer }) => staff_id === scene.cast.players.owner.staffId && answer === "open",
  );
  const accepted = before.find(
    ({ staff_id, answer }) => staff_id === scene.cast.players.colleague.staffId && answer === "open",
  );
  await scene.send("colleague", `/plan/proposals/${accepted?.id ?? ""}/acceptance`, "");
  await scene.send("owner", `/plan/proposals/${declined?.id ?? ""}/refusal`, "");
  await expect
    .poll(
      async () =>
        (await planRow(1)).plan?.chosen.some(
          ({ person, session }) => person === declined?.staff_id && session === declined?.session,
        ),
      {
        timeout: 300_000,
      },
    )
    .toBe(false);

  const plan = (await planRow(1)).plan;
  expect(plan?.chosen).toContainEqual({ person: accepted?.staff_id, session: accepted?.session });
  await expect
    .poll(async () => (await proposals()).filter(({ answer }) => answer !== "declined").length, {
      timeout: 300_000,
    })
    .toBe(plan?.chosen.length);
});

test("who swaps takes one of several others, each within every limit, and is off the desk for that instead", async () => {
  const { open, path, offered } = await swappable("supervisor");
  await scene.send("supervisor", `/plan/proposals/${open.id}/acceptance`, "");
  const { facts, choices, plan } = await planRow(1);
  if (facts === null || plan === null) throw new Error("The plan is not there.");
  const others = (await proposals()).filter((each) => each.answer !== "declined" && each.id !== open.id);

  expect((await scene.page("owner", path)).status).toBe(404);
  for (const session of offered) {
    const chosen = [
      ...others.map((each) => ({ person: each.staff_id, session: each.session })),
      { person: open.staff_id, session },
    ];
    const { faults } = checkTeamPlan(teamProblemOf(choices, facts), { ...plan, chosen, floats: [] });
    // What it counts and is worth is another plan's; every limit is kept.
    expect(faults.filter(({ field }) => !ofTheOldPlan.test(field))).toEqual([]);
  }
  const swapped = await scene.send("supervisor", path, `instead=${encodeURIComponent(offered[1] ?? "")}`);
  expect(swapped.text).toContain("in place of");
  const after = await proposals();
  expect(after.find(({ id }) => id === open.id)?.answer).toBe("declined");
  const taken = after.find((each) => each.session === offered[1] && each.staff_id === open.staff_id);
  expect(taken?.answer).toBe("accepted");
  const starts = (await sessionsOf("supervisor")).map(({ starts_at }) => starts_at);
  expect(starts).toContain(taken?.content.sittings[0]?.start);
  expect(starts).not.toContain(open.content.sittings[0]?.start);
  expect((await scene.send("supervisor", path, "instead=nothing")).status).toBe(409);
  await expect
    .poll(async () => (await planRow(1)).plan?.chosen, { timeout: 300_000 })
    .toContainEqual({ person: taken?.staff_id, session: taken?.session });
});

/** The first of someone's proposals in whose place several others could stand. */
async function swappable(part: "supervisor") {
  const { staffId } = scene.cast.players[part];
  for (const open of await proposals()) {
    if (open.staff_id !== staffId || open.answer !== "open") continue;
    const path = `/plan/proposals/${open.id}/alternatives`;
    const { text } = await scene.page(part, path);
    const offered = [...text.matchAll(/name="instead" value="([^"]+)"/gu)].map(([, session = ""]) => session);
    if (offered.length > 1) return { open, path, offered };
  }
  throw new Error("Nothing could stand in the place of anything.");
}

const ofTheOldPlan = /^(value|counted|unmet|belowFairShare|bound|gap|outcome|binding)/u;

async function sessionsOf(part: "owner" | "supervisor") {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    withTables<StaffingTables>(tx)
      .selectFrom("staffing_sessions")
      .select(["title", "starts_at"])
      .where("staff_id", "=", scene.cast.players[part].staffId)
      .orderBy("starts_at")
      .execute(),
  );
}

/** What is on someone's own record as planned. */
async function plannedBy(part: "owner"): Promise<readonly string[]> {
  const { accountId } = scene.cast.players[part];
  const asked = { from: today, to: inFourMonths, limit: 10 };
  const entries = await plannedEntries(withTables(scene.program.db), accountId, asked);
  return entries.map(({ title }) => title);
}

async function proposals() {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    withTables<PlannerTables>(tx)
      .selectFrom("team_proposals")
      .select(["id", "staff_id", "session", "answer", "content"])
      .orderBy("id")
      .execute(),
  );
}

test("who leads nothing here is told so, and a stranger finds no plan", async () => {
  expect((await scene.page("owner", "/team/plans")).status).toBe(404);
  expect((await scene.page("other system", "/team/plans/1")).status).toBe(404);
  // A supervisor plans for their own branch, and sees no plan of the whole system.
  expect((await scene.page("supervisor", "/team/plans")).text).toContain("Eastside");
  expect((await scene.page("supervisor", "/team/plans/1")).status).toBe(404);
  const wide = await scene.send("supervisor", "/team/plans", form());
  expect([403, 404]).toContain(wide.status);
});

test("a plan that is asked to stop keeps the best so far, and a time without sessions says so", async () => {
  await scene.send("director", "/team/plans", form({ from: "2031-01-01", to: "2031-02-01" }));
  await workedOut(3);
  expect((await scene.page("director", "/team/plans/3")).text).toContain("Nothing in the catalog has a date");

  await scene.send("director", "/team/plans", form());
  await scene.send("director", "/team/plans/4/stop", "");
  await workedOut(4);
  expect(["ready", "failed"]).toContain((await planRow(4)).state);
});

test("a plan that failed is not shown as one", async () => {
  await inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    withTables<PlannerTables>(tx)
      .updateTable("team_plans")
      .set({ state: "failed", failure: "No plan was found." })
      .where("tenant_id", "=", scene.cast.tenantId)
      .where("number", "=", 2)
      .execute(),
  );

  const { text } = await scene.page("director", "/team/plans/2");

  expect(text).toContain("No plan was found.");
  expect(text).not.toContain("takes no desk below its minimum");
  expect(text).not.toContain("What is taken, and by whom");
});
