import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import type { RulePack } from "../../rules/packs/pack.ts";
import type { CreditTables } from "../../tables.ts";
import type { CreditProgram } from "../program.ts";
import { ownPacks } from "./own-packs.ts";

type Packs = ReadonlyMap<string, RulePack>;
type Shipped = Pick<CreditProgram, "packs">;

/**
 * Every pack that counts for someone, by id: those that are shipped, and those that these tenants wrote. Retired own packs are
 * among them, as superseded: nobody chooses them any more, and who is judged by one still is.
 *
 * @param tenantIds the person's own tenant and their employers': `tenantsOf(viewer)`.
 */
export async function packsFor(
  { db, packs }: Shipped & { readonly db: Db<CreditTables> },
  tenantIds: readonly string[],
): Promise<Packs> {
  const own = await ownPacks(db, tenantIds);
  if (own.length === 0) return packs();
  // Shipped ones come last: whatever a tenant managed to write, it is none of them.
  return new Map([...own.map(({ pack }) => [pack.id, pack] as const), ...packs()]);
}

/** The same for someone who is not asking: their own tenant, and the employers they have not left. */
export async function packsOfAccount(
  { db, packs }: Shipped & { readonly db: Db<CreditTables & PeopleTables> },
  accountId: string,
): Promise<Packs> {
  const employers = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("account_employments")
      .select("employer_id as id")
      .where("tenant_id", "=", accountId)
      .where("left_at", "is", null)
      .orderBy("employer_id")
      .execute(),
  );
  return packsFor({ db, packs }, [...new Set([accountId, ...employers.map(({ id }) => id)])]);
}
