import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { openBrowser, type TestBrowser } from "../../browser/open-browser.ts";
import type { Part } from "../../people/cast.ts";
import { openSessionScene, type SessionScene } from "./session-scene.ts";

const clock = holdClock("2026-12-03T14:01:00Z");
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

const report = [
  "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest",
  "Ana Owner,ana.owner@library.example,12/03/2026 08:55:00 AM,12/03/2026 10:00:00 AM,65,No",
  "Cole Colleague,,12/03/2026 09:00:00 AM,12/03/2026 11:00:00 AM,120,Yes",
].join("\n");

async function visitAs(part: Part, path: string, isScripted: boolean) {
  const visit = await browser.visit("about:blank", { isScripted });
  const { cookie } = scene.cast.players[part];
  if (cookie !== "") {
    const [name = "", value = ""] = cookie.split("=");
    await visit.page.context().addCookies([{ name, value, url: scene.url }]);
  }
  await visit.page.goto(scene.url + path);
  return visit;
}

const words = async (page: Page) => page.locator("main").innerText();

test.for([true, false])(
  "a session is added, a report read and counted, a name decided, credit awarded (JavaScript %s)",
  { timeout: 300_000 },
  async (isScripted) => {
    const { page, complaints, close } = await visitAs("director", "/sessions", isScripted);
    await page.getByRole("link", { name: "Add a session" }).first().click();
    await page.getByLabel("Title").fill("Mending books");
    await page.getByLabel("Day").fill("2026-12-03");
    await page.getByLabel("Hours").fill("9-11");
    await page.getByLabel("Held by").selectOption({ label: "Eastside" });
    await page.getByRole("button", { name: "Add the session" }).click();
    await page.getByText("Added Mending books.").waitFor();

    await page.getByRole("link", { name: "Attendance", exact: true }).click();
    await page
      .getByLabel("Attendance report")
      .setInputFiles({ name: "zoom.csv", mimeType: "text/csv", buffer: Buffer.from(report) });
    await page.getByRole("button", { name: "Read it" }).click();
    expect(await words(page)).toContain(
      "zoom.csv: Zoom meeting, 2 people, 2 of them there long enough by this report alone.",
    );
    await page.getByRole("button", { name: "Let it count" }).click();
    await page.getByRole("link", { name: "Say who is who" }).click();
    await page.getByRole("button", { name: "It is Cole Colleague" }).click();
    expect(await words(page)).toContain("Nobody is in doubt");
    await page.getByRole("link", { name: "See who came" }).click();
    await page.getByRole("button", { name: "Award credit to 2 people" }).click();

    expect(await words(page)).toContain("Awarded credit to 2 people.");
    expect(await words(page)).toContain("2 have been awarded it.");
    await close();
    expect(complaints).toEqual([]);
  },
);

test.for([true, false])(
  "a phone opens the code on the screen and checks in (JavaScript %s)",
  { timeout: 300_000 },
  async (isScripted) => {
    const session = await scene.addSession("supervisor");
    const screen = await visitAs("supervisor", `${session}/check-in`, isScripted);
    const code = await screen.page.locator("main .figure").innerText();
    await screen.close();

    const phone = await visitAs("signed out", `/check-in/${code}`, isScripted);
    await phone.page.getByLabel("Your name").fill("Gus Guest");
    await phone.page.getByRole("button", { name: "Check in" }).click();
    await phone.page.getByText("Write your e-mail address").first().waitFor();
    await phone.page.getByLabel("Your e-mail address").fill("gus@elsewhere.example");
    await phone.page.getByRole("button", { name: "Check in" }).click();
    await phone.page.getByText("Gus Guest is checked in: Mending.").waitFor();
    await phone.close();

    expect(await scene.people(session)).toEqual([["Gus Guest", 119, "qualifies"]]);
  },
);

test("a phone that loses its net keeps the check-in, and sends it when it has one again", async () => {
  const session = await scene.addSession("supervisor");
  const { text } = await scene.page("supervisor", `${session}/check-in`);
  const [, code = ""] = /<p class="figure">([A-Z-]{14})</u.exec(text) ?? [];
  const { page, close } = await visitAs("owner", "/check-in", true);
  await page.getByLabel("Code").fill(code);

  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Check in as Ana Owner" }).click();
  await page.getByText("Your check-in is kept on this phone").waitFor();
  expect(await scene.people(session)).toEqual([]);
  clock.advance(3 * 3600);
  await page.context().setOffline(false);
  await page.getByText("Your check-in was sent.").waitFor();
  await close();
  clock.advance(-3 * 3600);

  expect(await scene.people(session)).toEqual([["Ana Owner", 119, "qualifies"]]);
});
