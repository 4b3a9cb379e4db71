import { createReadStream } from "node:fs";
import { buffer } from "node:stream/consumers";
import { strFromU8, unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { accessibilityProblems, sidewaysProblems } from "../browser/accessibility-problems.ts";
import { keepPicture, openBrowser, type TestBrowser } from "../browser/open-browser.ts";
import { type Cast, makeCast, makePlayer, type Player } from "../people/cast.ts";
import { type JourneySite, openSite } from "./site.ts";

let site: JourneySite;
let browser: TestBrowser;
let cast: Cast;

beforeAll(async () => {
  site = await openSite();
  browser = await openBrowser();
  cast = await makeCast(site.program.db, site.program.configuration.secret);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A browser that is signed in. */
async function visit(player: Player, options: { readonly isScripted: boolean }) {
  const visit = await browser.visit(`${site.url}/about`, options);
  const [name = "", value = ""] = player.cookie.split("=");
  await visit.page.context().addCookies([{ name, value, url: site.url }]);
  return visit;
}

async function someone(name: string): Promise<Player> {
  const { tenantId, eastside: organisationId } = cast;
  const { secret } = site.program.configuration;
  return makePlayer(site.program.db, secret, { name, role: "learner", tenantId, organisationId });
}

test.each([true, false])(
  "someone takes their record along and brings it elsewhere (scripts: %s)",
  async (isScripted) => {
    const [from, to] = [
      await someone(`Taking Tess ${isScripted}`),
      await someone(`Bringing Bea ${isScripted}`),
    ];
    const { page, close } = await visit(from, { isScripted });

    await page.goto(`${site.url}/me/data`);
    await page.getByRole("link", { name: "Your positions" }).click();
    expect(await page.getByRole("row").nth(1).textContent()).toContain("Eastside");
    await page.getByRole("link", { name: "My data" }).click();
    await page.getByRole("button", { name: "Download everything" }).click();
    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download the ZIP" }).click();
    const path = await (await downloading).path();
    const zip = await buffer(createReadStream(path));
    const files = unzipSync(new Uint8Array(zip));
    expect(strFromU8(files["records/staff-record.json"] ?? new Uint8Array())).toContain("Taking Tess");
    await close();

    const other = await visit(to, { isScripted });
    await other.page.goto(`${site.url}/me/data/import`);
    await other.page
      .getByLabel("The ZIP")
      .setInputFiles({ name: "record.zip", mimeType: "application/zip", buffer: zip });
    await other.page.getByRole("button", { name: "Look at it first" }).click();
    await other.page.getByRole("button", { name: "Add it to my record" }).click();
    await other.page.getByText("Added 3 rows to your record.").waitFor();
    await other.page.getByRole("link", { name: "Copies from elsewhere" }).click();
    expect(await other.page.getByRole("main").textContent()).toContain("Taking Tess");
    await other.close();
  },
);

test.each([true, false])(
  "someone makes a token, a program uses it, and it is revoked (scripts: %s)",
  async (isScripted) => {
    const player = await someone(`Token Tom ${isScripted}`);
    const { page, close } = await visit(player, { isScripted });

    await page.goto(`${site.url}/me/tokens`);
    await page.getByRole("button", { name: "Make the token" }).click();
    expect(await page.getByText("Choose at least one thing it may do.").count()).toBeGreaterThan(0);
    await page.getByLabel("Name").fill("My notebook");
    await page.getByLabel("Read my own record").check();
    await page.getByRole("button", { name: "Make the token" }).click();
    const token = await page.getByLabel("Token", { exact: true }).inputValue();
    const ask = async () => {
      const response = await fetch(`${site.url}/api/v1/me`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return [response.status, ((await response.json()) as { readonly name?: string }).name];
    };
    expect(await ask()).toEqual([200, `Token Tom ${isScripted}`]);
    await page.getByRole("link", { name: "Done, I copied it" }).click();
    await page.getByRole("button", { name: /^Revoke/u }).click();
    await page.getByText("Revoked “My notebook”.").waitFor();
    expect(await ask()).toEqual([401, undefined]);
    await close();
  },
);

test("everyone can use every page of records, on a desk and in the dark on a phone", async () => {
  const paths = await filledPaths();
  const found: Record<string, readonly string[]> = {};
  const visits = {
    owner: await visit(cast.players.owner, { isScripted: true }),
    office: await visit(cast.players.administrator, { isScripted: true }),
  };
  for (const [who, list] of Object.entries(paths))
    for (const path of list) {
      const { page, resize } = visits[who as keyof typeof visits];
      const problems: string[] = [];
      await resize("desktop");
      await page.emulateMedia({ colorScheme: "light" });
      expect([path, (await page.goto(site.url + path))?.status()]).toEqual([path, 200]);
      problems.push(...(await problemsAt(page, `${path}, desktop`)));
      await resize("phone");
      await page.emulateMedia({ colorScheme: "dark" });
      problems.push(...(await problemsAt(page, `${path}, dark phone`)));
      await resize("narrow");
      problems.push(...(await sidewaysProblems(page)));
      if (problems.length > 0) found[path] = problems;
    }
  for (const each of Object.values(visits)) await each.close();

  expect(found).toEqual({});
});

async function problemsAt(page: Page, name: string): Promise<readonly string[]> {
  if (process.env["PICTURES"] === "on")
    await keepPicture(page, name.replaceAll(/[0-9a-f-]{36}/gu, "one").replaceAll(/[^\w]+/gu, " "));
  return accessibilityProblems(page);
}

/** Something of everything, and where it is shown. */
async function filledPaths() {
  const { tenantId, players } = cast;
  const [listId, hookId, exportId] = [newId(), newId(), newId()];
  const { db } = site.program;
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("destruction_lists")
      .values({ tenant_id: tenantId, id: listId, made_at: now() })
      .execute();
    await tx
      .insertInto("destruction_lines")
      .values({
        tenant_id: tenantId,
        list_id: listId,
        record_class: "staff-record",
        row_key: players.owner.staffId,
        about: "Ana Owner, left on 2019-06-30",
        counts_from: "2019-06-30",
        due_on: "2026-06-30",
        basis: "Our schedule, line 4",
      })
      .execute();
    const hold = {
      tenant_id: tenantId,
      reason: "Case 7",
      placed_by_name: "Addie Administrator",
      placed_at: now(),
    };
    await tx
      .insertInto("legal_holds")
      .values({ ...hold, id: newId(), staff_id: players.owner.staffId })
      .execute();
    await tx
      .insertInto("webhooks")
      .values({
        tenant_id: tenantId,
        id: hookId,
        address: "https://hr.library.example/a/rather/long/path/that/goes/on",
        events: JSON.stringify(["staff.changed", "position.changed"]),
        sealed_secret: "sealed",
        owner_id: players.administrator.accountId,
        owner_name: "Addie Administrator",
        made_at: now(),
      })
      .execute();
    await tx
      .insertInto("webhook_deliveries")
      .values({
        tenant_id: tenantId,
        id: newId(),
        webhook_id: hookId,
        event: "staff.changed",
        body: "{}",
        tries: JSON.stringify([
          { at: now(), status: 500, milliseconds: 12, problem: "Something went wrong at the receiver." },
        ]),
        round_began_at: now(),
        made_at: now(),
      })
      .execute();
  });
  await inTenants(db, [players.owner.accountId], async (tx) => {
    await tx
      .insertInto("record_exports")
      .values({
        tenant_id: players.owner.accountId,
        id: exportId,
        made_at: now(),
        ends_at: "2099-01-01T00:00:00Z",
      })
      .execute();
  });
  return {
    owner: [
      "/me/data",
      "/me/data/records/positions",
      "/me/data/records/letters",
      `/me/data/exports/${exportId}`,
      "/me/data/import",
      "/me/data/closing",
      "/me/employers",
      `/me/employers/${tenantId}/leaving`,
      "/me/tokens",
    ],
    office: [
      "/organisation/audit",
      "/organisation/records",
      "/organisation/records/retention/staff-record",
      "/organisation/records/holds/new?words=an",
      `/organisation/records/destruction/${listId}`,
      "/organisation/webhooks",
      `/organisation/webhooks/${hookId}`,
    ],
  };
}
