import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, json } from "#platform/db";
import { newId } from "#platform/ids";
import { type JourneySite, openSite } from "../../../../tests/journeys/site.ts";
import { type Cast, type FormToken, formToken, makeCast, type Part } from "../../../../tests/people/cast.ts";
import type { Shift } from "../rules/staff.ts";

let site: JourneySite;
let cast: Cast;
let form: FormToken;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  form = await formToken(site.program.configuration.secret);
  await keepSchedule();
});
afterAll(async () => site.close());

// Eastside needs two people; on Wednesdays only the owner works.
async function keepSchedule(): Promise<void> {
  const { tenantId, eastside, players } = cast;
  const here: Shift = {
    startMinute: 540,
    endMinute: 1020,
    place: { kind: "branch", branchId: eastside },
    breaks: [],
  };
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

/** Sends a form, and reads the page it leads to. */
async function send(part: Part, path: string, body: string) {
  const cookie = `${cast.players[part].cookie}; ${form.cookie}`;
  const response = await site.app.request(path, {
    method: "POST",
    headers: {
      cookie,
      "x-csrf-token": form.token,
      "content-type": "application/x-www-form-urlencoded",
    },
    body,
  });
  const location = response.headers.get("location") ?? undefined;
  const flash = response.headers.get("set-cookie")?.split(";")[0] ?? "";
  const next =
    location === undefined
      ? response
      : await site.app.request(location, { headers: { cookie: `${cookie}; ${flash}` } });
  return { status: response.status, location, next: await next.text() };
}

test("a supervisor changes someone's hours from a day on, and undoes it", async () => {
  const path = `/team/people/${cast.players.owner.staffId}`;
  const before = await page("supervisor", "/team?week=2027-01-13");

  const done = await send("supervisor", path, "monday=9-5&wednesday=9-1&from=2027-01-11&weeks=1");
  expect([done.status, done.location]).toEqual([303, path]);
  expect((await page("supervisor", "/team?week=2027-01-13")).text).toContain(
    "Eastside, Wed, Jan 13, 1 pm to 5 pm",
  );

  const [undo = ""] = /\/team\/changes\/[0-9a-f-]+\/undoing/u.exec(done.next) ?? [];
  expect((await send("supervisor", undo, "")).status).toBe(303);
  expect((await page("supervisor", "/team?week=2027-01-13")).text).toBe(before.text);
});

test("a schedule file is read, shown with what is wrong in it, taken over, and undone", async () => {
  const before = await page("director", "/team?week=2027-01-13");
  const file = "Name,Mon,Tue,Wed\nAna Owner,9-5,9-5,off\nCole Colleague,9-5,noonish,9-5\nDan Nobody,9-5,,\n";

  const shown = await sendFile("director", "/team/import", file);
  expect(shown.status).toBe(303);
  expect(shown.next).toContain("noonish");
  expect(shown.next).toContain("Left out whole, so that nobody is planned by half a row: Cole Colleague.");
  expect(shown.next).toContain("Dan Nobody");

  const taken = await send("director", shown.location ?? "", "from=2027-01-11");
  expect([taken.status, taken.location]).toEqual([303, "/team"]);
  const after = await page("director", "/team?week=2027-01-13");
  expect(after.text).toContain("Eastside, Wed, Jan 13, 9 am to 5 pm</strong>: The building has 0 of 2");
  expect((await send("director", shown.location ?? "", "from=2027-01-11")).status).toBe(409);

  const { rows } = await sql<{
    id: string;
  }>`select id from staffing_changes order by id desc limit 1`.execute(site.program.db);
  expect((await send("director", `/team/changes/${rows[0]?.id}/undoing`, "")).status).toBe(303);
  expect((await page("director", "/team?week=2027-01-13")).text).toBe(before.text);
});

async function sendFile(part: Part, path: string, text: string) {
  const body = new FormData();
  body.set("file", new File([text], "week.csv", { type: "text/csv" }));
  body.set("csrf", form.token);
  const cookie = `${cast.players[part].cookie}; ${form.cookie}`;
  const response = await site.app.request(path, { method: "POST", headers: { cookie }, body });
  const location = response.headers.get("location") ?? undefined;
  const next = location === undefined ? response : await site.app.request(location, { headers: { cookie } });
  return { status: response.status, location, next: await next.text() };
}

test("a desk that only some may cover is short when none of them is there, until it is removed", async () => {
  const path = `/team/branches/${cast.eastside}/desks`;
  const desk = "name=Children&kind=children&minimum=1&qualifications=story+times";

  const added = await send("supervisor", path, desk);
  expect([added.status, added.location]).toEqual([303, path]);
  expect((await page("colleague", "/team?week=2027-01-13")).text).toContain("Children has 0 of 1");

  const twice = await send("supervisor", path, desk);
  expect(twice.status).toBe(422);
  expect(twice.next).toContain("There is a desk called Children here already.");

  const [removal = ""] = /\/team\/branches\/[0-9a-f-]+\/desks\/[0-9a-f-]+\/removal/u.exec(added.next) ?? [];
  expect((await send("supervisor", removal, "")).status).toBe(303);
  expect((await page("colleague", "/team?week=2027-01-13")).text).not.toContain("Children");
});

test("hours that cannot be read are told at their field and kept as typed", async () => {
  const path = `/team/people/${cast.players.owner.staffId}`;

  const { status, next } = await send("supervisor", path, "monday=nine&from=soon&weeks=1");

  expect(status).toBe(422);
  expect(next).toContain('value="nine"');
  expect(next).toContain("“nine” cannot be used. Write a shift as 9-5, or 9-1 Reference.");
  expect(next).toContain("Write the first day as 2026-12-03.");
});

test("the team's week shows where a desk is short", async () => {
  const { status, text } = await page("colleague", "/team?week=2027-01-13");

  expect(status).toBe(200);
  expect(text).toContain("1 of 2, one short");
  expect(text).toContain("Eastside, Wed, Jan 13, 9 am to 5 pm");
});
