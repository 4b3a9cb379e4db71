import type { CreditProgram } from "../program.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { ownPacks } from "./own-packs.ts";

/**
 * Every pack that counts for someone, by id: those that are shipped, and those that these tenants wrote. Retired own packs are
 * among them, as superseded: nobody chooses them any more, and who is judged by one still is.
 *
 * @param tenantIds the person's own tenant and their employers': `tenantsOf(viewer)`.
 */
export async function packsFor(
  { db, packs }: Pick<CreditProgram, "db" | "packs">,
  tenantIds: readonly string[],
): Promise<ReadonlyMap<string, RulePack>> {
  const own = await ownPacks(db, tenantIds);
  if (own.length === 0) return packs();
  // Shipped ones come last: whatever a tenant managed to write, it is none of them.
  return new Map([...own.map(({ pack }) => [pack.id, pack] as const), ...packs()]);
}
