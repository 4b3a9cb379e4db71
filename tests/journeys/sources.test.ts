import type { ServerResponse } from "node:http";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { startServer, type TestServer } from "../platform/fetch/test-server.ts";
import { addDoubtfulPair, addTwoDates } from "./page-examples.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let outside: TestServer;
let site: JourneySite;
let browser: TestBrowser;

const calendar = `BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Prairie Library System
BEGIN:VEVENT
UID:1@prairie.example
DTSTART;TZID=America/Chicago:20261203T140000
DTEND;TZID=America/Chicago:20261203T150000
SUMMARY:Ukulele Story Times
DESCRIPTION:A free webinar.
URL:https://prairie.example/ukulele
END:VEVENT
END:VCALENDAR
`;

const page = `<!doctype html><title>Learn</title>
<link rel="alternate" type="text/calendar" title="All events" href="/events.ics"><h1>Learn with us</h1>`;

// Everything in it would run somewhere, if it were taken for more than text.
const hostile = `<?xml version="1.0"?>
<rss version="2.0" xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel>
<title>Evil &lt;script&gt;hurt=1&lt;/script&gt; "Feed"</title><link>javascript:hurt=1</link>
<item><guid>one</guid>
<title><![CDATA[Letterpress\u0000 </title></script><script>hurt=1</script><img src=x onerror="hurt=1"> Basics]]></title>
<link>javascript:hurt=1//https://evil.example/</link>
<ev:startdate>2026-12-03T19:00:00Z</ev:startdate>
<description><![CDATA[<a href="javascript:hurt=1">Register</a> <a href="data:text/html,<script>hurt=1</script>">here</a>
<script>hurt=1</script><svg onload="hurt=1"></svg><style>body{display:none}</style> &#0;Ink &lt;b onclick=hurt=1&gt;and&lt;/b&gt; lead.]]></description>
</item></channel></rss>`;

beforeAll(async () => {
  outside = await startServer({
    "/learn": (_request, response) => send(response, "text/html", page),
    "/events.ics": (_request, response) => send(response, "text/calendar", calendar),
    "/hostile.rss": (_request, response) => send(response, "application/rss+xml", hostile),
  });
  site = await openSite([outside.host]);
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  await outside.close();
  clock.release();
});

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": type }).end(body);
}

/** From a pasted address to the page of the source, once it was read. */
async function addSource(page: Page, address: string): Promise<void> {
  await page.getByRole("link", { name: "Add a source" }).first().click();
  await page.getByRole("textbox", { name: "Paste any address" }).fill(address);
  await page.getByRole("button", { name: "See what is there" }).click();
  await page.getByRole("button", { name: "Keep this source" }).click();
  await page.getByText("It is read for the first time now.").waitFor();
  await expect
    .poll(async () => (await page.reload(), page.locator("main").innerText()), {
      timeout: 300_000,
      interval: 200,
    })
    .toContain("Read just now");
}

/** Searches until the index has what was just read: it follows within a second. */
async function found(page: Page, words: string): Promise<void> {
  await expect
    .poll(async () => (await page.goto(`${site.url}/find?q=${words}`), page.locator("article").count()), {
      timeout: 300_000,
      interval: 200,
    })
    .toBe(1);
}

test("an address is pasted, looked at, kept, read and found, without JavaScript", async () => {
  const { page, complaints, close } = await browser.visit(`${site.url}/sources`, { isScripted: false });
  await page.getByRole("link", { name: "Add a source" }).first().click();
  await page.getByRole("textbox", { name: "Paste any address" }).fill("the library's calendar");
  await page.getByRole("button", { name: "See what is there" }).click();
  expect(await page.locator("#address-error").textContent()).toBe(
    "Write a whole address that starts with https://, http:// or webcal://.",
  );
  expect(await page.getByRole("textbox", { name: "Paste any address" }).inputValue()).toBe(
    "the library's calendar",
  );

  await page.getByRole("textbox", { name: "Paste any address" }).fill(`${outside.origin}/learn`);
  await page.getByRole("button", { name: "See what is there" }).click();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Found 1 listing");
  expect(await page.locator("main").innerText()).toContain("Ukulele Story Times");
  await page.goto(`${site.url}/sources`);
  expect(await page.locator("main").innerText()).not.toContain("Prairie");

  await addSource(page, `${outside.origin}/learn`);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Prairie Library System");
  await found(page, "ukulele");
  await page.getByRole("link", { name: "Ukulele Story Times", exact: true }).click();
  expect(await page.locator("main").innerText()).toContain("Thu, Dec 3, 2026, 3–4 pm EST");
  expect(complaints.filter((complaint) => !complaint.includes("status of 422"))).toEqual([]);
  await close();
});

test("a hostile feed is text wherever it shows, and no link of it leads anywhere", async () => {
  const { page, complaints, close } = await browser.visit(`${site.url}/sources/new`);
  await page.getByRole("textbox", { name: "Paste any address" }).fill(`${outside.origin}/hostile.rss`);
  await page.getByRole("button", { name: "See what is there" }).click();
  await page.getByRole("heading", { name: "Found 1 listing" }).waitFor();
  const harm = { preview: await harmOn(page) };
  await page.goto(`${site.url}/sources`);
  await addSource(page, `${outside.origin}/hostile.rss`);
  Object.assign(harm, { source: await harmOn(page) });
  await found(page, "letterpress");
  Object.assign(harm, { find: await harmOn(page) });
  await page.locator("article a").first().click();
  await page.getByRole("link", { name: "Add to calendar" }).waitFor();
  Object.assign(harm, { offering: await harmOn(page) });
  const said = await page.locator("main").innerText();
  const feeds = await Promise.all(
    ["rss", "atom", "json", "ics"].map(async (ending) =>
      (await site.app.request(`/find.${ending}?q=letterpress`)).text(),
    ),
  );

  expect(harm).toEqual({ preview: [], source: [], find: [], offering: [] });
  expect(said).toContain("Letterpress");
  expect(said).toContain("Ink");
  expect(
    feeds.filter((feed) => /<(script|img|svg)|(href|url|link)["'>=:\s]+javascript:/iu.test(feed)),
  ).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

/** What a page would do to its reader: code that ran or could, links that are none, and what breaks the page. */
async function harmOn(page: Page): Promise<readonly string[]> {
  const done = await page.evaluate(() => {
    const links = [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((element) =>
      ["href", "src", "action", "formaction"].flatMap((name) => element.getAttribute(name) ?? []),
    );
    return [
      ...("hurt" in globalThis ? ["it ran"] : []),
      ...links.filter((link) => !/^(https?:|\/|#)/u.test(link)),
      ...[
        ...document.querySelectorAll(
          "main script, main img, main svg[onload], main style, [onerror], [onclick]",
        ),
      ].map((element) => element.outerHTML),
    ];
  });
  return [...done, ...(await accessibilityProblems(page))];
}

test.for([true, false])(
  "a doubtful pair is decided, and the decision taken back (JavaScript %s)",
  async (isScripted) => {
    await addDoubtfulPair(site, isScripted ? "Graphic Novels" : "Board Games");
    const { page, complaints, close } = await browser.visit(`${site.url}/sources`, { isScripted });
    const said: string[] = [];
    await page.getByRole("link", { name: "Doubtful pairs (1)" }).click();
    for (const button of ["The same", "Undo", "Not the same", "Undo", "The same"]) {
      await page.getByRole("button", { name: button, exact: true }).click();
      said.push((await page.getByRole("status").first().innerText()).replace(/\s*Undo$/u, ""));
    }
    const queue = await page.locator("main").innerText();
    await expect
      .poll(() => resultsOf(page, isScripted ? "graphic" : "board+games"), {
        timeout: 300_000,
        interval: 200,
      })
      .toContain("also listed by 1 other source");

    expect(said).toEqual([
      "They are one offering now, with one session: Dec 8 at 1 pm.",
      "Taken back: the pair waits again.",
      "They stay two offerings, and you are not asked about them again.",
      "Taken back: the pair waits again.",
      "They are one offering now, with one session: Dec 8 at 1 pm.",
    ]);
    expect(queue).toContain("No pair waits for you");
    expect(complaints).toEqual([]);
    await close();
  },
);

async function resultsOf(page: Page, words: string): Promise<string> {
  await page.goto(`${site.url}/find?q=${words}`);
  return page.locator("#results").innerText();
}

test.for([true, false])(
  "two offerings that no rule asks about are found, compared and joined by hand, with undo (JavaScript %s)",
  async (isScripted) => {
    const subject = isScripted ? "Marbling" : "Bookplates";
    const ids = await addTwoDates(site, subject);
    const { page, complaints, close } = await browser.visit(`${site.url}/offerings/${ids[0]}`, {
      isScripted,
    });
    const said = async () => (await page.getByRole("status").first().innerText()).replace(/\s*Undo$/u, "");
    await page.getByRole("link", { name: "This is the same as …" }).click();
    await page.getByLabel("The other one").fill(`${site.url}/offerings/${ids[1]}`);
    await page.getByRole("button", { name: "Find it" }).click();
    const foretold = await page.locator("main").innerText();
    await page.getByRole("button", { name: "The same", exact: true }).click();
    const joined = await said();
    await page.getByRole("button", { name: "Undo" }).click();
    const parted = await said();

    expect(foretold).toContain("One offering with two sessions: Dec 2 at 10 am and Dec 9 at 10 am.");
    expect(joined).toBe("They are one offering now, with two sessions: Dec 2 at 10 am and Dec 9 at 10 am.");
    expect(parted).toBe("Taken back: they are two offerings again.");
    expect(complaints).toEqual([]);
    await close();
  },
);
