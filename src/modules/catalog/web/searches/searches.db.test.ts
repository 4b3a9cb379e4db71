import { afterAll, beforeAll, expect, test } from "vitest";
import { json, recordQueries } from "#platform/db";
import { testDatabase } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { holdClock } from "#platform/time";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import {
  openSearchSite,
  Reader,
  type SearchSite,
  wordsOf,
} from "../../../../../tests/catalog/search-site.ts";

const clock = holdClock("2026-11-21T12:00:00Z");
const teens = { name: "Teens & making", query: "free=yes&q=makerspace" };
let site: SearchSite;

beforeAll(async () => {
  site = await openSearchSite(await testDatabase());
  await site.save("State Library", [
    madeListing({ title: "Makerspaces for teens" }),
    madeListing({
      title: "Makerspace safety",
      sessions: [madeSession("2026-12-10T19:00:00Z")],
    }),
    madeListing({ title: "Copyright basics" }),
  ]);
});

afterAll(async () => {
  await site.close();
  clock.release();
});

/** What a search's page leads to. */
async function feedsOf(reader: Reader, path: string): Promise<readonly string[]> {
  const html = await (await reader.get(path)).text();
  return [...html.matchAll(/data-url="https:\/\/learn\.example([^"]+)"/gu)].map((match) => match[1] ?? "");
}

test("a question of Find is named, saved, and listed with its words, its feeds and its results", async () => {
  const reader = new Reader(site.app);
  const form = await (await reader.get("/searches/new?q=makerspace&free=yes&max-minutes=60")).text();

  const path = await reader.save(teens);

  expect(await htmlProblems(form)).toEqual([]);
  expect(form).toContain('name="query" value="q=makerspace&amp;free=yes&amp;max-minutes=60"');
  expect(form).toContain('value="Makerspace"');
  const page = await (await reader.get(path)).text();
  expect(await htmlProblems(page)).toEqual([]);
  expect(wordsOf(page)).toMatch(
    /^Saved “Teens & making”\. Teens & making “makerspace”, free 2 that fit now/u,
  );
  expect(wordsOf(page)).toContain("Makerspaces for teens");
  expect(wordsOf(page)).not.toContain("Copyright basics");
  const list = await (await reader.get("/searches")).text();
  expect(await htmlProblems(list)).toEqual([]);
  expect(wordsOf(list)).toMatch(/Teens & making No e-mail “makerspace”, free Calendar \(iCalendar\)/u);
  const feeds = await feedsOf(reader, path);
  expect(feeds.map((feed) => feed.replace(/^\/searches\/[\w-]{24}\//u, ""))).toEqual([
    "feed.ics",
    "feed.rss",
    "feed.atom",
    "feed.json",
  ]);
});

test("one search and three are listed with as many queries", async () => {
  const reader = new Reader(site.app);
  const list = async () => (await recordQueries(() => reader.get("/searches"))).queries.length;
  await reader.save(teens);
  await reader.get("/searches");
  const one = await list();
  await reader.save(teens);
  await reader.save(teens);

  expect([one, await list()]).toEqual([2, 2]);
});

test("without a saved search the list says how to get one", async () => {
  const list = await (await new Reader(site.app).get("/searches")).text();

  expect(await htmlProblems(list)).toEqual([]);
  expect(wordsOf(list)).toContain("No saved searches in this browser");
});

test("what cannot be used is said at its field, with everything typed kept", async () => {
  const reader = new Reader(site.app);

  const answer = await reader.post("/searches", {
    query: "q=makerspace",
    name: " ",
    email: "not an address",
    every: "week",
  });

  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(await htmlProblems(page)).toEqual([]);
  expect(wordsOf(page)).toContain("Name is missing.");
  expect(page).toContain('id="email-error"');
  expect(page).toContain('value="not an address"');
  expect(page).toMatch(/value="week"[^>]* checked/u);
  expect(page).toContain('name="query" value="q=makerspace"');
  const forged = await reader.post("/searches", { name: "x", query: "max-minutes=soon" });
  expect(forged.status).toBe(422);
});

test.for([
  ["ics", "text/calendar; charset=utf-8", /^BEGIN:VCALENDAR[\s\S]*X-WR-CALNAME:Teens & making/u],
  ["rss", "application/rss+xml; charset=utf-8", /<title>Teens &amp; making<\/title>/u],
  ["atom", "application/atom+xml; charset=utf-8", /<subtitle>“makerspace”, free<\/subtitle>/u],
  ["json", "application/feed+json; charset=utf-8", /"title":"Teens & making"/u],
] as const)("its results are a feed: %s", async ([suffix, type, head]) => {
  const reader = new Reader(site.app);
  const feed = (await feedsOf(reader, await reader.save(teens))).find((each) => each.endsWith(suffix)) ?? "";

  const answer = await site.app.request(feed);

  const body = await answer.text();
  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
  expect(answer.headers.get("cache-control")).toBe("private, max-age=300");
  expect(body).toMatch(head);
  expect(body).toContain("Makerspaces for teens");
  expect(body).not.toContain("Copyright basics");
});

test("a feed that did not change is not sent again, and one that did is", async () => {
  const reader = new Reader(site.app);
  const feed = (await feedsOf(reader, await reader.save({ name: "Weeding", query: "q=weeding" })))[1] ?? "";
  const first = await site.app.request(feed);
  const tag = first.headers.get("etag") ?? "";
  const modified = first.headers.get("last-modified") ?? "";
  const ask = (headers: Record<string, string>) => site.app.request(feed, { headers });
  clock.advance(60);

  const same = await ask({ "if-none-match": `"other", ${tag}` });
  const since = await ask({ "if-modified-since": modified });
  await site.save("Region", [madeListing({ title: "Weeding without tears" })]);
  const changed = await ask({ "if-none-match": tag, "if-modified-since": modified });
  const changedSince = await ask({ "if-modified-since": modified });

  expect(modified).toBe("Sat, 21 Nov 2026 12:00:00 GMT");
  expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", tag]);
  expect([since.status, changed.status, changedSince.status]).toEqual([304, 200, 200]);
  expect(changed.headers.get("last-modified")).toBe("Sat, 21 Nov 2026 12:01:00 GMT");
  expect(await changed.text()).toContain("Weeding without tears");
});

test("new addresses make the old feeds stop", async () => {
  const reader = new Reader(site.app);
  const path = await reader.save(teens);
  const before = await feedsOf(reader, path);

  const answer = await reader.post(`${path}/secret`);

  const after = await feedsOf(reader, path);
  expect(answer.headers.get("location")).toBe(path);
  expect(after.filter((feed) => before.includes(feed))).toEqual([]);
  const statuses = await Promise.all([...before, ...after].map(async (feed) => site.app.request(feed)));
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 404, 404, 200, 200, 200, 200]);
});

test("a removed search and its feeds are gone, and come back the same when that is undone", async () => {
  const reader = new Reader(site.app);
  const path = await reader.save(teens);
  const feeds = await feedsOf(reader, path);

  await reader.post(`${path}/removal`);

  const list = await (await reader.get("/searches")).text();
  expect(wordsOf(list)).toMatch(/^Removed “Teens & making”\. Undo/u);
  expect(await htmlProblems(list)).toEqual([]);
  expect(list).toContain(`action="${path}/restoration"`);
  expect((await reader.get(path)).status).toBe(404);
  expect((await site.app.request(feeds[0] ?? "")).status).toBe(404);
  await reader.post(`${path}/restoration`);
  expect(await feedsOf(reader, path)).toEqual(feeds);
  expect(wordsOf(await (await reader.get("/searches")).text())).toContain("Teens & making");
  expect((await reader.post(`${path}/restoration`)).status).toBe(404);
});

test("another reader sees a search only by its address, and never in their list", async () => {
  const [owner, stranger] = [new Reader(site.app), new Reader(site.app)];
  const path = await owner.save({ name: "Burnout", query: "q=burnout" });
  const secret = (await feedsOf(owner, path))[0]?.split("/")[2] ?? "";
  const id = path.split("/")[2] ?? "";

  expect(wordsOf(await (await owner.get("/searches")).text())).toContain("Burnout");
  expect(wordsOf(await (await stranger.get("/searches")).text())).not.toContain("Burnout");
  // Each address opens its own thing only: who was handed a feed cannot change the search.
  const wrong = [
    `/searches/${secret}`,
    `/searches/${id}/feed.ics`,
    `/digests/${id}`,
    `/digests/${secret}`,
    `/searches/${newId()}`,
    "/searches/%25",
  ];
  const answers = await Promise.all(wrong.map((each) => stranger.get(each)));
  expect(answers.map(({ status }) => status)).toEqual(wrong.map(() => 404));
  expect((await stranger.post(`/searches/${secret}/removal`)).status).toBe(404);
  for (const feed of await feedsOf(owner, path))
    expect(await (await site.app.request(feed)).text()).not.toContain(id);
  const cookie = `searches=${Buffer.from(id).toString("base64url")}.9999999999.forged`;
  const forged = await site.app.request("/searches", { headers: { cookie } });
  expect(await forged.text()).not.toContain("Burnout");
});

test("what belongs to another tenant shows nowhere, and cannot be changed", async () => {
  const reader = new Reader(site.app);
  const path = await reader.save({ name: "Theirs", query: "q=makerspace" });
  const id = path.split("/")[2] ?? "";
  const feeds = await feedsOf(reader, path);
  const digest = "theirdigesttheirdigest01";
  const other = newId();
  const made = { id: other, name: "Another library", created_at: "2027-01-01T00:00:00Z" };
  await site.db.insertInto("tenants").values(made).execute();
  // The reader's own cookie names it and they know its addresses: only the tenant differs now.
  await site.db
    .updateTable("catalog_saved_searches")
    .set({
      tenant_id: other,
      email: "their@reader.example",
      email_given_at: "2026-11-01T00:00:00Z",
      email_confirmed_at: "2026-11-01T00:00:00Z",
      digest_every: "day",
      digest_secret: digest,
      next_digest_at: "2026-11-02T12:00:00Z",
      sent_offering_ids: json<readonly string[]>([]),
    })
    .where("id", "=", id)
    .execute();

  await site.sendDigests();

  expect(wordsOf(await (await reader.get("/searches")).text())).not.toContain("Theirs");
  const paths = [path, ...feeds, `/digests/${digest}`];
  const answers = await Promise.all(paths.map((each) => reader.get(each)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
  const changes = ["secret", "removal", "restoration", "digest", "digest/removal"];
  const refused = await Promise.all(changes.map((each) => reader.post(`${path}/${each}`)));
  expect(refused.map(({ status }) => status)).toEqual(changes.map(() => 404));
  await reader.post(`/digests/${digest}/removal`);
  const row = await site.db
    .selectFrom("catalog_saved_searches")
    .select(["email", "removed_at", "last_digest_at"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ email: "their@reader.example", removed_at: null, last_digest_at: null });
  expect(
    (await site.letters()).filter((letter) => letter.to?.[0]?.address === "their@reader.example"),
  ).toEqual([]);
});
