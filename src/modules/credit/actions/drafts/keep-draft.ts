import { mediaTypeOf } from "#platform/files";
import { pdfWords } from "#platform/pdf";
import type { CreditProgram } from "../../queries/program.ts";
import { ledgerOf } from "../../queries/record/ledger.ts";
import { draftFrom, draftWords } from "../../rules/drafts/draft-words.ts";
import { readCertificateText } from "../../rules/drafts/read-certificate-text.ts";
import { addEvidence, evidenceProblem } from "../record/keep-evidence.ts";
import { recordEntry } from "../record/record-entry.ts";
import type { NamedFile } from "./read-mail.ts";

type Program = Pick<CreditProgram, "db" | "files">;

/** What a draft is made of. */
export interface DraftSource {
  readonly text: string;
  /** Of the mail it came with: a title where the text names none. */
  readonly subject?: string | undefined;
  /** Where neither names one. */
  readonly title?: string | undefined;
  /** What makes it the same draft when it comes again. */
  readonly key: string;
}

/** A draft on a record. */
export interface KeptDraft {
  readonly id: string;
  readonly isNew: boolean;
  readonly title: string;
  /** What its owner should look at. */
  readonly words: readonly string[];
}

/** Puts a draft of what a text says on a record; the same one stays as it is. */
export async function keepDraft(
  { db }: Program,
  accountId: string,
  { text, subject, title, key }: DraftSource,
): Promise<KeptDraft> {
  const reading = readCertificateText(text, subject);
  const facts = draftFrom(reading, title);
  const words = draftWords(reading, facts, await ledgerOf(db, accountId));
  const { id, isNew } = await recordEntry(db, accountId, facts, { source: "e-mail", key });
  return { id, isNew, title: facts.title, words };
}

/**
 * What the PDFs among files say, and what their owner is told of one that says nothing: a certificate that was scanned is a
 * picture of words.
 */
export async function wordsOfProofs(
  files: readonly NamedFile[],
): Promise<{ readonly text: string; readonly notes: readonly string[] }> {
  const [texts, notes]: [string[], string[]] = [[], []];
  for (const { name, bytes } of files.filter(isPdf)) {
    const words = await pdfWords(bytes);
    if (words === undefined || words.trim() === "")
      notes.push(`“${name}” has no words that can be read: type in what it says.`);
    else texts.push(words);
  }
  return { text: texts.join("\n"), notes };
}

function isPdf({ bytes }: NamedFile): boolean {
  return mediaTypeOf(bytes.subarray(0, 1024)) === "application/pdf";
}

/** Files that can prove something. */
export function usableProofs(files: readonly NamedFile[]): readonly NamedFile[] {
  return files.filter((file) => evidenceProblem(file) === undefined);
}

/** Keeps files as the proof of an entry, each once. */
export async function addProofs(
  program: Program,
  accountId: string,
  entryId: string,
  proofs: readonly NamedFile[],
): Promise<void> {
  for (const proof of proofs)
    await addEvidence(program, accountId, entryId, { ...proof, kind: "certificate" });
}
