import { type Db, inTenants } from "#platform/db";
import { ledgerEntries } from "../../rules/ledger/as-engine-sees.ts";
import type { HeldCredential } from "../../rules/ledger/kept-credential.ts";
import type { LocalDate } from "../../rules/local-date.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { stoodFor } from "../../rules/record/stood.ts";
import { credentialsOf } from "../../queries/record/credentials.ts";
import { ledgerOf } from "../../queries/record/ledger.ts";
import type { CreditTables } from "../../tables.ts";

/** Writes beside each file how long an authority may ask for it: the latest day that any held credential's rule names. */
export async function noteRetention(
  db: Db<CreditTables>,
  packs: ReadonlyMap<string, RulePack>,
  accountId: string,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const held = await credentialsOf(tx, accountId);
    const proven = (await ledgerOf(tx, accountId)).filter(({ evidence }) => evidence.length > 0);
    const untilDay = memo((day) => keptUntil(held, packs, day));
    for (const entry of ledgerEntries(proven)) {
      const until = untilDay(entry.to);
      await tx
        .updateTable("credit_evidence")
        .set({ keep_until: until ?? null })
        .where("tenant_id", "=", accountId)
        .where("entry_id", "=", entry.id)
        .where("keep_until", "is distinct from", until ?? null)
        .execute();
    }
  });
}

/** By the cycle of each credential that this day lies in. */
function keptUntil(
  held: readonly HeldCredential[],
  packs: ReadonlyMap<string, RulePack>,
  day: LocalDate,
): LocalDate | undefined {
  return held
    .flatMap((credential) => {
      const stood = stoodFor(credential, packs.get(credential.packId), [], day);
      const { cycle, keepEvidenceUntil } = "standing" in stood ? stood.standing : {};
      const isInside = cycle !== undefined && cycle.from <= day && day <= cycle.to;
      return isInside && keepEvidenceUntil !== undefined ? [keepEvidenceUntil] : [];
    })
    .toSorted()
    .at(-1);
}

function memo(find: (day: LocalDate) => LocalDate | undefined) {
  const known = new Map<LocalDate, LocalDate | undefined>();
  return (day: LocalDate) => {
    if (!known.has(day)) known.set(day, find(day));
    return known.get(day);
  };
}
