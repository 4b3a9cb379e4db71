import { expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { NotFound } from "#platform/errors";
import { now } from "#platform/time";
import { htmlProblems } from "../../../../../../tests/browser/html-problems.ts";
import {
  makeAccount,
  makeEmployer,
  makeProvider,
  openElsewhereSite,
  SiteBrowser,
} from "../../../../../../tests/people/elsewhere-site.ts";
import { unlinkProvider } from "../../../actions/sign-in/providers/unlink-provider.ts";
import type { PeopleTables } from "../../../tables.ts";
import { providerWay } from "./way.ts";

test("a library’s sign-in is seen, offered as a proof, and unlinked; a letter still lets its owner in", () =>
  testInTransaction<PeopleTables>(async (db) => {
    const { site, browser, accountId, link, close } = await opened(db, "ana@home.example");
    const id = await link("Eastside");
    const page = await browser.get("/me/sign-in/providers");
    const offered = await providerWay.toConfirm?.(site, viewerWith(accountId), "/me/data");

    const done = await browser.send(page);
    const again = await browser.send(page);

    expect(page.text).toContain("Eastside Linked on");
    expect(await htmlProblems(page.html)).toEqual([]);
    expect(offered).toEqual([
      { label: "Prove it at Eastside", href: `/sign-in/openid/${id}?again=yes&then=%2Fme%2Fdata` },
    ]);
    expect([done.status, again.status]).toEqual([303, 404]);
    expect((await browser.get("/me/sign-in/providers")).text).toContain("None is linked");
    expect(await providerWay.toConfirm?.(site, viewerWith(accountId), "/")).toEqual([]);
    await close();
  }));

test("the last way in is not unlinked, one of two is, and nobody unlinks another’s", () =>
  testInTransaction<PeopleTables>(async (db) => {
    const { site, browser, link, close, stranger } = await opened(db, null);
    const path = "/me/sign-in/providers";
    await link("Eastside");
    const only = await browser.send(await browser.get(path));
    const second = await link("Harbor");
    const others = unlinkProvider(db, viewerWith(stranger), second, site);
    await expect(others).rejects.toThrow(NotFound);
    const both = await browser.get(path);
    const one = await browser.send(both);
    const left = await browser.get(path);
    const last = await browser.send(left);

    expect(both.text).toMatch(/Eastside Linked on .* Harbor Linked on/u);
    expect(left.text).not.toContain("Eastside Linked");
    expect([only.status, one.status, last.status]).toEqual([409, 303, 409]);
    expect(only.text).toContain("This is your only way in.");
    await close();
  }));

async function opened(db: Db<PeopleTables>, email: string | null) {
  const { app, site, close } = openElsewhereSite(db);
  const accountId = await makeAccount(db, { name: "Ana", ...(email === null ? {} : { email }) });
  const stranger = await makeAccount(db, { name: "Cy", email: "cy@home.example" });
  const browser = new SiteBrowser(app);
  await browser.get(`/as/${accountId}`);
  const link = async (name: string) => {
    const tenantId = await makeEmployer(db, name);
    const id = await makeProvider(db, tenantId, {
      kind: "openid",
      name,
      issuer: `https://${name}.example`,
      client_id: "carrel",
      clientSecret: "a secret",
    });
    await inTenants(db, [tenantId], async (tx) => {
      await tx
        .insertInto("account_identities")
        .values({
          tenant_id: tenantId,
          provider_id: id,
          subject: "ana-1",
          account_id: accountId,
          linked_at: now(),
          last_used_at: now(),
        })
        .execute();
    });
    return id;
  };
  return { site, browser, stranger, accountId, link, close };
}

function viewerWith(accountId: string) {
  return {
    accountId,
    name: "Ana",
    email: undefined,
    zone: undefined,
    isInstallationAdministrator: false,
    sessionId: accountId,
    confirmedAt: now(),
    positions: [],
  };
}
