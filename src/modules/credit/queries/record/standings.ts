import type { Db } from "#platform/db";
import { type DecidedEntry, ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import type { LocalDate } from "../../rules/local-date.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { type Stood, stoodFor } from "../../rules/record/stood.ts";
import type { CreditTables } from "../../tables.ts";
import { credentialsOf } from "./credentials.ts";
import { ledgerOf } from "./ledger.ts";

/** Everything on someone's record, and how they stand with it. */
export interface OwnRecord {
  readonly entries: readonly DecidedEntry[];
  readonly stoods: readonly Stood[];
}

/** Someone's whole record on a day: entries, and how they stand for each credential they hold; those that ended are left out. */
export async function recordOf(
  db: Db<CreditTables>,
  packs: ReadonlyMap<string, RulePack>,
  accountId: string,
  today: LocalDate,
): Promise<OwnRecord> {
  const held = await credentialsOf(db, accountId);
  const entries = await ledgerOf(db, accountId);
  const seen = ledgerEntries(entries);
  const stoods = held
    .filter(({ endedOn }) => endedOn === undefined || endedOn >= today)
    .map((credential) => stoodFor(credential, packs.get(credential.packId), seen, today));
  return { entries, stoods };
}

/** How someone stands on a day for each credential they hold. */
export async function standingsOf(
  db: Db<CreditTables>,
  packs: ReadonlyMap<string, RulePack>,
  accountId: string,
  today: LocalDate,
): Promise<readonly Stood[]> {
  return (await recordOf(db, packs, accountId, today)).stoods;
}
