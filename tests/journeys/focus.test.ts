import { afterAll, beforeAll, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { holdClock } from "#platform/time";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type Cast, makeCast, type Part } from "../people/cast.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let site: JourneySite;
let browser: TestBrowser;
let cast: Cast;

beforeAll(async () => {
  site = await openSite();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  clock.release();
});

// Each goes the whole way by themselves: with JavaScript, and without.
test.each([
  ["owner", true],
  ["director", false],
] as const)(
  "the %s says what they do, notes a request, rates themselves, and keeps three focal points (scripts: %s)",
  async (part, isScripted) => {
    const { page, complaints, close } = await visitAs(part, isScripted);
    const problems: string[] = [];
    const look = async () => {
      // The checks are a script themselves.
      if (isScripted) problems.push(...(await accessibilityProblems(page)));
    };

    await page.goto(`${site.url}/plan/focus`);
    await look();
    await page.getByLabel("What you do").selectOption({ label: "Teen services" });
    await page.getByRole("button", { name: "Propose three" }).click();
    expect(await focalPoints(page)).toEqual([
      "1. Programming and events",
      "2. STEAM",
      "3. Technology and making",
    ]);

    await page.getByLabel("What were you asked for?").fill("research tools, makerspaces, a 1:1 program");
    await page.getByLabel(/Count it at/u).check();
    await page.getByRole("button", { name: "Note it" }).click();
    expect(await page.getByRole("status").first().innerText()).toContain(
      "Noted: Reference and research help, Technology and making, Programming and events.",
    );
    expect((await focalPoints(page))[0]).toBe("1. Programming and events");

    await page.getByRole("link", { name: "Begin" }).click();
    await page.getByRole("button", { name: "Begin" }).click();
    expect(await page.getByText("0 of 16 answered").isVisible()).toBe(true);
    await look();
    for (const heading of await page.getByRole("group").all())
      await heading.getByLabel("I do it well").check();
    await page.getByRole("group", { name: "Teen Growth and Development" }).getByLabel("New to me").check();
    await page.getByRole("button", { name: "Keep, and go on later" }).click();
    expect(await page.getByText("10 of 16 answered").isVisible()).toBe(true);
    await page.getByRole("link", { name: "Teen services" }).click();
    await page.getByRole("group", { name: "Core Technology" }).getByLabel("Not part of my work").check();
    await page.getByRole("button", { name: "Finish" }).click();
    expect(await page.getByText("one gap among 10 headings").isVisible()).toBe(true);
    await look();

    await page.getByRole("link", { name: "What to grow in next" }).click();
    await page.getByRole("heading", { name: "What to grow in next" }).waitFor();
    expect(await focalPoints(page)).toEqual([
      "1. Teen services",
      "2. Programming and events",
      "3. Technology and making",
    ]);
    const cards = page.locator("section.card").filter({ hasText: "of your plan" });
    expect(await cards.first().innerText()).toContain(
      "You said that “Teen Growth and Development” is new to you.",
    );
    await page.getByRole("button", { name: "Keep these three" }).click();
    expect(await page.getByText("Kept on Nov 21, 2026.").isVisible()).toBe(true);
    const before = await focalPoints(page);
    await cards.nth(2).getByText("Swap it for another").click();
    await cards.nth(2).getByLabel("For", { exact: true }).selectOption({ label: "Money and grants" });
    await cards.nth(2).getByRole("button", { name: "Swap" }).click();
    expect((await focalPoints(page))[2]).toBe("3. Money and grants");
    expect(await cards.nth(2).innerText()).toContain("You chose it yourself.");
    await look();
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await focalPoints(page)).toEqual(before);
    await close();

    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test("what a person shares their supervisor answers, sees beside it, and sees no more when it is taken back", async () => {
  const person = await visitAs("owner", false);
  const supervisor = await visitAs("supervisor", false);
  const colleague = await visitAs("colleague", false);
  await person.page.goto(`${site.url}/plan/focus/assessments`);
  await person.page.getByRole("link", { name: "Teen services" }).click();
  const own = person.page.url();

  await person.page.getByRole("button", { name: /Show it at Harbor County/u }).click();
  await supervisor.page.goto(`${site.url}/plan/focus/shared`);
  await supervisor.page.getByRole("link", { name: "Ana Owner" }).click();
  const shared = supervisor.page.url();
  const seenFirst = await supervisor.page.getByText("Both views").count();
  await supervisor.page
    .getByRole("group", { name: "Teen Growth and Development" })
    .getByLabel("I do it well")
    .check();
  await supervisor.page.getByLabel("A word to Ana Owner").fill("You are kinder to teens than you think.");
  await supervisor.page.getByRole("button", { name: "Keep my view" }).click();
  const both = await supervisor.page.getByRole("row", { name: /Teen Growth and Development/u }).innerText();
  const asColleague = await colleague.page.goto(shared);

  expect(seenFirst).toBe(0);
  expect(both).toMatch(/New to me[\s\S]*I do it well/u);
  expect(asColleague?.status()).toBe(404);
  await person.page.goto(own);
  expect(await person.page.getByText("You are kinder to teens than you think.").isVisible()).toBe(true);
  expect(await person.page.getByRole("columnheader", { name: "Sue Supervisor" }).isVisible()).toBe(true);
  await person.page.getByRole("button", { name: /Show it no more/u }).click();
  const gone = await supervisor.page.goto(shared);
  expect(gone?.status()).toBe(404);
  await Promise.all([person.close(), supervisor.close(), colleague.close()]);
});

test("a branch's count goes down when a note is removed, and up again when it is brought back", async () => {
  const { page, complaints, close } = await visitAs("owner", false);
  const count = async () => {
    await page.goto(`${site.url}/plan/focus/demand`);
    return page
      .getByRole("row", { name: /Reference and research help/u })
      .first()
      .innerText();
  };

  const both = await count();
  await page.goto(`${site.url}/plan/focus/requests`);
  await page.getByRole("link", { name: /research tools/u }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  const undo = await page.content();
  const one = await count();
  expect(undo).toContain("Removed from the log.");
  expect([both, one].map((row) => row.trim().at(-1))).toEqual(["2", "1"]);

  await page.goto(`${site.url}/plan/focus/requests`);
  await page.getByLabel("What were you asked for?").fill("a good sandwich");
  await page.getByRole("button", { name: "Note it" }).click();
  await page.getByLabel("Readers' advisory").check();
  await page.getByRole("button", { name: "Keep the change" }).click();
  expect(await page.getByRole("row", { name: /a good sandwich/u }).innerText()).toContain(
    "Readers' advisory",
  );
  await close();
  expect(complaints).toEqual([]);
});

test("a library adds a framework from a table, sees what changes, replaces it, and undoes that", async () => {
  const { page, complaints, close } = await visitAs("director", true);
  const problems: string[] = [];
  const send = async (text: string) => {
    await page
      .getByLabel("File")
      .setInputFiles({ name: "harbor.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Look at it" }).click();
  };
  await page.goto(`${site.url}/frameworks`);
  problems.push(...(await accessibilityProblems(page)));
  await page.getByRole("link", { name: "Add your own" }).click();

  await send("code,heading\nA,Desk\nA,Telephone\n");
  expect(await page.getByText("row 3: code: The code “A” is there twice").isVisible()).toBe(true);
  problems.push(...(await accessibilityProblems(page)));
  await send(
    "code,heading,crosswalk\nA,Desk,exact topic:customer-service\nB,Telephone,related topic:gardening\n",
  );
  expect(await page.getByText("There is no topic “gardening”").isVisible()).toBe(true);
  problems.push(...(await accessibilityProblems(page)));
  await page.getByRole("button", { name: "Add it" }).click();
  expect(await page.getByText("“harbor” is added.").isVisible()).toBe(true);
  problems.push(...(await accessibilityProblems(page)));

  await page.getByRole("link", { name: "Replace it by another file" }).click();
  await send("code,heading\nA,Front desk\nC,Chat\n");
  expect(await page.getByText("Desk → Front desk").isVisible()).toBe(true);
  await page.getByRole("button", { name: "Replace it" }).click();
  const replaced = await page.getByRole("rowheader").allInnerTexts();
  await page.getByRole("button", { name: "Undo" }).click();
  const undone = await page.getByRole("rowheader").allInnerTexts();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "CASE 1.0 (JSON)" }).click();
  expect((await download).suggestedFilename()).toMatch(/^own-harbor-[0-9a-f]{8}\.json$/u);
  await close();

  expect([replaced, undone]).toEqual([
    ["Front desk", "Chat"],
    ["Desk", "Telephone"],
  ]);
  expect(problems).toEqual([]);
  expect(complaints).toEqual([expect.stringContaining("422 (Unprocessable")]);
});

async function focalPoints(page: Page): Promise<readonly string[]> {
  return page
    .locator("section.card h2")
    .filter({ hasText: /^\d\. / })
    .allInnerTexts();
}

async function visitAs(part: Part, isScripted: boolean) {
  const visit = await browser.visit("about:blank", { isScripted });
  const [name = "", value = ""] = cast.players[part].cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: site.url }]);
  return visit;
}
