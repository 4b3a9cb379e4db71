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
