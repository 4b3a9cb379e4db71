import { type Db, inTenants } from "#platform/db";
import type { EvidenceKind } from "../../rules/packs/predicate.ts";
import type { TranscriptSource } from "../../rules/transcript/transcript.ts";
import type { CreditTables } from "../../tables.ts";
import { packsOfAccount } from "../packs/packs-for.ts";
import type { CreditProgram } from "../program.ts";
import { answersOf } from "../answers/answers.ts";
import type { AnswersByEntry } from "../../rules/questions/asked-questions.ts";
import { credentialsOf } from "../record/credentials.ts";
import { withFiles } from "../record/evidence.ts";
import { ledgerOf } from "../record/ledger.ts";

/** A file that proves an entry, with what finds its bytes. */
export interface Proof {
  readonly id: string;
  readonly entryId: string;
  readonly kind: EvidenceKind;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/** What a transcript is made of, and the lasting names of entries. */
export interface KeptTranscript {
  readonly source: TranscriptSource;
  readonly proofs: readonly Proof[];
  /** What was answered to authorities. */
  readonly answers: AnswersByEntry;
  /** By entry id: what an entry is called in files that leave this place, the same wherever they are brought in again. */
  readonly lastingIds: ReadonlyMap<string, string>;
}

/** Everything that someone's transcript needs, on a day. */
export async function transcriptSource(
  { db, packs }: Pick<CreditProgram, "db" | "packs">,
  { accountId, name }: { readonly accountId: string; readonly name: string },
  today: string,
): Promise<KeptTranscript> {
  const [held, entries] = [await credentialsOf(db, accountId), await ledgerOf(db, accountId)];
  return {
    source: { name, held, entries, packs: await packsOfAccount({ db, packs }, accountId), today },
    proofs: await proofsOf(db, accountId),
    answers: await answersOf(db, accountId),
    lastingIds: await lastingIds(db, accountId),
  };
}

/** Every file on someone's record, by its entry, oldest first. */
async function proofsOf(db: Db<CreditTables>, accountId: string): Promise<readonly Proof[]> {
  return inTenants(db, [accountId], async (tx) =>
    withFiles(tx)
      .select(["evidence.id", "evidence.entry_id as entryId", "evidence.kind", "file.name", "file.digest"])
      .select(["file.media_type as mediaType", "file.size_bytes as sizeBytes"])
      .where("evidence.tenant_id", "=", accountId)
      .where("evidence.removed_at", "is", null)
      .orderBy("evidence.entry_id")
      .orderBy("evidence.id")
      .execute(),
  );
}

/** What an entry that came from a file is called there: the key's beginning before its id. */
export const lastingPrefix = "record:";

async function lastingIds(db: Db<CreditTables>, accountId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("credit_entries")
      .select(["id", "source_key"])
      .where("tenant_id", "=", accountId)
      .where("source_key", "like", `${lastingPrefix}%`)
      .orderBy("id")
      .execute(),
  );
  return new Map(rows.map(({ id, source_key: key }) => [id, (key ?? "").slice(lastingPrefix.length)]));
}
