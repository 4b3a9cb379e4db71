import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { htmlProblems } from "../../../../../../tests/browser/html-problems.ts";
import {
  makeAccount,
  makeEmployer,
  makeProvider,
  makeStaff,
  openElsewhereSite,
  SiteBrowser,
} from "../../../../../../tests/people/elsewhere-site.ts";
import { startOpenidProvider, type TestProvider } from "../../../../../../tests/people/openid-provider.ts";
import { samlEntryPoint, samlIssuer, SamlProvider } from "../../../../../../tests/people/saml-provider.ts";
import type { PeopleTables } from "../../../tables.ts";

let idp: TestProvider;

beforeAll(async () => {
  idp = await startOpenidProvider(() => []);
});

afterAll(() => idp.close());

interface Desk {
  readonly db: Db<PeopleTables>;
  readonly tenantId: string;
  readonly administrator: SiteBrowser;
  readonly visitor: () => SiteBrowser;
  readonly as: (role: "learner" | "supervisor" | "director" | "administrator") => Promise<SiteBrowser>;
}

async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => {
    const opened = openElsewhereSite(db, [idp.host]);
    const tenantId = await makeEmployer(db, "Eastside");
    const as: Desk["as"] = async (role) => {
      const accountId = await makeAccount(db, { name: role });
      await makeStaff(db, tenantId, { name: role, accountId, role });
      const browser = new SiteBrowser(opened.app);
      await browser.get(`/as/${accountId}`);
      return browser;
    };
    const administrator = await as("administrator");
    await work({ db, tenantId, administrator, as, visitor: () => new SiteBrowser(opened.app) });
    await opened.close();
  });
}

const openidForm = () => ({
  name: "Eastside Library",
  issuer: idp.issuer,
  "client-id": idp.clientId,
  "client-secret": idp.clientSecret,
  domains: "Eastside.example, @branch.eastside.example",
  "trusts-own": "yes",
});

async function kept(db: Db<PeopleTables>, tenantId: string) {
  return inTenants(db, [tenantId], async (tx) => tx.selectFrom("identity_providers").selectAll().execute());
}

test("an administrator sets up OpenID, sees what to enter there, and no page or row shows the secret", () =>
  withDesk(async ({ db, tenantId, administrator }) => {
    const form = await administrator.get("/organisation/sign-in/new/openid");
    const made = await administrator.send(form, openidForm());
    const page = await administrator.get(made.location);
    const saved = await administrator.send(page, { ...openidForm(), "client-secret": "", name: "Eastside" });
    const list = await administrator.get(saved.location);

    expect([made.status, page.status, saved.status]).toEqual([303, 200, 303]);
    const [row] = await kept(db, tenantId);
    expect([row?.name, row?.email_domains, row?.trusts_own_addresses, row?.admits_newcomers]).toEqual([
      "Eastside",
      ["eastside.example", "branch.eastside.example"],
      true,
      false,
    ]);
    expect(page.text).toContain(`Redirect URI http://localhost:8080/sign-in/openid/${row?.id}/return`);
    expect(page.html + list.html + JSON.stringify(row)).not.toContain(idp.clientSecret);
    expect(list.text).toContain("Saved “Eastside”.");
    for (const { html } of [form, page, list]) expect(await htmlProblems(html)).toEqual([]);
    const audit = await inTenants(db, [tenantId], async (tx) =>
      tx.selectFrom("audit_log").select(["act", "details"]).orderBy("sequence").execute(),
    );
    expect(audit.map(({ act, details }) => `${act}: ${String(details["change"])}`)).toEqual([
      "manage sign-in: made",
      "manage sign-in: changed",
    ]);
    expect(JSON.stringify(audit)).not.toContain(idp.clientSecret);
  }));

test("everything wrong in a form is told at once, and what was typed is kept", () =>
  withDesk(async ({ db, tenantId, administrator }) => {
    const form = await administrator.get("/organisation/sign-in/new/openid");
    const wrong = await administrator.send(form, {
      issuer: "http://idp.example",
      domains: "gmail.com, nonsense",
    });
    const lying = await administrator.send(form, { ...openidForm(), issuer: `${idp.issuer}/elsewhere` });
    const inside = await administrator.send(form, { ...openidForm(), issuer: "https://10.0.0.1" });

    expect(wrong.status).toBe(422);
    for (const sentence of [
      "Give it the name your staff know",
      "Write the issuer’s whole address",
      "Write the client id",
      "Write the client secret",
      "Anyone can have an address at gmail.com",
      "“nonsense” is not the end of an e-mail address",
    ])
      expect(wrong.text).toContain(sentence);
    expect(wrong.html).toContain('value="gmail.com, nonsense"');
    expect(await htmlProblems(wrong.html)).toEqual([]);
    expect([lying.status, lying.text.includes("This issuer cannot be used:")]).toEqual([422, true]);
    expect([inside.status, inside.text.includes("is not on the public internet")]).toEqual([422, true]);
    expect(await kept(db, tenantId)).toEqual([]);
  }));

test("an administrator sets up SAML; what is no certificate is refused", () =>
  withDesk(async ({ db, tenantId, administrator }) => {
    const { certificate } = new SamlProvider();
    const form = await administrator.get("/organisation/sign-in/new/saml");
    const fields = {
      name: "Eastside",
      issuer: samlIssuer,
      "entry-point": samlEntryPoint,
      domains: "eastside.example",
    };
    const wrong = await administrator.send(form, {
      ...fields,
      certificates: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
    });
    const bare = certificate.replaceAll(/-----[A-Z ]+-----/gu, "");
    const made = await administrator.send(form, { ...fields, certificates: bare });
    const page = await administrator.get(made.location);

    expect([wrong.status, wrong.text.includes("This is not a certificate that can be read.")]).toEqual([
      422,
      true,
    ]);
    const [row] = await kept(db, tenantId);
    expect([made.status, row?.certificates?.length, row?.answers_unasked]).toEqual([303, 1, false]);
    expect(page.text).toContain(`Reply address (ACS) http://localhost:8080/sign-in/saml/${row?.id}/acs`);
    expect(await htmlProblems(page.html)).toEqual([]);
  }));

test("a domain that another library named cannot be named again", () =>
  withDesk(async ({ db, administrator }) => {
    await makeProvider(db, await makeEmployer(db, "Harbor"), {
      kind: "openid",
      issuer: idp.issuer,
      client_id: "c",
      clientSecret: "s",
    });

    const form = await administrator.get("/organisation/sign-in/new/openid");
    const refused = await administrator.send(form, openidForm());

    expect(refused.status).toBe(422);
    expect(refused.text).toContain("eastside.example is named by another library here.");
  }));

test("switched off, nobody is sent there; the sign-in page offers what is on", () =>
  withDesk(async ({ db, tenantId, administrator, visitor }) => {
    const id = await makeProvider(db, tenantId, {
      kind: "openid",
      issuer: idp.issuer,
      client_id: idp.clientId,
      clientSecret: idp.clientSecret,
    });
    const list = await administrator.get("/organisation/sign-in");
    const off = await administrator.send(list, { state: "off" });
    const offList = await administrator.get(off.location);

    expect(offList.text).toContain("Nobody can sign in with Eastside now.");
    expect((await visitor().get(`/sign-in/openid/${id}`)).status).toBe(404);
    await administrator.send(offList, { state: "on" });
    expect((await visitor().get(`/sign-in/openid/${id}`)).status).toBe(302);
  }));

test("a library’s sign-in is found by the end of an address", () =>
  withDesk(async ({ db, tenantId, visitor }) => {
    const id = await makeProvider(db, tenantId, {
      kind: "openid",
      issuer: idp.issuer,
      client_id: "c",
      clientSecret: "s",
    });

    const found = await visitor().get("/sign-in/library?email=Ana@Eastside.example&then=/find");
    const none = await visitor().get("/sign-in/library?email=ana@elsewhere.example");

    expect(found.html).toContain(`href="/sign-in/openid/${id}?then=%2Ffind"`);
    expect(none.text).toContain("No library here signs in people whose address ends like this one.");
    expect([...(await htmlProblems(found.html)), ...(await htmlProblems(none.html))]).toEqual([]);
  }));

test("a directory’s token is shown once, works, and is refused once it is revoked", () =>
  withDesk(async ({ administrator, visitor }) => {
    const page = await administrator.get("/organisation/sign-in");
    const nameless = await administrator.send(page);
    const made = await administrator.send(page, { label: "Entra ID" });
    const token = /carrel_scim_[\w.-]+/u.exec(made.html)?.[0] ?? "";
    const later = await administrator.get("/organisation/sign-in");
    const ask = () => visitor().getWith("/api/scim/v2/Users", { authorization: `Bearer ${token}` });
    const before = await ask();
    const revoked = await administrator.send(later);
    const after = await ask();

    expect([nameless.status, nameless.text.includes("Say which directory will use it")]).toEqual([422, true]);
    expect([made.status, later.html.includes(token.slice(-20))]).toEqual([200, false]);
    expect([before.status, revoked.status, after.status]).toEqual([200, 303, 401]);
    expect(await htmlProblems(made.html)).toEqual([]);
  }));

test("nobody but an administrator sees or changes any of it", () =>
  withDesk(async ({ as, visitor, db, tenantId }) => {
    const id = await makeProvider(db, tenantId, {
      kind: "openid",
      issuer: idp.issuer,
      client_id: "c",
      clientSecret: "s",
    });
    const paths = ["/organisation/sign-in", "/organisation/sign-in/new/saml", `/organisation/sign-in/${id}`];
    const statuses = async (browser: SiteBrowser) => {
      const seen: number[] = [];
      for (const path of paths) seen.push((await browser.get(path)).status);
      return seen;
    };

    expect(await statuses(await as("director"))).toEqual([403, 403, 403]);
    expect(await statuses(await as("supervisor"))).toEqual([403, 403, 403]);
    expect(await statuses(await as("learner"))).toEqual([404, 404, 404]);
    expect(await statuses(visitor())).toEqual([303, 303, 303]);
    expect(await statuses(await as("administrator"))).toEqual([200, 200, 200]);
    const outsider = await makeAccount(db, { name: "Harbor's administrator" });
    await makeStaff(db, await makeEmployer(db, "Harbor"), {
      name: "H",
      accountId: outsider,
      role: "administrator",
    });
    const stranger = visitor();
    await stranger.get(`/as/${outsider}`);
    expect((await stranger.get(`/organisation/sign-in/${id}`)).status).toBe(404);
    expect((await stranger.get(`/organisation/sign-in/${id}?employer=${tenantId}`)).status).toBe(404);
  }));

test("an administrator says what a group of the directory gives; nobody else learns that there are groups", () =>
  withDesk(async ({ db, tenantId, administrator, as }) => {
    const [groupId, staffId] = await inTenants(db, [tenantId], async (tx) => {
      const { id } = await tx.selectFrom("staff").select("id").executeTakeFirstOrThrow();
      const [group, at] = [newId(), now()];
      await tx
        .insertInto("directory_groups")
        .values({ tenant_id: tenantId, id: group, display_name: "Trainers", made_at: at, changed_at: at })
        .execute();
      await tx
        .insertInto("directory_group_members")
        .values({ tenant_id: tenantId, group_id: group, staff_id: id, made_at: at })
        .execute();
      return [group, id];
    });
    const list = await administrator.get("/organisation/sign-in");
    const page = await administrator.get(`/organisation/sign-in/groups/${groupId}`);
    const nowhere = await administrator.send(page, { role: "coordinator", place: "Atlantis" });
    const saved = await administrator.send(page, { role: "coordinator", place: tenantId });
    const after = await administrator.get(saved.location);
    const director = await as("director");
    const refused = await director.get(`/organisation/sign-in/groups/${groupId}`);

    expect(list.text).toContain("Trainers , 1 person: gives nothing yet");
    expect([nowhere.status, nowhere.text.includes("No open place is called this")]).toEqual([422, true]);
    expect(saved.status).toBe(303);
    expect(after.text).toContain("Trainers , 1 person: Learning coordinator at Eastside");
    expect(refused.status).toBe(404);
    const given = await inTenants(db, [tenantId], async (tx) =>
      tx
        .selectFrom("positions")
        .select(["staff_id", "organisation_id"])
        .where("role", "=", "coordinator")
        .execute(),
    );
    expect(given).toEqual([{ staff_id: staffId, organisation_id: tenantId }]);
    expect([...(await htmlProblems(list.html)), ...(await htmlProblems(page.html))]).toEqual([]);
  }));
