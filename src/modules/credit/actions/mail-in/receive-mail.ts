import { createHash } from "node:crypto";
import { type Db, inTenants } from "#platform/db";
import { InvalidInput, NotFound, SourceFailure } from "#platform/errors";
import { newId } from "#platform/ids";
import { type ArrivedMail, sendMail } from "#platform/mail";
import { now } from "#platform/time";
import type { PeopleTables } from "#modules/people";
import { accountOfToken } from "../../queries/mail-in/mail-address.ts";
import { isKnownMail, mailSince } from "../../queries/mail-in/received-mail.ts";
import type { CreditProgram } from "../../queries/program.ts";
import { hasHead, isAutomaticAnswer, isSentByProgram } from "../../rules/mail-in/automatic-answer.ts";
import { draftLetter } from "../../rules/mail-in/draft-letter.ts";
import { tokenIn } from "../../rules/mail-in/own-address.ts";
import type { CreditTables } from "../../tables.ts";
import { addProofs, keepDraft, type KeptDraft, usableProofs, wordsOfProofs } from "../drafts/keep-draft.ts";
import { type CertificateMail, readMail } from "../drafts/read-mail.ts";

type Tables = CreditTables & PeopleTables;

/** What receiving mail needs of the program. */
export interface MailInProgram extends Pick<CreditProgram, "db" | "files" | "publicUrl"> {
  /** Of the addresses that mail for records goes to. */
  readonly domain: string;
  /** Who writes this installation's own letters, as `MAIL_FROM` says. */
  readonly ownSender: string;
}

/** What became of mail. */
export type MailOutcome = "draft" | "known" | "ignored";

/** Far more than anyone forwards in a day; who knows an address shall not fill a record. */
const mostADay = 40;

/**
 * Makes a draft of mail to somebody's own address, its attachments as proof, and writes to the account's own address that it
 * waits. Only the address is believed, never who it says it is from. The same mail again, or the same forwarded twice, changes
 * nothing; stopped in its middle, it goes on when the mail is sent again.
 *
 * @throws NotFound when the address is nobody's; InvalidInput when it is no mail; SourceFailure when too much came today.
 */
export async function receiveMail(program: MailInProgram, arrived: ArrivedMail): Promise<MailOutcome> {
  const { db, domain, ownSender } = program;
  const token = tokenIn(arrived.recipient, domain);
  const accountId = token === undefined ? undefined : await accountOfToken(db, token);
  if (accountId === undefined) throw new NotFound("Nobody has this address.");
  const mail = await readMail(arrived.bytes);
  if (mail === undefined || !hasHead(mail.fields)) throw new InvalidInput("This cannot be read as mail.");
  if (isAutomaticAnswer(mail.fields, { sender: arrived.sender, ownSender })) return "ignored";
  const digests = digestsOf(mail);
  if (await isKnownMail(db, accountId, digests)) return "known";
  if ((await mailSince(db, accountId, dayAgo())) >= mostADay)
    throw new SourceFailure("Too much mail came to this address today.");
  const draft = await draftOf(program, accountId, { mail, arrived, key: `mail:${digests.content}` });
  await noteMail(program, accountId, { draft, digests, isQuiet: isSentByProgram(mail.fields) });
  return "draft";
}

async function draftOf(
  program: MailInProgram,
  accountId: string,
  {
    mail,
    arrived,
    key,
  }: { readonly mail: CertificateMail; readonly arrived: ArrivedMail; readonly key: string },
): Promise<KeptDraft> {
  const { text, subject, attachments } = mail;
  const attached = usableProofs(attachments);
  const printed = await wordsOfProofs(attached);
  const draft = await keepDraft(program, accountId, { text: `${text}\n${printed.text}`, subject, key });
  const itself = usableProofs([{ name: "message.eml", bytes: arrived.bytes }]);
  await addProofs(program, accountId, draft.id, attached.length > 0 ? attached : itself);
  return { ...draft, words: [...draft.words, ...printed.notes] };
}

/** What makes two mails the same. */
export interface MailDigests {
  readonly message: string | undefined;
  readonly content: string;
}

// Forwarded again, mail has another Message-ID, and marks before its subject.
function digestsOf({ messageId, subject, text, attachments }: CertificateMail): MailDigests {
  const content = createHash("sha256")
    .update(subject.replace(/^(?:\s*(?:fwd?|fw|re|aw|wg|tr)\s*:\s*)+/iu, "").trim())
    .update("\n")
    .update(text.replaceAll(/\s+/gu, " ").trim());
  for (const { bytes } of attachments) content.update("\n").update(sha256(bytes));
  return { message: messageId === undefined ? undefined : sha256(messageId), content: content.digest("hex") };
}

function sha256(text: string | Uint8Array): string {
  return createHash("sha256").update(text).digest("hex");
}

interface Received {
  readonly draft: KeptDraft;
  readonly digests: MailDigests;
  /** No letter is written about it. */
  readonly isQuiet: boolean;
}

async function noteMail(
  { db, publicUrl }: MailInProgram,
  accountId: string,
  { draft, digests, isQuiet }: Received,
): Promise<void> {
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .insertInto("credit_received_mail")
      .values({
        tenant_id: accountId,
        id: newId(),
        entry_id: draft.id,
        message_digest: digests.message ?? null,
        content_digest: digests.content,
        received_at: now(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const to = isQuiet ? undefined : await ownEmail(tx, accountId);
    if (to === undefined) return;
    const letter = draftLetter({ ...draft, url: `${publicUrl}/record/entries/${draft.id}` });
    // One an hour: its key is the hour.
    await sendMail(tx, { tenantId: accountId, key: `mail to record ${now().slice(0, 13)}`, to, ...letter });
  });
}

async function ownEmail(tx: Db<Tables>, accountId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("accounts")
    .select("email")
    .where("tenant_id", "=", accountId)
    .where("email_confirmed_at", "is not", null)
    .executeTakeFirst();
  return row?.email ?? undefined;
}

function dayAgo(): string {
  return new Date(Date.parse(now()) - 86_400_000).toISOString();
}
