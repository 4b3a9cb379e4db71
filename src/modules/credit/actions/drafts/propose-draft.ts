import { createHash } from "node:crypto";
import type { CreditProgram } from "../../queries/program.ts";
import { restoreEntry } from "../record/record-entry.ts";
import { addProofs, keepDraft, usableProofs, wordsOfProofs } from "./keep-draft.ts";
import { type NamedFile, readMail } from "./read-mail.ts";

/** What somebody pasted or chose. */
export interface SentCertificate {
  readonly text: string;
  readonly file?: NamedFile | undefined;
}

/**
 * Makes a draft of what a certificate says, with its files as proof; it counts nowhere until its owner keeps it. Gives its id and
 * what its owner should look at. The same text or file sent again is the same draft.
 */
export async function proposeDraft(
  program: Pick<CreditProgram, "db" | "files">,
  accountId: string,
  sent: SentCertificate,
): Promise<{ readonly id: string; readonly words: readonly string[] }> {
  const { proofs, text, ...read } = await readSent(sent);
  const printed = await wordsOfProofs(proofs);
  const source = { ...read, text: `${text}\n${printed.text}`, key: keyOf(sent) };
  const { id, isNew, words } = await keepDraft(program, accountId, source);
  if (!isNew) {
    await restoreEntry(program.db, accountId, id);
    return { id, words: ["This was read before."] };
  }
  await addProofs(program, accountId, id, proofs);
  return { id, words: [...words, ...printed.notes] };
}

function keyOf({ text, file }: SentCertificate): string {
  const digest = createHash("sha256")
    .update(text)
    .update(file?.bytes ?? "");
  return `certificate:${digest.digest("hex")}`;
}

/** What was pasted, and what the file says and proves. */
async function readSent({ text, file }: SentCertificate) {
  if (file === undefined) return { text, proofs: [] };
  if (/\.txt$/iu.test(file.name))
    return { text: `${text}\n${new TextDecoder().decode(file.bytes)}`, proofs: [] };
  const mail = /\.eml$/iu.test(file.name) ? await readMail(file.bytes) : undefined;
  const attached = usableProofs(mail?.attachments ?? []);
  const proofs = attached.length > 0 ? attached : usableProofs([file]);
  return mail === undefined
    ? { text, title: file.name.replace(/\.\w{1,5}$/u, ""), proofs }
    : { text: `${text}\n${mail.text}`, subject: mail.subject, proofs };
}
