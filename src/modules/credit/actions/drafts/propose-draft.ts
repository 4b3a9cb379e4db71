import { createHash } from "node:crypto";
import { ledgerOf } from "../../queries/record/ledger.ts";
import type { CreditProgram } from "../../queries/program.ts";
import { draftFrom, draftWords } from "../../rules/drafts/draft-words.ts";
import { readCertificateText } from "../../rules/drafts/read-certificate-text.ts";
import { addEvidence, evidenceProblem } from "../record/keep-evidence.ts";
import { recordEntry, restoreEntry } from "../record/record-entry.ts";
import { readMail } from "./read-mail.ts";

/** What somebody pasted or chose. */
export interface SentCertificate {
  readonly text: string;
  readonly file?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
}

/**
 * Makes a draft of what a certificate says, with its files as proof; it counts nowhere until its owner keeps it. Gives its id and
 * what its owner should look at. The same text or file sent again is the same draft.
 */
export async function proposeDraft(
  program: Pick<CreditProgram, "db" | "files">,
  accountId: string,
  { text, file }: SentCertificate,
): Promise<{ readonly id: string; readonly words: readonly string[] }> {
  const isMail = file !== undefined && /\.eml$/iu.test(file.name);
  const mail = isMail ? await readMail(file.bytes) : undefined;
  const isText = file !== undefined && /\.txt$/iu.test(file.name);
  const ofFile = isText ? new TextDecoder().decode(file.bytes) : (mail?.text ?? "");
  const reading = readCertificateText(`${text}\n${ofFile}`, mail?.subject);
  const fallback = file === undefined || isMail || isText ? "" : file.name.replace(/\.\w{1,5}$/u, "");
  const facts = draftFrom(reading, fallback);
  const words = draftWords(reading, facts, await ledgerOf(program.db, accountId));
  const digest = createHash("sha256")
    .update(text)
    .update(file?.bytes ?? "")
    .digest("hex");
  const { id, isNew } = await recordEntry(program.db, accountId, facts, {
    source: "e-mail",
    key: `certificate:${digest}`,
  });
  if (!isNew) {
    await restoreEntry(program.db, accountId, id);
    return { id, words: ["This was read before."] };
  }
  const attached = mail?.attachments ?? [];
  const usable = attached.filter((each) => evidenceProblem(each) === undefined);
  const proofs = usable.length > 0 ? usable : file !== undefined && !isText ? [file] : [];
  for (const proof of proofs)
    if (evidenceProblem(proof) === undefined)
      await addEvidence(program, accountId, id, { ...proof, kind: "certificate" });
  return { id, words };
}
