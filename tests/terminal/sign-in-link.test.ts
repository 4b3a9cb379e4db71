import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noteServedAddress } from "#platform/config";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type JourneySite, openSite } from "../journeys/site.ts";
import { Browser, makeAccount } from "../people/sign-in-site.ts";

const root = join(import.meta.dirname, "../..");
let site: JourneySite;

beforeAll(async () => {
  const build: { ensureBuilt: () => void } = await import(/* @vite-ignore */ join(root, "scripts/build.mjs"));
  build.ensureBuilt();
  site = await openSite();
  const { db, installation } = site.program;
  const id = newId();
  await db.insertInto("tenants").values({ id, name: "Hawthorn County" }).execute();
  await db
    .insertInto("installation")
    .values({ id: 1, used_by: "library", tenant_id: id, set_up_at: now() })
    .execute();
  installation.forget();
});
afterAll(async () => site.close());

test("`carrel sign-in-link` lets in while the site runs and holds the database", async () => {
  await makeAccount(site.program.db, { name: "Ana Silva", email: "ana@library.example" });
  const { dataDirectory } = site.program.configuration;
  // As `carrel serve` does: the command is not told the port.
  noteServedAddress({ dataDirectory, publicUrl: site.url });

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, "dist/apps/cli/main.js"), "sign-in-link", "Ana@library.example"],
    {
      encoding: "utf8",
      timeout: 300_000,
      env: { ...process.env, DATA_DIR: dataDirectory, PORT: "" },
    },
  );
  const address = stdout.trim();
  const browser = new Browser(site.app);
  const opened = await browser.get(address.slice(site.url.length));
  const inside = await browser.post(address.slice(site.url.length));

  expect([status, stderr]).toEqual([0, "Open this in a browser. It works once, for 15 minutes:\n"]);
  expect(address).toMatch(new RegExp(`^${site.url}/sign-in/command/1\\.[\\w-]+$`));
  expect([opened.status, inside.path]).toEqual([200, "/me/sign-in"]);
  expect(inside.text).toContain("ana@library.example");
});
