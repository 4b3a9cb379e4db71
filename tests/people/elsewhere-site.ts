import { json, type Db, inTenants } from "#platform/db";
import { openFetcher, type Fetcher } from "#platform/fetch";
import { openFileStore } from "#platform/files";
import { createWebApp, type WebApp } from "#platform/http";
import { newId } from "#platform/ids";
import { seal } from "#platform/secrets";
import { now } from "#platform/time";
import { KnownInstallation, type PeopleTables } from "#modules/people";
import type { Insertable } from "kysely";
import { clientSecretPurpose } from "../../src/modules/people/actions/sign-in/openid/issuer.ts";
import { startSession } from "../../src/modules/people/actions/sign-in/start-session.ts";
import { addElsewhereRoutes } from "../../src/modules/people/web/sign-in/elsewhere.ts";
import type { PeopleSite } from "../../src/modules/people/web/site.ts";
import { keepSession, readViewer, viewerOf } from "../../src/modules/people/web/viewer.ts";
import type { Role } from "../../src/modules/people/rules/position.ts";

/** The pages of passkeys, identity providers and directories, on a test's own database. */
export interface ElsewhereSite {
  readonly app: WebApp;
  readonly site: PeopleSite;
  readonly close: () => Promise<void>;
}

const testSecret = "a key of at least thirty-two characters";
const publicUrl = "http://localhost:8080";

/** Opens them; they may ask `allowedHosts` and public addresses only. */
export function openElsewhereSite(
  db: Db<PeopleTables>,
  allowedHosts: readonly string[] = [],
  { samlKeys }: Pick<PeopleSite, "samlKeys"> = {},
): ElsewhereSite {
  const fetch: Fetcher = openFetcher({ contact: "test@library.example", allowedHosts });
  const app = createWebApp({
    keys: [testSecret],
    publicUrl,
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => `<h1>${error.title}</h1><main><p>${error.message}</p></main>`,
    log: {
      info: () => {},
      error: (message, { error }) => {
        throw new Error(message, { cause: error });
      },
    },
    rateLimits: false,
    proofInAddress: ["/sign-in/saml/"],
  });
  const site: PeopleSite = {
    db,
    installation: new KnownInstallation(db),
    zone: "America/New_York",
    publicUrl,
    secret: testSecret,
    samlKeys,
    setUpCode: "test",
    files: openFileStore({ dataDirectory: "/nonexistent" }),
    fetch,
    shell: () => ({
      siteName: "Carrel",
      language: "en",
      // Any asset is there.
      assets: new Proxy<Record<string, string>>({}, { get: (_none, name) => `/assets/${String(name)}` }),
      navigation: [],
    }),
  };
  app.use(readViewer(site));
  app.get("/who", (c) => c.text(viewerOf(c)?.accountId ?? "nobody"));
  app.get("/as/:account", async (c) => {
    keepSession(c, await startSession(db, c.req.param("account"), { way: "link", device: "Test" }));
    return c.text("signed in");
  });
  addElsewhereRoutes(app, site);
  return { app, site, close: () => fetch.close() };
}

/** An employer with its root organisation; its id. */
export async function makeEmployer(db: Db<PeopleTables>, name: string): Promise<string> {
  const id = newId();
  const at = now();
  await db.insertInto("tenants").values({ id, name, kind: "system" }).execute();
  await inTenants(db, [id], async (tx) => {
    await tx
      .insertInto("organisations")
      .values({ tenant_id: id, id, kind: "system", name, created_at: at, changed_at: at })
      .execute();
  });
  return id;
}

/** A branch of it; its id. */
export async function makeBranch(
  db: Db<PeopleTables>,
  tenantId: string,
  { name, code }: { readonly name: string; readonly code: string },
): Promise<string> {
  const id = newId();
  const at = now();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("organisations")
      .values({
        tenant_id: tenantId,
        id,
        parent_id: tenantId,
        kind: "branch",
        name,
        code,
        created_at: at,
        changed_at: at,
      })
      .execute();
  });
  return id;
}

/** A member of staff who has held a position at the root since 2020; the id of the record. */
export async function makeStaff(
  db: Db<PeopleTables>,
  tenantId: string,
  person: {
    readonly name: string;
    readonly email?: string;
    readonly employeeNumber?: string;
    readonly accountId?: string;
    readonly role?: Role;
  },
): Promise<string> {
  const id = newId();
  const at = now();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("staff")
      .values({
        tenant_id: tenantId,
        id,
        name: person.name,
        email: person.email ?? null,
        employee_number: person.employeeNumber ?? null,
        account_id: person.accountId ?? null,
        created_at: at,
        changed_at: at,
      })
      .execute();
    await tx
      .insertInto("positions")
      .values({
        tenant_id: tenantId,
        id: newId(),
        staff_id: id,
        organisation_id: tenantId,
        role: person.role ?? "learner",
        starts_on: "2020-01-01",
        created_at: at,
        changed_at: at,
      })
      .execute();
  });
  const { accountId } = person;
  if (accountId !== undefined)
    await inTenants(db, [accountId], async (tx) => {
      await tx
        .insertInto("account_employments")
        .values({ tenant_id: accountId, employer_id: tenantId, staff_id: id, joined_at: at })
        .execute();
    });
  return id;
}

/** An account with a confirmed address; its id. */
export async function makeAccount(
  db: Db<PeopleTables>,
  { name, email }: { readonly name: string; readonly email?: string },
): Promise<string> {
  const id = newId();
  const at = now();
  await db.insertInto("tenants").values({ id, name, kind: "person" }).execute();
  await inTenants(db, [id], async (tx) => {
    await tx
      .insertInto("accounts")
      .values({
        tenant_id: id,
        name,
        email: email ?? null,
        email_confirmed_at: email === undefined ? null : at,
        created_at: at,
      })
      .execute();
  });
  return id;
}

/** The installation as a library's. */
export async function setUpAs(db: Db<PeopleTables>, tenantId: string): Promise<void> {
  await db
    .insertInto("installation")
    .values({ id: 1, used_by: "library", tenant_id: tenantId, set_up_at: now() })
    .execute();
}

/** An employer's provider; its id. */
export async function makeProvider(
  db: Db<PeopleTables>,
  tenantId: string,
  given: Pick<Insertable<PeopleTables["identity_providers"]>, "kind" | "issuer"> &
    Partial<Insertable<PeopleTables["identity_providers"]>> & { readonly clientSecret?: string },
): Promise<string> {
  const id = newId();
  const at = now();
  const { clientSecret, ...columns } = given;
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("identity_providers")
      .values({
        tenant_id: tenantId,
        id,
        name: "Eastside",
        email_domains: json(["eastside.example"]),
        sealed_client_secret:
          clientSecret === undefined ? null : seal(testSecret, clientSecretPurpose(id), clientSecret),
        made_at: at,
        changed_at: at,
        ...columns,
      })
      .execute();
  });
  return id;
}

/** An answer of the site, not followed. */
export interface SiteAnswer {
  readonly status: number;
  readonly location: string;
  /** Its words alone. */
  readonly text: string;
  readonly html: string;
}

/** Someone's browser at the site, with its cookies. */
export class SiteBrowser {
  readonly #app: WebApp;
  readonly #cookies = new Map<string, string>();

  constructor(app: WebApp) {
    this.#app = app;
  }

  /** A page of ours by its path or whole address. */
  async get(address: string): Promise<SiteAnswer> {
    return this.#ask(address, {});
  }

  /** The same with headers of one's own. */
  async getWith(address: string, headers: Readonly<Record<string, string>>): Promise<SiteAnswer> {
    return this.#ask(address, { headers });
  }

  /** Sends a form of a page that was just seen: the first that has all of these fields. */
  async send(page: SiteAnswer, fields: Readonly<Record<string, string>> = {}): Promise<SiteAnswer> {
    const form = (page.html.match(/<form[\s\S]*?<\/form>/gu) ?? []).find((each) =>
      Object.keys(fields).every((name) => each.includes(`name="${name}"`)),
    );
    const action = /action="([^"]+)"/u.exec(form ?? "")?.[1] ?? "";
    const csrf = /name="csrf" value="([^"]+)"/u.exec(page.html)?.[1] ?? "";
    return this.#ask(action, { method: "POST", body: new URLSearchParams({ ...fields, csrf }) });
  }

  /** A form that a page of another site sends: without our cookies, which are not for such. */
  async sendFromElsewhere(address: string, fields: Readonly<Record<string, string>>): Promise<SiteAnswer> {
    const headers = { "sec-fetch-site": "cross-site", origin: "https://idp.example" };
    return this.#ask(address, { method: "POST", body: new URLSearchParams(fields), headers }, false);
  }

  /** Whose account is signed in. */
  async who(): Promise<string> {
    return (await this.get("/who")).html;
  }

  async #ask(
    address: string,
    init: Omit<RequestInit, "headers"> & { readonly headers?: Readonly<Record<string, string>> },
    hasCookies = true,
  ): Promise<SiteAnswer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await this.#app.request(address, {
      ...init,
      headers: { ...init.headers, ...(hasCookies ? { cookie } : {}) },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(header) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const html = await response.text();
    return {
      status: response.status,
      location: response.headers.get("location") ?? "",
      html,
      text: html
        .replace(/[\s\S]*<main[^>]*>/u, "")
        .replace(/<\/main>[\s\S]*/u, "")
        .replaceAll(/<[^>]+>/gu, " ")
        .replaceAll("&#39;", "'")
        .replaceAll(/\s+/gu, " ")
        .trim(),
    };
  }
}
