import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { startServer, type TestServer } from "../platform/fetch/test-server.ts";
import { pageExamples } from "./page-examples.ts";
import { isOfPeople } from "./signed-in-examples.ts";
import { type JourneySite, openSite } from "./site.ts";
import { weightOf } from "./weight.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let outside: TestServer;
let site: JourneySite;
let browser: TestBrowser;
let examples: Readonly<Record<string, string>> = {};
/** Those of them that are pages for people. */
let pages: readonly string[] = [];
/** What takes long on many pages is done in parts, each with time enough on a slow machine. */
const parts = [0, 1, 2, 3];

/** Not of the site: what a mistake of ours looks like from outside. */
const brokenPath = "/broken-for-a-test";

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@prairie.example
DTSTART;TZID=America/Chicago:20261203T140000
DTEND;TZID=America/Chicago:20261203T150000
SUMMARY:Story Times That Sing
END:VEVENT
BEGIN:VEVENT
UID:2@prairie.example
DTSTART:nonsense
SUMMARY:Lost in time
END:VEVENT
END:VCALENDAR
`;

beforeAll(async () => {
  outside = await startServer({
    "/events.ics": (_request, response) =>
      void response.writeHead(200, { "content-type": "text/calendar" }).end(calendar),
  });
  site = await openSite([outside.host]);
  site.app.get(brokenPath, () => {
    throw new Error("hush: password in /srv/carrel/secret.ts");
  });
  browser = await openBrowser();
  examples = await pageExamples(site, `${outside.origin}/events.ics`);
  pages = [
    ...Object.values(examples).filter((path) => !/\.(ics|rss|atom|json)\b/.test(path)),
    "/find?q=zzzzz&free=yes",
    "/find?max-minutes=soon&day=someday&near=11217",
    "/nothing-here",
  ];
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await outside.close();
  clock.release();
});

test("every address of the site is looked at here", () => {
  const routes = site.app.routes
    .filter(({ method, path }) => method === "GET" && !/^\/(api\/|assets\/|healthz|broken)/.test(path))
    // Those are looked at by someone who is signed in (`signed-in-pages.test.ts`), and some by a visitor here.
    .filter(({ path }) => !isOfPeople(path) || path in examples)
    .map(({ path }) => path);

  expect(Object.keys(examples).toSorted()).toEqual([...new Set(routes)].toSorted());
});

test("every page is valid, has one heading, its content in the HTML, and its safeguards", async () => {
  const found: Record<string, unknown> = {};
  for (const path of pages) {
    const response = await fetch(site.url + path);
    const html = await response.text();
    const main = /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? "";
    const problems = [
      ...(await htmlProblems(html)),
      ...(html.match(/<h1/gu)?.length === 1 ? [] : ["not one h1"]),
      ...(main.replaceAll(/<[^>]+>/gu, "").trim().length > 80 ? [] : ["nothing in it"]),
      ...missingSafeguards(response.headers),
    ];
    if (problems.length > 0) found[path] = problems;
  }

  expect(found).toEqual({});
});

function missingSafeguards(headers: Headers): readonly string[] {
  const wanted = {
    "content-security-policy": /^default-src 'none'; script-src 'self'; style-src 'self';/u,
    "x-content-type-options": /^nosniff$/u,
    "referrer-policy": /^same-origin$/u,
    "permissions-policy": /camera=\(\)/u,
    "cross-origin-opener-policy": /^same-origin$/u,
    "cross-origin-resource-policy": /^same-origin$/u,
    "cache-control": /private|no-store/u,
    "x-request-id": /^[0-9a-f-]{36}$/u,
  };
  return Object.entries(wanted).flatMap(([name, pattern]) =>
    pattern.test(headers.get(name) ?? "") ? [] : [`${name}: ${headers.get(name)}`],
  );
}

test.for([
  ["what is not there", 404, "/offerings/0190aaaa-0000-7000-8000-000000000000", {}],
  [
    "a form that another site sent",
    403,
    "/searches",
    { method: "POST", headers: { "sec-fetch-site": "cross-site" } },
  ],
  [
    "a form without its token",
    403,
    "/searches",
    { method: "POST", body: new URLSearchParams({ name: "x" }) },
  ],
  ["a wrong address", 422, "/offerings/0190aaaa-0000-7000-8000-000000000000?zone=Mars", {}],
  ["a mistake of ours", 500, brokenPath, {}],
] as const)(
  "an error page says what happened and where to go, and tells no secret: %s",
  async ([, status, path, init]) => {
    const response = await fetch(site.url + path, init);
    const html = await response.text();
    const id = response.headers.get("x-request-id") ?? "";

    expect([response.status, missingSafeguards(response.headers), await htmlProblems(html)]).toEqual([
      status,
      [],
      [],
    ]);
    expect(html).toContain(`quote <code>${id}</code>`);
    expect(html).toContain('<a class="button button--quiet" href="/">');
    expect(html).not.toMatch(/hush|password|node_modules|\.tsx?\b|\bat \w+ \(/u);
    expect(site.lines.filter((line) => line.includes(id)).length).toBe(status === 404 ? 0 : 1);
  },
);

test("no address, however odd, is a mistake of ours", async () => {
  const values = [
    "%00",
    "%ff",
    "%F0%9F%93%9A",
    "-1",
    "1e9",
    "%27%22%3E%3Cscript%3E",
    "..%2F..%2Fetc",
    "x".repeat(500),
    "9999-99-99",
  ];
  const fields =
    "q near within zone day after before from to topic kind page order max-cost max-minutes language".split(
      " ",
    );
  const paths = values.flatMap((value) => [
    ...fields.map((field) => `/find?${field}=${value}`),
    ...[
      "offerings",
      "searches",
      "digests",
      "sources",
      "sources/by-hand",
      "listings",
      "api/v1/offerings",
      "api/v1/sources",
    ].map((folder) => `/${folder}/${value}`),
    `/pairs?skip=${value}`,
    `/searches/new?q=${value}&near=${value}`,
    `/searches/${value}/feed.rss`,
    `/sources/starter-pack?q=${value}&region=${value}`,
    `/find.ics?q=${value}&topic=${value}`,
    `/api/v1/offerings?q=${value}&near=${value}`,
  ]);

  const broken: string[] = [];
  for (const path of paths) {
    const { status } = await site.app.request(path);
    if (status >= 500) broken.push(`${status} ${path.slice(0, 80)}`);
  }

  expect(broken).toEqual([]);
});

test("no page weighs 20 kB, and no first visit 60 kB in all", async () => {
  const found: Record<string, unknown> = {};
  const parts = new Map<string, number>();
  for (const path of pages) {
    const { bytes, html } = await weightOf(site.url + path);
    let all = bytes;
    for (const part of html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/gu)) {
      const address = part[1] ?? "";
      const known = parts.get(address) ?? (await weightOf(site.url + address)).bytes;
      parts.set(address, known);
      all += known;
    }
    if (bytes >= 20_000 || all >= 60_000) found[path] = { bytes, all };
  }

  expect(parts.size).toBeGreaterThan(5);
  expect(found).toEqual({});
});

test.for(parts)(
  "everyone can use every page, on a desk and in the dark on a phone, and nothing is refused: part %i",
  async (part) => {
    const { page, complaints, resize, close } = await browser.visit("about:blank");
    const found: Record<string, unknown> = {};
    for (const path of pages.filter((_path, place) => place % parts.length === part)) {
      await resize("desktop");
      await page.emulateMedia({ colorScheme: "light", media: "screen" });
      await page.goto(site.url + path);
      const onDesk = await problemsAt(page, "desktop");
      await resize("phone");
      await page.emulateMedia({ colorScheme: "dark" });
      const onPhone = await problemsAt(page, "dark phone");
      await resize("narrow");
      const problems = [...onDesk, ...onPhone, ...(await sidewaysProblems(page))];
      if (problems.length > 0) found[path] = problems;
    }
    await close();

    expect(found).toEqual({});
    expect(complaints.filter((complaint) => !/status of (404|410|422)/u.test(complaint))).toEqual([]);
  },
);

async function problemsAt(page: Page, screen: string): Promise<readonly string[]> {
  // For people who want to look: it takes longer than the checks.
  if (process.env["PICTURES"] === "on") await keepPictures(page, screen);
  return accessibilityProblems(page);
}

async function keepPictures(page: Page, screen: string): Promise<void> {
  await keepPicture(page, pictureName(page.url(), screen));
  await page.emulateMedia({ media: "print" });
  await keepPicture(page, pictureName(page.url(), `${screen}, print`));
  await page.emulateMedia({ media: "screen" });
}

function pictureName(address: string, screen: string): string {
  const { pathname, search } = new URL(address);
  const place = (pathname + search).replaceAll(/[0-9a-f-]{36}/gu, "one").replaceAll(/[^\w]+/gu, " ");
  return `page${place.slice(0, 60)}, ${screen}`;
}
