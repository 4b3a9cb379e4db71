import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { holdClock } from "#platform/time";
import { htmlProblems } from "../../../../tests/browser/html-problems.ts";
import { madeListing } from "../../../../tests/catalog/made-listing.ts";
import { openSearchSite, Reader, type SearchSite, wordsOf } from "../../../../tests/catalog/search-site.ts";

const clock = holdClock("2026-11-21T12:00:00Z");
let site: SearchSite;

beforeAll(async () => {
  site = await openSearchSite(await testDatabase());
  await site.save("State Library", [madeListing({ title: "Makerspaces for teens" })]);
});

afterAll(async () => {
  await site.close();
  clock.release();
});

test.for(["/find", "/find.ics", "/find.atom", "/searches/new"])(
  "a filter that cannot be used is explained at its field, when %s was asked for",
  async (path) => {
    const answer = await new Reader(site.app).get(`${path}?q=makerspace&max-minutes=soon`);
    const page = await answer.text();

    expect([answer.status, answer.headers.get("content-type")]).toEqual([422, "text/html; charset=UTF-8"]);
    expect(await htmlProblems(page)).toEqual([]);
    expect(wordsOf(page)).toContain("Left out for now Write a number of minutes.");
    expect(page).toContain('<a href="#max-minutes">');
    expect(page).toContain('value="soon"');
    expect(wordsOf(page)).toContain("1 that fits");
  },
);

test("wishes that leave nothing over between them are told, and after the last page there is the last", async () => {
  const reader = new Reader(site.app);
  const wrong = await reader.get("/find?q=makerspace&from=2027-05-01&to=2027-01-01");
  const past = await reader.get("/find?q=makerspace&page=99");

  expect([wrong.status, wordsOf(await wrong.text())]).toEqual([
    422,
    expect.stringContaining("Left out for now The last day is before the first."),
  ]);
  expect([past.status, wordsOf(await past.text())]).toEqual([200, expect.stringContaining("Makerspace")]);
});

test("a name that means nothing here is told, and the question is answered all the same", async () => {
  const reader = new Reader(site.app);
  const answer = await reader.get("/find?kind=webinar&topic=makerspases");
  const page = await answer.text();

  expect(answer.status).toBe(200);
  expect(await htmlProblems(page)).toEqual([]);
  expect(wordsOf(page)).toContain(
    "Some of this means nothing here No topic is called “makerspases”: the topics are",
  );
  expect(wordsOf(page)).toContain("Results Nothing fits");
  expect(wordsOf(await (await reader.get("/find?kind=webinar")).text())).not.toContain("means nothing here");
});

test("a place that is not known is told, and not saved with what was found without it", async () => {
  const page = await (await new Reader(site.app).get("/find?q=makerspace&near=00000&within=10")).text();

  expect(wordsOf(page)).toContain("“00000” is not a place we know");
  expect(page).toContain('href="/searches/new?q=makerspace"');
  expect(page).toContain('value="00000"');
});

test("a search whose topic has another name by now keeps its page, and its feed stays a feed", async () => {
  const reader = new Reader(site.app);
  const path = await reader.save({ name: "Old name", topic: "name-of-old" });
  const page = await reader.get(path);
  const feed = await reader.get("/find.json?topic=name-of-old");

  expect(page.status).toBe(200);
  expect([feed.status, ((await feed.json()) as { items: readonly unknown[] }).items]).toEqual([200, []]);
});

test("a page is the same whether it is sent compressed or not", async () => {
  const ask = (encoding: string) =>
    site.app.request("/find?q=makerspace", { headers: { "accept-encoding": encoding } });

  const [plain, packed] = [await ask("identity"), await ask("gzip")];

  expect(packed.headers.get("content-encoding")).toBe("gzip");
  expect([plain.headers.get("vary"), packed.headers.get("vary")]).toEqual([
    "accept-encoding",
    "accept-encoding",
  ]);
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(await plain.text());
});

test("words that say what a filter asks are offered as filters, where that finds something", async () => {
  const reader = new Reader(site.app);
  const page = await (await reader.get("/find?q=free+webinar+makerspace")).text();
  const none = await (await reader.get("/find?q=free+webinar+beekeeping")).text();

  expect(await htmlProblems(page)).toEqual([]);
  expect(wordsOf(page)).toContain("Did you mean “makerspace”, free, webinar ? 1 fits.");
  expect(page).toContain('href="/find?q=makerspace&amp;free=yes&amp;kind=webinar"');
  expect(wordsOf(none)).not.toContain("Did you mean");
});
