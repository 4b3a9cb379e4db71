import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Fetcher, openFetcher } from "#platform/fetch";
import { isBreached } from "./breached-passwords.ts";

const breached = "correct horse battery staple";
let answer: (response: ServerResponse) => void;
let asked: IncomingMessage[] = [];
let fetch: Fetcher;
let list = { fetch: {} as Fetcher, breachedPasswords: "" };

const server = createServer((request, response) => {
  asked.push(request);
  answer(response);
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const { port } = server.address() as AddressInfo;
  fetch = openFetcher({ contact: "test@library.example", allowedHosts: [`127.0.0.1:${port}`] });
  list = { fetch, breachedPasswords: `http://127.0.0.1:${port}/range/` };
});
beforeEach(() => {
  asked = [];
  answer = (response) => void response.end(range(breached, 3));
});
afterAll(async () => {
  await fetch.close();
  server.closeAllConnections();
  server.close();
});

/** An answer as the list gives it: others' digests, the one asked for, and padding. */
function range(password: string, count: number): string {
  const digest = sha1(password);
  return ["0".repeat(35), digest.slice(5), "F".repeat(35)]
    .map((rest, place) => `${rest}:${[12, count, 0][place]}`)
    .join("\r\n");
}

function sha1(text: string): string {
  return createHash("sha1").update(text).digest("hex").toUpperCase();
}

test("a password on the list is found, and only five digits of its digest are told", async () => {
  expect(await isBreached(list, breached)).toBe(true);

  expect(asked.map(({ method, url }) => [method, url])).toEqual([
    ["GET", `/range/${sha1(breached).slice(0, 5)}`],
  ]);
  // Onlookers cannot tell by the length of the answer which range it was.
  expect(asked[0]?.headers["add-padding"]).toBe("true");
});

test("a password that is not on it, or only as padding, is not found", async () => {
  expect(await isBreached(list, "heron ladder quiet marmalade")).toBe(false);
  answer = (response) => void response.end(range(breached, 0));
  expect(await isBreached(list, breached)).toBe(false);
});

test("when the list is broken, refuses or is away, the password is taken", async () => {
  const answers: readonly ((response: ServerResponse) => void)[] = [
    (response) => void response.writeHead(503).end(range(breached, 3)),
    (response) => void response.writeHead(302, { location: "/elsewhere" }).end(),
    (response) => void response.destroy(),
    (response) => void response.end("<html>nothing of the kind</html>"),
  ];

  const found: boolean[] = [];
  for (answer of answers) found.push(await isBreached(list, breached));
  found.push(await isBreached({ ...list, breachedPasswords: "http://127.0.0.1:1/range/" }, breached));

  expect(found).toEqual([false, false, false, false, false]);
});

test("a list that does not answer keeps nobody waiting longer than two seconds", async () => {
  answer = () => {};
  const started = performance.now();

  const found = await isBreached(list, breached);

  expect(found).toBe(false);
  expect(Math.round((performance.now() - started) / 1000)).toBeLessThanOrEqual(4);
  expect(asked.length).toBe(1);
});

test("turned off, nothing is asked", async () => {
  expect(await isBreached({ fetch, breachedPasswords: undefined }, breached)).toBe(false);
  expect(asked).toEqual([]);
});
