import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import type { Part } from "../people/cast.ts";
import { openProgramScene, type ProgramScene, stub } from "./program-scene.ts";

/** The index takes a change in once every transaction before it is over. */
const patience = { timeout: 300_000 };
let scene: ProgramScene;
let browser: TestBrowser;

beforeAll(async () => {
  scene = await openProgramScene();
  browser = await openBrowser();
  const northgate = { branch: scene.cast.northgate, attendance: "30", cost: "" };
  await enter("owner", { title: "Quilts for teens", reader: "public", held: "2026-07-05" });
  await enter("director", { title: "Zither lessons", reader: "branch", ...northgate });
  await enter("director", { title: "Kazoo choir for children", reader: "system", ...northgate });
  await enter("other system", {
    title: "Accordion night",
    reader: "public",
    branch: scene.cast.otherTenantId,
  });
  await scene.post(
    "owner",
    "/programs/partners",
    partner({ name: "Harbor Community Radio", place: "Madison, WI" }),
  );
  await scene.post(
    "owner",
    "/programs/partners",
    partner({ name: "Lakeside School", kind: "school", place: "" }),
  );
  // The index takes a change in once every transaction before it is over.
  while ((await said("director")).length < titles.length) await setTimeout(200);
});

afterAll(async () => {
  await browser.close();
  await scene.close();
});

async function enter(part: Part, more: Parameters<typeof stub>[1]): Promise<void> {
  expect((await scene.post(part, "/programs", stub(scene.cast, more))).status).toBe(303);
}

function partner(more: Readonly<Record<string, string>>) {
  return {
    branch: scene.cast.eastside,
    kind: "media",
    person: "Robin Sound",
    email: "studio@radio.example",
    ...more,
  };
}

const titles = [
  "Accordion night",
  "Harbor Community Radio",
  "Kazoo choir",
  "Lakeside School",
  "Quilts for teens",
  "Zither lessons",
];

/** What someone's list names, of everything there is. */
async function said(part: Part, query = ""): Promise<readonly string[]> {
  const { text } = await scene.get(part, `/programs/map?within=0${query}`);
  return titles.filter((title) => text.includes(title));
}

/** The names of the places that someone's map is given, and how much is there. */
async function drawn(part: Part, query = ""): Promise<readonly string[]> {
  const { text } = await scene.get(part, `/programs/map/points.json?within=0${query}`);
  const { features } = JSON.parse(text) as { features: readonly { properties: Record<string, string> }[] };
  return features.flatMap(({ properties: { what, name, words } }) =>
    what === "place" ? [`${name ?? ""}: ${words ?? ""}`] : [],
  );
}

test("the map and its list hold what one may read, and partners of one's own system alone", async () => {
  expect(await said("signed out")).toEqual(["Accordion night", "Quilts for teens"]);
  expect(await said("other system")).toEqual(["Accordion night", "Quilts for teens"]);
  expect(await said("owner")).toEqual(titles.filter((title) => title !== "Zither lessons"));
  expect(await said("director")).toEqual(titles);
  expect((await drawn("signed out")).toSorted()).toEqual([
    "Eastside, Harbor County: 1 program",
    "Faraway: 1 program",
  ]);
  expect((await drawn("director")).toSorted()).toEqual([
    "Eastside, Harbor County: 1 program, 1 partner",
    "Faraway: 1 program",
    "Madison, WI: 1 partner",
    "Northgate, Harbor County: 2 programs",
  ]);
  for (const part of ["director", "other system", "signed out"] as const)
    for (const path of ["/programs/map?within=0", "/programs/map/points.json?within=0"])
      expect((await scene.get(part, path)).text).not.toMatch(/Robin|studio@/u);
});

test("what is drawn is not kept by anything between, and changes with a program's level", async () => {
  await enter("owner", { title: "Ukulele hour", reader: "public" });
  const count = async () => (await drawn("signed out")).join("; ");
  await expect.poll(count, patience).toContain("Eastside, Harbor County: 2 programs");
  const { text } = await scene.get("owner", "/programs");
  const path = /\/programs\/\d+(?=">Ukulele)/u.exec(text)?.[0] ?? "";
  await scene.post("owner", `${path}/hiding`);
  const answer = await scene.site.app.request("/programs/map/points.json?within=0");

  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(await count()).toContain("Eastside, Harbor County: 1 program");
});

test("audience, season, kind of partner and distance narrow the list and the map alike", async () => {
  const narrowed = async (query: string) => [await said("director", query), await drawn("director", query)];

  expect(await narrowed("&show=programs&audience=children")).toEqual([
    ["Kazoo choir"],
    ["Northgate, Harbor County: 1 program"],
  ]);
  expect(await narrowed("&show=programs&season=summer")).toEqual([
    ["Quilts for teens"],
    ["Eastside, Harbor County: 1 program"],
  ]);
  expect(await narrowed("&show=partners&kind=school")).toEqual([
    ["Lakeside School"],
    ["Eastside: 1 partner"],
  ]);
  const near = await scene.get("director", "/programs/map?within=5&place=Madison,+WI");
  expect(titles.filter((title) => near.text.includes(title))).not.toContain("Accordion night");
});

test("a partner's place is found among ours, or the form says how to write it", async () => {
  const answer = await scene.post(
    "owner",
    "/programs/partners",
    partner({ name: "Nowhere", place: "Atlantis" }),
  );

  expect(answer.status).toBe(422);
  expect(answer.text).toContain("Write a five-digit ZIP code, or a town and its state");
  expect(answer.text).toContain('value="Atlantis"');
});

test("the list alone says it all without JavaScript", async () => {
  const { page, complaints, close } = await browser.visit(`${scene.site.url}/programs/map?within=0`, {
    isScripted: false,
    screen: "phone",
  });

  expect(await page.getByRole("link", { name: "Accordion night" }).isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Open the map" }).isVisible()).toBe(false);
  expect(await htmlProblems(await page.content())).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

test("the map is fetched when it is opened, draws the same places, and the keyboard goes between it and the list", async () => {
  const { page, complaints, close } = await browser.visit(scene.site.url, {});
  const [name = "", value = ""] = scene.cast.players.director.cookie.split(/=(.*)/su);
  await page.context().addCookies([{ name, value, url: scene.site.url }]);
  const requests: string[] = [];
  page.on("request", (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${scene.site.url}/programs/map?within=0`, { waitUntil: "load" });
  expect(requests.filter((path) => path.includes("maplibre"))).toEqual([]);

  await page.getByRole("button", { name: "Open the map" }).click();
  const marks = page.locator(".map__mark");
  await marks.first().waitFor();
  const places = async () =>
    marks.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label") ?? ""));
  // Three places are too near each other to be told apart from here.
  const heap = "3 places with 5 programs and partners. Zoom in";
  await expect.poll(async () => (await places()).toSorted(), patience).toEqual([heap, "Faraway: 1 program"]);
  expect(await page.locator(".map__view canvas").count()).toBe(1);
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.getByRole("button", { name: heap }).press("Enter");
  await expect.poll(places, patience).toContain("Northgate, Harbor County: 2 programs");
  const list = page.locator("[data-place]", { hasText: "Northgate" });
  await list.getByRole("button", { name: "Show on the map" }).press("Enter");
  const northgate = page.getByRole("button", { name: "Northgate, Harbor County: 2 programs" });
  await expect
    .poll(async () => northgate.evaluate((mark) => mark === document.activeElement), patience)
    .toBe(true);
  await page.keyboard.press("Enter");
  expect(await list.evaluate((place) => place === document.activeElement)).toBe(true);

  await page.getByRole("radio", { name: "Partners", exact: true }).check();
  await page.getByText("2 partners, 2 places").first().waitFor();
  await expect
    .poll(async () => (await places()).toSorted(), patience)
    .toEqual(["Eastside: 1 partner", "Madison, WI: 1 partner"]);
  // A machine without graphics hardware draws slowly, and its driver says so.
  expect(complaints.filter((each) => !each.includes("GL Driver Message"))).toEqual([]);
  await close();
});
