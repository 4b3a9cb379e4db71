import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { openTeamScene, type TeamScene } from "../../../../tests/staffing/team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

test("a supervisor changes someone's hours from a day on, and undoes it", async () => {
  const path = `/team/people/${scene.cast.players.owner.staffId}`;
  const before = await scene.page("supervisor", "/team?week=2027-01-13");

  const done = await scene.send("supervisor", path, "monday=9-5&wednesday=9-1&from=2027-01-11&weeks=1");
  expect([done.status, done.location]).toEqual([303, path]);
  expect((await scene.page("supervisor", "/team?week=2027-01-13")).text).toContain(
    "Eastside, Wed, Jan 13, 1 pm to 5 pm",
  );

  expect(done.text).toContain("are changed from January 11, 2027 on.");
  const [undo = ""] = /\/team\/changes\/[0-9a-f-]+\/undoing\?then=[^"]+/u.exec(done.text) ?? [];
  const undone = await scene.send("supervisor", undo, "");
  expect([undone.status, undone.location]).toEqual([303, path]);
  expect((await scene.page("supervisor", "/team?week=2027-01-13")).text).toBe(before.text);
});

test("hours that begin later are shown at once, beside those of today", async () => {
  const path = `/team/people/${scene.cast.players.owner.staffId}`;
  const done = await scene.send("supervisor", path, "thursday=12-8&from=2099-01-01&weeks=1");
  const page = await scene.page("supervisor", path);

  const later = page.text.slice(page.text.indexOf("From January 1, 2099 on"));
  expect(later.slice(0, later.indexOf("</section>"))).toContain(
    "<li>Wednesday: off</li><li>Thursday: 12:00–20:00</li><li>Friday: off</li>",
  );
  const [undo = ""] = /\/team\/changes\/[0-9a-f-]+\/undoing\?then=[^"]+/u.exec(done.text) ?? [];
  await scene.send("supervisor", undo, "");
  expect((await scene.page("supervisor", path)).text).not.toContain("January 1, 2099");
});

test("a form with more or fewer weeks keeps what was typed, and changes nothing", async () => {
  const path = `/team/people/${scene.cast.players.owner.staffId}`;
  const valuesOf = (text: string) =>
    ["monday", "tuesday", "from", "weeks"].map(
      (name) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`, "u").exec(text)?.[1],
    );
  const before = valuesOf((await scene.page("supervisor", path)).text);
  const typed = "monday=7-3&tuesday=nonsense&from=2027-02-01&weeks=1&rotation=2";

  const shown = await scene.send("supervisor", path, typed);

  expect([shown.status, shown.location]).toEqual([200, undefined]);
  expect(shown.text).toContain("Week 2 of 2");
  expect(valuesOf(shown.text)).toEqual(["7-3", "nonsense", "2027-02-01", "2"]);
  expect(valuesOf((await scene.page("supervisor", path)).text)).toEqual(before);
});

test("a week off stays a week of the rotation, and a rotation is ended by asking for fewer weeks", async () => {
  const path = `/team/people/${scene.cast.players.owner.staffId}`;
  const { text: form } = await scene.page("supervisor", path);
  const [, from = ""] = /name="from"[^>]* value="([^"]+)"/u.exec(form) ?? [];

  const done = await scene.send("supervisor", path, `monday=9-5&from=${from}&weeks=2`);

  expect(done.text).toContain("Week 2 of 2");
  expect((await scene.page("supervisor", `${path}?weeks=1`)).text).toContain("Every week");
  const [undo = ""] = /\/team\/changes\/[0-9a-f-]+\/undoing/u.exec(done.text) ?? [];
  expect((await scene.send("supervisor", `${undo}?then=//evil.example`, "")).location).toBe("/team");
});

test("a schedule file is read, shown with what is wrong in it, taken over, and undone", async () => {
  const before = await scene.page("director", "/team?week=2027-01-13");
  const file = "Name,Mon,Tue,Wed\nAna Owner,9-5,9-5,off\nCole Colleague,9-5,noonish,9-5\nDan Nobody,9-5,,\n";

  const shown = await scene.sendFile(
    "director",
    "/team/import",
    new File([file], "week.csv", { type: "text/csv" }),
  );
  expect(shown.status).toBe(303);
  expect(shown.text).toContain("noonish");
  expect(shown.text).toContain("Left out whole, so that nobody is planned by half a row: Cole Colleague.");
  expect(shown.text).toContain("Dan Nobody");

  const taken = await scene.send("director", shown.location ?? "", "from=2027-01-11");
  expect([taken.status, taken.location]).toEqual([303, "/team"]);
  const after = await scene.page("director", "/team?week=2027-01-13");
  expect(after.text).toContain("Eastside, Wed, Jan 13, 9 am to 5 pm</strong>: The building has 0 of 2");
  expect((await scene.send("director", shown.location ?? "", "from=2027-01-11")).status).toBe(409);

  const { rows } = await sql<{
    id: string;
  }>`select id from staffing_changes order by id desc limit 1`.execute(scene.program.db);
  expect((await scene.send("director", `/team/changes/${rows[0]?.id}/undoing`, "")).status).toBe(303);
  expect((await scene.page("director", "/team?week=2027-01-13")).text).toBe(before.text);
});

test("a list whose columns have other names is asked about, and read as is answered", async () => {
  const file = "Worker,Beginning,Finish\nAna Owner,2027-01-13 09:00,2027-01-13 13:00\n";

  const shown = await scene.sendFile("director", "/team/import", new File([file], "list.csv"));
  const id = shown.location?.split("/").at(-1) ?? "";
  const answered = await scene.send(
    "director",
    "/team/import",
    `of=${id}&column-0=person&column-1=start&column-2=end`,
  );
  const foreign = await scene.send("director", "/team/import", `of=${crypto.randomUUID()}&column-0=person`);

  expect(shown.text).toContain("Such as: Ana Owner");
  expect([
    answered.status,
    answered.text.includes("list.csv: 1 person, 0 weekly schedules, 1 single shift, 0 times away"),
  ]).toEqual([303, true]);
  expect(foreign.status).toBe(404);
});

test("a desk that only some may cover is short when none of them is there, until it is removed", async () => {
  const path = `/team/branches/${scene.cast.eastside}/desks`;
  const desk = "name=Children&kind=children&minimum=1&qualifications=story+times";

  const added = await scene.send("supervisor", path, desk);
  expect([added.status, added.location]).toEqual([303, path]);
  expect((await scene.page("colleague", "/team?week=2027-01-13")).text).toContain("Children has 0 of 1");

  const twice = await scene.send("supervisor", path, desk);
  expect(twice.status).toBe(422);
  expect(twice.text).toContain("There is a desk called Children here already.");

  const [removal = ""] = /\/team\/branches\/[0-9a-f-]+\/desks\/[0-9a-f-]+\/removal/u.exec(added.text) ?? [];
  expect((await scene.send("supervisor", removal, "")).status).toBe(303);
  expect((await scene.page("colleague", "/team?week=2027-01-13")).text).not.toContain("Children");
});

test("a desk for those named alone is short without them, and keeps its names until they are changed", async () => {
  const path = `/team/branches/${scene.cast.eastside}/desks`;
  const desk = "name=Archive&kind=other&minimum=1&people=";

  const unknown = await scene.send("supervisor", path, `${desk}Nobody+Known`);
  expect([unknown.status, unknown.text.includes("Nobody Known</textarea>")]).toEqual([422, true]);
  expect(unknown.text).toContain("“Nobody Known” cannot be used. Nobody on the staff has this name.");

  const added = await scene.send("supervisor", path, `${desk}cole+colleague%0D%0AAna+Owner`);
  expect(added.text).toContain("Ana Owner\nCole Colleague</textarea>");
  const [id = ""] = /(?<=\/desks\/)[0-9a-f-]+(?=\/removal)/u.exec(added.text) ?? [];
  const kept = await scene.send("supervisor", path, `desk=${id}&${desk}Ana+Owner%0D%0ACole+Colleague`);
  expect(kept.text).toContain("Ana Owner\nCole Colleague</textarea>");
  const narrower = await scene.send("supervisor", path, `desk=${id}&${desk}Sam+Supervisor`);
  expect(narrower.text).toContain("Sam Supervisor</textarea>");
  expect((await scene.page("colleague", "/team?week=2027-01-13")).text).toContain("Archive has 0 of 1");

  await scene.send("supervisor", `${path}/${id}/removal`, "");
});

test("hours that cannot be read are told at their field and kept as typed", async () => {
  const path = `/team/people/${scene.cast.players.owner.staffId}`;

  const { status, text } = await scene.send("supervisor", path, "monday=nine&from=soon&weeks=1");

  expect(status).toBe(422);
  expect(text).toContain('value="nine"');
  expect(text).toContain("“nine” cannot be used. Write a shift as 9-5, or 9-1 Reference.");
  expect(text).toContain("Write the first day as 2026-12-03.");
});

test("the team's week shows where a desk is short", async () => {
  const { status, text } = await scene.page("colleague", "/team?week=2027-01-13");

  expect(status).toBe(200);
  expect(text).toContain("1 of 2, one short");
  expect(text).toContain("Eastside, Wed, Jan 13, 9 am to 5 pm");
});

const chosenZone = (text: string) => /<option value="([^"]+)" selected/u.exec(text)?.[1];

test("the clock of one’s hours is chosen from a list: the branch’s own at first, then what was kept", async () => {
  const { tenantId, eastside } = scene.cast;
  await inTenants(withTables<PeopleTables>(scene.program.db), [tenantId], (tx) =>
    tx
      .updateTable("organisations")
      .set({ zone: "America/Denver" })
      .where("tenant_id", "=", tenantId)
      .where("id", "=", eastside)
      .execute(),
  );

  const first = await scene.page("owner", "/me/hours");
  const kept = await scene.send("owner", "/me/hours", "monday=9-10&zone=America%2FPhoenix");
  const refused = await scene.send("owner", "/me/hours", "monday=9-10&zone=Nowhere");
  const empty = await scene.send("owner", "/me/hours", "monday=&zone=America%2FPhoenix");

  expect([chosenZone(first.text), first.text.includes("<zone-guess>")]).toEqual(["America/Denver", false]);
  expect([kept.status, chosenZone(kept.text)]).toEqual([303, "America/Phoenix"]);
  expect([refused.status, refused.text.includes("Choose a time zone.")]).toEqual([422, true]);
  expect([empty.status, empty.text.includes("Write the hours of one day at least.")]).toEqual([422, true]);
});
