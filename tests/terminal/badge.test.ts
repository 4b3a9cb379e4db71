import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyStatusList, issuerDocument, withStatus } from "#platform/credentials";
import { issueBadge, statusListCredential } from "../../src/modules/credit/actions/badges/issue-badge.ts";
import {
  exampleBadge,
  exampleKey,
  ISSUED_AT,
  ISSUER,
  JUDGED_AT,
  STATUS_LIST,
} from "../credit/badge-examples.ts";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "carrel-badges-"));
const documents = join(folder, "issuer");
const svg = join(folder, "picture.svg");
const key = exampleKey();

beforeAll(async () => {
  const build: { ensureBuilt: () => void } = await import(/* @vite-ignore */ join(root, "scripts/build.mjs"));
  build.ensureBuilt();
  const bits = withStatus(emptyStatusList(), 7, true);
  const list = await statusListCredential(
    { id: STATUS_LIST, bits, validFrom: ISSUED_AT },
    { key, at: ISSUED_AT },
  );
  const issue = async (index: number): Promise<string> =>
    issueBadge(exampleBadge({ status: { list: STATUS_LIST, index } }), {
      key,
      proof: "eddsa-rdfc-2022",
      at: ISSUED_AT,
    });
  mkdirSync(documents);
  writeFileSync(join(documents, "17.json"), JSON.stringify(issuerDocument(ISSUER, [key])));
  writeFileSync(join(documents, "list.json"), JSON.stringify(list));
  writeFileSync(join(folder, "sound.json"), await issue(6));
  writeFileSync(join(folder, "revoked.json"), await issue(7));
  writeFileSync(svg, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `carrel badge` as a person would, without any data directory to find. */
function badge(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/apps/cli/main.js"), "badge", ...args],
    {
      encoding: "utf8",
      timeout: 300_000,
      cwd: folder,
      env: { ...process.env, DATA_DIR: "/nowhere", LOG_LEVEL: "error" },
    },
  );
  return { status, stdout, stderr };
}

test("a sound badge is judged in one documented line, and the exit code is 0", () => {
  const { status, stdout, stderr } = badge(
    "verify",
    "sound.json",
    "--documents",
    documents,
    "--as-of",
    JUDGED_AT,
    "--json",
  );

  expect([status, stderr]).toEqual([0, ""]);
  const { checks, ...verdict } = JSON.parse(stdout);
  expect(verdict).toEqual({
    file: "sound.json",
    format: "json",
    judgement: "valid",
    code: "valid",
    issuerConfirmed: true,
    credential: {
      name: "Story times for under-fives",
      issuer: { id: ISSUER, name: "Example Public Library" },
      recipient: "urn:uuid:5f0c4f0e-9a3d-4a52-8b5e-2f7d0b6c1a90",
      issuedOn: "2026-11-01T00:00:00Z",
      expiresOn: "2029-11-01T00:00:00Z",
    },
  });
  expect(checks.map(({ check, outcome }: Record<string, string>) => `${check} ${outcome}`)).toEqual(
    [
      "parse kind context structure issuer subject proof key signature issuer-key dates status schema refresh endorsements",
    ].flatMap((names) => names.split(" ").map((name) => `${name} passed`)),
  );
});

test("a revoked badge, one that cannot be judged, and a file that is not there each have their exit code", () => {
  const revoked = badge("verify", "revoked.json", "--documents", documents, "--as-of", JUDGED_AT);
  const unknown = badge("verify", "revoked.json", "--as-of", JUDGED_AT);
  const absent = badge("verify", "absent.json");
  const wrong = badge("verify", "sound.json", "--as-of", "yesterday");

  expect([revoked, unknown, absent, wrong].map(({ status }) => status)).toEqual([2, 6, 4, 2]);
  expect(revoked.stdout.split("\n")[0]).toBe("Not valid. The issuer has revoked it.");
  expect(unknown.stdout.split("\n")[0]).toMatch(/^Cannot be told\. Its status list was not read\./u);
  expect(wrong.stderr).toBe("--as-of: Write it as 2026-11-22T12:00:00Z.\n");
});

test("what is baked into a picture is taken out again as it was", () => {
  const baked = badge("bake", "sound.json", "--into", svg, "--out", "badge.svg");
  const taken = badge("extract", "badge.svg");
  const verdict = badge("verify", "badge.svg", "--documents", documents, "--as-of", JUDGED_AT);

  expect([baked.status, taken.status, verdict.status]).toEqual([0, 0, 0]);
  expect(JSON.parse(taken.stdout).id).toBe(exampleBadge().id);
});
