import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import type { Player } from "../people/cast.ts";
import { openTeamScene, type TeamScene } from "../staffing/team-scene.ts";

let scene: TeamScene;
let browser: TestBrowser;

beforeAll(async () => {
  scene = await openTeamScene();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await scene.close();
});

async function visit(player: Player, isScripted: boolean) {
  const visit = await browser.visit(`${scene.url}/about`, { isScripted });
  const [name = "", value = ""] = player.cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: scene.url }]);
  return visit;
}

test("a director plans for the team without a script, proposes it, and a person says no and then yes", async () => {
  const desk = await visit(scene.cast.players.director, false);
  await desk.page.goto(`${scene.url}/team`);
  await desk.page.getByRole("link", { name: "Team plans" }).click();
  await desk.page.getByLabel("Money for all").fill("$100");
  // At work these people are never more than their desk needs: what there is to propose is held while they are off.
  await desk.page.getByLabel("Only while people are at work").uncheck();
  await desk.page.getByRole("button", { name: "Work it out" }).click();
  // The page looks again by itself.
  await desk.page.getByRole("button", { name: "Propose it to everyone" }).click({ timeout: 300_000 });
  await desk.page.getByText("Each person says yes or no.").waitFor();

  const own = await visit(scene.cast.players.owner, false);
  await own.page.goto(`${scene.url}/plan/proposals`);
  await own.page
    .getByRole("button", { name: /^Not for me/u })
    .first()
    .click();
  await own.page.getByText("You said no").first().waitFor();
  await own.page.getByRole("button", { name: "Undo" }).click();
  await own.page.getByText("Open again").waitFor();
  await own.page
    .getByRole("button", { name: /^I’ll take it/u })
    .first()
    .click();
  await own.page.getByText("You said yes").first().waitFor();
  expect([...own.complaints, ...desk.complaints]).toEqual([]);
  await own.close();
  await desk.close();
});

test("everyone can use the pages of team plans, on a desk and in the dark on a phone", async () => {
  const found: Record<string, readonly string[]> = {};
  for (const [player, path] of [
    [scene.cast.players.director, "/team/plans"],
    [scene.cast.players.director, "/team/plans/1"],
    [scene.cast.players.owner, "/plan/proposals"],
    [scene.cast.players.colleague, "/plan/proposals"],
    [scene.cast.players.supervisor, await alternativesPath()],
  ] as const) {
    const { page, resize, close } = await visit(player, true);
    await resize("desktop");
    expect([path, (await page.goto(scene.url + path))?.status()]).toEqual([path, 200]);
    const content = await page.content();
    const problems = [...(await htmlProblems(content)), ...(await problemsAt(page, `${path} desktop`))];
    await resize("phone");
    await page.emulateMedia({ colorScheme: "dark" });
    problems.push(...(await problemsAt(page, `${path} dark phone`)));
    await resize("narrow");
    problems.push(...(await sidewaysProblems(page)));
    if (gzipSync(content).length > 20_000) problems.push("over 20 kB");
    if (problems.length > 0) found[path] = problems;
    await close();
  }

  expect(found).toEqual({});
});

/** Of the first proposal to the supervisor. */
async function alternativesPath(): Promise<string> {
  const { text } = await scene.page("supervisor", "/plan/proposals");
  return /\/plan\/proposals\/[0-9a-f-]{36}\/alternatives/u.exec(text)?.[0] ?? "";
}

async function problemsAt(page: Page, name: string): Promise<readonly string[]> {
  if (process.env["PICTURES"] === "on") await keepPicture(page, name.replaceAll(/[^\w]+/gu, " "));
  return accessibilityProblems(page);
}
