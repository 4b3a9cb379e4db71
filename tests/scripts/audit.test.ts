import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const script = join(import.meta.dirname, "..", "..", "scripts", "audit.mjs");
const folder = mkdtempSync(join(tmpdir(), "carrel-audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const advisory = {
  id: 1,
  url: "https://github.com/advisories/GHSA-test-test-test",
  title: "Takes what it should not",
  severity: "high",
  vulnerable_versions: "*",
};

/** A registry that knows of these vulnerabilities in Hono, which the site runs on. */
function registry(...advisories: readonly object[]): RequestListener {
  return (request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.method === "POST") return response.end(JSON.stringify({ hono: advisories }));
    // A package that depends on it is asked for too.
    const name = decodeURIComponent((request.url ?? "").slice(1));
    const versions = name === "hono" ? { "4.13.19": { name, version: "4.13.19" } } : {};
    return response.end(JSON.stringify({ name, versions, "dist-tags": {} }));
  };
}

/** What the check says when it asks this registry, and how it ends. */
async function audit(
  answer: RequestListener,
  { allowed = [], seconds = 60 }: { readonly allowed?: readonly object[]; readonly seconds?: number } = {},
) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const list = join(folder, "allowed.json");
  // npm keeps what it heard of an advisory.
  const cache = mkdtempSync(join(folder, "cache-"));
  writeFileSync(list, JSON.stringify(allowed));
  const said = await new Promise<{ readonly code: number; readonly lines: readonly string[] }>((resolve) =>
    execFile(
      process.execPath,
      [script, "--allowed", list, "--seconds", String(seconds)],
      { env: { ...process.env, npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_cache: cache } },
      (error, output) => resolve({ code: Number(error?.code ?? 0), lines: output.trim().split("\n") }),
    ),
  );
  server.closeAllConnections();
  server.close();
  return said;
}

const named = "hono: high: Takes what it should not (GHSA-test-test-test); ";
const skipped = expect.stringMatching(/^SKIPPED: the package registry did not say/u) as string;

test("a package of ours with a severe vulnerability fails the run, and is named", async () => {
  expect(await audit(registry(advisory))).toEqual({
    code: 1,
    lines: [`${named}update it, or allow it in scripts/audit-allowed.json with a reason and a day`, "not ok"],
  });
});

test("what is allowed with a reason goes through up to its day, and not a day longer", async () => {
  const entry = { advisory: "GHSA-test-test-test", reason: "We never call it." };

  expect(await audit(registry(advisory), { allowed: [{ ...entry, until: "2999-01-01" }] })).toEqual({
    code: 0,
    lines: [`${named}allowed until 2999-01-01: We never call it.`, "ok"],
  });
  expect(await audit(registry(advisory), { allowed: [{ ...entry, until: "2020-01-01" }] })).toEqual({
    code: 1,
    lines: [`${named}was allowed until 2020-01-01`, "not ok"],
  });
});

test("a mild vulnerability fails nothing, and an exception that is not needed is told", async () => {
  const allowed = [{ advisory: "GHSA-gone-gone-gone", reason: "Once.", until: "2999-01-01" }];

  expect(await audit(registry({ ...advisory, severity: "moderate" }), { allowed })).toEqual({
    code: 0,
    lines: [
      "GHSA-gone-gone-gone in scripts/audit-allowed.json concerns nothing any more: take it out.",
      "ok",
    ],
  });
});

test("a registry that refuses or says nothing skips the check aloud, and is not named", async () => {
  const refuses: RequestListener = (_request, response) => response.writeHead(405).end();
  const isSilent: RequestListener = () => {};

  expect(await audit(refuses)).toEqual({ code: 0, lines: [skipped, "skipped"] });
  expect(await audit(isSilent, { seconds: 2 })).toEqual({ code: 0, lines: [skipped, "skipped"] });
  expect((await audit(refuses)).lines.join("\n")).not.toMatch(/127\.0\.0\.1|https?:/u);
});
