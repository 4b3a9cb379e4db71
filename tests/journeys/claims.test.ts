import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { holdClock } from "#platform/time";
import { shareStandings } from "../../src/modules/credit/actions/renewals/share-standings.ts";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { makeRecord } from "../credit/record/made-record.ts";
import { type Cast, makeCast, type Player } from "../people/cast.ts";
import { type JourneySite, openSite } from "./site.ts";

const clock = holdClock("2026-11-21T15:00:00Z");
let site: JourneySite;
let browser: TestBrowser;
let cast: Cast;
let entryId = "";

beforeAll(async () => {
  site = await openSite();
  browser = await openBrowser();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
  const { accountId } = cast.players.owner;
  ({ entryId } = await makeRecord(site.program, accountId));
  await inTenants(site.program.db, [accountId], async (tx) =>
    tx
      .updateTable("credit_credentials")
      .set({ is_shared: true })
      .where("tenant_id", "=", accountId)
      .execute(),
  );
  await shareStandings(site.program.db, {
    packs: site.program.packs(),
    accountId,
    today: "2026-11-21",
  });
});
afterAll(async () => {
  await browser.close();
  await site.close();
  clock.release();
});

async function visit(player: Player, isScripted: boolean) {
  const visit = await browser.visit(`${site.url}/about`, { isScripted });
  const [name = "", value = ""] = player.cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: site.url }]);
  return visit;
}

test.each([true, false])(
  "what someone sends is answered by their coordinator, taken back, and answered again (scripts: %s)",
  async (isScripted) => {
    const own = await visit(cast.players.owner, isScripted);
    const desk = await visit(cast.players.coordinator, isScripted);

    await own.page.goto(`${site.url}/record/entries/${entryId}`);
    await own.page.getByRole("link", { name: "Ask your library to count it" }).click();
    await own.page.getByRole("button", { name: /^Send it/u }).click();
    await own.page.getByText("It waits for an answer.").waitFor();

    await desk.page.goto(`${site.url}/claims`);
    await desk.page.getByRole("link", { name: "A chat of ten minutes" }).click();
    await desk.page.getByLabel("Return it").check();
    await desk.page.getByLabel("Why, if it is not accepted").fill("Please add the certificate of the day.");
    await desk.page.getByRole("button", { name: "Decide" }).click();
    await desk.page.getByRole("button", { name: "Undo" }).click();
    await desk.page.getByText("Took the decision back").waitFor();
    await desk.page.getByRole("button", { name: "Decide" }).click();
    await desk.page.getByText("Accepted, by Cory Coordinator, Nov 21, 2026.", { exact: true }).waitFor();

    await own.page.reload();
    await own.page.getByText("Accepted by Cory Coordinator of Harbor County.").waitFor();
    // The next round begins where this one did.
    await desk.page.getByRole("button", { name: "Take the decision back" }).click();
    await own.page.reload();
    await own.page.getByRole("button", { name: "Take it back" }).click();
    await own.page.getByText("Taken back.").waitFor();
    expect([...own.complaints, ...desk.complaints]).toEqual([]);
    await own.close();
    await desk.close();
  },
);

test("everyone can use every page of claims and renewals, on a desk and in the dark on a phone", async () => {
  const sender = await visit(cast.players.owner, true);
  await sender.page.goto(`${site.url}/record/entries/${entryId}/claims`);
  await sender.page.getByRole("button", { name: /^Send it/u }).click();
  await sender.close();
  const { page, resize, close } = await visit(cast.players.director, true);
  await page.goto(`${site.url}/claims`);
  const one = await page.getByRole("link", { name: "A chat of ten minutes" }).getAttribute("href");
  const found: Record<string, readonly string[]> = {};
  for (const path of [
    "/claims",
    one ?? "",
    "/claims?state=decided",
    "/renewals",
    "/renewals?risk=met",
    "/reports/learning",
    `/reports/learning?branch=${cast.eastside}`,
  ]) {
    await resize("desktop");
    await page.emulateMedia({ colorScheme: "light" });
    expect([path, (await page.goto(site.url + path))?.status()]).toEqual([path, 200]);
    const problems = [
      ...(await htmlProblems(await page.content())),
      ...(await problemsAt(page, `${path} desktop`)),
    ];
    await resize("phone");
    await page.emulateMedia({ colorScheme: "dark" });
    problems.push(...(await problemsAt(page, `${path} dark phone`)));
    await resize("narrow");
    problems.push(...(await sidewaysProblems(page)));
    if (problems.length > 0) found[path] = problems;
  }
  await close();

  expect(found).toEqual({});
});

async function problemsAt(page: Page, name: string): Promise<readonly string[]> {
  if (process.env["PICTURES"] === "on")
    await keepPicture(page, name.replaceAll(/[0-9a-f-]{36}/gu, "one").replaceAll(/[^\w]+/gu, " "));
  return accessibilityProblems(page);
}
