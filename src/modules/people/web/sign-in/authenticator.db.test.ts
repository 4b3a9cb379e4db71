import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { nowMilliseconds } from "#platform/time";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { byLetter, openScenes, password, type Scene } from "../../../../../tests/people/sign-in-scene.ts";
import { Browser, secret } from "../../../../../tests/people/sign-in-site.ts";
import { commandToken } from "../../actions/sign-in/command-link.ts";

const { withAnaInside, advance } = openScenes();

/** Turns Ana's second factor on: the app with its codes, and the recovery codes. */
async function withAuthenticator({ browser }: Scene) {
  const begun = await browser.post("/me/sign-in/authenticator");
  const address = /href="(otpauth:[^"]+)"/u.exec(begun.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const key = new URL(address).searchParams.get("secret") ?? "";
  const app = new TOTP({ secret: key });
  const codeNow = () => app.generate({ timestamp: nowMilliseconds() });
  const done = await browser.post("/me/sign-in/authenticator/confirmation", { code: codeNow() });
  const recovery = [...done.html.matchAll(/<code>([\w-]{11})<\/code>/gu)].map((match) => match[1] ?? "");
  return { begun, done, address, key, codeNow, recovery };
}

test("an authenticator is set up by a picture or a key, and turned on by a first code", () =>
  withAnaInside(async (scene) => {
    const before = await scene.browser.get("/me/sign-in/authenticator");
    const { begun, done, address, key, recovery } = await withAuthenticator(scene);
    const after = await scene.browser.get("/me/sign-in");

    expect(address).toMatch(
      /^otpauth:\/\/totp\/Carrel:ana\d+%40library\.example\?issuer=Carrel&secret=[A-Z2-7]{32}&/u,
    );
    expect(begun.text.replaceAll(" ", "")).toContain(key);
    expect(begun.html).toContain('<svg role="img"');
    expect([recovery.length, new Set(recovery).size]).toEqual([10, 10]);
    expect(done.headers.get("cache-control")).toBe("no-store");
    expect(after.text).toContain("On; 10 recovery codes left");
    for (const each of [before, begun, done, after]) expect(await htmlProblems(each.html)).toEqual([]);
    // The next look shows neither the key nor the codes.
    const again = (await scene.browser.get("/me/sign-in/authenticator")).html;
    expect([again.includes(key), recovery.some((code) => again.includes(code))]).toEqual([false, false]);
  }));

test("a wrong first code turns nothing on", () =>
  withAnaInside(async (scene) => {
    await scene.browser.post("/me/sign-in/authenticator");

    const refused = await scene.browser.post("/me/sign-in/authenticator/confirmation", { code: "12345" });

    expect([refused.status, refused.text.includes("This is not the code the app shows now")]).toEqual([
      422,
      true,
    ]);
    expect(await htmlProblems(refused.html)).toEqual([]);
    expect((await byLetter(scene, new Browser(scene.app))).path).toBe("/me");
  }));

test("with an authenticator on, neither a letter nor a password lets in without its code", () =>
  withAnaInside(async (scene) => {
    await scene.browser.post("/me/sign-in/password", { password });
    const { codeNow } = await withAuthenticator(scene);
    advance(60);
    const [one, other] = [new Browser(scene.app), new Browser(scene.app)];

    const letter = await byLetter(scene, one, "/me/sign-in");
    const typed = await other.signIn(scene.email, password);
    const stillOut = (await one.get("/me")).path;
    const wrong = await one.post("/sign-in/second-step", { code: "000000" });
    const inside = await one.post("/sign-in/second-step", { code: codeNow() });

    expect([letter.path, typed.path]).toEqual(["/sign-in/second-step", "/sign-in/second-step"]);
    expect([stillOut, wrong.status]).toEqual(["/sign-in?then=%2Fme", 422]);
    expect(inside.path).toBe("/me/sign-in");
    for (const each of [letter, wrong]) expect(await htmlProblems(each.html)).toEqual([]);
  }));

test("a code of the app is good once, also in another browser", () =>
  withAnaInside(async (scene) => {
    const { codeNow } = await withAuthenticator(scene);
    const [one, other] = [new Browser(scene.app), new Browser(scene.app)];
    await byLetter(scene, one);
    await byLetter(scene, other);

    const used = await one.post("/sign-in/second-step", { code: codeNow() });
    advance(30);
    const code = codeNow();
    const inside = await one.post("/sign-in/second-step", { code });
    const again = await other.post("/sign-in/second-step", { code });

    expect([used.status, inside.path, again.status]).toEqual([422, "/me", 422]);
  }));

test("a recovery code lets in once, however it is written", () =>
  withAnaInside(async (scene) => {
    const { recovery } = await withAuthenticator(scene);
    const [one, other] = [new Browser(scene.app), new Browser(scene.app)];
    const code = recovery[3] ?? "";
    await byLetter(scene, one);
    await byLetter(scene, other);

    const inside = await one.post("/sign-in/second-step", {
      code: ` ${code.toUpperCase().replace("-", " ")} `,
    });
    const again = await other.post("/sign-in/second-step", { code });

    expect([inside.path, again.status]).toEqual(["/me", 422]);
    expect((await one.get("/me/sign-in")).text).toContain("On; 9 recovery codes left");
  }));

test("new recovery codes make the old ones worthless", () =>
  withAnaInside(async (scene) => {
    const { recovery } = await withAuthenticator(scene);

    const made = await scene.browser.post("/me/sign-in/recovery-codes");
    const fresh = /<code>([\w-]{11})<\/code>/u.exec(made.html)?.[1] ?? "";
    const other = new Browser(scene.app);
    await byLetter(scene, other);

    expect((await other.post("/sign-in/second-step", { code: recovery[0] ?? "" })).status).toBe(422);
    expect((await other.post("/sign-in/second-step", { code: fresh })).path).toBe("/me");
  }));

test("the second step is tried five times, then one starts again", () =>
  withAnaInside(async (scene) => {
    const { recovery } = await withAuthenticator(scene);
    const other = new Browser(scene.app);
    await byLetter(scene, other);

    const found: string[] = [];
    for (let times = 0; times < 5; times += 1)
      found.push((await other.post("/sign-in/second-step", { code: "000000" })).path);

    expect(found).toEqual([...Array.from({ length: 4 }, () => "/sign-in/second-step"), "/sign-in"]);
    expect((await other.post("/sign-in/second-step", { code: recovery[0] ?? "" })).path).toBe("/sign-in");
  }));

test("turned off, a letter alone is enough again", () =>
  withAnaInside(async (scene) => {
    await withAuthenticator(scene);

    const off = await scene.browser.post("/me/sign-in/authenticator/removal");

    expect(off.text).toContain("The authenticator is off.");
    expect((await byLetter(scene, new Browser(scene.app))).path).toBe("/me");
  }));

test("the key of the app lies sealed in the database, and codes as digests", () =>
  withAnaInside(async (scene) => {
    const { key, recovery } = await withAuthenticator(scene);

    const kept = await inTenants(scene.db, [scene.accountId], async (tx) => [
      ...(await tx.selectFrom("account_authenticators").select("sealed_secret as kept").execute()),
      ...(await tx.selectFrom("account_recovery_codes").select("code_digest as kept").execute()),
    ]);

    expect(kept.length).toBe(11);
    expect(kept.filter((row) => [key, ...recovery].some((each) => row.kept.includes(each)))).toEqual([]);
  }));

test("who has an authenticator confirms by it, and a letter does not do", () =>
  withAnaInside(async (scene) => {
    const { codeNow } = await withAuthenticator(scene);
    advance(16 * 60);

    const asked = await scene.browser.get("/me/sign-in/authenticator");
    const letter = await scene.browser.post("/sign-in/confirm/letter", { then: "/me" });
    const right = await scene.browser.post("/sign-in/confirm", {
      way: "authenticator",
      authenticator: codeNow(),
      then: "/me/sign-in",
    });

    expect(asked.html).not.toContain('action="/sign-in/confirm/letter"');
    expect([letter.status, right.path]).toEqual([403, "/me/sign-in"]);
  }));

test("a library's command-line link names whom it is for, needs no second step, and is over after a quarter of an hour", () =>
  withAnaInside(async (scene) => {
    await withAuthenticator(scene);
    const token = commandToken(secret, scene.email);
    const [one, other] = [new Browser(scene.app), new Browser(scene.app)];

    const forNobody = await one.post(`/sign-in/command/${commandToken(secret, "")}`);
    const foreign = await one.post(`/sign-in/command/${commandToken(`${secret}.`, scene.email)}`);
    const inside = await one.post(`/sign-in/command/${token}`);
    const late = commandToken(secret, scene.email);
    advance(15 * 60);
    const over = await other.post(`/sign-in/command/${late}`);

    expect([forNobody.status, foreign.status, inside.path, over.status]).toEqual([
      410,
      410,
      "/me/sign-in",
      410,
    ]);
  }));
