import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { SourceFailure } from "#platform/errors";
import {
  FetchFailure,
  type FetchedDocument,
  type Fetcher,
  type FetcherOptions,
  openFetcher,
} from "#platform/fetch";
import { sleepingClock, startRawServer, startServer, type Handler } from "./test-server.ts";

const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serving(routes: Readonly<Record<string, Handler>>, options: Partial<FetcherOptions> = {}) {
  const server = await startServer(routes);
  closers.push(server.close);
  return { ...server, ...fetching([server.host], options) };
}

async function answeringRaw(
  answer: Parameters<typeof startRawServer>[0],
  options: Partial<FetcherOptions> = {},
) {
  const server = await startRawServer(answer);
  closers.push(server.close);
  return { ...server, ...fetching([server.host], options) };
}

function fetching(allowedHosts: readonly string[], options: Partial<FetcherOptions> = {}) {
  const clock = sleepingClock();
  const fetcher = openFetcher({ contact: "staff@example.org", allowedHosts, clock, ...options });
  closers.push(fetcher.close);
  return { clock, fetcher };
}

async function document(fetcher: Fetcher, url: string): Promise<FetchedDocument> {
  const outcome = await fetcher.fetchDocument({ url });
  if (outcome.kind !== "fetched") throw new Error("not modified");
  return outcome;
}

async function failure(fetcher: Fetcher, url: string): Promise<readonly [string, string]> {
  const error = await fetcher.fetchDocument({ url }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof FetchFailure)) throw new Error("expected a FetchFailure", { cause: error });
  return [error.reason, error.message.replaceAll(/127\.0\.0\.1:\d+/g, "HOST")];
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const redirect =
  (to: string, status = 302): Handler =>
  (_, response) =>
    response.writeHead(status, { location: to }).end();
const plain: Handler = (_, response) => response.end("BEGIN:VCALENDAR");

test("a document comes with its type, validators and final address", async () => {
  const { fetcher, origin, requests } = await serving({
    "/a": (_, response) =>
      response
        .writeHead(200, {
          "content-type": "text/calendar; charset=utf-8",
          etag: '"v1"',
          "last-modified": "Mon, 02 Nov 2026 10:00:00 GMT",
        })
        .end("BEGIN:VCALENDAR"),
  });

  const found = await document(fetcher, `${origin}/a#top`);

  expect({ ...found, body: text(found.body) }).toStrictEqual({
    kind: "fetched",
    url: `${origin}/a`,
    body: "BEGIN:VCALENDAR",
    contentType: "text/calendar; charset=utf-8",
    etag: '"v1"',
    lastModified: "Mon, 02 Nov 2026 10:00:00 GMT",
  });
  expect(requests[0]?.headers["user-agent"]).toBe(
    "Carrel/0.1 (library learning calendar; staff@example.org)",
  );
});

test("an unchanged document is not sent again", async () => {
  const { fetcher, origin, requests } = await serving({
    "/a": (_, response) => response.writeHead(304).end(),
  });

  const outcome = await fetcher.fetchDocument({
    url: `${origin}/a`,
    etag: '"v1"\r\nevil: 1',
    lastModified: "Mon, 02 Nov 2026 10:00:00 GMT",
  });

  expect(outcome).toStrictEqual({ kind: "not-modified", url: `${origin}/a` });
  expect(requests[0]?.headers["if-none-match"]).toBe('"v1"evil: 1');
  expect(requests[0]?.headers["if-modified-since"]).toBe("Mon, 02 Nov 2026 10:00:00 GMT");
});

test.each([
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["deflate", deflateSync],
  ["deflate", deflateRawSync],
  ["br", brotliCompressSync],
  ["gzip, br", (bytes: Buffer) => brotliCompressSync(gzipSync(bytes))],
  ["identity", (bytes: Buffer) => bytes],
])("a document packed with %s is unpacked", async (encoding, pack) => {
  const long = Buffer.from("calendar ".repeat(20_000));
  const { fetcher, origin } = await serving({
    "/a": (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(pack(long)),
  });

  const { body } = await document(fetcher, `${origin}/a`);

  expect(Buffer.from(body).equals(long)).toBe(true);
});

const quickBrotli = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } });

test.each(["gzip", "br", "deflate"])("a %s bomb is refused before it fills the memory", async (encoding) => {
  const pack = encoding === "gzip" ? gzipSync : encoding === "br" ? quickBrotli : deflateSync;
  const bomb = pack(Buffer.alloc(40_000_000));
  const { fetcher, origin } = await serving({
    "/a": (_, response) => response.writeHead(200, { "content-encoding": encoding }).end(bomb),
  });

  const [reason, message] = await failure(fetcher, `${origin}/a`);

  expect(reason).toBe("compression-bomb");
  expect(message).toMatch(/^The document unpacks to \d+ times its size, which no honest one does\.$/);
});

test("what is packed more than twice, strangely or badly is refused", async () => {
  const headers =
    (encoding: string, body: Buffer): Handler =>
    (_, response) =>
      response.writeHead(200, { "content-encoding": encoding }).end(body);
  const { fetcher, origin } = await serving({
    "/three": headers("gzip, gzip, gzip", gzipSync("x")),
    "/zstd": headers("zstd", Buffer.from("x")),
    "/cut": headers("gzip", gzipSync("calendar ".repeat(5_000)).subarray(0, 60)),
    "/liar": headers("gzip", Buffer.from("this is not packed")),
    "/brotli": headers("br", Buffer.from("this is not packed")),
    "/deflate": headers("deflate", Buffer.from("xthis is not packed")),
  });
  const damaged = ["broken-response", "The document's compression is damaged (HOST)."];

  expect(await failure(fetcher, `${origin}/three`)).toStrictEqual([
    "compression-bomb",
    "The document is packed more than twice over.",
  ]);
  expect(await failure(fetcher, `${origin}/zstd`)).toStrictEqual([
    "broken-response",
    "The document is packed in a way we did not ask for («zstd»).",
  ]);
  expect(await failure(fetcher, `${origin}/cut`)).toStrictEqual(damaged);
  expect(await failure(fetcher, `${origin}/liar`)).toStrictEqual(damaged);
  expect(await failure(fetcher, `${origin}/brotli`)).toStrictEqual(damaged);
  expect(await failure(fetcher, `${origin}/deflate`)).toStrictEqual(damaged);
});

test("a document that never ends is cut at the limit", async () => {
  const { fetcher, origin } = await serving(
    {
      "/a": (_, response) => {
        const chunk = Buffer.alloc(16_384, 65);
        const more = (): void => {
          while (response.write(chunk));
        };
        response.on("drain", more);
        more();
      },
    },
    { limits: { wireBytes: 300_000 } },
  );

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "too-large",
    "The document is larger than the 300000 bytes we take.",
  ]);
});

test("a document that announces too much is not begun", async () => {
  const { fetcher, origin } = await answeringRaw((socket) =>
    socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99000000\r\n\r\n"),
  );

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "too-large",
    "The document is larger than the 20 MB we take.",
  ]);
});

test("a document shorter than it claims is refused", async () => {
  const { fetcher, origin } = await answeringRaw((socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nBEGIN:VCALENDAR"),
  );

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "broken-response",
    "The server broke off or sent something that is not a whole answer (HOST).",
  ]);
});

test("a document is cut at the length it claims, whatever follows", async () => {
  const { fetcher, origin } = await answeringRaw((socket) =>
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nBEGIN:VCALENDAR"),
  );

  expect(text((await document(fetcher, `${origin}/a`)).body)).toBe("BEGIN");
});

test.each([
  ["noise", "not http at all\r\n\r\n"],
  ["two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nBEGIN"],
  ["a silent hang-up", ""],
])("an answer that is %s is refused", async (_, bytes) => {
  const { fetcher, origin } = await answeringRaw((socket) => socket.end(bytes));

  expect((await failure(fetcher, `${origin}/a`))[0]).toBe("broken-response");
});

test("a flood of headers is refused", async () => {
  const { fetcher, origin } = await answeringRaw((socket) =>
    socket.end(`HTTP/1.1 200 OK\r\nX: ${"a".repeat(60_000)}\r\n\r\n`),
  );

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "too-large",
    "The server sent far more headers than any document needs (HOST).",
  ]);
});

test("a server that says nothing, or falls silent, is given up", async () => {
  const limits = { idleMilliseconds: 150 };
  const silent = await answeringRaw(() => undefined, { limits });
  const stalling = await answeringRaw(
    (socket) => socket.write("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nBEGIN"),
    { limits },
  );

  expect(await failure(silent.fetcher, `${silent.origin}/a`)).toStrictEqual([
    "too-slow",
    "The server took the request but did not answer in time (HOST).",
  ]);
  expect(await failure(stalling.fetcher, `${stalling.origin}/a`)).toStrictEqual([
    "too-slow",
    "The server stopped sending in the middle of the document (HOST).",
  ]);
});

test("a document that trickles is given up after the total time", async () => {
  const { fetcher, origin } = await answeringRaw(
    (socket) => {
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");
      const timer = setInterval(() => socket.write("x"), 20);
      socket.once("close", () => clearInterval(timer));
    },
    { limits: { totalMilliseconds: 250 } },
  );

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "too-slow",
    "The document did not arrive whole in time (HOST).",
  ]);
});

test("redirects are followed, and a permanent move is told", async () => {
  const { fetcher, origin } = await serving({
    "/a": redirect("/b", 301),
    "/b": redirect("c?x=1", 308),
    "/c?x=1": plain,
    "/t": redirect("/c?x=1", 302),
  });

  const permanent = await document(fetcher, `${origin}/a`);
  const temporary = await document(fetcher, `${origin}/t`);

  expect([permanent.url, permanent.movedTo]).toStrictEqual([`${origin}/c?x=1`, `${origin}/c?x=1`]);
  expect([temporary.url, temporary.movedTo]).toStrictEqual([`${origin}/c?x=1`, undefined]);
});

test("redirects in a circle, without end or to nowhere are refused", async () => {
  const endless = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`/${n}`, redirect(`/${n + 1}`)]));
  const { fetcher, origin, asked } = await serving({
    ...endless,
    "/a": redirect("/b"),
    "/b": redirect("/a"),
    "/n": redirect("http://"),
  });

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "redirect-loop",
    "The address leads back to itself in a circle.",
  ]);
  expect(asked.splice(0)).toStrictEqual(["/a", "/b"]);
  expect(await failure(fetcher, `${origin}/0`)).toStrictEqual([
    "too-many-redirects",
    "The address leads on more than 5 times.",
  ]);
  expect(asked.splice(0)).toStrictEqual(["/0", "/1", "/2", "/3", "/4", "/5"]);
  expect(await failure(fetcher, `${origin}/n`)).toStrictEqual([
    "broken-response",
    "The address leads on to something that is no web address.",
  ]);
});

test.each([
  "http://169.254.169.254/latest/meta-data/",
  "http://10.0.0.1/",
  "http://127.0.0.1:8001/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://[::1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://[2002:7f00:1::]/",
  "http://example.org:22/",
])("a redirect to %s is refused", async (target) => {
  const { fetcher, origin } = await serving({ "/a": redirect(target) });

  expect((await failure(fetcher, `${origin}/a`))[0]).toBe("blocked-address");
});

test.each([
  "file:///etc/passwd",
  "ftp://example.org/a",
  "gopher://example.org/",
  "data:text/plain,x",
  "javascript:1",
])("a redirect to %s is refused", async (target) => {
  const { fetcher, origin } = await serving({ "/a": redirect(target) });

  expect((await failure(fetcher, `${origin}/a`))[0]).toBe("bad-address");
});

test("a name that resolves to a private address is refused, and so is one that changes", async () => {
  const server = await startServer({ "/a": plain });
  closers.push(server.close);
  const port = new URL(server.origin).port;
  const answers = ["10.1.2.3", "93.184.215.14"];
  const { fetcher } = fetching([], {
    resolve: async (hostname) =>
      hostname === "rebinding.test"
        ? answers.map((address) => ({ address, family: 4 }))
        : [{ address: "127.0.0.1", family: 4 }],
  });

  const inside = await failure(fetcher, "http://inside.test:8080/a");
  const rebinding = await failure(fetcher, "http://rebinding.test/a");

  expect(inside).toStrictEqual([
    "blocked-address",
    "inside.test is not on the public internet, and Carrel does not look inside networks unless its operator allows the host.",
  ]);
  expect(rebinding[0]).toBe("blocked-address");
  expect([server.asked, port.length > 0]).toStrictEqual([[], true]);
});

test("a host its operator allows is asked by name, at the allowed port only, and the log hears of others", async () => {
  let blocked = 0;
  const server = await startServer({ "/a": plain });
  closers.push(server.close);
  const { port } = new URL(server.origin);
  const resolve: FetcherOptions["resolve"] = async () => [{ address: "127.0.0.1", family: 4 }];
  const onBlocked = () => void (blocked += 1);
  const { fetcher } = fetching([`intranet.test:${port}`], { resolve, onBlocked });

  const found = await document(fetcher, `http://intranet.test:${port}/a`);

  expect([text(found.body), blocked]).toEqual(["BEGIN:VCALENDAR", 0]);
  expect((await failure(fetcher, "http://intranet.test:8099/a"))[0]).toBe("blocked-address");
  expect(blocked).toBe(1);
});

test("a calendar subscription is asked over https, then over http", async () => {
  const { fetcher, host } = await serving({ "/a": plain });

  expect(text((await document(fetcher, `webcal://${host}/a`)).body)).toBe("BEGIN:VCALENDAR");
});

test("what a status means is said in words, and a failure is a source's", async () => {
  const status =
    (code: number): Handler =>
    (_, response) =>
      response.writeHead(code).end("x".repeat(100_000));
  const { fetcher, origin } = await serving({
    "/401": status(401),
    "/403": status(403),
    "/410": status(410),
    "/418": status(418),
    "/503": status(503),
  });

  expect(await failure(fetcher, `${origin}/404`)).toStrictEqual([
    "http-status",
    "There is nothing at this address (HOST answered 404).",
  ]);
  expect(await failure(fetcher, `${origin}/401`)).toStrictEqual([
    "http-status",
    "The server asks for a name and password (HOST answered 401).",
  ]);
  expect(await failure(fetcher, `${origin}/403`)).toStrictEqual([
    "http-status",
    "The server refuses to show this to us (HOST answered 403).",
  ]);
  expect(await failure(fetcher, `${origin}/410`)).toStrictEqual([
    "http-status",
    "The document was taken away for good (HOST answered 410).",
  ]);
  expect(await failure(fetcher, `${origin}/418`)).toStrictEqual([
    "http-status",
    "The server did not give the document (HOST answered 418).",
  ]);
  expect(await failure(fetcher, `${origin}/503`)).toStrictEqual([
    "http-status",
    "The server has trouble of its own (HOST answered 503).",
  ]);
  await expect(fetcher.fetchDocument({ url: `${origin}/404` })).rejects.toBeInstanceOf(SourceFailure);
});

test("a server nobody runs, and a name nobody has, are told apart", async () => {
  const { fetcher, host, origin, close } = await serving({});
  await close();
  const { fetcher: nameless } = fetching([], {
    resolve: async () => {
      throw Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
    },
  });

  expect(await failure(fetcher, `${origin}/a`)).toStrictEqual([
    "unreachable",
    "The server refuses connections (HOST).",
  ]);
  expect(await failure(nameless, "http://nobody.test/a")).toStrictEqual([
    "unknown-host",
    "There is no server of that name (nobody.test).",
  ]);
  expect(host).toMatch(/^127/);
});
