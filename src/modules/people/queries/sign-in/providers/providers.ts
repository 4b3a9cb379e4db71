import { type Db, inTenants } from "#platform/db";
import { isId } from "#platform/ids";
import { sql } from "kysely";
import type { Provider } from "../../../rules/sign-in/providers/provider.ts";
import type { PeopleTables } from "../../../tables.ts";

/** A provider, and its client secret as it is kept. */
export interface KeptProvider extends Provider {
  readonly sealedClientSecret: string | undefined;
}

/** A provider in use, by its id alone: whoever signs in is nobody yet. */
export async function providerToAsk(db: Db<PeopleTables>, id: string): Promise<KeptProvider | undefined> {
  if (!isId(id)) return undefined;
  return inTenants(db, "every tenant", async (tx) => {
    const row = await tx
      .selectFrom("identity_providers")
      .select(columns)
      .where("id", "=", id)
      .where("is_active", "=", true)
      .executeTakeFirst();
    return row && providerOf(row);
  });
}

/** Every provider in use, by name; more than `limit` is nobody's list. */
export async function providersInUse(db: Db<PeopleTables>, limit: number): Promise<readonly Provider[]> {
  return inTenants(db, "every tenant", async (tx) => {
    const rows = await tx
      .selectFrom("identity_providers")
      .select(columns)
      .where("is_active", "=", true)
      .orderBy("name")
      .orderBy("id")
      .limit(limit)
      .execute();
    return rows.map(providerOf);
  });
}

/** The providers in use whose people have addresses in a domain, by name. */
export async function providersOfDomain(db: Db<PeopleTables>, domain: string): Promise<readonly Provider[]> {
  return inTenants(db, "every tenant", async (tx) => {
    const rows = await tx
      .selectFrom("identity_providers")
      .select(columns)
      .where("is_active", "=", true)
      // Kysely has no operator for a text in a JSON list.
      .where(sql<boolean>`email_domains ? ${domain}`)
      .orderBy("name")
      .orderBy("id")
      .limit(20)
      .execute();
    return rows.map(providerOf);
  });
}

/** An employer's providers, in use or not, by name. */
export async function providersOfEmployer(
  db: Db<PeopleTables>,
  tenantId: string,
): Promise<readonly KeptProvider[]> {
  return inTenants(db, [tenantId], async (tx) => {
    const rows = await tx
      .selectFrom("identity_providers")
      .select(columns)
      .where("tenant_id", "=", tenantId)
      .orderBy("name")
      .orderBy("id")
      .limit(50)
      .execute();
    return rows.map(providerOf);
  });
}

const columns = [
  "tenant_id",
  "id",
  "kind",
  "name",
  "is_active",
  "issuer",
  "client_id",
  "sealed_client_secret",
  "entry_point",
  "certificates",
  "answers_unasked",
  "logout_url",
  "email_domains",
  "trusts_own_addresses",
  "number_claim",
  "admits_newcomers",
] as const;

type Row = Pick<
  Awaited<ReturnType<ReturnType<typeof anyRow>["executeTakeFirstOrThrow"]>>,
  (typeof columns)[number]
>;

function anyRow(db: Db<PeopleTables>) {
  return db.selectFrom("identity_providers").select(columns);
}

function providerOf(row: Row): KeptProvider {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    kind: row.kind,
    name: row.name,
    isActive: row.is_active,
    issuer: row.issuer,
    clientId: row.client_id ?? undefined,
    sealedClientSecret: row.sealed_client_secret ?? undefined,
    entryPoint: row.entry_point ?? undefined,
    certificates: row.certificates ?? [],
    answersUnasked: row.answers_unasked,
    logoutUrl: row.logout_url ?? undefined,
    emailDomains: row.email_domains,
    trustsOwnAddresses: row.trusts_own_addresses,
    numberClaim: row.number_claim ?? undefined,
    admitsNewcomers: row.admits_newcomers,
  };
}
