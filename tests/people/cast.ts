import { type Db, inTenants } from "#platform/db";
import { createWebApp, csrfToken, type WebContext } from "#platform/http";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { startSession } from "../../src/modules/people/actions/sign-in/start-session.ts";
import type { OpeningHours, OrganisationKind } from "../../src/modules/people/rules/organisation.ts";
import type { Role } from "../../src/modules/people/rules/position.ts";
import { keepSession } from "../../src/modules/people/web/viewer.ts";
import type { PeopleTables } from "../../src/modules/people/tables.ts";

/** The fixed cast of every test about who may see what, as columns of its tables. */
export const parts = [
  "owner",
  "colleague",
  "supervisor",
  "coordinator",
  "director",
  "administrator",
  "other system",
  "signed out",
] as const;

export type Part = (typeof parts)[number];

/** Someone of the cast: whom the rows are about, and how their browser says who it is. */
export interface Player {
  readonly accountId: string;
  readonly staffId: string;
  /** The value of a `Cookie` header; empty when signed out. */
  readonly cookie: string;
}

/** Two library systems with a wall between them, and everyone in them. */
export interface Cast {
  /** Harbor County: everyone but the stranger. */
  readonly tenantId: string;
  readonly otherTenantId: string;
  readonly eastside: string;
  readonly northgate: string;
  readonly players: Readonly<Record<Part, Player>>;
}

const weekdays = [[540, 1020]] as const;
const hours: OpeningHours = [weekdays, weekdays, weekdays, weekdays, weekdays, [[600, 840]], []];

/** Makes both systems in an empty database, set up as a library; `key` is the one the site signs its cookies with. */
export async function makeCast(db: Db<PeopleTables>, key: string): Promise<Cast> {
  const [tenantId, otherTenantId, eastside, northgate] = [newId(), newId(), newId(), newId()];
  await makeOrganisation(db, { tenantId, id: tenantId, kind: "system", name: "Harbor County" });
  await makeOrganisation(db, { tenantId, id: eastside, kind: "branch", name: "Eastside", code: "EAST" });
  await makeOrganisation(db, { tenantId, id: northgate, kind: "branch", name: "Northgate", code: "NORTH" });
  await makeOrganisation(db, { tenantId: otherTenantId, id: otherTenantId, kind: "system", name: "Faraway" });
  await db
    .insertInto("installation")
    .values({ id: 1, used_by: "library", tenant_id: tenantId, set_up_at: now() })
    .execute();
  const player = async (name: string, role: Role, organisationId: string, ofTenant = tenantId) =>
    makePlayer(db, key, { name, role, organisationId, tenantId: ofTenant });
  return {
    tenantId,
    otherTenantId,
    eastside,
    northgate,
    players: {
      owner: await player("Ana Owner", "learner", eastside),
      colleague: await player("Cole Colleague", "learner", eastside),
      supervisor: await player("Sue Supervisor", "supervisor", eastside),
      coordinator: await player("Cory Coordinator", "coordinator", tenantId),
      director: await player("Dee Director", "director", tenantId),
      administrator: await player("Addie Administrator", "administrator", tenantId),
      "other system": await player("Otto Other", "director", otherTenantId, otherTenantId),
      "signed out": { accountId: "", staffId: "", cookie: "" },
    },
  };
}

interface MadeOrganisation {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly code?: string;
}

async function makeOrganisation(db: Db<PeopleTables>, made: MadeOrganisation): Promise<void> {
  const { tenantId, id, kind, name, code } = made;
  const isRoot = id === tenantId;
  if (isRoot) await db.insertInto("tenants").values({ id, name, kind: "system" }).execute();
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("organisations")
      .values({
        tenant_id: tenantId,
        id,
        parent_id: isRoot ? null : tenantId,
        kind,
        name,
        code: code ?? null,
        zone: "America/New_York",
        opening_hours: isRoot ? null : JSON.stringify(hours),
        created_at: now(),
        changed_at: now(),
      })
      .execute();
  });
}

interface MadePlayer {
  readonly name: string;
  readonly role: Role;
  readonly tenantId: string;
  readonly organisationId: string;
}

/** Someone with an account, a place on the staff, a position since last year, and a session. */
export async function makePlayer(db: Db<PeopleTables>, key: string, made: MadePlayer): Promise<Player> {
  const [accountId, staffId] = [newId(), newId()];
  const { name, role, tenantId, organisationId } = made;
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@library.example`;
  const times = { created_at: now(), changed_at: now() };
  await db.insertInto("tenants").values({ id: accountId, name, kind: "person" }).execute();
  await inTenants(db, [accountId, tenantId], async (tx) => {
    await tx
      .insertInto("accounts")
      .values({ tenant_id: accountId, email, email_confirmed_at: now(), name, created_at: now() })
      .execute();
    await tx
      .insertInto("staff")
      .values({ tenant_id: tenantId, id: staffId, account_id: accountId, name, email, ...times })
      .execute();
    await tx
      .insertInto("positions")
      .values({
        tenant_id: tenantId,
        id: newId(),
        staff_id: staffId,
        organisation_id: organisationId,
        title: role,
        role,
        starts_on: "2025-01-01",
        ...times,
      })
      .execute();
    await tx
      .insertInto("account_employments")
      .values({ tenant_id: accountId, employer_id: tenantId, staff_id: staffId, joined_at: now() })
      .execute();
  });
  const token = await startSession(db, accountId, { way: "password", device: "a test" });
  return { accountId, staffId, cookie: await cookieOf(key, token) };
}

/** A form's token and the cookie of the visitor it belongs to, as a page of the site would give them. */
export interface FormToken {
  readonly cookie: string;
  readonly token: string;
}

export async function formToken(key: string): Promise<FormToken> {
  const { cookie, text } = await answerOf(key, (c) => c.text(csrfToken(c)));
  return { cookie, token: text };
}

/** The session's cookie as the site itself would set it. */
async function cookieOf(key: string, token: string): Promise<string> {
  const { cookie } = await answerOf(key, (c) => {
    keepSession(c, token);
    return c.text("");
  });
  return cookie;
}

async function answerOf(key: string, answer: (c: WebContext) => Response) {
  const app = createWebApp({
    keys: [key],
    assets: { urls: {}, respond: () => undefined },
    renderError: (_c, error) => error.title,
    log: { info: () => {}, error: () => {} },
    rateLimits: false,
  });
  app.get("/", answer);
  const response = await app.request("/");
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { cookie, text: await response.text() };
}
