import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Conflict } from "#platform/errors";
import { afterAll, expect, test } from "vitest";
import { createWebApp, loadAssets, serve } from "./index.ts";

const folder = mkdtempSync(join(tmpdir(), "assets-"));
mkdirSync(join(folder, "assets"));
writeFileSync(join(folder, "manifest.json"), '{"style.css":"/assets/style-AAAAAAAA.css"}');
writeFileSync(join(folder, "assets", "style-AAAAAAAA.css"), "body{color:red}");
writeFileSync(join(folder, "assets", "style-AAAAAAAA.css.br"), "brotli");
afterAll(() => rmSync(folder, { recursive: true }));

function site() {
  return createWebApp({
    keys: ["a key of at least thirty-two characters"],
    assets: loadAssets(folder),
    renderError: (_c, error) => error.title,
    log: { info: () => undefined, error: () => undefined },
  });
}

function ask(headers: Record<string, string>) {
  return site().request("/assets/style-AAAAAAAA.css", { headers });
}

test("assets are kept for ever, in the encoding asked for, and not sent twice", async () => {
  const plain = await ask({});
  const brotli = await ask({ "accept-encoding": "gzip, br" });
  const again = await ask({
    "accept-encoding": "gzip, br",
    "if-none-match": brotli.headers.get("etag") ?? "",
  });

  expect([plain.headers.get("content-encoding"), await plain.text()]).toEqual([
    "identity",
    "body{color:red}",
  ]);
  expect([brotli.headers.get("content-encoding"), await brotli.text()]).toEqual(["br", "brotli"]);
  expect(brotli.headers.get("content-type")).toBe("text/css; charset=utf-8");
  expect(brotli.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect([again.status, await again.text()]).toEqual([304, ""]);
});

const status = async (path: string) => (await site().request(path)).status;

test("what was not built is not found, wherever the path points", async () => {
  expect([
    await status("/assets/../manifest.json"),
    await status("/assets/%2e%2e/manifest.json"),
    await status("/assets/x.css"),
  ]).toEqual([404, 404, 404]);
});

test("missing assets are told in a sentence", () => {
  expect(() => loadAssets(join(folder, "elsewhere"))).toThrow(
    /^The pages' style sheet and scripts are not built/,
  );
});

test("a server answers until it is closed, and lets a request under way finish", async () => {
  const app = site();
  const { promise: hasStarted, resolve: start } = Promise.withResolvers<void>();
  app.get("/slow", async (c) => {
    start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    return c.text("done");
  });
  const server = await serve(app, { port: 0 });

  const answer = fetch(`${server.url}/slow`);
  await hasStarted;
  await server.close();

  expect(await (await answer).text()).toBe("done");
  await expect(fetch(`${server.url}/slow`)).rejects.toThrow("fetch failed");
});

test("TRACE, which would tell a script what its browser sends, is refused", async () => {
  const server = await serve(site(), { port: 0 });
  const { port } = new URL(server.url);

  const status = await new Promise((resolve, reject) => {
    const headers = { cookie: "session=secret" };
    const asked = request({ port, method: "TRACE", path: "/", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once("error", reject).end();
  });

  expect(status).toBe(403);
  await server.close();
});

test("a port in use is told in a sentence", async () => {
  const first = await serve(site(), { port: 0 });
  const port = Number(new URL(first.url).port);

  await expect(serve(site(), { port })).rejects.toThrow(
    new Conflict(`Port ${port} is in use: stop what uses it, or set PORT to another.`),
  );
  await first.close();
});
