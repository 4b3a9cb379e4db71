import { afterAll, beforeAll, expect, test } from "vitest";
import { openSite, type JourneySite } from "../journeys/site.ts";
import { Browser } from "./sign-in-site.ts";

let site: JourneySite;
let browser: Browser;

beforeAll(async () => {
  site = await openSite();
  browser = new Browser(site.app);
});
afterAll(async () => site.close());

const made = "What is called “Sample” is made up";

/** Which pages say that offerings are made up, and which offer to take them away. */
async function noticed(): Promise<readonly boolean[]> {
  const pages = await Promise.all(["/", "/plan"].map(async (path) => browser.get(path)));
  return pages.flatMap(({ text, html }) => [
    text.includes(made),
    html.includes('action="/sources/sample/removal"'),
  ]);
}

test("who is alone is asked whether to keep the sample, and begins without it when they say so", async () => {
  const find = await browser.get("/find");
  const page = await browser.get("/set-up");
  const { setUpCode } = site.program;
  const sent = { name: "Ana Silva", zone: "America/Chicago", code: setUpCode, sample: "remove" };
  await browser.post("/set-up/alone", sent);

  expect(find.html).toContain('<a href="/set-up">Set Carrel up</a>');
  expect(page.text).toContain("The catalog holds made-up offerings now");
  expect(await noticed()).toEqual([false, false, false, false]);
  expect((await browser.get("/sources")).text).toContain("No sources yet");
});

test("made-up offerings say so on Today and in the plan, are taken away by a button, and brought back", async () => {
  await browser.post("/sources/sample/restoration");
  await browser.get("/");
  const shown = await noticed();
  const gone = await browser.post("/sources/sample/removal");
  const after = await noticed();
  await browser.post("/sources/sample/restoration");

  expect(shown).toEqual([true, true, true, true]);
  expect(gone.text).toContain("The sample is gone");
  expect(gone.html).toContain('action="/sources/sample/restoration"');
  expect(after).toEqual([false, false, false, false]);
  expect(await noticed()).toEqual(shown);
});

test("Find leads whoever may take the sample away to the button, and a stranger to signing in", async () => {
  const shown = await browser.get("/find");
  const stranger = await new Browser(site.app).get("/find");

  expect(shown.html).toContain('<a href="/">remove the sample on Today</a>');
  expect(stranger.html).toContain('<a href="/sign-in">sign in</a>');
  expect(stranger.html).not.toContain("on Today");
});
