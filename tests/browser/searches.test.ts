import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "#platform/db-testing";
import { type RunningServer, serve } from "#platform/http";
import { madeListing } from "../catalog/made-listing.ts";
import { openSearchSite, type SearchSite } from "../catalog/search-site.ts";
import { accessibilityProblems, sidewaysProblems } from "./accessibility-problems.ts";
import { buildAssets } from "./built-assets.ts";
import { keepPicture, openBrowser, type TestBrowser } from "./open-browser.ts";

let site: SearchSite;
let server: RunningServer;
let browser: TestBrowser;

beforeAll(async () => {
  site = await openSearchSite(await testDatabase(), buildAssets());
  await site.save("State Library", [
    madeListing({ title: "Makerspaces for teens", url: "https://state.example/teens" }),
    madeListing({ title: "Own pace making", sessions: [], ways: ["own-pace"], durationMinutes: 45 }),
  ]);
  server = await serve(site.app, { port: 0 });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await site.close();
});

test.for([true, false])(
  "a search is saved, subscribed to, removed and brought back, with JavaScript: %s",
  async (isScripted) => {
    const { page, complaints, close } = await browser.visit(`${server.url}/find?q=makerspace&past=yes`, {
      isScripted,
    });

    await page.getByRole("link", { name: "Save this search" }).click();
    await page.getByLabel("Name").fill("");
    await page.getByRole("button", { name: "Save search" }).click();
    await page.getByText("Name is missing.").first().waitFor();
    await page.getByLabel("Name", { exact: true }).fill("Making with teens");
    await page.getByLabel("E-mail (optional)").fill(`${isScripted}@reader.example`);
    await page.getByLabel("Every Monday").check();
    await page.getByRole("button", { name: "Save search" }).click();
    await page.getByText("Saved “Making with teens”.").waitFor();
    await site.deliver();
    const letter = (await site.letters()).at(-1)?.text ?? "";
    const digest = /https:\/\/learn\.example(\/digests\/\S+)/u.exec(letter)?.[1] ?? "";
    const search = page.url();
    await page.goto(server.url + digest);
    await page.getByRole("button", { name: "Yes, send it" }).click();
    await page.getByText("You get this by e-mail").waitFor();
    await page.goto(search);
    await page.getByRole("button", { name: "Remove this search" }).click();
    await page.getByRole("button", { name: "Undo" }).click();

    await page.getByText("“Making with teens” is back").waitFor();
    expect(await page.getByText("What is new is sent every Monday").count()).toBe(1);
    expect(complaints.filter((each) => !each.includes("422"))).toEqual([]);
    await close();
  },
);

test("everyone can use the pages of saved searches", async () => {
  const { page, complaints, resize, close } = await browser.visit(`${server.url}/searches`);
  const look = async (name: string) => {
    await resize("desktop");
    await page.emulateMedia({ colorScheme: "light" });
    await keepPicture(page, name);
    expect(await accessibilityProblems(page)).toEqual([]);
    await resize("phone");
    await page.emulateMedia({ colorScheme: "dark" });
    await keepPicture(page, `${name}, dark phone`);
    expect(await accessibilityProblems(page)).toEqual([]);
    await resize("narrow");
    expect(await sidewaysProblems(page)).toEqual([]);
  };

  await look("searches, none");
  await page.goto(`${server.url}/searches/new?q=makerspace&past=yes&near=Albany,+NY&max-minutes=60`);
  await look("searches, new");
  await page.getByLabel("E-mail (optional)").fill("wrong");
  await page.getByRole("button", { name: "Save search" }).click();
  await look("searches, new with a mistake");
  await page.getByLabel("E-mail (optional)").fill("reader@reader.example");
  await page.getByLabel("Name", { exact: true }).fill("Making, an hour at most");
  await page.getByRole("button", { name: "Save search" }).click();
  await look("searches, saved");
  await page.goto(`${server.url}/searches`);
  await look("searches, list");
  await site.deliver();
  const letter = (await site.letters()).at(-1)?.text ?? "";
  await page.goto(server.url + (/https:\/\/learn\.example(\/digests\/\S+)/u.exec(letter)?.[1] ?? ""));
  await look("searches, digest");

  expect(complaints.filter((each) => !each.includes("422"))).toEqual([]);
  await close();
});
