import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type Cast, makeCast, type Part } from "../people/cast.ts";
import { keepCredential } from "../planner/plan/plan-scene.ts";
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
  "the %s has a plan worked out, pins and leaves out, looks back, and takes a calendar (scripts: %s)",
  async (part, isScripted) => {
    await keepCredential({ site, cast }, part, {
      packId: "us-wi-library-director",
      issuedOn: "2024-02-01",
    });
    const { page, complaints, close } = await visitAs(part, isScripted);
    const problems: string[] = [];
    const look = async (name: string) => {
      const folder = process.env["SHOTS"];
      if (folder !== undefined) await shoot(page, `${folder}/${part}-${name}`);
      if (isScripted) problems.push(...(await accessibilityProblems(page)));
    };
    const worked = async () =>
      // The page looks again by itself until the plan is there.
      page.getByText("being worked out").waitFor({ state: "detached", timeout: 300_000 });

    await page.goto(`${site.url}/plan`);
    expect(await page.getByRole("heading", { name: "No plan yet" }).isVisible()).toBe(true);
    await look("before");
    await page.getByLabel("Hours a month").fill("a few");
    await page.getByRole("button", { name: "Work it out" }).click();
    expect(await page.getByText("Write a number from 0 to 200").first().isVisible()).toBe(true);
    await page.getByLabel("Hours a month").fill("8");
    await page.getByLabel("Money in all").fill("100");
    for (const topic of ["Technology and making", "STEAM", "Teen services"]) {
      const box = page.getByLabel(topic);
      if (!(await box.isVisible())) await page.locator(".choices__more summary").first().click();
      await box.check();
    }
    await page.getByText("More limits").click();
    await page.getByLabel("Plan until").fill("2027-06-30");
    await page.getByRole("button", { name: "Work it out" }).click();
    await worked();
    await look("plan");
    // Six months are too short for a hundred hours: what clashes is said, and one press mends it.
    expect(await page.getByRole("heading", { name: "These cannot all be kept" }).isVisible()).toBe(true);
    for (
      let press = 0;
      press < 4 && (await page.getByText(/(?:This|Any one of these) is enough/u).isVisible());
      press += 1
    ) {
      await page
        .getByRole("button", { name: /^Let the plan fall/u })
        .first()
        .click();
      await worked();
    }
    expect(await page.getByText("proven, not guessed").isVisible()).toBe(true);
    await look("plan");

    const first = page.locator("tbody a").first();
    const title = (await first.textContent()) ?? "";
    await first.click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(title);
    await look("item");
    await page.getByRole("button", { name: /^Pin it/u }).click();
    await worked();
    expect(await page.getByRole("row").filter({ hasText: title }).getByText("pinned").isVisible()).toBe(true);
    await page.locator("tbody a").last().click();
    const last = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
    await page.getByRole("button", { name: /^Not for me/u }).click();
    await worked();
    expect(await page.getByRole("heading", { name: "Not for you" }).isVisible()).toBe(true);
    expect(await page.locator("tbody").getByText(last, { exact: true }).count()).toBe(0);
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await page.getByText("is your plan again").isVisible()).toBe(true);
    expect(await page.locator("tbody").getByText(last, { exact: true }).count()).toBe(1);

    // A plan that came back has its reasons worked out when they are asked for, if they were not kept with it.
    const ask = page.getByRole("button", { name: "Work it out", exact: true });
    if (await ask.isVisible()) await ask.click();
    await expect
      .poll(
        async () => {
          await page.goto(`${site.url}/plan`);
          return page.getByText("One more hour each month").isVisible();
        },
        { timeout: 300_000, interval: 500 },
      )
      .toBe(true);
    await page.getByText("Why each item is in").click();
    expect(await page.getByText("the plan would be worth").first().isVisible()).toBe(true);
    await look("changes");
    await page.getByRole("link", { name: "Earlier plans" }).click();
    await look("history");
    await page.getByRole("link", { name: "Plan 1", exact: true }).click();
    await look("earlier");
    await page.goto(`${site.url}/plan`);
    await page.getByRole("button", { name: "Share with my supervisor" }).click();
    expect(await page.getByRole("button", { name: "Stop sharing with my supervisor" }).isVisible()).toBe(
      true,
    );
    await page.getByRole("link", { name: "Add to my calendar" }).click();
    await page.getByRole("button", { name: "Make an address" }).click();
    const address = (await page.locator("code").textContent()) ?? "";
    await look("calendar");
    const calendar = await (await fetch(address)).text();
    expect(calendar.replaceAll("\r\n ", "")).toContain(`SUMMARY:${title.replaceAll(/[,;]/gu, "\\$&")}`);
    await close();
    expect(problems).toEqual([]);
    expect(complaints).toEqual([expect.stringContaining("422 (Unprocessable")]);
  },
);

async function shoot(page: Awaited<ReturnType<typeof visitAs>>["page"], name: string): Promise<void> {
  for (const [width, scheme] of [
    [1200, "light"],
    [390, "dark"],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: `${name}-${scheme}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1200, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}

async function visitAs(part: Part, isScripted: boolean) {
  const visit = await browser.visit("about:blank", { isScripted });
  const [name = "", value = ""] = cast.players[part].cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: site.url }]);
  return visit;
}
