import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { PeopleTables } from "#modules/people";
import { sampleColleague, sampleStaff } from "../../queries/sample/sample-staff.ts";
import {
  sampleClaimedEntry,
  sampleCredential,
  sampleEntries,
  sampleHeads,
} from "../../rules/sample/sample-record.ts";
import type { CreditTables } from "../../tables.ts";
import { sendClaim } from "../claims/send-claim.ts";
import { addCredential } from "../record/keep-credential.ts";
import { recordEntry } from "../record/record-entry.ts";

/**
 * Gives heads of branches of a made-up library certificates that they let it see, and puts what one of them did before it, so that a
 * claim waits there to be decided.
 */
export async function fillSampleHeads(
  { db, files }: { readonly db: Db<CreditTables & PeopleTables>; readonly files: FileStore },
  { tenantId, today }: { readonly tenantId: string; readonly today: string },
): Promise<void> {
  const staff = await sampleStaff(db, tenantId);
  const heads = staff.slice(1).flatMap(({ accountId }) => accountId ?? []);
  for (const [place, { daysLater, entryCount }] of sampleHeads.entries()) {
    const accountId = heads[place];
    if (accountId === undefined) break;
    await addCredential(db, accountId, sampleCredential(today, daysLater));
    for (const facts of sampleEntries(today).slice(-entryCount))
      await recordEntry(db, accountId, facts, { source: "own" });
  }
  const viewer = await sampleColleague(db, staff, { role: "supervisor", today });
  if (viewer === undefined) return;
  const { facts, packId } = sampleClaimedEntry(today);
  const { id } = await recordEntry(db, viewer.accountId, facts, { source: "own" });
  await sendClaim(db, files, viewer, { tenantId, entryId: id, packId });
}
