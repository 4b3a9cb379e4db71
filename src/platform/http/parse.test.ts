import { InvalidInput } from "#platform/errors";
import { expect, test } from "vitest";
import { z } from "zod";
import {
  checkbox,
  createWebApp,
  listOf,
  parseForm,
  parseJson,
  parseQuery,
  readForm,
  type WebContext,
} from "./index.ts";

const schema = z.object({
  q: z.string().max(10).optional(),
  kinds: listOf(z.enum(["webinar", "course"])),
  maxMinutes: z.coerce.number().int().min(5).max(600).optional(),
  online: checkbox(),
});

async function read(path: string, handle: (c: WebContext) => unknown, init: RequestInit = {}) {
  let outcome: unknown;
  const app = createWebApp({
    keys: ["a key of at least thirty-two characters"],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => error.message,
    log: { info: () => undefined, error: () => undefined },
    rateLimits: false,
  });
  app.all("/api/read", async (c) => {
    try {
      outcome = await handle(c);
    } catch (error) {
      outcome = error instanceof InvalidInput ? error.problems : error;
    }
    return c.text("");
  });
  await app.request(path, init);
  return outcome;
}

const query = (search: string) =>
  read(`/api/read?${search}`, (c) => parseQuery(c, schema, { q: "Search words" }));

test("a query is read with its lists and boxes, and empty fields count as absent", async () => {
  expect(await query("q=&kinds=webinar&maxMinutes=60&online=yes")).toEqual({
    kinds: ["webinar"],
    maxMinutes: 60,
    online: true,
  });
  expect(await query("kinds=webinar&kinds=course&q=+")).toEqual({
    kinds: ["webinar", "course"],
    online: false,
  });
});

test("everything wrong is told at once, in sentences that name the field", async () => {
  expect(await query("q=a+very+long+search&kinds=party&maxMinutes=601")).toEqual([
    { where: "q", message: "Search words must have at most 10 characters." },
    { where: "kinds.0", message: "Kinds must be one of: webinar, course." },
    { where: "maxMinutes", message: "Max minutes can be at most 600." },
  ]);
  expect(await query("maxMinutes=soon")).toEqual([
    { where: "maxMinutes", message: "Max minutes must be a number." },
  ]);
});

test("a form is read without its token, and a broken one is the sender's mistake", async () => {
  const form = z.strictObject({ title: z.string(), address: z.url(), day: z.iso.date().optional() });
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    read("/api/read", (c) => parseForm(c, form), { method: "POST", body, headers });

  expect(
    await send(new URLSearchParams({ title: "Chat", address: "https://example.org/", csrf: "x" })),
  ).toEqual({
    title: "Chat",
    address: "https://example.org/",
  });
  expect(
    await send(new URLSearchParams({ title: "", address: "example", day: "Monday", more: "1" })),
  ).toEqual([
    { where: "title", message: "Title is missing." },
    { where: "address", message: "Address must be a whole address, starting with https://." },
    { where: "day", message: "Day must be a date, like 2026-12-03." },
    { where: "", message: "There is no “more” here." },
  ]);
  expect(await send("no parts", { "content-type": "multipart/form-data; boundary=x" })).toEqual([
    { where: "", message: "What was sent could not be read as a form. Go back and send it again." },
  ]);
});

test("what was typed is kept, to show the form again", async () => {
  const body = new URLSearchParams({ title: "Chat", csrf: "x", empty: "" });
  body.append("kinds", "webinar");
  body.append("kinds", "course");

  expect(await read("/api/read", readForm, { method: "POST", body })).toEqual({
    title: "Chat",
    kinds: ["webinar", "course"],
  });
});

test("a body that is not JSON is the sender's mistake", async () => {
  expect(await sendJson('{"a":1}')).toEqual({ a: 1 });
  expect(await sendJson('{"a":')).toEqual([{ where: "", message: "The body is not JSON." }]);
  expect(await sendJson('{"a":"1"}')).toEqual([{ where: "a", message: "A must be a number." }]);
});

function sendJson(body: string) {
  return read("/api/read", (c) => parseJson(c, z.object({ a: z.number() })), { method: "POST", body });
}

test("a NUL, which no database text can hold, is left out wherever it is sent", async () => {
  const form = new URLSearchParams({ q: "a\0b" });
  const json = {
    method: "POST",
    body: JSON.stringify({ q: "a\0b", kinds: [], literal: String.raw`\u0000` }),
  };

  const told = [
    await read("/api/read?q=a%00b", (c) => parseQuery(c, schema).q),
    await read("/api/read", async (c) => (await parseForm(c, schema)).q, { method: "POST", body: form }),
    await read("/api/read", (c) => parseJson(c, z.object({ q: z.string(), literal: z.string() })), json),
  ];

  expect(told).toEqual(["ab", "ab", { q: "ab", literal: String.raw`\u0000` }]);
});
