import { type RunningServer, serve } from "#platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAssets } from "./built-assets.ts";
import { createGallery } from "./gallery.tsx";
import { openBrowser, type TestBrowser } from "./open-browser.ts";

const assets = buildAssets();
let server: RunningServer;
let browser: TestBrowser;

beforeAll(async () => {
  server = await serve(createGallery(assets), { port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test("a filter applies at once, says what it found, and the back button takes it off again", async () => {
  const { page, complaints, close } = await browser.visit(`${server.url}/find`);
  const heading = page.locator("#results h2");
  const webinar = page.getByRole("checkbox", { name: "Webinar" });
  const said = page.locator("filter-form [role=status]");

  await webinar.check();
  await heading.filter({ hasText: "4 that fit" }).waitFor();
  const afterwards = {
    address: new URL(page.url()).searchParams.getAll("kind"),
    said: await said.textContent(),
    hasFocus: await webinar.evaluate((box) => box === document.activeElement),
    count: await page
      .locator("label", { hasText: "Within my budget" })
      .locator(".choice__count")
      .textContent(),
    summary: await page.locator(".fold__heading").textContent(),
    hasButton: await page.getByRole("button", { name: "Show results" }).isVisible(),
  };
  await page.goBack();
  await heading.filter({ hasText: "41 that fit" }).waitFor();

  expect(afterwards).toEqual({
    address: ["Webinar"],
    said: "4 fit",
    hasFocus: true,
    count: "4",
    summary: "Filters: 5 on",
    hasButton: false,
  });
  expect([await webinar.isChecked(), page.url()]).toEqual([false, `${server.url}/find`]);
  expect(complaints).toEqual([]);
  await close();
});

test.for([true, false])(
  "words that were typed go with the filters, and filters with the words (JavaScript %s)",
  async (isScripted) => {
    const { page, complaints, close } = await browser.visit(`${server.url}/find`, { isScripted });
    const asked = () => ["q", "kind"].map((name) => new URL(page.url()).searchParams.get(name));
    const words = page.getByRole("searchbox");
    const heading = page.locator("#results h2");

    await words.fill("zines");
    await page.getByRole("checkbox", { name: "Webinar" }).check();
    if (!isScripted) await page.getByRole("button", { name: "Show results" }).click();
    await heading.filter({ hasText: "4 that fit" }).waitFor();
    const filtered = asked();
    await words.fill("zines for teens");
    await words.press("Enter");
    await page.waitForURL("**/find?*teens*");
    const searched = asked();
    await page.goBack();
    await page.waitForURL("**/find?*zines&*");
    await page.goBack();
    await heading.filter({ hasText: "41 that fit" }).waitFor();

    expect([filtered, searched]).toEqual([
      ["zines", "Webinar"],
      ["zines for teens", "Webinar"],
    ]);
    // Without a script it is the browser that goes back, and it keeps what was typed.
    expect(await words.inputValue()).toBe(isScripted ? "makerspace teens" : "zines");
    expect(complaints).toEqual([]);
    await close();
  },
);

test("a step within the page loads nothing", async () => {
  const { page, close } = await browser.visit(`${server.url}/find`);
  const requests: string[] = [];
  page.on("request", (request) => {
    // The browser asks for the icon when it pleases.
    if (request.resourceType() !== "other") requests.push(request.url());
  });

  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/find#main");
  await page.goBack();

  expect({ requests, address: page.url() }).toEqual({ requests: [], address: `${server.url}/find` });
  await close();
});

test("without JavaScript the same filter is applied by its button", async () => {
  const { page, close } = await browser.visit(`${server.url}/find`, { isScripted: false });

  await page.getByRole("checkbox", { name: "Webinar" }).check();
  await page.getByRole("button", { name: "Show results" }).click();

  expect(await page.locator("#results h2").textContent()).toBe("4 that fit");
  expect(await page.getByRole("checkbox", { name: "Webinar" }).isChecked()).toBe(true);
  await close();
});

test("when the server does not answer, the browser goes to the page as it would have without the island", async () => {
  const { page, close } = await browser.visit(`${server.url}/find`);
  await page.route("**/find?**", (route) =>
    route.request().isNavigationRequest() ? route.continue() : route.abort(),
  );

  await page.getByRole("checkbox", { name: "Webinar" }).check();
  await page.waitForURL("**/find?**kind=Webinar**");

  expect(await page.locator("#results h2").textContent()).toBe("4 that fit");
  await close();
});

test("filters fold away on a phone and stand open on a desktop", async () => {
  const { page, resize, close } = await browser.visit(`${server.url}/find`);
  const isShown = () => page.getByRole("checkbox", { name: "Webinar" }).isVisible();

  const onDesktop = await isShown();
  await resize("phone");
  const onPhone = await isShown();
  await page.getByText("Filters: 4 on").first().click();
  const unfolded = await isShown();

  expect({ onDesktop, onPhone, unfolded }).toEqual({ onDesktop: true, onPhone: false, unfolded: true });
  await close();
});

test("a slider shows its number while it moves", async () => {
  const { page, close } = await browser.visit(`${server.url}/find`);

  await page.getByRole("slider").press("ArrowRight");

  expect(await page.locator("range-value output").textContent()).toBe("41 miles");
  await close();
});

test("a page that renews itself stands still as soon as somebody types in it", async () => {
  const { page, close } = await browser.visit(`${server.url}/waiting`);
  let renewals = 0;
  page.on("request", (request) => (renewals += Number(request.isNavigationRequest())));
  await page.waitForRequest(`${server.url}/waiting`);
  await page.locator("typing-stops:defined").waitFor();

  await page.getByLabel("Words").fill("two hours");
  const before = renewals;
  // Longer than the page would wait.
  await page.waitForTimeout(5_000);

  expect([renewals - before, await page.getByLabel("Words").inputValue()]).toEqual([0, "two hours"]);
  expect(await page.locator("typing-stops").textContent()).toBe("Stands still.");
  await close();
});

test("a time is also told in the reader's zone, with its day when that differs, and only when it differs", async () => {
  const told = async (timezone: string) => {
    const { page, close } = await browser.visit(server.url, { timezone });
    const text = await page.locator("local-time").textContent();
    await close();
    return text?.replaceAll("\u202f", " ");
  };

  expect([await told("America/New_York"), await told("America/Chicago"), await told("Asia/Tokyo")]).toEqual([
    "Thu, Dec 3, 2–3 pm Eastern",
    "Thu, Dec 3, 2–3 pm Eastern · 1:00 pm your time",
    "Thu, Dec 3, 2–3 pm Eastern · Fri 4:00 am your time",
  ]);
});

test("a zone that nobody chose is the browser's own, where it says one and runs scripts", async () => {
  const chosen = async (timezone: string, isScripted = true) => {
    const { page, close } = await browser.visit(server.url, { timezone, isScripted });
    const zone = await page.getByLabel("Your time zone").inputValue();
    await close();
    return zone;
  };

  expect(await chosen("America/Denver")).toBe("America/Denver");
  expect(await chosen("UTC")).toBe("America/New_York");
  expect(await chosen("America/Denver", false)).toBe("America/New_York");
});

test("an address is copied whole, and that is said", async () => {
  const { page, complaints, close } = await browser.visit(server.url);

  await page.getByRole("button", { name: "Copy" }).click();
  await page.locator("copy-link [role=status]", { hasText: "Copied" }).waitFor();

  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}/find.ics?q=teens`);
  expect(complaints).toEqual([]);
  await close();
});

test.for([true, false])("a form is sent and its message shown once (JavaScript %s)", async (isScripted) => {
  const { page, close } = await browser.visit(`${server.url}/form`, { isScripted });

  await page.getByRole("button", { name: "Send" }).click();
  const first = await page.getByRole("status").allTextContents();
  await page.reload();
  const second = await page.getByRole("status").allTextContents();

  expect([first, second]).toEqual([["It was sent."], []]);
  await close();
});

test("an error summary takes the focus, and its links lead to the fields", async () => {
  const { page, close } = await browser.visit(server.url, { isScripted: false });
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

  const atFirst = await focused();
  await page.getByRole("link", { name: "Minutes can be at most 600." }).click();

  expect(atFirst).toBe("error-summary");
  expect(page.url()).toBe(`${server.url}/#minutes`);
  await close();
});

test("every island is under 2 kB", async () => {
  const islands = Object.values(assets.urls).filter((url) => url.endsWith(".js"));

  const sizes = await Promise.all(
    islands.map(async (url) => (await (await fetch(server.url + url)).text()).length),
  );

  expect(islands.length).toBeGreaterThan(0);
  expect(Math.max(...sizes)).toBeLessThan(2048);
});
