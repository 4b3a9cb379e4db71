import { expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { byLetter, openScenes, password } from "../../../../../tests/people/sign-in-scene.ts";
import { Browser, makeAccount, proofsIn, secret } from "../../../../../tests/people/sign-in-site.ts";
import { commandToken } from "../../actions/sign-in/command-link.ts";

const { withAnaInside, advance } = openScenes();

test("every change of how one signs in ends the other sessions, voids open letters, and is told by letter and log", () =>
  withAnaInside(async (scene) => {
    const changes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ["/me/sign-in/password", { password }],
      ["/me/sign-in/password", { password: "another ladder of marmalade" }],
      ["/me/sign-in/password/removal", {}],
    ];

    const found: unknown[] = [];
    for (const [path, fields] of changes) {
      advance(3 * 3600);
      await byLetter(scene, scene.browser);
      const other = new Browser(scene.app);
      await byLetter(scene, other);
      const third = new Browser(scene.app);
      await third.post("/sign-in", { email: scene.email });
      const open = proofsIn((await scene.lettersTo(scene.email)).at(-1)).path;
      const changed = await scene.browser.post(path, fields);
      found.push([changed.path, (await other.get("/me")).path, (await third.post(open)).status]);
    }

    expect(found).toEqual(changes.map(() => ["/me/sign-in", "/sign-in?then=%2Fme", 410]));
    const letters = (await scene.lettersTo(scene.email)).filter(
      ({ subject }) => subject === "How you sign in to Carrel was changed",
    );
    expect(letters.map(({ text }) => text?.split(".")[0])).toEqual([
      "Your password was set",
      "Your password was set",
      "Your password was removed",
    ]);
    const log = await inTenants(scene.db, [scene.accountId], async (tx) =>
      tx.selectFrom("audit_log").select("act").orderBy("sequence").execute(),
    );
    expect(log.map(({ act }) => act)).toEqual(["set a password", "set a password", "remove the password"]);
  }));

test("sessions are listed with their browsers; one or all others are ended", () =>
  withAnaInside(async (scene) => {
    const phone = new Browser(scene.app, "Mozilla/5.0 (Linux; Android 16) Chrome/140.0 Mobile Safari/537.36");
    const desk = new Browser(
      scene.app,
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Version/18.0 Safari/605.1",
    );
    await byLetter(scene, phone);
    await byLetter(scene, desk);

    const list = await scene.browser.get("/me/sign-in");
    const id = /Chrome on Android[\s\S]*?sessions\/([0-9a-f-]{36})\/end/u.exec(list.html)?.[1] ?? "";
    const ended = await scene.browser.post(`/me/sign-in/sessions/${id}/end`);
    const rest = await scene.browser.post("/me/sign-in/sessions/end");

    expect(list.text).toContain("Firefox on Windows (this one)");
    expect(await htmlProblems(list.html)).toEqual([]);
    expect([
      ended.text.includes("That session has ended."),
      rest.text.includes("Signed out in one other place."),
    ]).toEqual([true, true]);
    expect([
      (await phone.get("/me")).path,
      (await desk.get("/me")).path,
      (await scene.browser.get("/me")).path,
    ]).toEqual(["/sign-in?then=%2Fme", "/sign-in?then=%2Fme", "/me"]);
  }));

test("nobody ends a session of someone else", () =>
  withAnaInside(async (scene) => {
    await makeAccount(scene.db, { name: "Cy", email: "cy@library.example" });
    const cy = new Browser(scene.app);
    await byLetter({ ...scene, email: "cy@library.example" }, cy);
    const list = await cy.get("/me/sign-in");
    const id = /sessions\/([0-9a-f-]{36})\/end/u.exec(list.html)?.[1] ?? "";

    const refused = await scene.browser.post(`/me/sign-in/sessions/${id}/end`);

    expect([id.length, refused.status, (await cy.get("/me")).path]).toEqual([36, 404, "/me"]);
  }));

test("a session goes on for thirty days from its last use, half a year at most, and is written down every ten minutes", () =>
  withAnaInside(async (scene) => {
    const seen = async () =>
      inTenants(scene.db, [scene.accountId], async (tx) =>
        tx.selectFrom("account_sessions").select(["last_seen_at", "ends_at"]).executeTakeFirst(),
      );
    const start = await seen();

    advance(599);
    await scene.browser.get("/me");
    const soon = await seen();
    advance(1);
    await scene.browser.get("/me");
    const later = await seen();
    const found: string[] = [];
    for (let days = 0; days < 200; days += 20) {
      advance(20 * 86_400);
      found.push((await scene.browser.get("/me")).path);
    }

    expect(soon).toEqual(start);
    expect(later).toEqual({ last_seen_at: "2026-11-22T14:10:00Z", ends_at: "2026-12-22T14:10:00Z" });
    expect(found).toEqual([
      ...Array.from({ length: 8 }, () => "/me"),
      "/sign-in?then=%2Fme",
      "/sign-in?then=%2Fme",
    ]);
  }));

test("a session left alone for thirty days has ended", () =>
  withAnaInside(async (scene) => {
    advance(30 * 86_400);

    expect((await scene.browser.get("/me")).path).toBe("/sign-in?then=%2Fme");
  }));

test("a sensitive page asks for a proof again after a quarter of an hour, and leads back", () =>
  withAnaInside(async (scene) => {
    await scene.browser.post("/me/sign-in/password", { password });
    advance(15 * 60);
    const recent = (await scene.browser.get("/me/sign-in/password")).path;
    advance(1);

    const asked = await scene.browser.get("/me/sign-in/password");
    const then = "/me/sign-in/password";
    const wrong = await scene.browser.post("/sign-in/confirm", { way: "password", password: "no", then });
    const right = await scene.browser.post("/sign-in/confirm", { way: "password", password, then });

    expect([recent, asked.path]).toEqual([then, "/sign-in/confirm?then=%2Fme%2Fsign-in%2Fpassword"]);
    expect([wrong.status, wrong.text.includes("This is not your password.")]).toEqual([422, true]);
    expect([right.status, right.path]).toEqual([200, then]);
    for (const each of [asked, wrong]) expect(await htmlProblems(each.html)).toEqual([]);
  }));

test("after a proof the session goes on under another secret, and the old one opens nothing", () =>
  withAnaInside(async (scene) => {
    await scene.browser.post("/me/sign-in/password", { password });
    const before = scene.browser.cookies.get("session") ?? "";

    await scene.browser.post("/sign-in/confirm", { way: "password", password, then: "/me" });
    const after = scene.browser.cookies.get("session") ?? "";
    const old = await scene.app.request("/me", { headers: { cookie: `session=${before}` } });

    expect(after === before).toBe(false);
    expect((await scene.browser.get("/me")).path).toBe("/me");
    expect(old.headers.get("location")).toBe("/sign-in?then=%2Fme");
  }));

test("a form that is sent too late changes nothing and leads to the proof", () =>
  withAnaInside(async (scene) => {
    await scene.browser.get("/me/sign-in/password");
    advance(16 * 60);

    const asked = await scene.browser.post("/me/sign-in/password", { password });

    expect(asked.path).toBe("/sign-in/confirm?then=%2Fme%2Fsign-in%2Fpassword");
    expect((await scene.browser.get("/me/sign-in")).text).toContain("Password None set");
  }));

test("who has only mail confirms by a code that is sent there", () =>
  withAnaInside(async (scene) => {
    advance(16 * 60);
    const asked = await scene.browser.get("/me/sign-in/authenticator");

    const sent = await scene.browser.post("/sign-in/confirm/letter", { then: "/me/sign-in/authenticator" });
    const { code } = proofsIn((await scene.lettersTo(scene.email)).at(-1));
    const right = await scene.browser.post("/sign-in/confirm", {
      way: "letter",
      letter: code,
      then: "/me/sign-in/authenticator",
    });

    expect(asked.text).toContain("We can send a code to ana");
    expect(await htmlProblems(sent.html)).toEqual([]);
    expect([code.length, right.path]).toEqual([6, "/me/sign-in/authenticator"]);
  }));

test("one person alone needs no address: the command line lets in, once, and then a password does", () =>
  withAnaInside(
    async (scene) => {
      const alone = new Browser(scene.app);
      const page = await alone.get("/sign-in");
      const path = `/sign-in/command/${commandToken(secret, "")}`;
      const opened = await alone.get(path);
      const inside = await alone.post(path);
      const again = await new Browser(scene.app).post(path);
      await alone.post("/me/sign-in/password", { password });
      const byPassword = await new Browser(scene.app).post("/sign-in", { password, then: "/me" });

      expect(page.text).toContain("type npx carrel sign-in-link in a terminal there");
      expect([opened.status, inside.path, again.status]).toEqual([200, "/me/sign-in", 410]);
      expect(byPassword.path).toBe("/me");
      expect(await htmlProblems(page.html)).toEqual([]);
    },
    { usedBy: "alone" },
  ));
