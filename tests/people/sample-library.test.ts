import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { Browser, type SeenPage } from "./sign-in-site.ts";

/* "Look around first": a made-up library system, from the set-up page to the team's week. */

let site: JourneySite;
let browser: Browser;
let seen: SeenPage;

beforeAll(async () => {
  site = await openSite();
  browser = new Browser(site.app);
  await browser.get("/set-up");
});

afterAll(() => site.close());

test("without the server's code nothing is set up, and the form says what is wrong", async () => {
  const refused = await browser.post("/set-up/sample", { code: "guessed" });

  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Type the code that the server printed when it was started.");
  expect(await site.program.installation.read()).toBe(undefined);
});

test("with it one is in a team's week at once, with every branch of the sample", async () => {
  seen = await browser.post("/set-up/sample", { code: site.program.setUpCode });

  expect([seen.status, seen.path]).toEqual([200, "/team"]);
  const branches = ["Central Library", "Northside", "Riverbend", "Hilltop", "Mill Street"];
  expect(branches.filter((name) => seen.text.includes(`Sample ${name}`))).toEqual(branches);
  expect(seen.text).toContain("Sample Library System (made up)");
});

test("everyone in it is plainly made up, and nobody has an address", async () => {
  const { tenantId } = (await site.program.installation.read())!;
  const staff = await inTenants(site.program.db, [tenantId], (tx) =>
    tx.selectFrom("staff").select(["name", "email"]).where("tenant_id", "=", tenantId).execute(),
  );

  expect(staff.length).toBe(33);
  expect(staff.filter(({ name, email }) => !name.endsWith(" Sample") || email !== null)).toEqual([]);
});

test("a journal and what others share have something to be read, and none of it outside", async () => {
  const journal = await browser.get("/journal");
  const shared = await browser.get("/reflections");
  const outside = await new Browser(site.app).get("/reflections");
  const mine = "What I will do differently on Monday";
  const theirs = "A podcast club needs one quiet cupboard";

  expect([journal.text.includes(mine), journal.text.includes(theirs)]).toEqual([true, false]);
  expect([shared.text.includes(mine), shared.text.includes(theirs)]).toEqual([false, true]);
  expect([outside.text.includes(mine), outside.text.includes(theirs)]).toEqual([false, false]);
});

test("trends are drawn from two made-up years", async () => {
  const { text } = await browser.get("/trends");

  expect(text).toMatch(/AI literacy\s+\+\d+%/u);
  expect((await browser.get("/trends/ai")).text).toContain("AI literacy hour (Sample");
});

test("it is set up once", async () => {
  const again = await browser.post("/set-up/sample", { code: site.program.setUpCode });

  expect(again.status).toBe(409);
});
