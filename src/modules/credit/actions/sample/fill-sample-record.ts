import type { Db } from "#platform/db";
import type { FileStore } from "#platform/files";
import type { CreditTables } from "../../tables.ts";
import { sampleCredential, sampleEntries, sampleLetter } from "../../rules/sample/sample-record.ts";
import { addCredential } from "../record/keep-credential.ts";
import { addEvidence } from "../record/keep-evidence.ts";
import { recordEntry } from "../record/record-entry.ts";

/**
 * Gives whoever looks around in a made-up library a certificate that they are on the way to renew: entries of some years, and a
 * letter that proves the latest. Their made-up employer sees how they stand.
 */
export async function fillSampleRecord(
  { db, files }: { readonly db: Db<CreditTables>; readonly files: FileStore },
  { accountId, today }: { readonly accountId: string; readonly today: string },
): Promise<void> {
  await addCredential(db, accountId, sampleCredential(today));
  let latest: string | undefined;
  for (const facts of sampleEntries(today))
    latest = (await recordEntry(db, accountId, facts, { source: "own" })).id;
  if (latest === undefined) return;
  const { name, text } = sampleLetter(today);
  await addEvidence({ db, files }, accountId, latest, { name, bytes: Buffer.from(text), kind: "letter" });
}
