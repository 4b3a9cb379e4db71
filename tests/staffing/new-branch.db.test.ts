import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { openTeamScene, type TeamScene } from "./team-scene.ts";

let scene: TeamScene;

beforeAll(async () => {
  scene = await openTeamScene();
});
afterAll(async () => scene.close());

test("a branch of which nothing was said is neither closed nor well staffed", async () => {
  const { tenantId } = scene.cast;
  const made = await scene.send(
    "administrator",
    "/organisation",
    `name=Lakeview&kind=branch&parent=${tenantId}`,
  );
  const [id = ""] = /[0-9a-f-]{36}/u.exec(made.location ?? "") ?? [];
  const page = async () => (await scene.page("administrator", `/team/branches/${id}?week=2027-01-11`)).text;

  const unsaid = await page();
  await scene.send("administrator", `/organisation/${id}/hours`, "monday=9-5");
  const open = await page();
  await scene.send("administrator", `/team/branches/${id}/desks`, "name=Reference&kind=reference&minimum=1");
  const needed = await page();
  await scene.send("administrator", `/organisation/${id}/hours`, "");
  const gone = await page();

  expect(unsaid).toContain("No opening hours yet");
  expect(open).toContain("Nobody is needed yet");
  expect(open).toContain(`/team/branches/${id}/desks`);
  expect(needed).toContain("One time a desk is short");
  expect(gone).toContain("No opening hours yet");
  for (const text of [unsaid, open, gone]) expect(text).not.toContain("No desk is short");
  expect(unsaid).not.toContain("Closed all week");
});

test("without anybody’s hours neither the page of all branches nor a branch’s own says what is short", async () => {
  const { tenantId } = scene.cast;
  const { db } = scene.program;
  const made = await scene.send(
    "administrator",
    "/organisation",
    `name=Seaview&kind=branch&parent=${tenantId}`,
  );
  const [id = ""] = /[0-9a-f-]{36}/u.exec(made.location ?? "") ?? [];
  await scene.send("administrator", `/organisation/${id}/hours`, "monday=9-5");
  await scene.send("administrator", `/team/branches/${id}/desks`, "name=Reference&kind=reference&minimum=1");
  const page = async (path: string) => (await scene.page("administrator", path)).text;
  const branch = `/team/branches/${id}?week=2027-01-11`;
  const before = await page(branch);

  await inTenants(db, [tenantId], async (tx) => {
    await tx.deleteFrom("staffing_patterns").where("tenant_id", "=", tenantId).execute();
    await tx.deleteFrom("staffing_exceptions").where("tenant_id", "=", tenantId).execute();
  });

  expect(before).toContain("One time a desk is short");
  for (const path of [branch, "/team?week=2027-01-11"]) {
    const text = await page(path);
    expect(text).toContain("No schedule yet");
    expect(text).not.toContain("a desk is short</h");
    expect(text).not.toContain("One time");
  }
});

test("a library without branches is led to them first, not to a schedule of nobody", async () => {
  const { text } = await scene.page("other system", "/team");

  expect(text).toContain("No branches yet");
  expect(text).not.toContain("No schedule yet");
});

test("an open branch’s page leads whoever may change them to its desks, and to adding someone there", async () => {
  const { eastside: east } = scene.cast;
  const asAdministrator = (await scene.page("administrator", `/organisation/${east}`)).text;
  const asColleague = (await scene.page("colleague", `/organisation/${east}`)).text;
  const form = (await scene.page("administrator", `/staff/new?branch=${east}`)).text;

  expect(asAdministrator).toContain(`href="/team/branches/${east}/desks"`);
  expect(asAdministrator).toContain(`href="/staff/new?branch=${east}"`);
  expect(asColleague).toContain("Eastern (New York)");
  expect(asColleague).not.toContain("/desks");
  expect(asColleague).not.toContain("/staff/new");
  expect(form).toMatch(new RegExp(`<option value="${east}" selected`, "u"));
});
