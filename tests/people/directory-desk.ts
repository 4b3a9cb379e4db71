import { type Db, inTenants } from "#platform/db";
import { testInTransaction } from "#platform/db-testing";
import { newId } from "#platform/ids";
import { digest } from "#platform/secrets";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { makeBranch, makeEmployer, openElsewhereSite } from "./elsewhere-site.ts";

export const core = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const patchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly type: string | null;
}

export interface Desk {
  readonly db: Db<PeopleTables>;
  readonly tenantId: string;
  readonly ask: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** The same as another employer's directory. */
  readonly askAsHarbor: (method: string, path: string, body?: unknown) => Promise<Answer>;
}

/** Entra ID's way of making someone. */
export const entraUser = {
  schemas: [core, enterprise],
  externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
  userName: "Ana.Silva@eastside.example",
  active: true,
  displayName: "Ana Silva",
  emails: [{ primary: true, type: "work", value: "Ana.Silva@eastside.example" }],
  meta: { resourceType: "User" },
  name: { formatted: "Ana Silva", familyName: "Silva", givenName: "Ana" },
  title: "Librarian",
  [enterprise]: { employeeNumber: "1042", department: "ES-03" },
};

/** Okta's, with the password it sends along. */
export const oktaUser = {
  schemas: [core],
  userName: "ben.okafor@eastside.example",
  name: { givenName: "Ben", familyName: "Okafor" },
  emails: [{ primary: true, value: "ben.okafor@eastside.example", type: "work" }],
  displayName: "Ben Okafor",
  locale: "en-US",
  externalId: "00u1kq8ExAmPlE0h8",
  groups: [],
  password: "1mz050nq",
  active: true,
};

/** Eastside has a branch and a directory; Harbor too has a directory. All is undone afterwards. */
export async function withDesk(work: (desk: Desk) => Promise<void>): Promise<void> {
  await testInTransaction<PeopleTables>(async (db) => {
    const site = openElsewhereSite(db);
    const tenantId = await makeEmployer(db, "Eastside");
    await makeBranch(db, tenantId, { name: "Maple Branch", code: "ES-03" });
    const harbor = await makeEmployer(db, "Harbor");
    const asker = async (employer: string) => {
      const token = await planToken(db, employer);
      return async (method: string, path: string, body?: unknown): Promise<Answer> => {
        const response = await site.app.request(`/api/scim/v2${path}`, {
          method,
          headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return {
          status: response.status,
          body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
          type: response.headers.get("content-type"),
        };
      };
    };
    await work({ db, tenantId, ask: await asker(tenantId), askAsHarbor: await asker(harbor) });
    await site.close();
  });
}

async function planToken(db: Db<PeopleTables>, tenantId: string): Promise<string> {
  await inTenants(db, [tenantId], async (tx) => {
    await tx
      .insertInto("directory_tokens")
      .values({
        tenant_id: tenantId,
        id: newId(),
        label: "Entra ID",
        token_digest: digest("secret"),
        made_at: now(),
      })
      .execute();
  });
  return `carrel_scim_${tenantId}.secret`;
}

export async function places(db: Db<PeopleTables>, tenantId: string) {
  return inTenants(db, [tenantId], async (tx) =>
    tx
      .selectFrom("positions")
      .innerJoin("organisations", (join) =>
        join
          .onRef("organisations.id", "=", "organisation_id")
          .onRef("organisations.tenant_id", "=", "positions.tenant_id"),
      )
      .select(["organisations.name", "role", "title", "starts_on", "ends_on"])
      .orderBy("starts_on")
      .orderBy("positions.id")
      .execute(),
  );
}

export async function auditLines(db: Db<PeopleTables>, tenantId: string) {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await tx.selectFrom("audit_log").select(["act", "details"]).orderBy("sequence").execute();
    return rows.map(({ act, details }) => `${act}: ${String(details["change"])}`);
  });
}

export function idOf(answer: Answer): string {
  return String(answer.body["id"]);
}
