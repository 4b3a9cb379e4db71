import { json, type Db, inTenants } from "#platform/db";
import { openFetcher, type Fetcher } from "#platform/fetch";
import { openFileStore } from "#platform/files";
import { createWebApp, type WebApp } from "#platform/http";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { KnownInstallation, type PeopleTables } from "#modules/people";
import { startSession } from "../../src/modules/people/actions/sign-in/start-session.ts";
import { addElsewhereRoutes } from "../../src/modules/people/web/sign-in/elsewhere.ts";
import type { PeopleSite } from "../../src/modules/people/web/site.ts";
import { readViewer } from "../../src/modules/people/web/viewer.ts";
import type { Role } from "../../src/modules/people/rules/position.ts";

/** The pages of passkeys, identity providers and directories, on a test's own database. */
export interface ElsewhereSite {
  readonly app: WebApp;
  readonly site: PeopleSite;
  readonly close: () => Promise<void>;
}

const publicUrl = "http://localhost:8080";

/** Opens them; they may ask `allowedHosts` and public addresses only. */
export function openElsewhereSite(db: Db<PeopleTables>, allowedHosts: readonly string[] = []): ElsewhereSite {
  const fetch: Fetcher = openFetcher({ contact: "test@library.example", allowedHosts });
  const secret = "a key of at least thirty-two characters";
  const app = createWebApp({
    keys: [secret],
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
    secret,
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

export { json, startSession };
