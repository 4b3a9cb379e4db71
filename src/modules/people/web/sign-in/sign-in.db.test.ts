import { expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { htmlProblems } from "../../../../../tests/browser/html-problems.ts";
import { openScenes, password, type Scene } from "../../../../../tests/people/sign-in-scene.ts";
import { Browser, proofsIn } from "../../../../../tests/people/sign-in-site.ts";

const { withAna, advance } = openScenes();

/** Asks for a letter, and gives what it brings. */
async function asked({ browser, email, lettersTo }: Scene, then = "/me") {
  const page = await browser.post("/sign-in", { email, then });
  return { page, ...proofsIn((await lettersTo(email)).at(-1)) };
}

/** Ana, signed in by a letter, with a password of hers. */
async function withPassword(scene: Scene): Promise<void> {
  const { path } = await asked(scene);
  await scene.browser.post(path);
  const saved = await scene.browser.post("/me/sign-in/password", { password });
  expect(saved.text).toContain("Your password is set.");
}

test("a letter's link signs in after one click, and leads to the page that was wanted", () =>
  withAna(async (scene) => {
    const { browser } = scene;
    const start = await browser.get("/me/sign-in");
    const { page, path } = await asked(scene, "/me/sign-in");
    const opened = await browser.get(path);
    const stillOut = await browser.get("/me");
    const inside = await browser.post(path);

    expect([start.path, page.path]).toEqual(["/sign-in?then=%2Fme%2Fsign-in", "/sign-in/code"]);
    expect(opened.text).toBe("Welcome back Press the button, and you are in. Sign in");
    expect(stillOut.path).toBe("/sign-in?then=%2Fme");
    expect([inside.status, inside.path]).toEqual([200, "/me/sign-in"]);
    expect(inside.text).toContain("Firefox on Windows (this one)");
    for (const each of [start, page, opened, inside]) expect(await htmlProblems(each.html)).toEqual([]);
  }));

test("whoever signs in by a letter has shown that the address is theirs; asking for one shows nothing", () =>
  withAna(async (scene) => {
    const confirmedAt = async () =>
      inTenants(scene.db, [scene.accountId], async (tx) =>
        tx.selectFrom("accounts").select("email_confirmed_at").executeTakeFirst(),
      );
    const { path } = await asked(scene);
    const before = await confirmedAt();
    await scene.browser.post(path);

    expect([before, await confirmedAt()]).toEqual([
      { email_confirmed_at: null },
      { email_confirmed_at: "2026-11-22T14:00:00Z" },
    ]);
  }));

test("opening the link any number of times does not use it up; pressing the button does", () =>
  withAna(async (scene) => {
    const { path } = await asked(scene);
    const scanner = new Browser(scene.app);
    for (let times = 0; times < 3; times += 1) expect((await scanner.get(path)).status).toBe(200);

    const first = await scene.browser.post(path);
    const second = await new Browser(scene.app).post(path);
    const looked = await scanner.get(path);

    expect([first.path, second.status, looked.status]).toEqual(["/me", 410, 410]);
    expect(looked.text).toContain("This link is used up");
    expect(await htmlProblems(looked.html)).toEqual([]);
  }));

test("pages of links are kept nowhere, and tell no other site where a reader was", () =>
  withAna(async (scene) => {
    const { path } = await asked(scene);

    const { headers } = await scene.browser.get(path);

    expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual([
      "no-store",
      "same-origin",
    ]);
  }));

test("a link is good for fifteen minutes", () =>
  withAna(async (scene) => {
    const { path } = await asked(scene);

    advance(15 * 60 - 1);
    const before = (await scene.browser.get(path)).status;
    advance(1);
    const after = (await scene.browser.post(path)).status;

    expect([before, after]).toEqual([200, 410]);
  }));

test("the code signs in where it was asked for, and nowhere else", () =>
  withAna(async (scene) => {
    const { code, path } = await asked(scene);
    const stranger = new Browser(scene.app);
    await stranger.post("/sign-in", { email: "nobody@library.example" });

    const refused = await stranger.post("/sign-in/code", { code });
    const inside = await scene.browser.post("/sign-in/code", {
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
    });

    expect(refused.status).toBe(422);
    expect(inside.path).toBe("/me");
    // The same ticket: the link has gone with it.
    expect((await stranger.post(path)).status).toBe(410);
  }));

test("a code is tried five times; then the letter's link still works", () =>
  withAna(async (scene) => {
    const { code, path } = await asked(scene);
    const wrong = code === "000000" ? "000001" : "000000";

    const statuses: number[] = [];
    for (let times = 0; times < 5; times += 1)
      statuses.push((await scene.browser.post("/sign-in/code", { code: wrong })).status);
    advance(60);
    const right = await scene.browser.post("/sign-in/code", { code });

    expect(statuses).toEqual([422, 422, 422, 422, 422]);
    expect([right.status, right.text.includes("This is not the code, or it is no longer good")]).toEqual([
      422,
      true,
    ]);
    expect((await new Browser(scene.app).post(path)).path).toBe("/me");
  }));

test("an address without an account is told the same, word for word, and gets no letter", () =>
  withAna(async (scene) => {
    const nobody = "nobody@library.example";
    const stranger = new Browser(scene.app);
    const same = (text: string) => text.replaceAll(nobody, "…").replaceAll(scene.email, "…");

    const known = [(await asked(scene)).page, await scene.browser.post("/sign-in/code", { code: "12345x" })];
    const unknown = [
      await stranger.post("/sign-in", { email: nobody, then: "/me" }),
      await stranger.post("/sign-in/code", { code: "12345x" }),
    ];
    const wrongKnown = await new Browser(scene.app).signIn(scene.email, "not it");
    const wrongUnknown = await new Browser(scene.app).signIn(nobody, "not it");

    expect(unknown.map((page) => [page.status, page.path, same(page.text)])).toEqual(
      known.map((page) => [page.status, page.path, same(page.text)]),
    );
    expect([wrongUnknown.status, same(wrongUnknown.text)]).toEqual([
      wrongKnown.status,
      same(wrongKnown.text),
    ]);
    expect([wrongKnown.status, wrongKnown.text.includes("do not belong together")]).toEqual([422, true]);
    expect(await scene.lettersTo(nobody)).toEqual([]);
  }));

test("what the browser keeps does not tell whether there is an account", () =>
  withAna(async (scene) => {
    const stranger = new Browser(scene.app);
    await asked(scene);
    await stranger.post("/sign-in", { email: scene.email.replace("ana", "eva"), then: "/me" });

    const kept = [scene.browser, stranger].map((each) => each.cookies.get("sign-in") ?? "");

    expect(kept[0]?.length).toBe(kept[1]?.length);
    const read = Buffer.from(kept[0]?.split(".")[0] ?? "", "base64url").toString();
    expect([read.includes(scene.accountId), read.includes(scene.email)]).toEqual([false, false]);
  }));

test("a password signs in; without one, or with a wrong one, the page says what to do", () =>
  withAna(async (scene) => {
    await withPassword(scene);
    const other = new Browser(scene.app);

    const wrong = await other.signIn(scene.email, `${password}!`);
    const empty = await other.post("/sign-in", {});
    const odd = await other.post("/sign-in", { email: "ana" });
    const right = await other.signIn(scene.email.toUpperCase(), password);

    expect([wrong.status, empty.status, odd.status]).toEqual([422, 422, 422]);
    expect(wrong.html).toContain(`value="${scene.email}"`);
    expect(wrong.html).not.toContain("heron");
    expect(right.path).toBe("/me");
    for (const each of [wrong, empty, odd, right]) expect(await htmlProblems(each.html)).toEqual([]);
  }));

test("the same letters typed on another keyboard are the same password", () =>
  withAna(async (scene) => {
    const { path } = await asked(scene);
    await scene.browser.post(path);
    await scene.browser.post("/me/sign-in/password", { password: "cafe\u0301 au lait, tre\u0300s noir" });

    const inside = await new Browser(scene.app).signIn(scene.email, "caf\u00e9 au lait, tr\u00e8s noir");

    expect(inside.path).toBe("/me");
  }));

test("nobody is led away from the site, nor round in circles", () =>
  withAna(async (scene) => {
    await withPassword(scene);
    const wanted = [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "/sign-in?then=/x",
      "/\t/evil.example",
    ];

    const found: string[] = [];
    for (const then of wanted) {
      const answer = await scene.app.request(`/sign-in?then=${encodeURIComponent(then)}`, {
        headers: { cookie: `session=${scene.browser.cookies.get("session")}` },
      });
      found.push(answer.headers.get("location") ?? "");
    }

    expect(found).toEqual(["/", "/", "/", "/", "/"]);
  }));

test("a new browser is told of by a letter; the first and a known one are not", () =>
  withAna(async (scene) => {
    await withPassword(scene);
    const subjects = async () => (await scene.lettersTo(scene.email)).map(({ subject }) => subject);
    const before = await subjects();
    await scene.browser.post("/sign-out");
    await scene.browser.signIn(scene.email, password);
    const known = await subjects();

    const agent =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit Version/18.0 Mobile Safari/604.1";
    await new Browser(scene.app, agent).signIn(scene.email, password);

    expect(before.filter((subject) => subject?.includes("new browser"))).toEqual([]);
    expect(known).toEqual(before);
    const letter = (await scene.lettersTo(scene.email)).at(-1);
    expect(letter?.subject).toBe("A new browser signed in to Carrel");
    expect(letter?.text).toContain("Safari on iPhone, Sunday, November 22, 2026");
  }));

test("each sign-in has a session of its own, and the browser's old one ends", () =>
  withAna(async (scene) => {
    await withPassword(scene);
    const first = scene.browser.cookies.get("session") ?? "";

    await scene.browser.post("/sign-out");
    await scene.browser.signIn(scene.email, password);
    const second = scene.browser.cookies.get("session") ?? "";
    const { path } = await asked(scene);
    await scene.browser.post(path);
    const third = scene.browser.cookies.get("session") ?? "";
    const old = await scene.app.request("/me", { headers: { cookie: `session=${second}` } });

    expect(new Set([first, second, third]).size).toBe(3);
    expect(old.headers.get("location")).toBe("/sign-in?then=%2Fme");
  }));

test("the log tells of each sign-in and each refusal, and not of whom", () =>
  withAna(async (scene) => {
    await withPassword(scene);
    const before = scene.lines.length;

    await scene.browser.signIn(scene.email, "a wrong password of hers");
    await scene.browser.signIn("nobody@library.example", "a wrong password of hers");
    await scene.browser.signIn(scene.email, password);
    const { path } = await asked(scene);
    await scene.browser.post("/sign-in/code", { code: "000000" });
    await scene.browser.post(path);

    const events = scene.lines.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.filter(({ way }) => way !== undefined).map(({ message, way }) => [message, way])).toEqual([
      ["a sign-in was refused", "password"],
      ["a sign-in was refused", "password"],
      ["someone signed in", "password"],
      ["a sign-in was refused", "code"],
      ["someone signed in", "link"],
    ]);
    expect(scene.lines.filter((line) => line.includes("@") || line.includes("Ana"))).toEqual([]);
  }));

test("no log line holds what lets someone in", () =>
  withAna(async (scene) => {
    const { path, code } = await asked(scene);
    await scene.browser.get(path);
    await scene.browser.post(path);
    await scene.browser.post("/me/sign-in/password", { password });

    const token = path.split("/").at(-1) ?? "";
    expect([token.length > 40, code.length]).toEqual([true, 6]);
    expect(scene.lines.length).toBeGreaterThan(3);
    expect(
      scene.lines.filter((line) => [token, code, password, scene.email].some((each) => line.includes(each))),
    ).toEqual([]);
  }));
