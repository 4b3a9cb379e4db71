import { z } from "zod";
import type { Db } from "#platform/db";
import { defineEvent, publish } from "#platform/jobs";

/** Something on someone's record changed, so how they stand may have too. */
export const ledgerChanged = defineEvent({
  name: "credit.ledger-changed",
  schema: z.object({ accountId: z.string() }),
});

/** Tells who follows it (standings that an employer may see, how long evidence is kept), in the caller's transaction. */
export async function onLedgerChange(tx: Db, accountId: string): Promise<void> {
  await publish(tx, ledgerChanged, { accountId });
}
