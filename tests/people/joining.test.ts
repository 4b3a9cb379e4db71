import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { holdClock, now } from "#platform/time";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { type Cast, makeCast, type Part } from "./cast.ts";
import { Browser, type SeenPage } from "./sign-in-site.ts";

const clock = holdClock("2026-11-21T18:00:00Z");
let site: JourneySite;
let cast: Cast;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  site.program.installation.forget();
});
// Tries are counted for one address, which all of these share; they are forgotten after an hour.
beforeEach(() => clock.advance(3601));
afterAll(async () => {
  await site.close();
  clock.release();
});

test("someone who takes a second job joins with the account they have, and each employer sees its own alone", async () => {
  const otto = browserOf("other system");
  const staffId = await added(otto, { name: "Ana at Faraway", branch: cast.otherTenantId, title: "Adviser" });
  const code = codeIn((await otto.post(`/staff/${staffId}/invitation`, { way: "code" })).html);
  const ana = browserOf("owner");

  await ana.get("/join");
  const asked = await ana.post("/join", { code });
  const joined = await ana.post(asked.path);

  expect(asked.text).toContain("Ana Owner");
  expect(joined.text).toContain("Welcome to Faraway. This is what it holds about you.");
  expect(joined.text).toContain("What is yours alone begins under");
  expect(joined.text).toContain("E-mail Not known to your employer");
  const { accountId } = cast.players.owner;
  const held = await inTenants(site.program.db, "every tenant", async (tx) => ({
    places: await tx
      .selectFrom("staff")
      .innerJoin("positions", (join) =>
        join
          .onRef("positions.tenant_id", "=", "staff.tenant_id")
          .onRef("positions.staff_id", "=", "staff.id"),
      )
      .select(["staff.tenant_id", "staff.id", "positions.title"])
      .where("account_id", "=", accountId)
      .execute(),
    employers: await tx
      .selectFrom("account_employments")
      .select("employer_id")
      .where("tenant_id", "=", accountId)
      .execute(),
    accounts: await tx.selectFrom("accounts").select("name").where("name", "like", "Ana%").execute(),
  }));
  expect(held.accounts).toEqual([{ name: "Ana Owner" }]);
  expect(held.employers.map((each) => each.employer_id).toSorted()).toEqual(
    [cast.tenantId, cast.otherTenantId].toSorted(),
  );
  const atHarbor = { tenant_id: cast.tenantId, id: cast.players.owner.staffId, title: "learner" };
  const atFaraway = { tenant_id: cast.otherTenantId, id: staffId, title: "Adviser" };
  expect(held.places).toHaveLength(2);
  expect(held.places).toEqual(expect.arrayContaining([atHarbor, atFaraway]));

  const statuses = async (part: Part) => {
    const browser = browserOf(part);
    return [
      (await browser.get(`/staff/${atHarbor.id}`)).status,
      (await browser.get(`/staff/${atFaraway.id}`)).status,
    ];
  };
  expect([await statuses("owner"), await statuses("administrator"), await statuses("other system")]).toEqual([
    [200, 200],
    [200, 404],
    [404, 200],
  ]);
  const administrator = browserOf("administrator");
  for (const path of ["/staff", `/staff/${atHarbor.id}`, "/organisation"])
    expect((await administrator.get(path)).html).not.toContain("Faraway");
  expect((await administrator.get(`/staff?employer=${cast.otherTenantId}`)).status).toBe(404);
  for (const path of ["/staff", `/staff/${atFaraway.id}`, "/organisation"])
    expect((await otto.get(path)).html).not.toContain("Harbor");
});

test("a code of one employer is used once, and not by someone who has a place there already", async () => {
  const administrator = browserOf("administrator");
  const staffId = await added(administrator, { name: "Cole again", branch: cast.tenantId });
  const code = codeIn((await administrator.post(`/staff/${staffId}/invitation`, { way: "code" })).html);
  const cole = browserOf("colleague");
  await cole.get("/join");

  const asked = await cole.post("/join", { code });
  const refused = await cole.post(asked.path);

  expect([refused.status, refused.text]).toEqual([
    409,
    expect.stringContaining("You have a place at this library already."),
  ]);
  const stranger = new Browser(site.app);
  await stranger.get("/join");
  const taken = await stranger.post(`/join/${code}`, { name: "Cole", email: "cole@home.example" });
  expect(taken.text).toContain("Welcome to Harbor County.");
  expect((await cole.get(`/join/${code}`)).status).toBe(404);
});

test("who joins goes by the clock of where they work, until they choose another", async () => {
  const mountain = newId();
  await inTenants(site.program.db, [cast.tenantId], async (tx) => {
    const made = { created_at: now(), changed_at: now() };
    await tx
      .insertInto("organisations")
      .values({
        tenant_id: cast.tenantId,
        id: mountain,
        parent_id: cast.tenantId,
        kind: "branch",
        name: "Mountain",
        zone: "America/Denver",
        ...made,
      })
      .execute();
  });
  const administrator = browserOf("administrator");
  const staffId = await added(administrator, { name: "Dora", branch: mountain });
  const code = codeIn((await administrator.post(`/staff/${staffId}/invitation`, { way: "code" })).html);
  const dora = new Browser(site.app);
  await dora.get("/join");

  await dora.post(`/join/${code}`, { name: "Dora", email: "dora@home.example" });

  expect((await dora.get("/me")).html).toContain('<option value="America/Denver" selected="">');
});

test("who guesses codes has to wait, longer each time, and a right code waits as well", async () => {
  const administrator = browserOf("administrator");
  const staffId = await added(administrator, { name: "Rita", branch: cast.tenantId });
  const code = codeIn((await administrator.post(`/staff/${staffId}/invitation`, { way: "code" })).html);
  const stranger = new Browser(site.app);
  await stranger.get("/join");
  const guess = async (text: string) => (await stranger.post("/join", { code: text })).text;

  const answers: string[] = [];
  for (let at = 0; at < 31; at += 1) answers.push(await guess("ABCDEFGH"));

  expect(new Set(answers.slice(0, 30).map((text) => /This code cannot be used/u.test(text)))).toEqual(
    new Set([true]),
  );
  expect(answers.at(-1)).toContain("There were too many tries. Wait 5 seconds, then try again.");
  expect(await guess(code)).toContain("There were too many tries.");
  clock.advance(5);
  expect(await guess("ABCDEFGJ")).toContain("This code cannot be used");
  expect(await guess(code)).toContain("Wait 10 seconds");
  clock.advance(10);
  expect(await guess(code)).toContain("Rita");
});

test("after too many tries a good link and a mistyped one get the same answer: when to open it again", async () => {
  const administrator = browserOf("administrator");
  const staffId = await added(administrator, {
    name: "Wanda",
    email: "wanda@library.example",
    branch: cast.tenantId,
  });
  await administrator.post(`/staff/${staffId}/invitation`, { way: "letter" });
  const link = await linkSentTo("wanda@library.example");
  const reader = new Browser(site.app);
  await reader.get("/join");
  const seen = ({ status, headers, text }: SeenPage) => ({ status, wait: headers.get("retry-after"), text });
  for (let at = 0; at < 30; at += 1) await reader.get("/join/AAAABBBB");

  const [good, mistyped] = [seen(await reader.get(link)), seen(await reader.get("/join/AAAABBBB"))];
  const posted = seen(await reader.post(link, { name: "Wanda", email: "wanda@library.example" }));
  const typed = seen(await reader.post("/join", { code: "ABCDEFGH" }));

  expect(good).toEqual(mistyped);
  expect(posted).toEqual(good);
  expect([good.status, good.wait, typed.status, typed.wait]).toEqual([429, "5", 429, "5"]);
  expect(good.text).toContain("Wait 5 seconds, then open the invitation again.");
  expect(good.text).not.toContain("Wanda");
  clock.advance(5);
  expect(seen(await reader.get(link))).toMatchObject({ status: 200, wait: null });
});

test("a code and a letter’s link end after 30 days, and say nothing then of what they were for", async () => {
  const administrator = browserOf("administrator");
  const [byCode, byLetter] = [
    await added(administrator, { name: "Printed", branch: cast.tenantId }),
    await added(administrator, { name: "Mailed", email: "mailed@library.example", branch: cast.tenantId }),
  ];
  const code = codeIn((await administrator.post(`/staff/${byCode}/invitation`, { way: "code" })).html);
  await administrator.post(`/staff/${byLetter}/invitation`, { way: "letter" });
  const link = await linkSentTo("mailed@library.example");
  const stranger = new Browser(site.app);
  const open = async () => [(await stranger.get(`/join/${code}`)).status, (await stranger.get(link)).status];

  expect(await open()).toEqual([200, 200]);
  clock.advance(30 * 86_400 - 1);
  expect(await open()).toEqual([200, 200]);
  clock.advance(1);
  expect(await open()).toEqual([404, 404]);
  const posted = await stranger.post(link, { name: "Mailed", email: "mailed@library.example" });
  const never = await stranger.get("/join/AAAABBBB");

  expect([posted.status, posted.text]).toEqual([404, never.text]);
  const rows = await inTenants(site.program.db, [cast.tenantId], (tx) =>
    tx.selectFrom("staff").select("account_id").where("id", "in", [byCode, byLetter]).execute(),
  );
  expect(rows).toEqual([{ account_id: null }, { account_id: null }]);
});

function browserOf(part: Part): Browser {
  const browser = new Browser(site.app);
  const [name = "", value = ""] = cast.players[part].cookie.split("=");
  browser.cookies.set(name, value);
  return browser;
}

async function added(browser: Browser, fields: Readonly<Record<string, string>>): Promise<string> {
  await browser.get("/staff/new");
  const { path } = await browser.post("/staff", { starts: "2026-01-01", ...fields });
  return path.split("/").at(-1) ?? "";
}

function codeIn(html: string): string {
  return /<strong[^>]*>([A-Z]{4}-[A-Z]{4})<\/strong>/u.exec(html)?.[1]?.replace("-", "") ?? "";
}

async function linkSentTo(recipient: string): Promise<string> {
  const db = withTables<{ readonly mail_outbox: { recipient: string; body_text: string } }>(site.program.db);
  const letter = await db
    .selectFrom("mail_outbox")
    .select("body_text")
    .where("recipient", "=", recipient)
    .executeTakeFirstOrThrow();
  return /\/join\/[\w-]+/u.exec(letter.body_text)?.[0] ?? "";
}
