import { HTTPException } from "hono/http-exception";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { Conflict, InvalidInput, NotAllowed, NotFound, SourceFailure } from "#platform/errors";
import { expect, test } from "vitest";
import { createWebApp, ownPath, seeOther, type WebAppOptions } from "./index.ts";

const key = "a key of at least thirty-two characters";
const lines: { message: string; fields: Readonly<Record<string, unknown>> }[] = [];

function site(options: Partial<WebAppOptions> = {}) {
  lines.length = 0;
  const write = (message: string, fields: Readonly<Record<string, unknown>>) =>
    void lines.push({ message, fields });
  const app = createWebApp({
    keys: [key],
    assets: { urls: {}, respond: (c) => (c.req.path === "/assets/a.css" ? c.text("a{}") : undefined) },
    renderError: (c, error) =>
      `<h1>${error.title}</h1><p>${error.message}</p>${error.problems.map((problem) => problem.message).join()}${c.var.requestId}`,
    log: { info: write, error: write },
    rateLimits: false,
    ...options,
  });
  app.get("/page", (c) => c.html(`<p>${"words ".repeat(500)}</p>`));
  return app;
}

test.for(["/page", "/missing", "/assets/a.css", "/healthz"])(
  "the answer at %s carries the headers that keep a page to itself",
  async (path) => {
    const { headers } = await site().request(path);

    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(
      [
        "content-security-policy",
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
      ].map((name) => headers.get(name)),
    ).toEqual([
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
      "nosniff",
      "same-origin",
      "same-origin",
    ]);
    expect(headers.get("strict-transport-security")).toBe(null);
  },
);

test("behind TLS, browsers are told to stay there", async () => {
  const { headers } = await site({ publicUrl: "https://learn.example.org/" }).request("/page");

  expect(headers.get("strict-transport-security")).toBe("max-age=31536000; includeSubDomains");
  expect(headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
});

test("pages are compressed in the best way both sides know, and not at all when asked not to", async () => {
  const app = site();
  const ask = async (accepted: string) => {
    const answer = await app.request("/page", { headers: { "accept-encoding": accepted } });
    return {
      encoding: answer.headers.get("content-encoding"),
      body: Buffer.from(await answer.arrayBuffer()),
      vary: answer.headers.get("vary"),
    };
  };

  const [zstd, gzip, refused, none] = [
    await ask("gzip, br, zstd"),
    await ask("gzip;q=0.5"),
    await ask("zstd;q=0, br;q=0"),
    await ask(""),
  ];

  expect([zstd.encoding, gzip.encoding, refused.encoding, none.encoding]).toEqual([
    "zstd",
    "gzip",
    null,
    null,
  ]);
  expect([zstd.vary, none.vary]).toEqual(["accept-encoding", "accept-encoding"]);
  expect(zstdDecompressSync(zstd.body).toString()).toBe(none.body.toString());
  expect(gunzipSync(gzip.body).toString()).toBe(none.body.toString());
  expect(zstd.body.length).toBeLessThan(200);
});

test("a page is not kept by anyone between us and its reader", async () => {
  expect((await site().request("/page")).headers.get("cache-control")).toBe("private, no-cache");
});

test("each of the five errors gets its status and its sentence, as a page and as problem+json", async () => {
  const app = site();
  const errors = {
    invalid: new InvalidInput([
      { where: "title", message: "Title is missing." },
      { where: "near", message: "ZIP code must have five digits." },
    ]),
    forbidden: new NotAllowed("Only an editor can change sources."),
    missing: new NotFound("There is no such offering."),
    changed: new Conflict("Someone else saved this source a minute ago."),
    source: new SourceFailure("The feed did not answer."),
  };
  for (const [name, error] of Object.entries(errors)) {
    app.get(`/${name}`, () => Promise.reject(error));
    app.get(`/api/${name}`, () => Promise.reject(error));
  }

  const pages = await Promise.all(
    Object.keys(errors).map(async (name) => (await app.request(`/${name}`)).status),
  );
  const page = await (await app.request("/changed")).text();
  const answer = await app.request("/api/invalid");
  const problem: unknown = await answer.json();

  expect(pages).toEqual([422, 403, 404, 409, 502]);
  expect(page).toContain("<p>Someone else saved this source a minute ago.</p>");
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(problem).toEqual({
    type: "about:blank",
    title: "Something in what was sent cannot be used",
    status: 422,
    detail: "Go back, put it right and send it again.",
    instance: `urn:request:${answer.headers.get("x-request-id")}`,
    errors: [
      { where: "title", message: "Title is missing." },
      { where: "near", message: "ZIP code must have five digits." },
    ],
  });
});

test("a program is told of a problem in the documented shape, whatever else is known of it", async () => {
  const app = site();
  const known = { where: "document", message: "It cannot be read.", isLoss: true };
  app.post("/api/imports", () => Promise.reject(new InvalidInput([known])));

  const answer = await app.request("/api/imports", { method: "POST" });

  expect(answer.status).toBe(422);
  expect(await answer.json()).toHaveProperty("errors", [
    { where: "document", message: "It cannot be read." },
  ]);
});

test("a program that does not say who asks is told so, and not that it wrote badly", async () => {
  const app = site();
  app.get("/api/me", () => Promise.reject(new HTTPException(401, { message: "Send a token." })));

  expect(await (await app.request("/api/me")).json()).toMatchObject({
    title: "Carrel does not know who asks",
    status: 401,
    detail: "Send a token.",
  });
});

test("our own mistake is logged with the request's id and never shown", async () => {
  const app = site();
  const error = new Error("password of the database: hunter2");
  app.get("/broken", () => Promise.reject(error));

  const answer = await app.request("/broken");
  const shown = await answer.text();

  expect(answer.status).toBe(500);
  expect(shown).not.toContain("hunter2");
  expect(shown).toContain(answer.headers.get("x-request-id") ?? "no id");
  expect(lines[0]).toEqual({
    message: "a request failed",
    fields: { requestId: answer.headers.get("x-request-id"), path: "/broken", error },
  });
});

test("when even the error page breaks, there is still an answer", async () => {
  const app = site({ renderError: () => Promise.reject(new Error("no such part")) });

  const answer = await app.request("/missing");

  expect([answer.status, await answer.text()]).toEqual([
    500,
    `Something went wrong here. It is our mistake, not yours, and it is written down. Try again in a moment. (${answer.headers.get("x-request-id")})`,
  ]);
});

test("the log of requests holds no query, since what people search for is their own", async () => {
  await site().request("/page?q=burnout");

  expect(JSON.stringify(lines)).not.toContain("burnout");
  expect(lines.map((line) => [line.message, line.fields["path"], line.fields["status"]])).toEqual([
    ["request", "/page", 200],
  ]);
});

test("what was refused stands out in the log, by its number and its path alone", async () => {
  const refused: unknown[] = [];
  const app = site({ log: { info: () => {}, error: () => {}, note: (...line) => void refused.push(line) } });
  app.get("/closed", () => {
    throw new NotAllowed("Your position does not let you see Ana.");
  });

  app.get("/misread", () => {
    throw new InvalidInput("Ana is no number.");
  });
  app.post("/form", (c) => c.text("taken"));

  await app.request("/closed?who=ana");
  await app.request("/misread?number=ana");
  await app.request("/form", { method: "POST", headers: { "sec-fetch-site": "cross-site" } });
  await app.request("/page");
  await app.request("/missing");

  const fields = { requestId: expect.any(String), milliseconds: expect.any(Number), status: 403 };
  expect(refused).toEqual([
    ["a request was refused", { ...fields, method: "GET", path: "/closed" }],
    ["a request was refused", { ...fields, method: "GET", path: "/misread", status: 422 }],
    ["a request was refused", { ...fields, method: "POST", path: "/form" }],
  ]);
});

test("an address with a slash too many leads to the page, and never to another host", async () => {
  const app = site();

  const answer = await app.request("/page/?a=1");
  const tricky = await app.request("http://localhost//elsewhere.example/");

  expect([answer.status, answer.headers.get("location")]).toEqual([301, "/page?a=1"]);
  expect([tricky.status, tricky.headers.get("location")]).toEqual([404, null]);
});

test("an address asked in a way it does not take says which ways it takes", async () => {
  const app = site();
  app.use("/api/*", async (_c, next) => next());
  app.get("/api/things/:id", (c) => c.json({}));
  app.delete("/api/things/:id", (c) => c.json({}));
  app.get("/api/others/:id", (c) => c.json({}));
  app.all("/api/others/*", (c) => c.text("an answer of its own", 501));
  app.get("/empty", (c) => c.notFound());
  app.post("/form", (c) => c.text("taken"));

  const ask = async (method: string, path: string) => {
    const answer = await app.request(path, { method });
    return [answer.status, answer.headers.get("allow")];
  };

  expect({
    "a form to a page": await ask("POST", "/page"),
    "an unknown method": await ask("PROPFIND", "/page"),
    "a page where only forms go": await ask("GET", "/form"),
    "the head of it": await ask("HEAD", "/form"),
    "a program": await ask("PUT", "/api/things/7"),
    "a door with an answer of its own": await ask("PUT", "/api/others/7"),
    "what is not there": await ask("POST", "/missing"),
    "below what is there": await ask("PUT", "/api/things/7/parts"),
    "a page that found nothing": await ask("GET", "/empty"),
    "the head of a page": await ask("HEAD", "/page"),
  }).toEqual({
    "a form to a page": [405, "GET, HEAD"],
    "an unknown method": [405, "GET, HEAD"],
    "a page where only forms go": [405, "POST"],
    "the head of it": [405, "POST"],
    "a program": [405, "DELETE, GET, HEAD"],
    "a door with an answer of its own": [501, null],
    "what is not there": [403, null],
    "below what is there": [404, null],
    "a page that found nothing": [404, null],
    "the head of a page": [200, null],
  });
  expect(await (await app.request("/api/things/7", { method: "PUT" })).json()).toMatchObject({
    status: 405,
    title: "This address takes no PUT",
    detail: "It takes DELETE, GET, HEAD.",
  });
  expect(await (await app.request("/form")).text()).toContain("There is nothing to read at this address");
});

test("a redirect leads to a page of ours or not at all", async () => {
  const app = site();
  app.get("/go", (c) => seeOther(c, c.req.query("to") ?? "/"));

  const status = async (to: string) => (await app.request(`/go?to=${encodeURIComponent(to)}`)).status;

  expect(
    await Promise.all(
      [
        "/find?q=a",
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "/\t/evil.example",
        "evil",
      ].map(status),
    ),
  ).toEqual([303, 500, 500, 500, 500, 500]);
});

test("what is secret in an address is left out of the log, also when something breaks there", async () => {
  const lines: string[] = [];
  const log = (message: string, fields: object) => void lines.push(JSON.stringify([message, fields]));
  const app = site({ secretPaths: ["/feeds/"], log: { info: log, error: log } });
  app.get("/feeds/:secret", () => {
    throw new Error("Broken");
  });

  await app.request("/feeds/abcdefgh");

  expect(lines.length).toBe(2);
  expect(lines.filter((line) => !line.includes('"path":"/feeds/…"') || line.includes("abcdefgh"))).toEqual(
    [],
  );
});

test("a path to return to that came from outside is only kept when it is ours", () => {
  expect(["/plan", "/", "//evil.example", "plan", "", undefined].map(ownPath)).toEqual([
    "/plan",
    "/",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("a body larger than allowed is refused before it is read, and more is allowed where said", async () => {
  const app = site({ largestBodyBytes: 1000, largerBodies: { "/api/upload": 10_000 } });
  app.post("/api/small", async (c) => c.text(String((await c.req.text()).length)));
  app.post("/api/upload", async (c) => c.text(String((await c.req.text()).length)));

  const send = async (path: string, size: number) =>
    (await app.request(path, { method: "POST", body: "x".repeat(size) })).status;

  expect([
    await send("/api/small", 1000),
    await send("/api/small", 1001),
    await send("/api/upload", 10_000),
    await send("/api/upload", 10_001),
  ]).toEqual([200, 413, 200, 413]);
});

const fewRequests = {
  reading: { burst: 2, perMinute: 60 },
  changing: { burst: 1, perMinute: 6 },
  crowd: { burst: 3, perMinute: 60 },
};

test("where crowds send something at once, they have a looser limit, and use up no one else's", async () => {
  const app = site({ rateLimits: fewRequests, crowdPaths: ["/crowd"] });
  const send = async (path: string) => (await app.request(path, { method: "POST" })).status !== 429;

  const crowd = [await send("/crowd"), await send("/crowd"), await send("/crowd"), await send("/crowd")];
  const others = [await send("/page"), await send("/page")];

  expect([crowd, others]).toEqual([
    [true, true, true, false],
    [true, false],
  ]);
});

test("an address that asks too often is told when to come back", async () => {
  const app = site({ rateLimits: fewRequests, isBehindProxy: true });
  const ask = (address: string, method = "GET") =>
    app.request("/page", { method, headers: { "x-forwarded-for": `10.0.0.1, ${address}` } });

  const answers = [
    await ask("192.0.2.1"),
    await ask("192.0.2.1"),
    await ask("192.0.2.1"),
    await ask("192.0.2.2"),
  ];

  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429, 200]);
  expect(answers[2]?.headers.get("retry-after")).toBe("1");
});

test("health says whether what the site stands on works", async () => {
  const healthy = await site().request("/healthz");
  const failing = await site({ checkHealth: () => Promise.reject(new Error("no database")) }).request(
    "/healthz",
  );

  expect([healthy.status, await healthy.text()]).toEqual([200, '{"status":"ok"}']);
  expect([failing.status, await failing.text()]).toEqual([503, '{"status":"failing"}']);
});
