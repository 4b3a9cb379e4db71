import type { CDPSession, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { startSession } from "../../src/modules/people/actions/sign-in/start-session.ts";
import { keepSession } from "../../src/modules/people/web/viewer.ts";
import { accessibilityProblems } from "../browser/accessibility-problems.ts";
import { htmlProblems } from "../browser/html-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { makeAccount, makeEmployer, setUpAs } from "../people/elsewhere-site.ts";
import { type JourneySite, openSite } from "./site.ts";

let site: JourneySite;
let browser: TestBrowser;
let accountId = "";

beforeAll(async () => {
  site = await openSite();
  const { db } = site.program;
  await setUpAs(db, await makeEmployer(db, "Eastside"));
  accountId = await makeAccount(db, { name: "Ana Silva", email: "ana@eastside.example" });
  site.app.get("/as-ana", async (c) => {
    keepSession(c, await startSession(db, accountId, { way: "link", device: "Chromium" }));
    // A page of ours, with its icon: a browser asks elsewhere for one otherwise, and complains.
    return c.redirect("/me/sign-in/passkeys");
  });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page whose browser has a key of its own in it, which answers at once. */
async function withAuthenticator(path: string) {
  const visit = await browser.visit(site.program.publicUrl + path);
  const devtools = await visit.page.context().newCDPSession(visit.page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { ...visit, devtools, authenticatorId };
}

async function addPasskey(page: Page, label: string): Promise<void> {
  await page.goto(`${site.program.publicUrl}/me/sign-in/passkeys`);
  await page.getByRole("textbox", { name: "What to call it" }).fill(label);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText(`Added the passkey “${label}”.`).waitFor();
}

async function rename(page: Page, label: string): Promise<void> {
  const fold = page.locator("details", { hasText: "Rename" });
  if ((await fold.getAttribute("open")) === null) await fold.locator("summary").click();
  await fold.getByRole("textbox", { name: "New name" }).fill(label);
  await fold.getByRole("button", { name: "Save" }).click();
}

/** From the page to sign in on, as someone who is not signed in, to the button that asks the device. */
async function usePasskey(page: Page): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${site.program.publicUrl}/sign-in?then=/me/sign-in/passkeys`);
  await page.getByRole("link", { name: "Sign in with a passkey" }).click();
  await page.getByRole("button", { name: "Use a passkey" }).click();
}

async function forgetPasskeys(): Promise<void> {
  await inTenants(site.program.db, [accountId], async (tx) => {
    await tx.deleteFrom("account_passkeys").execute();
  });
}

const refusal = "This passkey does not open an account here.";

test("a passkey is added, signs in without anything being typed, is renamed, and is removed", async () => {
  const { page, complaints, close } = await withAuthenticator("/as-ana");
  await addPasskey(page, "My laptop");
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await htmlProblems(await page.content())).toEqual([]);
  expect(await page.locator("main").innerText()).toContain("Not used yet.");
  await keepPicture(page, "passkeys");

  await usePasskey(page);
  await page.getByText("My laptop", { exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe("/me/sign-in/passkeys");
  expect(await page.locator("main").innerText()).toContain("Last used on");

  await rename(page, "");
  await page.getByRole("link", { name: "Say what the passkey is to be called." }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await htmlProblems(await page.content())).toEqual([]);
  await rename(page, "Desk “two” & <b>");
  await page.getByText("The passkey is called “Desk “two” & <b>” now.").waitFor();
  await usePasskey(page);
  await page.getByText("Desk “two” & <b>", { exact: true }).waitFor();

  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.getByText("Removed the passkey “Desk “two” & <b>”.").waitFor();
  await usePasskey(page);
  await page.getByText(refusal).waitFor();
  expect(complaints.filter((complaint) => !complaint.includes("status of 422"))).toEqual([]);
  await close();
});

test("what a device answered is taken once, and in the browser that asked", async () => {
  const { page, close } = await withAuthenticator("/as-ana");
  await addPasskey(page, "Phone");
  let sent: { readonly body: string; readonly cookie: string } | undefined;
  await page.route("**/sign-in/passkey", async (route) => {
    const request = route.request();
    if (request.method() === "POST")
      sent = { body: request.postData() ?? "", cookie: (await request.allHeaders())["cookie"] ?? "" };
    await route.continue();
  });
  await usePasskey(page);
  await page.getByText("Phone", { exact: true }).waitFor();

  const again = async (cookie: string) =>
    fetch(`${site.url}/sign-in/passkey`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
      body: sent?.body ?? "",
    });
  const replayed = await again(sent?.cookie ?? "");

  expect(sent?.cookie).toContain("passkey=");
  expect([replayed.status, (await replayed.text()).includes(refusal)]).toEqual([422, true]);
  await close();
  await forgetPasskeys();
});

test("a key that was copied, or that did not ask who is there, opens nothing", async () => {
  const { page, devtools, authenticatorId, close } = await withAuthenticator("/as-ana");
  await addPasskey(page, "Key");
  await inTenants(site.program.db, [accountId], async (tx) => {
    await tx.updateTable("account_passkeys").set({ counter: 1000 }).execute();
  });
  await usePasskey(page);
  await page.getByText(refusal).waitFor();

  await setVerified(devtools, authenticatorId, false);
  await usePasskey(page);
  await page.getByText("No passkey was used. Try again, or sign in another way.").waitFor();
  await page.goto(`${site.program.publicUrl}/me/sign-in/passkeys`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await close();
  await forgetPasskeys();
});

async function setVerified(devtools: CDPSession, authenticatorId: string, isUserVerified: boolean) {
  await devtools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
}

test("the same device is not asked for a second passkey of one account", async () => {
  const { page, close } = await withAuthenticator("/as-ana");
  await addPasskey(page, "First");

  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("No passkey was made.").waitFor();
  await page.reload();

  expect(await page.getByRole("button", { name: /^Remove/ }).count()).toBe(1);
  await close();
  await forgetPasskeys();
});

test("without JavaScript the pages say what else there is", async () => {
  const { page, close } = await browser.visit(`${site.program.publicUrl}/sign-in/passkey`, {
    isScripted: false,
  });

  expect(await page.getByRole("button").count()).toBe(0);
  expect(await page.locator("main").innerText()).toContain("Passkeys need JavaScript");
  await page.getByRole("link", { name: "Sign in by e-mail or another way" }).click();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sign in");
  await close();
});

test("an answer that is none is refused in words", async () => {
  const { page, close } = await withAuthenticator("/sign-in/passkey");
  const token = await page.locator("[name=csrf]").inputValue();

  const answers: string[] = [];
  for (const response of ["", "{}", '{"id":"x","rawId":"x","type":"public-key","response":{}}']) {
    const answer = await page.request.post(`${site.program.publicUrl}/sign-in/passkey`, {
      form: { csrf: token, response },
    });
    answers.push(`${answer.status()} ${(await answer.text()).includes("Your device gave no answer")}`);
  }

  expect(answers).toEqual(["422 true", "422 true", "422 true"]);
  await close();
});
