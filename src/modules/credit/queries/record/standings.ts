import type { Db } from "#platform/db";
import { ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import type { LocalDate } from "../../rules/local-date.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { type Stood, stoodFor } from "../../rules/record/stood.ts";
import type { CreditTables } from "../../tables.ts";
import { credentialsOf } from "./credentials.ts";
import { ledgerOf } from "./ledger.ts";

/** How someone stands today for each credential they hold; those that ended are left out. */
export async function standingsOf(
  db: Db<CreditTables>,
  packs: ReadonlyMap<string, RulePack>,
  accountId: string,
  today: LocalDate,
): Promise<readonly Stood[]> {
  const held = await credentialsOf(db, accountId);
  const entries = ledgerEntries(await ledgerOf(db, accountId));
  return held
    .filter(({ endedOn }) => endedOn === undefined || endedOn >= today)
    .map((credential) => stoodFor(credential, packs.get(credential.packId), entries, today));
}
