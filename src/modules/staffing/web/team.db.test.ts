import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { type JourneySite, openSite } from "../../../../tests/journeys/site.ts";
import { type Cast, makeCast, type Part } from "../../../../tests/people/cast.ts";
import type { Shift } from "../rules/staff.ts";

let site: JourneySite;
let cast: Cast;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  await keepSchedule();
});
afterAll(async () => site.close());

// Eastside needs two people; on Wednesdays only the owner works.
async function keepSchedule(): Promise<void> {
  const { tenantId, eastside, players } = cast;
  const here: Shift = { startMinute: 540, endMinute: 1020, place: { kind: "branch", branchId: eastside }, breaks: [] };
  const minimum = { whileOpen: 2, rules: [], exceptions: [] };
  await inTenants(site.program.db, [tenantId], async (tx) => {
    await tx
      .insertInto("staffing_branches")
      .values({
        tenant_id: tenantId,
        organisation_id: eastside,
        minimum: json(minimum),
        needs_person_in_charge: false,
        changed_at: "2026-11-01T00:00:00Z",
      })
      .execute();
    for (const [part, week] of [
      ["owner", [[here], [here], [here], [here], [here], [], []]],
      ["colleague", [[here], [here], [], [here], [here], [], []]],
    ] as const)
      await tx
        .insertInto("staffing_patterns")
        .values({
          tenant_id: tenantId,
          id: newId(),
          staff_id: players[part].staffId,
          starts_on: "2026-01-01",
          ends_on: null,
          anchor: "2026-01-01",
          weeks: json([week]),
        })
        .execute();
  });
}

async function page(part: Part, path: string): Promise<{ status: number; text: string }> {
  const response = await site.app.request(path, { headers: { cookie: cast.players[part].cookie } });
  return { status: response.status, text: await response.text() };
}

test("the team's week shows where a desk is short", async () => {
  const { status, text } = await page("colleague", "/team?week=2027-01-13");

  expect(status).toBe(200);
  expect(text).toContain("1 of 2, one short");
  expect(text).toContain("Eastside, Wed, Jan 13, 9 am to 5 pm");
});
