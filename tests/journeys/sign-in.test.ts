import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, withTables } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { later } from "../../src/modules/people/rules/sign-in/session-life.ts";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { makeAccount } from "../people/sign-in-site.ts";
import { type JourneySite, openSite } from "./site.ts";

let site: JourneySite;
let browser: TestBrowser;

beforeAll(async () => {
  site = await openSite();
  const { db, installation } = site.program;
  const id = newId();
  await db.insertInto("tenants").values({ id, name: "Hawthorn County" }).execute();
  await db
    .insertInto("installation")
    .values({ id: 1, used_by: "library", tenant_id: id, set_up_at: now() })
    .execute();
  installation.forget();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Outbox {
  readonly mail_outbox: { id: string; recipient: string; body_text: string };
}

/** The newest letter to an address. */
async function letterTo(address: string): Promise<string> {
  const row = await withTables<Outbox>(site.program.db)
    .selectFrom("mail_outbox")
    .select("body_text")
    .where("recipient", "=", address)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return row.body_text;
}

/** As if everyone had signed in twenty minutes ago. */
async function proveLongAgo(): Promise<void> {
  await inTenants(site.program.db, "every tenant", async (tx) => {
    await tx
      .updateTable("account_sessions")
      .set({ confirmed_at: later(now(), { minutes: -20 }) })
      .execute();
  });
}

/** Looks at the page as it stands: what is wrong in it for anyone, at any width, in light and dark. */
async function look(page: Page, found: Record<string, unknown>, isScripted: boolean): Promise<void> {
  await page.waitForLoadState("load");
  const name = (await page.title()).split(" · ")[0] ?? "";
  const problems = [...(await htmlProblems(await page.content()))].filter(
    // The browser writes the document out anew: where it stands is all that can be checked of it here.
    (problem) =>
      !/^(doctype-style|element-required-attributes|no-raw-characters|attr-|void-|no-implicit|prefer-)/u.test(
        problem,
      ),
  );
  if (isScripted) {
    problems.push(...(await accessibilityProblems(page)));
    await page.emulateMedia({ colorScheme: "dark" });
    problems.push(...(await accessibilityProblems(page)));
    await page.setViewportSize({ width: 320, height: 640 });
    problems.push(...(await sidewaysProblems(page)));
    if (process.env["PICTURES"] === "on") await keepPicture(page, `sign-in ${name}, narrow dark`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: "light" });
    if (process.env["PICTURES"] === "on") await keepPicture(page, `sign-in ${name}`);
  }
  if (problems.length > 0) found[name] = problems;
}

test.for([true, false])(
  "someone signs in by a letter, sets a password and an app, and signs in with both; JavaScript: %s",
  { timeout: 300_000 },
  async (isScripted) => {
    const email = `ana.${isScripted}@library.example`;
    await makeAccount(site.program.db, { name: "Ana Silva", email });
    const { page, complaints, close } = await browser.visit(`${site.url}/me/sign-in`, { isScripted });
    const found: Record<string, unknown> = {};
    const seen = async () => look(page, found, isScripted);
    const press = async (name: string) => page.getByRole("button", { name, exact: true }).click();
    const heading = async () => page.getByRole("heading", { level: 1 }).innerText();

    await seen();
    await page.getByLabel("E-mail").fill(email);
    // The keyboard's way: Enter in the first field.
    await page.getByLabel("E-mail").press("Enter");
    await page.waitForURL("**/sign-in/code");
    await seen();
    const link = /http:\/\/localhost:\d+\/sign-in\/link\/\S+/u.exec(await letterTo(email))?.[0] ?? "";
    await page.goto(link);
    await seen();
    await press("Sign in");
    await page.waitForURL("**/me/sign-in");
    await seen();

    await page.getByRole("link", { name: /^Set one\s*: Password$/ }).click();
    await page.getByLabel("New password").fill("too short");
    await press("Save password");
    expect(await page.getByText("at least 12 characters").count()).toBeGreaterThan(0);
    await seen();
    await page.getByLabel("New password").fill("heron ladder quiet marmalade");
    await press("Save password");
    await page.waitForURL("**/me/sign-in");

    await proveLongAgo();
    await page.locator('a[href="/me/sign-in/authenticator"]').click();
    expect(await heading()).toBe("Is it still you?");
    await seen();
    await page.getByLabel("Password").fill("heron ladder quiet marmalade");
    await page.getByLabel("Password").press("Enter");
    await page.waitForURL("**/me/sign-in/authenticator");
    await seen();
    await press("Set one up");
    const address = (await page.locator('a[href^="otpauth:"]').getAttribute("href")) ?? "";
    const app = new TOTP({ secret: new URL(address).searchParams.get("secret") ?? "" });
    await seen();
    await page.getByLabel("Code the app shows now").fill(app.generate());
    await press("Turn it on");
    expect(await heading()).toBe("Your recovery codes");
    await seen();
    const recoveryCode = await page.locator("ol code").first().innerText();
    await page.getByRole("link", { name: "I have kept them" }).click();
    await seen();
    await page.goto(`${site.url}/me`);
    await seen();
    await press("Sign out");
    await page.waitForURL("**/sign-in");
    expect(await page.getByText("You are signed out.").count()).toBe(1);

    await page.goto(`${site.url}/sign-in?then=/me`);
    await page.getByLabel("E-mail").fill(email);
    await page.getByLabel("Password").fill("heron ladder quiet marmalade");
    await page.getByLabel("Password").press("Enter");
    await page.waitForURL("**/sign-in/second-step");
    await seen();
    await page.getByLabel("Code").fill(recoveryCode);
    await press("Go on");
    await page.waitForURL("**/me");
    expect(await heading()).toBe("Ana Silva");
    await close();

    expect(found).toEqual({});
    expect(complaints.filter((complaint) => !/status of (404|422)/u.test(complaint))).toEqual([]);
  },
);
