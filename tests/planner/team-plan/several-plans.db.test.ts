import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import type { PlannerTables } from "../../../src/modules/planner/tables.ts";
import { openTeamScene, type TeamScene } from "../../staffing/team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

async function plans() {
  return inTenants(scene.program.db, [scene.cast.tenantId], async (tx) =>
    withTables<PlannerTables>(tx)
      .selectFrom("team_plans")
      .select(["state", "job_id"])
      .orderBy("number")
      .execute(),
  );
}

test("of two plans under way each tells of its own work, and one that waits says so", async () => {
  const { tenantId } = scene.cast;
  // Nothing has a date so far ahead: the work is over at once, and its jobs are there to be told of.
  const asked = new URLSearchParams({
    team: tenantId,
    from: "2031-01-01",
    to: "2031-02-01",
    hours: "6",
    days: "3",
    seconds: "60",
  }).toString();
  for (const _ of [1, 2]) await scene.send("director", "/team/plans", asked);
  while ((await plans()).some(({ state }) => state === "working"))
    await new Promise((resolve) => void setTimeout(resolve, 50));
  const [running, waiting] = (await plans()).map(({ job_id }) => job_id);
  await inTenants(scene.program.db, [tenantId], async (tx) => {
    await sql`update job_progress set state = 'running', done_count = 7, total_count = 60,
      message = 'So far a first plan.' where tenant_id = ${tenantId} and job_id = ${running}`.execute(tx);
    await sql`update job_progress set state = 'waiting', done_count = 0, total_count = null,
      message = '' where tenant_id = ${tenantId} and job_id = ${waiting}`.execute(tx);
    await withTables<PlannerTables>(tx)
      .updateTable("team_plans")
      .set({ state: "working", failure: null, finished_at: null })
      .where("tenant_id", "=", tenantId)
      .execute();
  });

  const { text: first } = await scene.page("director", "/team/plans/1");
  const { text: second } = await scene.page("director", "/team/plans/2");

  expect(running).not.toBe(waiting);
  expect(first).toContain("7 of at most 60 seconds. So far a first plan.");
  expect(second).toContain("It waits for its turn");
  expect(second).not.toContain("Gathering desks");
});
