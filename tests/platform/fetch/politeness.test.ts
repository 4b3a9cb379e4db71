import { afterEach, expect, test } from "vitest";
import { FetchFailure, openFetcher, type FetcherOptions } from "#platform/fetch";
import { sleepingClock, startServer, type Handler, type TestServer } from "./test-server.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

const plain: Handler = (_, response) => response.end("ok");
const robots =
  (text: string): Handler =>
  (_, response) =>
    response.writeHead(200, { "content-type": "text/plain" }).end(text);

async function polite(routes: Readonly<Record<string, Handler>>, options: Partial<FetcherOptions> = {}) {
  const server: TestServer = await startServer(routes);
  const clock = sleepingClock();
  const fetcher = openFetcher({
    contact: "staff@example.org",
    allowedHosts: [server.host],
    clock,
    ...options,
  });
  closers.push(server.close, fetcher.close);
  const reason = async (path: string): Promise<string | undefined> => {
    try {
      await fetcher.fetchDocument({ url: `${server.origin}${path}` });
      return undefined;
    } catch (error) {
      if (error instanceof FetchFailure) return error.reason;
      throw error;
    }
  };
  return { ...server, clock, fetcher, reason };
}

test("requests to one host start a second apart, whoever asks", async () => {
  const { clock, reason, asked } = await polite({ "/a": plain, "/b": plain, "/c": plain });

  await Promise.all([reason("/a"), reason("/b"), reason("/c")]);

  expect(asked.toSorted()).toStrictEqual(["/a", "/b", "/c"]);
  // robots.txt came first and counts as a request.
  expect(clock.naps).toStrictEqual([1000, 1000, 1000]);
});

test("what robots.txt forbids is not asked for, and its delay is kept up to a limit", async () => {
  const text = "User-agent: *\nDisallow: /\n\nUser-agent: Carrel\nDisallow: /private\nCrawl-delay: 4\n";
  const { clock, reason, asked } = await polite({
    "/robots.txt": robots(text),
    "/a": plain,
    "/b": plain,
    "/private/x": plain,
  });

  expect([await reason("/a"), await reason("/private/x"), await reason("/b")]).toStrictEqual([
    undefined,
    "robots",
    undefined,
  ]);
  expect(asked).toStrictEqual(["/a", "/b"]);
  expect(clock.naps).toStrictEqual([1000, 4000]);
});

test("a crawl-delay of a day is cut to what we bear", async () => {
  const { clock, reason } = await polite({
    "/robots.txt": robots("User-agent: *\nCrawl-delay: 86400\n"),
    "/a": plain,
    "/b": plain,
  });

  await reason("/a");
  await reason("/b");

  expect(clock.naps).toStrictEqual([1000, 10_000]);
});

test("robots.txt is asked for once a day; a missing one allows all, a failing one nothing", async () => {
  let status = 404;
  let robotsCount = 0;
  const { clock, reason } = await polite({
    "/robots.txt": (_, response) => {
      robotsCount++;
      response.writeHead(status).end();
    },
    "/a": plain,
  });

  expect([await reason("/a"), await reason("/a"), robotsCount]).toStrictEqual([undefined, undefined, 1]);
  status = 503;
  await clock.sleep(25 * 3_600_000);
  expect([await reason("/a"), await reason("/a"), robotsCount]).toStrictEqual([
    "unreachable",
    "unreachable",
    2,
  ]);
  status = 404;
  await clock.sleep(2 * 3_600_000);
  expect([await reason("/a"), robotsCount]).toStrictEqual([undefined, 3]);
});

test("robots.txt is obeyed at the end of a redirect too", async () => {
  const other = await startServer({ "/robots.txt": robots("User-agent: *\nDisallow: /"), "/b": plain });
  closers.push(other.close);
  const {
    origin,
    host,
    fetcher: _,
    ...first
  } = await polite({
    "/a": (__, response) => response.writeHead(302, { location: `${other.origin}/b` }).end(),
  });
  const fetcher = openFetcher({
    contact: "x@example.org",
    allowedHosts: [host, other.host],
    clock: first.clock,
  });
  closers.push(fetcher.close);

  await expect(fetcher.fetchDocument({ url: `${origin}/a` })).rejects.toMatchObject({ reason: "robots" });
  expect(other.asked).toStrictEqual([]);
});

test("a person who asks once by hand is not a robot", async () => {
  const { fetcher, origin, asked } = await polite({
    "/robots.txt": robots("User-agent: *\nDisallow: /"),
    "/a": plain,
  });

  await fetcher.fetchDocument({ url: `${origin}/a`, obeysRobots: false });

  expect(asked).toStrictEqual(["/a"]);
});

test("what robots.txt will say to machines can be asked, and is no reason to fail", async () => {
  const { fetcher, origin, host, asked } = await polite({
    "/robots.txt": robots("User-agent: Carrel\nDisallow: /private"),
  });

  expect(await fetcher.robotsObjection(`${origin}/private/a`)).toBe(
    `${host} asks machines not to read this address (robots.txt).`,
  );
  expect(await fetcher.robotsObjection(`${origin}/public`)).toBe(undefined);
  expect(await fetcher.robotsObjection("http://10.0.0.1/a")).toBe(undefined);
  expect(asked).toStrictEqual([]);

  const failing = await polite({ "/robots.txt": (_, response) => response.writeHead(503).end() });
  expect(await failing.fetcher.robotsObjection(`${failing.origin}/private/a`)).toBe(undefined);
});

test("a server that asks to be left alone is, until it said", async () => {
  let status = 429;
  const { clock, reason, asked, origin, fetcher } = await polite({
    "/a": (_, response) => response.writeHead(status, { "retry-after": "600" }).end(),
    "/b": plain,
  });

  const told = await fetcher.fetchDocument({ url: `${origin}/a` }).catch((error: unknown) => error);
  const until = clock.now() + 600_000;

  expect(told).toMatchObject({ reason: "http-status", httpStatus: 429, notBefore: until });
  expect([await reason("/a"), await reason("/b"), asked.length]).toStrictEqual([
    "asked-to-wait",
    "asked-to-wait",
    1,
  ]);
  status = 200;
  await clock.sleep(600_000);
  expect([await reason("/a"), await reason("/b"), asked.length]).toStrictEqual([undefined, undefined, 3]);
});
