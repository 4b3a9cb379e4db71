import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock } from "#platform/time";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import {
  coveredStops,
  forcedColourProblems,
  keyboardProblems,
  walkProblems,
} from "../browser/keyboard-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type Cast, makeCast } from "../people/cast.ts";
import { isOfPeople, pagesOfOthers, signedInExamples } from "./signed-in-examples.ts";
import { type JourneySite, openSite } from "./site.ts";
import { weightOf } from "./weight.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let site: JourneySite;
let browser: TestBrowser;
let cast: Cast;
let examples: Readonly<Record<string, string>> = {};
let pages: readonly string[] = [];
/** What takes long on many pages is done in parts, each with time enough on a slow machine. */
const parts = [0, 1, 2, 3, 4, 5];

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  examples = await signedInExamples(site, cast);
  pages = [...Object.values(examples), "/find?q=library", "/sources"];
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  clock.release();
});

test("every address of people and staffing is looked at here, or known to be no page", async () => {
  const routes = site.app.routes
    .filter(({ method, path }) => method === "GET" && isOfPeople(path))
    .map(({ path }) => path);

  expect([...Object.keys(examples), ...pagesOfOthers].toSorted()).toEqual([...new Set(routes)].toSorted());
});

test("every page is valid, has one heading, weighs under 20 kB and is kept nowhere", async () => {
  const found: Record<string, unknown> = {};
  const { cookie } = cast.players.administrator;
  for (const path of pages) {
    const { status, headers } = await fetch(site.url + path, { headers: { cookie }, redirect: "manual" });
    const { bytes, html } = await weightOf(site.url + path, cookie);
    const problems = [
      ...(status === 200 ? [] : [`status ${status}`]),
      ...(await htmlProblems(html)),
      ...(html.match(/<h1/gu)?.length === 1 ? [] : ["not one h1"]),
      ...(bytes < 20_000 ? [] : [`${bytes} bytes`]),
      ...(headers.get("cache-control") === "no-store" ? [] : ["may be kept"]),
    ];
    if (problems.length > 0) found[path] = problems;
  }

  expect(found).toEqual({});
}, 300_000);

test.for(parts)(
  "everyone can use every page: large, dark, in forced colours, by keyboard, four times as large: part %i",
  async (part) => {
    const { page, complaints, resize, close } = await signedIn();
    const found: Record<string, readonly string[]> = {};
    for (const [place, path] of pages.entries()) {
      if (place % parts.length !== part) continue;
      await resize("desktop");
      await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
      await page.goto(site.url + path);
      const problems = [...(await keyboardProblems(page))];
      // Each page in one of both ways: its parts are looked at in all of them (`gallery.test.ts`).
      if (place % 2 === 0) problems.push(...(await accessibilityProblems(page)));
      await page.emulateMedia({ forcedColors: "active" });
      problems.push(...(await forcedColourProblems(page)));
      await resize("narrow");
      await page.emulateMedia({ colorScheme: "dark", forcedColors: "none" });
      problems.push(...(await sidewaysProblems(page)), ...(await coveredStops(page)));
      if (place % 2 === 1) problems.push(...(await accessibilityProblems(page)));
      if (problems.length > 0) found[path] = problems;
    }
    await close();

    expect(found).toEqual({});
    expect(complaints).toEqual([]);
  },
);

test("the Tab key goes through a page from top to bottom and out again", async () => {
  const { page, close } = await signedIn();
  const found: Record<string, readonly string[]> = {};
  const staff = cast.players.owner.staffId;
  for (const path of [
    "/team?week=2026-11-25",
    "/staff?q=o",
    `/team/people/${staff}`,
    "/organisation/records",
  ]) {
    await page.goto(site.url + path);
    const problems = await walkProblems(page);
    if (problems.length > 0) found[path] = problems;
  }
  await close();

  expect(found).toEqual({});
});

test("an import under way is looked at again by itself, until that is stopped", async () => {
  const path = examples["/imports/:id{[0-9a-f-]{36}}"] ?? "";
  await inTenants(site.program.db, [cast.tenantId], async (tx) =>
    tx
      .updateTable("import_runs")
      .set({ state: "reading" })
      .where("tenant_id", "=", cast.tenantId)
      .where("id", "=", path.slice("/imports/".length))
      .execute(),
  );
  const refresh = async (query: string) => {
    const { cookie } = cast.players.administrator;
    const response = await site.app.request(path + query, { headers: { cookie } });
    return [response.headers.get("refresh"), (await response.text()).includes("Stop that")];
  };

  expect([await refresh(""), await refresh("?still=yes")]).toEqual([
    ["3", true],
    [null, false],
  ]);
});

test("no script on a page, ours or another, turns text into HTML", async () => {
  const { page, close } = await signedIn();
  await page.goto(`${site.url}/me`);

  const tried = await page.evaluate(() => {
    try {
      document.body.innerHTML = "<b>taken</b>";
      return "taken";
    } catch (error) {
      return String(error);
    }
  });
  await close();

  expect(tried).toContain("TypeError");
  expect(tried).toContain("TrustedHTML");
});

test("what would catch a page that breaks these rules does", async () => {
  const { page, close } = await browser.visit("about:blank");
  await page.setContent(
    `<style>:focus { outline: none } button { border: 0; background: none }</style>
     <a href="#top">Top</a><button tabindex="3">Go</button><main id="main"></main>`,
  );

  expect(await keyboardProblems(page)).toEqual([
    "the first stop is no skip link: ",
    "the skip link does not lead to the content",
    "BUTTON stands out of the order",
  ]);
  await page.emulateMedia({ forcedColors: "active" });
  expect(await forcedColourProblems(page)).toEqual([
    "a. shows no focus",
    "button. shows no focus",
    "button. has no edge",
  ]);
  await page.setContent(
    `<main id="main"><a href="#a">Under</a></main><div style="position: fixed; inset: 0; background: white"></div>`,
  );
  expect(await coveredStops(page)).toEqual(["a. is covered"]);
  await close();
});

test("no line of the log names anyone who was there, their address, or what lets them in", async () => {
  const secrets = Object.values(cast.players).flatMap(({ cookie }) => (cookie === "" ? [] : [cookie]));
  const names = ["Addie", "Ana Owner", "Rosa", "Alvarez", "@library.example", "My notebook"];

  await site.app.request("/team", { method: "POST" });

  expect(site.lines.length).toBeGreaterThan(0);
  expect(site.lines.filter((line) => [...names, ...secrets].some((each) => line.includes(each)))).toEqual([]);
});

/** A browser in which the administrator is signed in. */
async function signedIn() {
  const visit = await browser.visit("about:blank");
  const [name = "", value = ""] = cast.players.administrator.cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: site.url }]);
  return visit;
}
