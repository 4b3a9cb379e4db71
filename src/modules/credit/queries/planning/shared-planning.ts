import { type Db, inTenants } from "#platform/db";
import type { PeopleTables } from "#modules/people";
import { ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import { type CreditPlanning, creditPlanning } from "../../rules/planning/credit-planning.ts";
import type { CreditTables } from "../../tables.ts";
import { packsOfAccount } from "../packs/packs-for.ts";
import type { CreditProgram } from "../program.ts";
import { credentialsOf } from "../record/credentials.ts";
import { ledgerOf } from "../record/ledger.ts";
import { sharedStandingsOf } from "../record/standings.ts";

/**
 * What somebody's credentials still need, those alone that they let their employers see; undefined when there are none.
 * For an employer's plans: what is needed and what things would count, never an entry.
 */
export async function sharedCreditPlanning(
  { db, packs }: Pick<CreditProgram, "packs"> & { readonly db: Db<CreditTables & PeopleTables> },
  accountId: string,
  today: string,
): Promise<Pick<CreditPlanning, "needs" | "creditsOf"> | undefined> {
  const isAnyShared = await inTenants(db, [accountId], async (tx) =>
    (await credentialsOf(tx, accountId)).some(({ isShared }) => isShared),
  );
  if (!isAnyShared) return undefined;
  const own = await packsOfAccount({ db, packs }, accountId);
  return inTenants(db, [accountId], async (tx) => {
    const stoods = await sharedStandingsOf(tx, own, accountId, today);
    const { needs, creditsOf } = creditPlanning(stoods, ledgerEntries(await ledgerOf(tx, accountId)), today);
    return { needs, creditsOf };
  });
}
