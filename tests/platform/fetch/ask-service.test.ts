import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FetchFailure, openFetcher } from "#platform/fetch";
import { startServer, type TestServer } from "./test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer({
    "/echo": async (request, response) => {
      const body = `${request.method} ${request.headers["content-type"] ?? "-"} ${await text(request)}`;
      response.writeHead(400, { "Content-Type": "text/plain" }).end(body);
    },
    "/elsewhere": (_request, response) => response.writeHead(302, { location: "/echo" }).end(),
    "/endless": (_request, response) => response.writeHead(200).end(Buffer.alloc(1_000_001)),
    "/silent": () => undefined,
  });
});

afterAll(() => server.close());

test("what a service answers is given as it is, whatever its status", async () => {
  const fetcher = openFetcher({ contact: "test", allowedHosts: [server.host] });

  const answer = await fetcher.askService({
    url: `${server.origin}/echo`,
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "code=1",
  });

  expect([answer.status, answer.headers["content-type"], Buffer.from(answer.body).toString()]).toEqual([
    400,
    "text/plain",
    "POST application/x-www-form-urlencoded code=1",
  ]);
  await fetcher.close();
});

test("a redirect is an answer: what was sent is not sent on", async () => {
  const fetcher = openFetcher({ contact: "test", allowedHosts: [server.host] });

  const answer = await fetcher.askService({ url: `${server.origin}/elsewhere`, method: "GET" });

  expect([answer.status, answer.headers["location"]]).toEqual([302, "/echo"]);
  await fetcher.close();
});

test("private addresses, too much and too late are failures", async () => {
  const outside = openFetcher({ contact: "test" });
  const slow = openFetcher({
    contact: "test",
    allowedHosts: [server.host],
    limits: { totalMilliseconds: 100 },
  });
  const reasonOf = async (asking: Promise<unknown>) =>
    asking.then(
      () => "answered",
      (error: unknown) => (error instanceof FetchFailure ? error.reason : String(error)),
    );

  expect([
    await reasonOf(outside.askService({ url: `${server.origin}/echo`, method: "GET" })),
    await reasonOf(slow.askService({ url: `${server.origin}/endless`, method: "GET" })),
    await reasonOf(slow.askService({ url: `${server.origin}/silent`, method: "GET" })),
  ]).toEqual(["blocked-address", "too-large", "too-slow"]);
  await Promise.all([outside.close(), slow.close()]);
});
