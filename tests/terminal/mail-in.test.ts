import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants, openDatabase, withTables } from "#platform/db";
import { testDataDirectory } from "#platform/db-testing";
import type { CreditTables } from "#modules/credit";
import type { PeopleTables, Viewer } from "#modules/people";
import { renewMailAddress } from "../../src/modules/credit/actions/mail-in/keep-mail-address.ts";
import { mailAddressOf } from "../../src/modules/credit/queries/mail-in/mail-address.ts";
import { makeAccount } from "../people/sign-in-site.ts";

const root = join(import.meta.dirname, "../..");
const secret = "a secret of more than thirty-two characters";
let dataDirectory = "";

beforeAll(async () => {
  const build: { ensureBuilt: () => void } = await import(/* @vite-ignore */ join(root, "scripts/build.mjs"));
  build.ensureBuilt();
  dataDirectory = await testDataDirectory();
});
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

/** Pipes mail into the command; gives its exit code. */
function pipe(input: string, domain = "learn.example"): number | null {
  const { status } = spawnSync(process.execPath, [join(root, "dist/apps/cli/main.js"), "mail-in"], {
    input,
    timeout: 300_000,
    env: { ...process.env, DATA_DIR: dataDirectory, SECRET: secret, MAIL_IN_DOMAIN: domain },
  });
  return status;
}

/** Works on the database and lets it go again. */
async function withDatabase<Result>(
  work: (db: Parameters<typeof renewMailAddress>[0]) => Promise<Result>,
): Promise<Result> {
  const open = await openDatabase({ dataDirectory });
  try {
    return await work(withTables<CreditTables & PeopleTables>(open.db));
  } finally {
    await open.close();
  }
}

function mailTo(address: string, title: string): string {
  return [
    `X-Original-To: ${address}`,
    "Return-Path: <t@training.example>",
    "From: t@training.example",
    "",
    `Course: ${title}`,
  ].join("\n");
}

test("a mail server's pipe is told by its own codes what became of a mail, also while the server has the database", async () => {
  const { accountId, address } = await withDatabase(async (db) => {
    const made = await makeAccount(db, { name: "Ana Silva", email: "ana@library.example" });
    const viewer: Viewer = { ...nobody, accountId: made };
    await renewMailAddress(db, secret, viewer);
    const own = await mailAddressOf(db, { secret, domain: "learn.example" }, made);
    expect(pipe(mailTo(own ?? "", "Left for the server"))).toBe(0);
    return { accountId: made, address: own ?? "" };
  });
  expect(readdirSync(join(dataDirectory, "mail-in")).length).toBe(1);

  expect(pipe(mailTo(address, "Taken at once"))).toBe(0);
  expect(pipe(mailTo("log+abcdefghjklmnpqrtvwxyabc@learn.example", "Guessed"))).toBe(67);
  expect(pipe(mailTo(address, "x".repeat(15_000_000)))).toBe(65);
  expect(pipe(mailTo(address, "Not set up"), "")).toBe(75);

  const titles = await withDatabase(async (db) =>
    inTenants(db, [accountId], async (tx) => tx.selectFrom("credit_entries").select("title").execute()),
  );
  expect(titles).toEqual([{ title: "Taken at once" }]);
});

const nobody: Viewer = {
  accountId: "",
  name: "Ana Silva",
  email: "ana@library.example",
  zone: undefined,
  isInstallationAdministrator: false,
  sessionId: "",
  confirmedAt: "2026-11-21T15:00:00Z",
  positions: [],
};
