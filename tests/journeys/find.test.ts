import { readFileSync } from "node:fs";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import ICAL from "ical.js";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
const makerspaces = "Makerspaces on a Shoestring: Teen Programs Under $50";
let site: JourneySite;
let browser: TestBrowser;

beforeAll(async () => {
  site = await openSite();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
  clock.release();
});

/** What the page says fits: `3 that fit`. */
function heading(page: Page) {
  return page.locator("#results b").first();
}

/** Changes filters as a reader would, and waits until the results have followed. */
async function narrow(page: Page, isScripted: boolean, change: () => Promise<void>): Promise<void> {
  const followed = page.waitForResponse((response) => response.url().includes("/find?"));
  await change();
  if (!isScripted) await page.getByRole("button", { name: "Show results" }).click();
  await followed;
  await page.locator("#results:not([aria-busy=true])").waitFor();
}

test.for([true, false])(
  "a librarian finds a free hour of teen programming that suits her week, and takes it along (JavaScript %s)",
  async (isScripted) => {
    const { page, complaints, close } = await browser.visit(site.url, { isScripted });
    await page.getByRole("searchbox").fill("teen programs");
    await page.getByRole("button", { name: "Search" }).click();
    await narrow(page, isScripted, () => page.getByRole("checkbox", { name: /^Free/u }).check());
    await narrow(page, isScripted, async () => {
      await page.getByRole("textbox", { name: "At most", exact: true }).fill("60");
      await page.keyboard.press("Tab");
    });
    await narrow(page, isScripted, () => page.getByRole("checkbox", { name: "Thursday" }).check());
    await narrow(page, isScripted, async () => {
      await page.getByLabel("Not before").fill("13:00");
      await page.keyboard.press("Tab");
    });
    const question = Object.fromEntries(new URL(page.url()).searchParams);
    expect(question).toMatchObject({
      q: "teen programs",
      free: "yes",
      "max-minutes": "60",
      day: "thu",
      after: "13:00",
    });
    await expect.poll(() => heading(page).textContent()).toBe("1 that fits");
    expect(await page.locator("article").first().innerText()).toMatch(/Makerspaces.*within your 1 hour/su);

    await page.getByRole("link", { name: makerspaces, exact: true }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(makerspaces);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Add to calendar" }).click(),
    ]);
    const calendar = ICAL.Component.fromString(readFileSync(await download.path(), "utf8"));
    const [event] = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));

    expect(event?.summary).toBe(makerspaces);
    expect(event?.startDate.toJSDate().toISOString()).toBe("2026-11-26T19:00:00.000Z");
    expect(event?.endDate.toJSDate().toISOString()).toBe("2026-11-26T20:00:00.000Z");
    await page.goBack();
    expect(await heading(page).textContent()).toBe("1 that fits");
    expect(await page.getByRole("checkbox", { name: "Thursday" }).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
    await close();
  },
);

test.for([true, false])(
  "a filter that cannot be used is explained at its field and kept, and the others hold (JavaScript %s)",
  async (isScripted) => {
    const { page, close } = await browser.visit(`${site.url}/find?free=yes`, { isScripted });
    const field = page.getByRole("textbox", { name: "At most", exact: true });
    await field.fill("an hour");
    await field.press("Enter");
    await page.locator(".error-summary").waitFor();

    expect(await page.title()).toBe("Error: Find · Carrel");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("error-summary");
    await page.getByRole("link", { name: "Write a number of minutes." }).click();
    expect(new URL(page.url()).hash).toBe("#max-minutes");
    expect({
      value: await field.inputValue(),
      isInvalid: await field.getAttribute("aria-invalid"),
      said: await page.locator(`#${await field.getAttribute("aria-describedby")}`).textContent(),
      isFree: await page.getByRole("checkbox", { name: /^Free/u }).isChecked(),
      hasResults: await page.locator("article").count(),
    }).toEqual({
      value: "an hour",
      isInvalid: "true",
      said: "Write a number of minutes.",
      isFree: true,
      hasResults: 20,
    });

    await narrow(page, isScripted, async () => {
      await field.fill("60");
      await field.press("Tab");
    });
    expect(await page.locator("#max-minutes-error").count()).toBe(0);
    await close();
  },
);

test("half a number typed is left alone until the field is left", async () => {
  const { page, close } = await browser.visit(`${site.url}/find`);
  const field = page.getByRole("textbox", { name: "Costs at most" });
  const answered = page.waitForResponse((response) => response.status() === 422);

  await field.pressSequentially("12.");
  await answered;

  expect(await field.evaluate((box) => box === document.activeElement)).toBe(true);
  expect(page.url()).toBe(`${site.url}/find`);
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Write an amount in dollars, such as 50." }).waitFor();
  expect(await field.inputValue()).toBe("12.");
  await close();
});

test("where nothing fits, every way out leads to something", async () => {
  const { page, close } = await browser.visit(`${site.url}/find?q=teens&max-minutes=5`, {
    isScripted: false,
  });
  const ways = page.locator(".empty-state a");
  const led: Record<string, string | null> = {};

  for (const name of await ways.allTextContents()) {
    await page.getByRole("link", { name, exact: true }).click();
    led[name] = await heading(page).textContent();
    await page.goBack();
  }

  expect(led).toEqual({
    "Without “at most 5 minutes”": "3 that fit",
    "Start over": "47 that fit",
  });
  await close();
});

test.for(["/find?", "/find?free=yes&max-minutes=90&", "/find?q=library&way=live-online&"])(
  "each count beside a choice is what choosing it leaves: %s",
  async (address) => {
    const html = await (await site.app.request(address)).text();
    const boxes = [
      ...html.matchAll(
        /<input type="checkbox" name="([\w-]+)" value="([^"]+)"><span class="choice__label">[^<]*<\/span><span class="choice__count">(\d+)/gu,
      ),
    ].filter(([, name]) => !address.includes(`${name}=`));

    const wrong: string[] = [];
    for (const [, name = "", value = "", count = ""] of boxes) {
      const chosen = await (await site.app.request(`${address}${name}=${encodeURIComponent(value)}`)).text();
      const total = /<b>(\d+) that fits?</u.exec(chosen)?.[1] ?? "0";
      if (total !== count) wrong.push(`${name}=${value}: ${count} promised, ${total} found`);
    }

    expect(boxes.length).toBeGreaterThan(10);
    expect(wrong).toEqual([]);
  },
);

test("paging shows everything once, and leads back", async () => {
  const { page, close } = await browser.visit(`${site.url}/find?order=soonest`, { isScripted: false });
  const titles: string[] = [];
  const more = page.getByRole("link", { name: "More", exact: true });

  for (;;) {
    titles.push(...(await page.locator("article h3, article h2").allTextContents()));
    if ((await more.count()) === 0) break;
    await more.click();
  }

  expect(`${new Set(titles).size} that fit`).toBe(await heading(page).textContent());
  expect(titles.length).toBe(new Set(titles).size);
  await page.getByRole("link", { name: "Earlier" }).click();
  expect(await page.locator(".pager").innerText()).toContain("Page 2 of 3");
  await close();
});

test("the same results can be had as calendar, RSS, Atom and JSON Feed", async () => {
  const html = await (await site.app.request("/find?q=teens")).text();
  const shown = [...html.matchAll(/<a class="date-card__link"[^>]*>([^<]+)</gu)].map(([, title]) => title);
  const links = [...html.matchAll(/<link rel="alternate" href="([^"]+)" type="([^"]+)"/gu)];
  const titles: Record<string, unknown> = {};

  for (const [, href = "", type = ""] of links) {
    const answer = await site.app.request(href.replaceAll("&amp;", "&"));
    expect(answer.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    titles[type] = titlesIn[type]?.(await answer.text());
  }

  expect(shown).toHaveLength(3);
  expect(titles).toEqual(Object.fromEntries(Object.keys(titlesIn).map((type) => [type, shown])));
});

const titlesIn: Readonly<Record<string, (text: string) => readonly (string | undefined)[] | undefined>> = {
  "application/atom+xml": (text) => parseAtomFeed(text).entries?.map((entry) => entry.title?.value),
  "application/rss+xml": (text) => parseRssFeed(text).items?.map((item) => item.title),
  "application/feed+json": (text) => parseJsonFeed(text).items?.map((item) => item.title),
  "text/calendar": (text) =>
    ICAL.Component.fromString(text)
      .getAllSubcomponents("vevent")
      .map((event) => new ICAL.Event(event).summary),
};

test("with the keyboard alone: skip, search, filter, hear the outcome; going back takes it off", async () => {
  const { page, complaints, close } = await browser.visit(`${site.url}/find?free=yes&topic=teen-services`);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("name"));
  const said = page.locator("filter-form [role=status]");
  const inPerson = page.getByRole("checkbox", { name: "In person" });
  const before = await heading(page).textContent();

  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  for (let steps = 0; steps < 30 && (await focused()) !== "free"; steps += 1)
    await page.keyboard.press("Tab");
  const atFirst = { inPerson: await inPerson.count(), isFree: await focused() };
  await page.keyboard.press("Space");
  await expect.poll(() => said.textContent()).toBe("2 that fit");

  expect(atFirst).toEqual({ inPerson: 0, isFree: "free" });
  expect([before, await heading(page).textContent()]).toEqual(["1 that fits", "2 that fit"]);
  expect(await focused()).toBe("free");
  expect(await inPerson.count()).toBe(1);
  expect(await page.locator("#filters-heading").textContent()).toBe("Filters: 1 on");
  await page.goBack();
  await expect.poll(() => heading(page).textContent()).toBe(before);
  expect(await page.getByRole("checkbox", { name: /^Free/u }).isChecked()).toBe(true);
  expect(complaints).toEqual([]);
  await close();
});
