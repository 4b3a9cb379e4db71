import type { Db } from "#platform/db";
import { type DecidedEntry, ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import type { LedgerEntry } from "../../rules/ledger/entry.ts";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
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
  return { entries, stoods: stoodsOf(held, packs, ledgerEntries(entries), today) };
}

/** How someone stands on a day for the credentials that they let their employers see. */
export async function sharedStandingsOf(
  db: Db<CreditTables>,
  packs: ReadonlyMap<string, RulePack>,
  accountId: string,
  today: LocalDate,
): Promise<readonly Stood[]> {
  const shared = (await credentialsOf(db, accountId)).filter(({ isShared }) => isShared);
  // Most share none, and their ledgers need not be reckoned.
  if (shared.length === 0) return [];
  return stoodsOf(shared, packs, ledgerEntries(await ledgerOf(db, accountId)), today);
}

function stoodsOf(
  held: readonly HeldCredential[],
  packs: ReadonlyMap<string, RulePack>,
  entries: readonly LedgerEntry[],
  today: LocalDate,
): readonly Stood[] {
  return held
    .filter(({ endedOn }) => endedOn === undefined || endedOn >= today)
    .map((credential) => stoodFor(credential, packs.get(credential.packId), entries, today));
}
