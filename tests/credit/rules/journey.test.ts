import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { keepPicture, openBrowser, type TestBrowser } from "../../browser/open-browser.ts";
import type { Part } from "../../people/cast.ts";
import { openSessionScene, type SessionScene } from "../sessions/session-scene.ts";

const clock = holdClock("2026-11-22T15:00:00Z");
let scene: SessionScene;
let browser: TestBrowser;

beforeAll(async () => {
  scene = await openSessionScene();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.close();
  clock.release();
});

async function visitAs(part: Part, path: string, isScripted: boolean) {
  const visit = await browser.visit("about:blank", { isScripted });
  const [name = "", value = ""] = scene.cast.players[part].cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: scene.url }]);
  await visit.page.goto(scene.url + path);
  return visit;
}

test.for([true, false])(
  "a coordinator writes a rule without code, and a colleague sees where they stand (JavaScript %s)",
  { timeout: 300_000 },
  async (isScripted) => {
    const name = `Staff learning ${isScripted ? "with" : "without"} scripts`;
    const { page, complaints, close } = await visitAs("coordinator", "/rules", isScripted);
    await page.getByRole("link", { name: "Your own rules" }).click();
    await page.getByRole("link", { name: "Write a rule" }).click();
    await page.getByLabel("Name of the certificate").fill(name);
    await page.getByLabel("Who asks for it").fill("Harbor County Library Board");
    await page.getByLabel("Title of the source").fill("Learning policy");
    await page.getByLabel("Address of the source").fill("https://library.example/policy");
    await page.getByLabel("Required of everyone").fill("ten");
    await page.getByRole("button", { name: "Add a requirement" }).click();
    await page.getByLabel("Requirement 1", { exact: true }).last().fill("Technology");
    await page.getByLabel("At least (1)").fill("2");
    await page.getByRole("button", { name: "See how it reads" }).click();
    await page.getByText("Write an amount").first().waitFor();
    await page.getByLabel("Required of everyone").fill("10");
    await page.getByRole("button", { name: "See how it reads" }).click();
    await page.getByText("How they would stand").waitFor();
    await look("preview");
    await page.getByRole("button", { name: "Save the rule" }).click();
    await page.getByText(`Saved “${name}”.`).waitFor();
    await look("own rule");
    await page.getByRole("link", { name: "Change it" }).click();
    await look("form");
    // What is wrong with a form is an answer too.
    expect(complaints.filter((complaint) => !complaint.includes("status of 422"))).toEqual([]);
    await close();

    const other = await visitAs("owner", "/rules", isScripted);
    await other.page.getByRole("link", { name }).click();
    await other.page.getByRole("link", { name: "Do I meet it?" }).click();
    await other.page.getByRole("button", { name: "Add to my record" }).click();
    await other.page.getByText("of 10 hours").first().waitFor();
    expect(await other.page.locator("main").innerText()).toContain("Harbor County Library Board");
    await other.close();

    async function look(what: string) {
      if (process.env["PICTURES"] === "on") await keepPicture(page, `rules ${what}`);
    }
  },
);
