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

test("the record is on its way: a certificate, years of entries, one awarded by a colleague, one with its proof", async () => {
  const { text } = await browser.get("/record");

  expect(text).toContain("Public Librarian Professional Certificate");
  expect(text).toContain("41½ of 60 hours");
  expect(text.match(/\(sample\)/gu)?.length).toBeGreaterThan(10);
  expect(text).toContain("Calm at the desk (sample) Sample Library System (made up)");
  expect(text).toMatch(/Makerspaces on a shoestring \(sample\).{1,90}1 file/su);
});

test("sessions are to come, to be awarded and awarded, and a claim waits", async () => {
  const sessions = (await browser.get("/sessions")).text;
  const claims = (await browser.get("/claims")).text;

  expect(sessions).toMatch(
    /Paper circuits.*AI literacy hour.*10 to be awarded.*Calm at the desk.*9 awarded/su,
  );
  expect(sessions).toContain("2 to be told apart");
  expect(claims).toContain("A day in a neighbor’s makerspace (sample)");
});

test("three things to grow in are kept, and a plan and a team plan are asked for", async () => {
  const focus = (await browser.get("/plan/focus")).text;
  const [own] = await plansOf("plans");
  const [team] = await plansOf("team_plans");

  for (const name of ["Technology and making", "AI literacy", "Leadership and management"])
    expect(focus).toContain(name);
  expect([own, team]).toEqual([1, 1]);
});

test("the team plan is found, and the schedule agrees that no desk is short of it", async () => {
  let { text } = await browser.get("/team/plans/1");
  while (text.includes("Being worked out")) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    ({ text } = await browser.get("/team/plans/1"));
  }

  expect(text).toMatch(
    /people learn something\. It spends .* and takes no desk below its minimum\. It is .*best possible/su,
  );
  expect(text).toContain("Propose it to everyone");
});

test("what is too large is refused on a page that is still one's own", async () => {
  const refused = await browser.post("/plan/focus", { note: "x".repeat(1_100_000) });

  expect(refused.status).toBe(413);
  expect(refused.text).toContain("This is too large");
  expect(refused.html).toContain('href="/record"');
});

test("it is set up once", async () => {
  const again = await browser.post("/set-up/sample", { code: site.program.setUpCode });

  expect(again.status).toBe(409);
});

async function plansOf(table: "plans" | "team_plans"): Promise<readonly number[]> {
  const rows = await inTenants(site.program.db, "every tenant", (tx) =>
    tx.selectFrom(table).select("number").execute(),
  );
  return rows.map(({ number }) => number);
}
