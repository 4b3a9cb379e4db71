import { expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { byLetter, openScenes, password } from "../../../../../tests/people/sign-in-scene.ts";
import { Browser } from "../../../../../tests/people/sign-in-site.ts";
import { tidySignIn } from "../../actions/sign-in/tidy-sign-in.ts";

const { withAnaInside, advance } = openScenes();

test("wrong passwords have to wait longer and longer; a letter, and a browser the account knows, do not", () =>
  withAnaInside(async (scene) => {
    await scene.browser.post("/me/sign-in/password", { password });
    await scene.browser.post("/sign-out");
    const stranger = new Browser(scene.app);
    const tried = async () => (await stranger.signIn(scene.email, "wrong horse battery")).status;

    const statuses: number[] = [];
    for (let times = 0; times < 6; times += 1) statuses.push(await tried());
    const told = await stranger.signIn(scene.email, password);
    const known = await scene.browser.signIn(scene.email, password);
    const letter = await byLetter(scene, new Browser(scene.app));
    advance(15);
    const afterWait = [await tried(), await tried()];
    advance(15);
    const stillWaiting = await tried();
    advance(15);
    const right = await stranger.signIn(scene.email, password);

    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect([told.status, told.headers.get("retry-after")]).toEqual([429, "15"]);
    expect(told.text).toContain("Wait 15 seconds, or leave the password empty: a letter works at once.");
    expect([known.path, letter.path]).toEqual(["/me", "/me"]);
    expect([afterWait, stillWaiting, right.path]).toEqual([[422, 429], 429, "/me"]);
  }));

test("waits hold for addresses without an account too, and after a restart", () =>
  withAnaInside(async (scene) => {
    const stranger = new Browser(scene.app);
    const nobody = "nobody@library.example";
    for (let times = 0; times < 5; times += 1) await stranger.signIn(nobody, "wrong horse battery");

    const told = await new Browser(scene.app).signIn(nobody, "wrong horse battery");
    const kept = await scene.db.selectFrom("sign_in_tries").select("counted_for").execute();

    expect(told.status).toBe(429);
    expect(kept.filter((row) => row.counted_for.includes("nobody"))).toEqual([]);
  }));

test("one address of the net cannot try many accounts for ever", () =>
  withAnaInside(async (scene) => {
    const stranger = new Browser(scene.app);

    const statuses: number[] = [];
    for (let times = 0; times < 31; times += 1)
      statuses.push((await stranger.signIn(`someone${times}@library.example`, "x")).status);

    expect(statuses.slice(0, 30).filter((status) => status !== 422)).toEqual([]);
    expect(statuses[30]).toBe(429);
  }));

test("letters to one address have to wait, at most as long as one of them is good", () =>
  withAnaInside(async (scene) => {
    advance(3 * 3600);
    const stranger = new Browser(scene.app);
    const ask = async () => stranger.post("/sign-in", { email: scene.email });

    const found: string[] = [];
    for (let times = 0; times < 4; times += 1) found.push((await ask()).path);
    const told = await ask();
    const waits: number[] = [];
    for (let times = 0; times < 6; times += 1) {
      const wait = Number((await ask()).headers.get("retry-after"));
      waits.push(wait);
      advance(wait);
      await ask();
    }

    expect(found).toEqual(["/sign-in/code", "/sign-in/code", "/sign-in/code", "/sign-in"]);
    expect([told.status, told.text.includes("look in your mail, or ask again in 1 minute")]).toEqual([
      429,
      true,
    ]);
    expect(waits).toEqual([60, 120, 240, 480, 900, 900]);
  }));

test("who tries other accounts from a shared address, or asks for letters, shuts out no browser the account knows", () =>
  withAnaInside(async (scene) => {
    await scene.browser.post("/me/sign-in/password", { password });
    await scene.browser.post("/sign-out");
    const stranger = new Browser(scene.app);
    for (let times = 0; times < 31; times += 1) await stranger.signIn(`nobody${times}@library.example`, "x");
    for (let times = 0; times < 4; times += 1) await stranger.post("/sign-in", { email: scene.email });

    const known = await scene.browser.signIn(scene.email, password);
    await scene.browser.post("/sign-out");
    const letter = await byLetter(scene, scene.browser);

    expect((await stranger.signIn("one-more@library.example", "x")).status).toBe(429);
    expect((await stranger.post("/sign-in", { email: scene.email })).status).toBe(429);
    expect([known.path, letter.path]).toEqual(["/me", "/me"]);
  }));

test("what is over is forgotten, and what is not stays", () =>
  withAnaInside(async (scene) => {
    const counts = async () =>
      inTenants(scene.db, "every tenant", async (tx) => {
        const of = async (
          table: "account_sessions" | "sign_in_tickets" | "account_devices" | "sign_in_tries",
        ) =>
          (
            await tx
              .selectFrom(table)
              .select((select) => select.fn.countAll<number>().as("n"))
              .executeTakeFirst()
          )?.n;
        return [
          await of("account_sessions"),
          await of("sign_in_tickets"),
          await of("account_devices"),
          await of("sign_in_tries"),
        ];
      });

    await tidySignIn(scene.db);
    const now = await counts();
    advance(31 * 86_400);
    await tidySignIn(scene.db);
    const month = await counts();
    advance(366 * 86_400);
    await tidySignIn(scene.db);

    expect(now.map((n) => (n ?? 0) > 0)).toEqual([true, true, true, true]);
    expect(month.map((n) => (n ?? 0) > 0)).toEqual([false, false, true, false]);
    expect(await counts()).toEqual([0, 0, 0, 0]);
  }));
