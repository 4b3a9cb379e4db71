import { holdClock } from "#platform/time";
import { expect, test } from "vitest";
import {
  clearCookie,
  createWebApp,
  csrfToken,
  seeOther,
  setFlash,
  takeFlash,
  readCookie,
  writeCookie,
} from "./index.ts";

const key = "a key of at least thirty-two characters";

function site(
  options: {
    publicUrl?: string;
    keys?: readonly [string, ...string[]];
    proofInAddress?: readonly string[];
  } = {},
) {
  const app = createWebApp({
    keys: [key],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => error.message,
    log: { info: () => undefined, error: () => undefined },
    rateLimits: false,
    ...options,
  });
  app.get("/form", (c) => c.text(csrfToken(c)));
  app.post("/form", (c) => c.text("changed"));
  app.post("/api/change", (c) => c.text("changed"));
  app.get("/remember", (c) => {
    setFlash(c, { message: "Added “Café”.", undo: "/undo" });
    writeCookie(c, "place", c.req.query("place") ?? "", 3600);
    return c.text("");
  });
  app.get("/done", (c) => {
    setFlash(c, { message: "Done." });
    return seeOther(c, c.req.query("to") ?? "/recall");
  });
  app.get("/on", (c) => c.redirect("/recall?on", 302));
  app.get("/elsewhere", (c) => c.json(takeFlash(c) ?? null));
  app.get("/forget", (c) => {
    clearCookie(c, "place");
    return c.text("");
  });
  app.get("/recall", (c) => c.json({ flash: takeFlash(c) ?? null, place: readCookie(c, "place") ?? null }));
  return app;
}

async function openForm(app: ReturnType<typeof site>, cookie = "") {
  const answer = await app.request("/form", { headers: { cookie } });
  return {
    token: await answer.text(),
    cookie: cookiesOf(answer),
    header: answer.headers.get("set-cookie") ?? "",
  };
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

async function post(
  app: ReturnType<typeof site>,
  fields: Record<string, string>,
  headers: Record<string, string>,
) {
  return (await app.request("/form", { method: "POST", body: new URLSearchParams(fields), headers })).status;
}

test("where the address is proof by itself, a request from anywhere goes through; elsewhere it does not", async () => {
  const app = site({ proofInAddress: ["/stop/"] });
  app.post("/stop/:token", (c) => c.text("stopped"));
  const send = async (path: string) =>
    (await app.request(path, { method: "POST", body: "List-Unsubscribe=One-Click", headers: mailProgram }))
      .status;

  expect([await send("/stop/abc"), await send("/form")]).toEqual([200, 403]);
});

const mailProgram = {
  "content-type": "application/x-www-form-urlencoded",
  "sec-fetch-site": "cross-site",
  origin: "https://mail.example",
};

test("a form of ours goes through with its token, with and without what newer browsers say", async () => {
  const app = site();
  const { token, cookie } = await openForm(app);

  expect([
    await post(app, { csrf: token }, { cookie, "sec-fetch-site": "same-origin", origin: "http://localhost" }),
    await post(app, { csrf: token }, { cookie, origin: "http://localhost" }),
    await post(app, { csrf: token }, { cookie }),
  ]).toEqual([200, 200, 200]);
});

test("of several forms on a visitor's first page, each goes through", async () => {
  const app = site();
  app.get("/forms", (c) => c.text(`${csrfToken(c)} ${csrfToken(c)}`));
  const answer = await app.request("/forms");
  const [first = "", second = ""] = (await answer.text()).split(" ");
  const cookie = cookiesOf(answer);

  expect([
    await post(app, { csrf: first }, { cookie }),
    await post(app, { csrf: second }, { cookie }),
  ]).toEqual([200, 200]);
});

test("a form sent from another site is refused, even with a stolen token", async () => {
  const app = site();
  const { token, cookie } = await openForm(app);

  expect([
    await post(app, { csrf: token }, { cookie, "sec-fetch-site": "cross-site" }),
    await post(app, { csrf: token }, { cookie, "sec-fetch-site": "same-site" }),
    await post(app, { csrf: token }, { cookie, origin: "https://evil.example" }),
    await post(app, { csrf: token }, { cookie, origin: "null" }),
  ]).toEqual([403, 403, 403, 403]);
});

test("a form without its visitor's own token is refused", async () => {
  const app = site();
  const mine = await openForm(app);
  const theirs = await openForm(app);

  expect([
    await post(app, {}, { cookie: mine.cookie }),
    await post(app, { csrf: "" }, { cookie: mine.cookie }),
    await post(app, { csrf: theirs.token }, { cookie: mine.cookie }),
    await post(app, { csrf: mine.token }, {}),
    await post(app, { csrf: mine.token }, { cookie: mine.cookie.replace(/.$/, "x") }),
  ]).toEqual([403, 403, 403, 403, 403]);
});

test("a token looks different each time, so that compression does not give it away, and both work", async () => {
  const app = site();
  const first = await openForm(app);
  const second = await openForm(app, first.cookie);

  expect(first.token).not.toBe(second.token);
  expect(await post(app, { csrf: first.token }, { cookie: second.cookie })).toBe(200);
});

test("the API is closed to pages of other sites, and open to programs", async () => {
  const app = site();
  const send = async (headers: Record<string, string>) =>
    (await app.request("/api/change", { method: "POST", headers })).status;

  expect([
    await send({}),
    await send({ "sec-fetch-site": "same-origin" }),
    await send({ "sec-fetch-site": "cross-site" }),
    await send({ origin: "https://evil.example" }),
  ]).toEqual([200, 200, 403, 403]);
});

test("cookies are out of reach of scripts and other sites, and behind TLS of subdomains too", async () => {
  const plain = await openForm(site());
  const secure = await openForm(site({ publicUrl: "https://learn.example.org" }));

  expect(plain.header).toMatch(/^visitor=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(secure.header).toMatch(
    /^__Host-visitor=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("a message is shown once, on the next page, and not when that comes too late", async () => {
  const clock = holdClock("2026-12-03T19:00:00Z");
  const app = site();
  const cookie = cookiesOf(await app.request("/remember?place=Eastside"));

  const soon = await app.request("/recall", { headers: { cookie } });
  clock.advance(61);
  const late = await app.request("/recall", { headers: { cookie } });
  clock.release();

  expect(await soon.json()).toEqual({
    flash: { message: "Added “Café”.", undo: "/undo" },
    place: "Eastside",
  });
  expect(soon.headers.get("set-cookie")).toMatch(/^flash=; Max-Age=0;/);
  expect(await late.json()).toEqual({ flash: null, place: "Eastside" });
});

test("a message is for the page that the answer led to, also by way of another, and never turns up elsewhere", async () => {
  const app = site();
  const get = async (path: string, cookie: string) => app.request(path, { headers: { cookie } });
  const done = cookiesOf(await app.request("/done"));
  const byWay = cookiesOf(await get("/on", cookiesOf(await app.request("/done?to=/on"))));
  const told = { flash: { message: "Done." }, place: null };

  expect(await (await get("/elsewhere", done)).json()).toBe(null);
  expect((await get("/elsewhere", done)).headers.get("set-cookie")).toBe(null);
  expect(await (await get("/recall", done)).json()).toEqual(told);
  expect(await (await get("/recall", byWay)).json()).toEqual(told);
});

test("a cookie that is cleared is gone from the browser", async () => {
  const answer = await site().request("/forget");

  expect(answer.headers.get("set-cookie")).toBe("place=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax");
});

test("a cookie that was changed, moved to another name or signed with a key we dropped is not believed", async () => {
  const app = site();
  const cookie = cookiesOf(await app.request("/remember?place=Eastside"));
  const place = /place=([^;]+)/.exec(cookie)?.[1] ?? "";
  const recall = async (header: string, at = app) =>
    (await at.request("/recall", { headers: { cookie: header } })).json();
  const nothing = { flash: null, place: null };

  const newKey = "another key, at least thirty-two characters";
  expect(await recall(`place=${place}`)).toEqual({ flash: null, place: "Eastside" });
  expect(await recall(`place=x${place}`)).toEqual(nothing);
  expect(await recall(`flash=${place}`)).toEqual(nothing);
  expect(await recall(`place=${place}`, site({ keys: [newKey] }))).toEqual(nothing);
  expect(await recall(`place=${place}`, site({ keys: [newKey, key] }))).toEqual({
    flash: null,
    place: "Eastside",
  });
});
