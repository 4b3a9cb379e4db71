import { type Db, inTenants } from "#platform/db";
import type { Provider, ProviderKind } from "../../../rules/sign-in/providers/provider.ts";
import type { PeopleTables } from "../../../tables.ts";

/** An employer's sign-in that opens an account. */
export interface OwnProvider extends Pick<Provider, "tenantId" | "id" | "name"> {
  readonly kind: ProviderKind;
  /** Whether the employer lets it be used now. */
  readonly isActive: boolean;
  readonly linkedAt: string;
  readonly lastUsedAt: string;
}

/**
 * The employers' sign-ins that open an account, by name. They are looked for at every employer: a link may outlast the last
 * position there, and it still opens the account.
 */
export async function ownProviders(db: Db<PeopleTables>, accountId: string): Promise<readonly OwnProvider[]> {
  return inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("account_identities as identity")
      .innerJoin("identity_providers as provider", (join) =>
        join
          .onRef("provider.tenant_id", "=", "identity.tenant_id")
          .onRef("provider.id", "=", "identity.provider_id"),
      )
      .select(["provider.tenant_id as tenantId", "provider.id", "provider.name", "provider.kind"])
      .select("provider.is_active as isActive")
      .select(({ fn }) => [
        fn.min("identity.linked_at").as("linkedAt"),
        fn.max("identity.last_used_at").as("lastUsedAt"),
      ])
      .where("identity.account_id", "=", accountId)
      .groupBy(["provider.tenant_id", "provider.id"])
      .orderBy("provider.name")
      .orderBy("provider.id")
      .limit(50)
      .execute(),
  );
}
