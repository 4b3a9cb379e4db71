import { afterAll, beforeAll, expect, test } from "vitest";
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
