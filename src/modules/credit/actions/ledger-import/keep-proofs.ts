import { createHash } from "node:crypto";
import { type Db, inTenants, withTables } from "#platform/db";
import type { FileStore, FileTables } from "#platform/files";
import type { OpenedBinder } from "../../queries/ledger-import/read-binder.ts";
import type {
  FileProblem,
  KeptProof,
  LedgerFile,
  NamedProof,
} from "../../rules/ledger-import/ledger-file.ts";
import type { TranscriptRead } from "../../rules/ledger-import/read-transcript-file.ts";
import { mostEvidenceBytes } from "../../rules/record/evidence-file.ts";
import type { CreditTables } from "../../tables.ts";
import { evidenceProblem, evidenceTypeOf } from "../record/keep-evidence.ts";

/**
 * Keeps the bytes of the proof that a binder's transcript names; what else is in the binder is left. A file whose bytes are other
 * than the transcript says, or that is no kind of proof, is told as a problem, and the rest comes along.
 */
export async function keepProofs(
  files: FileStore,
  accountId: string,
  { named, ...content }: TranscriptRead,
  binder: OpenedBinder,
): Promise<LedgerFile> {
  const found = new Map(binder.proofs.map((bytes) => [digestOf(bytes), bytes]));
  const problems: FileProblem[] = [];
  const proofs: KeptProof[] = [];
  for (const proof of named) {
    const bytes = found.get(proof.digest);
    const type = bytes && evidenceTypeOf(bytes);
    if (bytes === undefined || type === undefined || evidenceProblem({ bytes }) !== undefined)
      problems.push(problemOf(proof, bytes));
    else {
      const { sizeBytes } = await files.put(accountId, once(bytes), { maximumBytes: mostEvidenceBytes });
      proofs.push({ ...proof, sizeBytes, mediaType: type });
    }
  }
  return { ...content, proofs, problems: [...content.problems, ...problems] };
}

/** Removes bytes of proof that stand at no entry: they were brought, and not taken over. */
export async function removeUnusedProofs(
  { db, files }: { readonly db: Db<CreditTables>; readonly files: FileStore },
  accountId: string,
  { proofs = [] }: Pick<LedgerFile, "proofs">,
): Promise<void> {
  const digests = [...new Set(proofs.map(({ digest }) => digest))];
  if (digests.length === 0) return;
  const used = await inTenants(db, [accountId], async (tx) =>
    withTables<FileTables>(tx)
      .selectFrom("files")
      .select("digest")
      .where("tenant_id", "=", accountId)
      .where("digest", "in", digests)
      .execute(),
  );
  const kept = new Set(used.map(({ digest }) => digest));
  for (const digest of digests) if (!kept.has(digest)) await files.remove(accountId, digest);
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function problemOf({ name }: NamedProof, bytes: Uint8Array | undefined): FileProblem {
  const where = `proof “${name}”`;
  return bytes === undefined
    ? { where, message: "This file is not in the ZIP, or was changed since: its entry comes without it." }
    : { where, message: evidenceProblem({ bytes }) ?? "" };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
