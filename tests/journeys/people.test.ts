import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let browser: TestBrowser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  clock.release();
});

const branches = "Code,Name,City,State,ZIP,Hours\nEA,Eastside,Newton,KS,67114,Mon-Fri 9-17; Sat 10-14\n";
const phonePages = ["/organisation", "/invitations", "/imports", "/staff/new", "/organisation/new"];
const staff =
  "Name,E-mail,Branch,Title\nRosa Alvarez,rosa@prairie.example,EA,Manager\nBen Okafor,ben@prairie,EA,Page\n";

test.for([true, false])(
  "a library is set up, its staff imported with one bad row, and someone invited (JavaScript %s)",
  { timeout: 300_000 },
  async (isScripted) => {
    const site = await openSite();
    const { page, complaints, resize, close } = await browser.visit(`${site.url}/set-up`, { isScripted });
    const found: string[] = [];
    const look = async (name: string) => {
      if (isScripted) found.push(...(await problemsOf(page, name)));
      if (process.env["PICTURES"] === "on") await keepPicture(page, `people-${name}`);
    };

    await look("set-up");
    await setUp(page, look);
    await importFile(page, "branches.csv", branches);
    await page.getByRole("button", { name: "Import 1" }).click();
    await importFile(page, "staff.csv", staff);
    await look("import");
    expect(await page.locator("main").innerText()).toContain(
      "E-mail “ben@prairie”: This is not an e-mail address.",
    );
    await page.getByRole("button", { name: "Import 1, leave out 1" }).click();
    await page.getByRole("heading", { name: "What was written" }).waitFor();

    await page.goto(`${site.url}/staff?q=alv`);
    await look("staff");
    await page.getByRole("link", { name: "Rosa Alvarez" }).click();
    await look("record");
    await page.getByRole("button", { name: "Print a code" }).click();
    await look("codes");
    const code = await page.locator("td strong").innerText();
    await resize("phone");
    for (const path of isScripted ? phonePages : []) {
      await page.goto(site.url + path);
      await look(path.slice(1).replaceAll("/", "-"));
      if (isScripted) found.push(...(await sidewaysProblems(page)));
    }
    await close();

    expect(await join(site, code, isScripted)).toContain("Welcome to Prairie Library System");
    expect(found).toEqual([]);
    expect(complaints.filter((complaint) => !/status of 422/u.test(complaint))).toEqual([]);
    await site.close();
  },
);

async function setUp(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  const form = page.locator("section", { hasText: "You become its first administrator" });
  await form.getByRole("button", { name: "Set up the library" }).click();
  await look("set-up-again");
  expect(await page.locator(".error-summary").innerText()).toContain("Say what the library is called.");
  await form.getByLabel("Name of the library or system").fill("Prairie Library System");
  await form.getByLabel("Your name").fill("Ada Lane");
  await form.getByLabel("Your e-mail").fill("ada@prairie.example");
  await form.getByRole("button", { name: "Set up the library" }).click();
  await page.getByRole("heading", { name: "Prairie Library System" }).waitFor();
  await look("organisation-new-library");
}

async function importFile(page: Page, name: string, text: string): Promise<void> {
  await page.goto(new URL("/imports", page.url()).href);
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("heading", { name: "What would change" }).waitFor();
}

async function join(site: JourneySite, code: string, isScripted: boolean): Promise<string> {
  const { page, close } = await browser.visit(`${site.url}/join`, { isScripted, screen: "phone" });
  await page.getByLabel("Code").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByLabel("Your e-mail").fill("rosa@prairie.example");
  await page.getByRole("button", { name: "Join" }).click();
  const text = await page.locator("main").innerText();
  await close();
  return text;
}

async function problemsOf(page: Page, name: string): Promise<readonly string[]> {
  const problems = [...(await accessibilityProblems(page)), ...(await htmlProblems(await page.content()))];
  return problems.map((problem) => `${name}: ${JSON.stringify(problem)}`);
}
