import { afterAll, beforeAll, expect, test } from "vitest";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { Browser } from "./sign-in-site.ts";

let site: JourneySite;
let browser: Browser;

beforeAll(async () => {
  site = await openSite();
  browser = new Browser(site.app);
  await browser.get("/set-up");
  await browser.post("/set-up/sample", { code: site.program.setUpCode });
});
afterAll(() => site.close());

test("who looks around finds a trip that people came back from, and a trail that they go", async () => {
  const trips = await browser.get("/trips");
  const trip = /\/trips\/[0-9a-f-]{36}/u.exec(trips.html)?.[0] ?? "";
  const digest = await browser.get(trip);
  const trails = await browser.get("/trails");
  const trail = /\/trails\/[0-9a-f-]{36}/u.exec(trails.html)?.[0] ?? "";
  const people = await browser.get(`${trail}/people`);

  expect(trips.text).toContain("3 to read");
  for (const each of [
    "What we want to try",
    "A repair evening in the reading room",
    "Calm at the desk",
    "3 of you wrote",
  ])
    expect(digest.text).toContain(each);
  expect(trails.text).toContain("4 steps");
  expect(people.html.match(/>Post<span/gu)?.length).toBe(3);
});

test("who looks around is in a community and a cohort, and finds what was written there", async () => {
  const list = await browser.get("/communities");
  const found = [...list.html.matchAll(/href="(\/communities\/[0-9a-f-]{36})"/gu)].map(
    ([, path]) => path ?? "",
  );
  const pages = [];
  for (const path of found) pages.push(await browser.get(path));

  expect(found.length).toBe(2);
  for (const each of ["Two short ones beat a long one", "Does anyone have a quiet sign?", "You tend it"])
    expect(pages.map(({ text }) => text).join("\n")).toContain(each);
  expect(pages.map(({ html }) => html.match(/<article/gu)?.length)).toEqual([2, 3]);
});
