import { type Db, inTenants, json, withTables } from "#platform/db";
import { Conflict, NotFound } from "#platform/errors";
import type { FileStore } from "#platform/files";
import { newId } from "#platform/ids";
import { now } from "#platform/time";
import { type PeopleTables, type Viewer, writeAudit } from "#modules/people";
import { knownEntries, ledgerImport } from "../../queries/ledger-import/ledger-import.ts";
import { putAtExported } from "../../queries/record-classes/bring-evidence.ts";
import { credentialsOf } from "../../queries/record/credentials.ts";
import type { KeptProof, LedgerFile, ReadEntry } from "../../rules/ledger-import/ledger-file.ts";
import { matchKnown } from "../../rules/ledger-import/match-known.ts";
import { credentialFromFile, factsFromFile } from "../../rules/transcript/entry-in-file.ts";
import type { CreditTables } from "../../tables.ts";
import { addCredential, removeCredential } from "../record/keep-credential.ts";
import { onLedgerChange } from "../record/ledger-changed.ts";
import { factColumns } from "../record/record-entry.ts";
import { removeUnusedProofs } from "./keep-proofs.ts";

/** Keeps what was read in a file, to be looked at before anything of it is on the record; gives its id. */
export async function keepLedgerImport(
  db: Db<CreditTables>,
  accountId: string,
  { fileName, content }: { readonly fileName: string; readonly content: LedgerFile },
): Promise<string> {
  const id = newId();
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("credit_ledger_imports")
      .values({
        tenant_id: accountId,
        id,
        file_name: fileName.slice(0, 200),
        content: json(content),
        entry_ids: json([]),
        credential_ids: json([]),
        evidence_ids: json([]),
        made_at: now(),
        confirmed_at: null,
        undone_at: null,
      })
      .execute();
  });
  return id;
}

/** What a file put on the record. */
export interface TakenOver {
  readonly entries: number;
  readonly proofs: number;
}

/**
 * Puts the entries of a file on the record, all or none, and the credentials for whose rule none is held, with
 * the proof that came along; gives how many are new or back. What is on the record already stays as it is.
 *
 * @throws NotFound when the file is not theirs; Conflict when it was taken over before.
 */
export async function takeOver(
  program: { readonly db: Db<CreditTables>; readonly files: FileStore },
  viewer: Viewer,
  id: string,
): Promise<TakenOver> {
  const { accountId } = viewer;
  const { db, files } = program;
  const { content: waiting } = await ledgerImport(db, accountId, id);
  const there = await storedProofs(files, accountId, waiting);
  const taken = await inTenants(db, [accountId], async (tx): Promise<TakenOver> => {
    const { content, evidenceIds: before, state } = await ledgerImport(tx, accountId, id);
    if (state === "taken over") throw new Conflict("This file is on your record already.");
    const matched = matchKnown(content.entries, await knownEntries(tx, accountId));
    const added = matched.filter(({ does }) => does === "add").map(({ line }) => ({ line, id: newId() }));
    for (let at = 0; at < added.length; at += rowsAtOnce)
      await addEntries(tx, accountId, added.slice(at, at + rowsAtOnce));
    const back = matched.flatMap(({ does, knownId, line }) =>
      does === "put back" && knownId !== undefined ? [{ line, id: knownId }] : [],
    );
    for (const each of back) await putBack(tx, accountId, each);
    const entryIds = [...added, ...back].map((each) => each.id);
    const credentialIds = await addCredentials(tx, accountId, content);
    await setEvidenceRemoved(tx, accountId, { ids: before, removedAt: null });
    const evidenceIds = [...before, ...(await addProofs(tx, accountId, there))];
    await tx
      .updateTable("credit_ledger_imports")
      .set({
        entry_ids: json(entryIds),
        credential_ids: json(credentialIds),
        evidence_ids: json(evidenceIds),
        confirmed_at: now(),
        undone_at: null,
      })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    await onLedgerChange(tx, accountId);
    await writeAudit(withTables<PeopleTables>(tx), accountId, viewer, {
      act: "bring a record along",
      subject: `import ${id}`,
    });
    return { entries: entryIds.length, proofs: evidenceIds.length };
  });
  await removeUnusedProofs(program, accountId, waiting);
  return taken;
}

/** Takes off the record again what a file had put on it. @throws NotFound; Conflict when it was not taken over. */
export async function takeBack(db: Db<CreditTables>, accountId: string, id: string): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    const { entryIds, credentialIds, evidenceIds, state } = await ledgerImport(tx, accountId, id);
    if (state !== "taken over") throw new Conflict("Nothing of this file is on your record.");
    if (entryIds.length > 0)
      await tx
        .updateTable("credit_entries")
        .set({ removed_at: now(), changed_at: now() })
        .where("tenant_id", "=", accountId)
        .where("id", "in", entryIds)
        .where("removed_at", "is", null)
        .execute();
    for (const each of credentialIds) await removeCredential(tx, accountId, each);
    await setEvidenceRemoved(tx, accountId, { ids: evidenceIds, removedAt: now() });
    await tx
      .updateTable("credit_ledger_imports")
      .set({ undone_at: now() })
      .where("tenant_id", "=", accountId)
      .where("id", "=", id)
      .execute();
    await onLedgerChange(tx, accountId);
  });
}

const rowsAtOnce = 200;

/** The proof whose bytes are in the store: of a file taken back long ago they are forgotten. */
async function storedProofs(
  files: FileStore,
  accountId: string,
  { proofs = [] }: LedgerFile,
): Promise<readonly KeptProof[]> {
  const there: KeptProof[] = [];
  for (const proof of proofs)
    try {
      (await files.read(accountId, proof.digest)).destroy();
      there.push(proof);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
    }
  return there;
}

async function addProofs(
  tx: Db<CreditTables>,
  accountId: string,
  proofs: readonly KeptProof[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const { digest, entry, kind, mediaType, name, sizeBytes } of proofs) {
    const stored = { digest, sizeBytes, mediaType };
    const given = { entry, kind, name, stored, addedAt: now(), keepUntil: null };
    const id = await putAtExported(tx, accountId, given);
    if (id !== undefined) ids.push(id);
  }
  return ids;
}

async function setEvidenceRemoved(
  tx: Db<CreditTables>,
  accountId: string,
  { ids, removedAt }: { readonly ids: readonly string[]; readonly removedAt: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable("credit_evidence")
    .set({ removed_at: removedAt })
    .where("tenant_id", "=", accountId)
    .where("id", "in", [...ids])
    .execute();
}

interface NamedLine {
  readonly line: ReadEntry;
  readonly id: string;
}

async function addEntries(
  tx: Db<CreditTables>,
  accountId: string,
  lines: readonly NamedLine[],
): Promise<void> {
  const rows = lines.map(({ line, id }) => ({
    tenant_id: accountId,
    id,
    ...factColumns(factsFromFile(line.entry)),
    source: "import" as const,
    source_key: line.key,
    award_tenant_id: null,
    award_id: null,
    removed_at: null,
    created_at: now(),
    changed_at: now(),
  }));
  await tx.insertInto("credit_entries").values(rows).execute();
}

async function putBack(tx: Db<CreditTables>, accountId: string, { line, id }: NamedLine): Promise<void> {
  await tx
    .updateTable("credit_entries")
    .set({ ...factColumns(factsFromFile(line.entry)), removed_at: null, changed_at: now() })
    .where("tenant_id", "=", accountId)
    .where("id", "=", id)
    .execute();
}

async function addCredentials(
  tx: Db<CreditTables>,
  accountId: string,
  { credentials }: LedgerFile,
): Promise<readonly string[]> {
  const held = new Set((await credentialsOf(tx, accountId)).map(({ packId }) => packId));
  const ids: string[] = [];
  for (const each of credentials.filter(({ pack }) => !held.has(pack)))
    ids.push(await addCredential(tx, accountId, credentialFromFile(each)));
  return ids;
}
