import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { certificate } from "../credit/record/made-record.ts";
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
  ["colleague", false],
] as const)(
  "the %s says what they hold, logs a course with its certificate, and sees that it counts (scripts: %s)",
  async (part, isScripted) => {
    const { page, complaints, close } = await visitAs(part, isScripted);
    const problems: string[] = [];
    const look = async () => {
      // The checks are a script themselves.
      if (isScripted) problems.push(...(await accessibilityProblems(page)));
    };

    await page.goto(`${site.url}/record`);
    await page.getByRole("link", { name: "Add a credential" }).click();
    await page.getByLabel("State").selectOption({ label: "Wisconsin" });
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByRole("link", { name: /Wisconsin Public Librarian/u }).click();
    await page.getByLabel("Issued on").fill("2024-02-01");
    await page.getByRole("button", { name: "Add to my record" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Will I renew?");
    await look();

    await page.getByRole("link", { name: "Log something" }).first().click();
    await page.getByRole("button", { name: "Put it on my record" }).click();
    expect(await page.getByText("Not kept yet").isVisible()).toBe(true);
    await look();
    await page.getByLabel("What was it?").fill("Robots in the Stacks");
    await page.getByLabel("Day", { exact: true }).fill("2026-11-20");
    await page.getByLabel("How much?").fill("1½");
    await page.getByLabel("Technology and making").check();
    await page
      .getByLabel("Proof, if you have it")
      .setInputFiles({ name: "robots.pdf", mimeType: "application/pdf", buffer: Buffer.from(certificate) });
    await page.getByRole("button", { name: "Put it on my record" }).click();
    const card = page.getByRole("article").filter({ hasText: "Robots in the Stacks" });
    expect(await card.innerText()).toContain("Counts 1½ contact hours");
    await card.getByText("How it counts").click();
    expect(await card.innerText()).toContain("1½ hours count as 1½ contact hours, towards");

    await card.getByRole("link", { name: "Robots in the Stacks" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "robots.pdf" }).click();
    expect((await download).suggestedFilename()).toBe("robots.pdf");
    await page.getByRole("button", { name: "Remove it" }).click();
    expect(await page.getByText("Robots in the Stacks").count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.getByText("It is back on your record.").isVisible()).toBe(true);
    await close();

    expect(problems).toEqual([]);
    // The browser notes that the form came back with what is wrong; nothing else went wrong.
    expect(complaints).toEqual([expect.stringContaining("422 (Unprocessable")]);
  },
);

test("a course to come is planned from the catalogue in two clicks, and can be from a saved search", async () => {
  const { page, complaints, close } = await visitAs("supervisor", false);

  await page.goto(`${site.url}/find`);
  await page.locator(".date-card__link").first().click();
  const title = await page.getByRole("heading", { level: 1 }).textContent();
  await page.getByRole("link", { name: "Plan this" }).click();
  await page.getByRole("button", { name: "Plan it" }).click();

  expect(await page.getByRole("status").first().innerText()).toContain(`“${title ?? ""}”`);
  await page.goto(`${site.url}/searches/new`);
  await page.getByRole("button", { name: "Save" }).click();
  expect(await page.locator(".date-card").getByRole("link", { name: "Plan this" }).count()).toBeGreaterThan(
    0,
  );
  await close();
  expect(complaints).toEqual([]);
});

async function visitAs(part: Part, isScripted: boolean) {
  const visit = await browser.visit("about:blank", { isScripted });
  const [name = "", value = ""] = cast.players[part].cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: site.url }]);
  return visit;
}
