import { afterAll, beforeAll, expect, test } from "vitest";
import { openSessionScene, type SessionScene } from "./session-scene.ts";

let scene: SessionScene;

beforeAll(async () => {
  scene = await openSessionScene();
});
afterAll(async () => scene.close());

const odd = [
  "",
  "-",
  "'",
  "9".repeat(40),
  "٣",
  "\u0000",
  "0000-01-01",
  "9999-12-31",
  "-".repeat(36),
  "<b>",
  "a@b.c",
];
const fields =
  "title day hours zone organisation place link breaks mode topics categories threshold grace bridge rounding step offering".split(
    " ",
  );

test("whatever is typed into any form of a session is read or refused in words, never a failure", async () => {
  const session = await scene.addSession("director");
  await scene.send("director", `${session}/additions`, "kind=by+hand&people=Ana+Owner");
  const { text } = await scene.page("director", session);
  const [person = ""] = /\/sessions\/[0-9a-f-]+\/people\/[0-9a-f-]+/u.exec(text) ?? [];
  const forms = new Map<string, readonly string[]>([
    ["/sessions", fields],
    [session, fields],
    [`${session}/additions`, ["key", "staff", "people", "hours", "login", "members"]],
    [`${person}/excuse`, ["minutes", "reason"]],
    [`${person}/revocation`, ["because"]],
    ["/check-in", ["code", "seen", "name", "email"]],
  ]);
  const failed: string[] = [];
  for (const [path, names] of forms)
    for (const value of odd)
      for (const kind of path.endsWith("additions") ? ["by hand", "roster", "same", "colleague", ""] : [""]) {
        const body = new URLSearchParams([
          ...names.map((name) => [name, value] as [string, string]),
          ["kind", kind],
        ]);
        const { status } = await scene.send("director", path, body.toString());
        if (status >= 500) failed.push(`${path} ${kind} ${value}: ${status}`);
      }

  expect(failed).toEqual([]);
});

test("one field wrong at a time is told, and the others are kept", async () => {
  const good = `title=Mending&day=2026-12-03&hours=9-11&zone=America/New_York&organisation=${scene.cast.eastside}`;
  const failed: string[] = [];
  for (const name of fields)
    for (const value of odd) {
      const body = new URLSearchParams(good);
      body.set(name, value);
      const { status } = await scene.send("director", "/sessions", body.toString());
      if (status !== 303 && status !== 422) failed.push(`${name} ${value}: ${status}`);
    }

  expect(failed).toEqual([]);
});

test("odd addresses and files are refused in words", async () => {
  const session = await scene.addSession("director");
  const none = "-".repeat(36);
  const pages = [
    `/sessions?after=9999-99-99T99:99:99Z_${none}`,
    "/sessions/new?offering=none",
    `/sessions/${none}`,
    `${session}?after=${none}_x&show=all&job=1`,
    `${session}/people/${none}`,
    `${session}/attendance/${none}`,
    "/check-in/AAAA-AAAA-AAAA?seen=99999999999",
  ];
  const statuses = await Promise.all(pages.map(async (path) => (await scene.page("director", path)).status));
  expect(statuses).toEqual([200, 200, 404, 200, 404, 404, 422]);

  for (const file of ["PK\u0003\u0004", "\uFEFF", "Name\n", "a,b\n1,2\n", "{}"]) {
    const { status } = await scene.sendFile("director", `${session}/attendance`, "odd.csv", file);
    expect([303, 422]).toContain(status);
  }
});
