import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { now } from "#platform/time";
import {
  type ElsewhereSite,
  makeAccount,
  makeEmployer,
  makeProvider,
  makeStaff,
  openElsewhereSite,
  SiteBrowser,
} from "../../../../../../tests/people/elsewhere-site.ts";
import {
  type ProviderPerson,
  startOpenidProvider,
  type TestProvider,
} from "../../../../../../tests/people/openid-provider.ts";
import { startServer } from "../../../../../../tests/platform/fetch/test-server.ts";
import type { PeopleTables } from "../../../tables.ts";

let idp: TestProvider;
let redirects: readonly string[] = [];

beforeAll(async () => {
  idp = await startOpenidProvider(() => redirects);
});

afterAll(() => idp.close());

interface Desk {
  readonly db: Db<PeopleTables>;
  readonly tenantId: string;
  readonly path: string;
  readonly opened: ElsewhereSite;
  readonly browser: SiteBrowser;
  /** The whole way: to the provider, and back with what it says. */
  readonly signIn: (person: ProviderPerson, browser?: SiteBrowser) => ReturnType<SiteBrowser["get"]>;
}

type ProviderSettings = Partial<Parameters<typeof makeProvider>[2]>;

async function withDesk(work: (desk: Desk) => Promise<void>, settings: ProviderSettings = {}): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => {
    const opened = openElsewhereSite(db, [idp.host]);
    const tenantId = await makeEmployer(db, "Eastside");
    const id = await makeProvider(db, tenantId, {
      kind: "openid",
      issuer: idp.issuer,
      client_id: idp.clientId,
      clientSecret: idp.clientSecret,
      ...settings,
    });
    const path = `/sign-in/openid/${id}`;
    redirects = [`http://localhost:8080${path}/return`];
    const browser = new SiteBrowser(opened.app);
    const signIn = async (person: ProviderPerson, at = browser) => {
      const { location } = await at.get(`${path}?then=/find`);
      return at.get(await idp.visit(location, person));
    };
    await work({ db, tenantId, path, opened, browser, signIn });
    await opened.close();
  });
}

const ana = {
  sub: "ana-1",
  name: "Ana Silva",
  email: "Ana@Eastside.example",
  email_verified: true,
} as const;

async function accountOfStaff(db: Db<PeopleTables>, tenantId: string, name: string) {
  return inTenants(db, [tenantId], async (tx) => {
    const row = await tx
      .selectFrom("staff")
      .select("account_id")
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    return row.account_id;
  });
}

async function countOfAccounts(db: Db<PeopleTables>): Promise<number> {
  return inTenants(
    db,
    "every tenant",
    async (tx) => (await tx.selectFrom("accounts").select("name").execute()).length,
  );
}

test("a member of staff comes back signed in, with an account made once", () =>
  withDesk(async ({ db, tenantId, browser, signIn, opened }) => {
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });

    const first = await signIn(ana);
    const who = await browser.who();
    const second = await signIn(ana, new SiteBrowser(opened.app));

    expect([first.status, first.location, second.status]).toEqual([303, "/find", 303]);
    expect(who).toBe(await accountOfStaff(db, tenantId, "Ana Silva"));
    expect(await countOfAccounts(db)).toBe(1);
    const account = await inTenants(db, [who], async (tx) =>
      tx.selectFrom("accounts").select(["email", "name"]).executeTakeFirstOrThrow(),
    );
    expect(account).toEqual({ email: "ana@eastside.example", name: "Ana Silva" });
  }));

test("the issuer is asked how recent the proof is, and to ask anew where that is wanted", () =>
  withDesk(async ({ db, tenantId, path, browser }) => {
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });
    const began = Date.parse(now());

    const plain = new URL((await browser.get(`${path}?then=/find`)).location).searchParams;
    const { location } = await browser.get(`${path}?again=yes&then=/find`);
    const back = await browser.get(await idp.visit(location, ana));

    expect([plain.get("prompt"), plain.get("max_age")]).toEqual([null, "15552000"]);
    expect([new URL(location).searchParams.get("prompt"), back.location]).toEqual(["login", "/find"]);
    const who = await browser.who();
    const [session] = await inTenants(db, [who], async (tx) =>
      tx.selectFrom("account_sessions").select("confirmed_at").execute(),
    );
    // Whole seconds, as `auth_time` counts them.
    expect(Date.parse(session?.confirmed_at ?? "")).toBeGreaterThan(began - 2000);
    expect(session?.confirmed_at).toMatch(/:\d\dZ$/u);
  }));

test("someone whose address the provider has not checked is not let in", () =>
  withDesk(async ({ db, tenantId, browser, signIn }) => {
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });

    const unverified = await signIn({ ...ana, email_verified: false });
    const { email_verified: _verified, ...silent } = ana;
    const unstated = await signIn(silent);
    const foreign = await signIn({ ...ana, email: "ana@elsewhere.example" });

    expect([unverified.status, unstated.status, foreign.status]).toEqual([403, 403, 403]);
    expect(unverified.text).toContain(
      "You are not signed in Eastside knows you, but you are not on its list of staff here.",
    );
    expect([await browser.who(), await countOfAccounts(db)]).toEqual(["nobody", 0]);
  }));

test("where the employer vouches for its directory, an address that is not said to be unchecked is taken", () =>
  withDesk(
    async ({ db, tenantId, signIn }) => {
      await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });
      const { email_verified: _verified, ...silent } = ana;

      expect((await signIn({ ...ana, email_verified: false })).status).toBe(403);
      expect((await signIn(silent)).status).toBe(303);
    },
    { trusts_own_addresses: true },
  ));

test("who is on no list of staff is told so, unless the employer admits newcomers as learners", async () => {
  await withDesk(async ({ db, tenantId, browser, signIn }) => {
    // Another employer's list does not count.
    await makeStaff(db, await makeEmployer(db, "Harbor"), { name: "Ana", email: "ana@eastside.example" });
    await makeStaff(db, tenantId, { name: "Ben", email: "ben@eastside.example" });

    const refused = await signIn(ana);

    expect([refused.status, await browser.who()]).toEqual([403, "nobody"]);
    expect(refused.text).toContain("Ask the person who looks after that list to add you");
  });
  await withDesk(
    async ({ db, tenantId, browser, signIn }) => {
      const admitted = await signIn(ana);
      const unchecked = await signIn({ ...ana, sub: "other", email: "x@y.example" });

      expect([admitted.status, unchecked.status]).toEqual([303, 403]);
      expect(await browser.who()).toBe(await accountOfStaff(db, tenantId, "Ana Silva"));
      const positions = await inTenants(db, [tenantId], async (tx) =>
        tx.selectFrom("positions").select(["role", "organisation_id"]).execute(),
      );
      expect(positions).toEqual([{ role: "learner", organisation_id: tenantId }]);
    },
    { admits_newcomers: true },
  );
});

test("where people go by their number, the number decides and no address stands in for it", () =>
  withDesk(
    async ({ db, tenantId, browser, signIn }) => {
      await makeStaff(db, tenantId, { name: "Ana Silva", employeeNumber: "1042" });
      await makeStaff(db, tenantId, { name: "Ben Okafor", email: "ana@eastside.example" });

      const withoutNumber = await signIn(ana);
      const withNumber = await signIn({ ...ana, employee_id: "1042", email_verified: false });

      expect([withoutNumber.status, withNumber.status]).toEqual([403, 303]);
      expect(await browser.who()).toBe(await accountOfStaff(db, tenantId, "Ana Silva"));
      expect(await accountOfStaff(db, tenantId, "Ben Okafor")).toBe(null);
    },
    { number_claim: "employee_id" },
  ));

test("an account that is there already is joined only by its owner's own proof and word", () =>
  withDesk(async ({ db, tenantId, browser, signIn, opened }) => {
    const accountId = await makeAccount(db, { name: "Ana", email: "ana@eastside.example" });
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });

    const led = await signIn(ana);
    const asked = await browser.get(led.location);
    expect([led.location, await browser.who()]).toEqual(["/me/sign-in/joining", "nobody"]);
    expect(asked.location).toBe("/sign-in?then=%2Fme%2Fsign-in%2Fjoining");

    await browser.get(`/as/${accountId}`);
    const page = await browser.get("/me/sign-in/joining");
    expect(page.text).toContain(
      "Eastside knows you as Ana Silva . You are signed in here as ana@eastside.example .",
    );
    expect(await accountOfStaff(db, tenantId, "Ana Silva")).toBe(null);
    const joined = await browser.send(page);
    const again = await browser.get("/me/sign-in/joining");
    const later = new SiteBrowser(opened.app);
    await signIn(ana, later);

    expect([joined.status, joined.location, again.status]).toEqual([303, "/me/sign-in", 404]);
    expect([await later.who(), await accountOfStaff(db, tenantId, "Ana Silva")]).toEqual([
      accountId,
      accountId,
    ]);
  }));

test("a place that has an account is linked when that account has the very address, else its owner is asked", async () => {
  await withDesk(async ({ db, tenantId, browser, signIn }) => {
    const accountId = await makeAccount(db, { name: "Ana", email: "ana@eastside.example" });
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example", accountId });

    expect((await signIn(ana)).location).toBe("/find");
    expect(await browser.who()).toBe(accountId);
  });
  await withDesk(async ({ db, tenantId, browser, signIn }) => {
    const accountId = await makeAccount(db, { name: "Ana", email: "ana@home.example" });
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example", accountId });
    const stranger = await makeAccount(db, { name: "Mallory", email: "mallory@home.example" });

    expect((await signIn(ana)).location).toBe("/me/sign-in/joining");
    expect(await browser.who()).toBe("nobody");
    // Whoever else says yes gets nothing of hers.
    await browser.get(`/as/${stranger}`);
    const taken = await browser.send(await browser.get("/me/sign-in/joining"));
    expect([taken.status, await accountOfStaff(db, tenantId, "Ana Silva")]).toEqual([409, accountId]);
  });
});

test("who is no longer on staff is not let in, also when they were before", () =>
  withDesk(async ({ db, tenantId, signIn, opened }) => {
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });
    await signIn(ana);
    await inTenants(db, [tenantId], async (tx) => {
      await tx.updateTable("staff").set({ is_active: false }).execute();
    });

    const later = new SiteBrowser(opened.app);
    const refused = await signIn(ana, later);

    expect([refused.status, await later.who()]).toEqual([403, "nobody"]);
    expect(refused.text).toContain("You are no longer on the list of staff of Eastside.");
  }));

test("an answer that was changed, used before, or begun in another browser is refused", () =>
  withDesk(async ({ db, tenantId, path, opened }) => {
    await makeStaff(db, tenantId, { name: "Ana Silva", email: "ana@eastside.example" });
    const attempt = async (
      change: (address: URL) => void,
      back: (address: URL) => void = () => undefined,
      other?: SiteBrowser,
    ) => {
      const browser = new SiteBrowser(opened.app);
      const there = new URL((await browser.get(path)).location);
      change(there);
      const address = new URL(await idp.visit(there.href, ana));
      back(address);
      const answer = await (other ?? browser).get(address.href);
      return [
        answer.status,
        answer.text.includes("does not fit a sign-in that was begun in this browser"),
        await browser.who(),
      ];
    };

    const refused = [403, true, "nobody"];
    const same = () => undefined;
    expect(await attempt((address) => address.searchParams.set("nonce", "another"))).toEqual(refused);
    expect(await attempt(same, (address) => address.searchParams.set("state", "another"))).toEqual(refused);
    expect(await attempt(same, (address) => address.searchParams.set("code", "another"))).toEqual(refused);
    expect(await attempt(same, (address) => address.searchParams.set("iss", "https://evil.example"))).toEqual(
      refused,
    );
    expect(
      await attempt((address) =>
        address.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
      ),
    ).toEqual(refused);
    expect(await attempt(same, same, new SiteBrowser(opened.app))).toEqual(refused);

    const browser = new SiteBrowser(opened.app);
    const address = await idp.visit((await browser.get(path)).location, ana);
    const first = await browser.get(address);
    const second = await browser.get(address);
    expect([first.status, second.status]).toEqual([303, 403]);
  }));

test("who cancels there is told that nothing happened", () =>
  withDesk(async ({ browser, signIn, path }) => {
    const cancelled = await signIn({ ...ana, cancels: true });

    expect([cancelled.status, await browser.who()]).toEqual([403, "nobody"]);
    expect(cancelled.text).toBe(
      "You are not signed in You stopped the sign-in, or it was refused there. Nothing has changed here. Try again Sign in another way",
    );
    expect(cancelled.html).toContain(`href="${path}"`);
  }));

test("a provider that is down, or says it is another, is another site's failure", async () => {
  const down = await startServer({});
  await down.close();
  const liar = await startServer({
    "/.well-known/openid-configuration": (_request, response) =>
      void response.writeHead(200, { "content-type": "application/json" }).end(
        JSON.stringify({
          issuer: "https://login.example",
          authorization_endpoint: "https://login.example/auth",
        }),
      ),
  });
  await testInTransaction<PeopleTables>(async (db) => {
    const opened = openElsewhereSite(db, [down.host, liar.host]);
    const tenantId = await makeEmployer(db, "Eastside");
    const asked = async (issuer: string) => {
      const id = await makeProvider(db, tenantId, {
        kind: "openid",
        issuer,
        client_id: "c",
        clientSecret: "s",
      });
      const { status, text } = await new SiteBrowser(opened.app).get(`/sign-in/openid/${id}`);
      return `${status} ${text}`;
    };

    expect(await asked(down.origin)).toBe(`502 The server refuses connections (${down.host}).`);
    expect(await asked(liar.origin)).toBe(
      `502 ${liar.host} answered in a way that cannot be used for signing in. Tell the person who set it up.`,
    );
    // Nothing is asked inside our own network.
    expect(await asked("http://127.0.0.1:1")).toContain(
      "502 Port 1 is not one that web pages are served from.",
    );
    await opened.close();
  });
  await liar.close();
});

test("a provider that is switched off, or of another kind, is not there", () =>
  withDesk(
    async ({ browser, path }) => {
      expect((await browser.get(path)).status).toBe(404);
      expect((await browser.get(`${path}/return?code=x`)).status).toBe(404);
      expect((await browser.get("/sign-in/openid/x")).status).toBe(404);
    },
    { is_active: false },
  ));
