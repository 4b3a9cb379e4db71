import { type Insertable, type Selectable, sql } from "kysely";
import type { SendMailOptions } from "nodemailer";
import { z } from "zod";
import { type Db, type Instant, withTables } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import { newId } from "#platform/ids";
import { defineJob, enqueue, type JobHandler, onJob } from "#platform/jobs";
import { htmlOf } from "./html-of-text.ts";
import type { Mailer } from "./mailer.ts";
import type { MailTables } from "./tables.ts";

/** A letter to one person. */
export interface Letter {
  readonly tenantId: string;
  /** Says what the letter is about: `digest SEARCH 2026-12-03`. A second letter with the same key is not sent. */
  readonly key: string;
  /** One bare address, without a name. */
  readonly to: string;
  readonly subject: string;
  /** Plain text; paragraphs are parted by an empty line. The HTML part is made from it. */
  readonly text: string;
  /** Instead of the HTML made from the text. */
  readonly html?: string;
  /** For letters that come again and again: where one stops them with one click (RFC 8058). */
  readonly unsubscribeUrl?: string;
}

/**
 * Letters whose words are written when they leave: what waits for a mail server may be withdrawn meanwhile, and stands in no outbox.
 * They are sent with a text that says nothing.
 */
export interface LetterWriter {
  /** How their keys begin. */
  readonly keys: string;
  /** The letter as it is now; undefined when there is nothing left to say: then it is not sent at all. */
  readonly write: (
    db: Db,
    letter: { readonly tenantId: string; readonly key: string },
  ) => Promise<Pick<Letter, "to" | "subject" | "text"> | undefined>;
}

type OutboxRow = MailTables["mail_outbox"];

/** RFC 5321 allows more; this is what mail servers take. Most of all: no space, comma, bracket or end of line. */
const bareAddress = /^[^\s@,;:<>()[\]\\"\p{Cc}]{1,64}@[^\s@,;:<>()[\]\\"\p{Cc}]{1,255}$/u;
const longestSubject = 500;

/** Retried for about a day and a half: mail servers are away for a night. */
const deliverMail = defineJob({
  name: "platform.deliver-mail",
  schema: z.object({ tenantId: z.string(), id: z.string() }),
  retries: 12,
  firstRetrySeconds: 60,
  longestRetrySeconds: 6 * 3600,
  longestRunSeconds: 300,
  atOnce: 2,
});

/**
 * Writes a letter in the caller's transaction; it leaves when that has been committed. Returns its id, or `undefined`
 * when a letter with this key was written before.
 *
 * @throws InvalidInput when the address is not one that mail can go to.
 */
export async function sendMail(db: Db, letter: Letter): Promise<string | undefined> {
  if (!bareAddress.test(letter.to))
    throw new InvalidInput([{ where: "to", message: "This is not an address that mail can be sent to." }]);
  const row = await withTables<MailTables>(db)
    .insertInto("mail_outbox")
    .values(rowOf(letter))
    .onConflict((conflict) => conflict.columns(["tenant_id", "letter_key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row !== undefined) await enqueue(db, deliverMail, { tenantId: letter.tenantId, id: row.id });
  return row?.id;
}

/** Delivers the letters that `sendMail` wrote; for the worker. */
export function mailDelivery(
  mailer: Mailer,
  from: string,
  writers: readonly LetterWriter[] = [],
): JobHandler {
  return onJob(deliverMail, async ({ tenantId, id }, { db, attempt }) => {
    const letter = await waitingLetter(db, tenantId, id);
    if (letter === undefined) return;
    try {
      const now = await asWrittenNow(db, letter, writers);
      if (now === undefined) return await forget(db, letter);
      await mailer.deliver(id, messageOf(now, from));
    } catch (error) {
      const isFinal = error instanceof InvalidInput || attempt > deliverMail.retries;
      await note(db, letter, {
        state: isFinal ? "failed" : "waiting",
        attempt_count: letter.attempt_count + 1,
        last_error: error instanceof Error ? error.message : String(error),
      });
      throw error;
    }
    await note(db, letter, {
      state: "sent",
      attempt_count: letter.attempt_count + 1,
      last_error: null,
      sent_at: sql<Instant>`now()`,
    });
  });
}

function rowOf(letter: Letter): Insertable<OutboxRow> {
  return {
    tenant_id: letter.tenantId,
    id: newId(),
    letter_key: letter.key,
    recipient: letter.to,
    subject: oneLine(letter.subject),
    body_text: letter.text,
    body_html: letter.html ?? null,
    unsubscribe_url: letter.unsubscribeUrl ?? null,
  };
}

// A subject may be an offering's title, which strangers write: an end of line in it would begin a header of their own.
function oneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()
    .slice(0, longestSubject);
}

async function waitingLetter(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<OutboxRow> | undefined> {
  return withTables<MailTables>(db)
    .selectFrom("mail_outbox")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .where("state", "<>", "sent")
    .executeTakeFirst();
}

async function asWrittenNow(
  db: Db,
  letter: Selectable<OutboxRow>,
  writers: readonly LetterWriter[],
): Promise<Selectable<OutboxRow> | undefined> {
  const writer = writers.find(({ keys }) => letter.letter_key.startsWith(keys));
  if (writer === undefined) return letter;
  const words = await writer.write(db, { tenantId: letter.tenant_id, key: letter.letter_key });
  if (words === undefined) return undefined;
  if (!bareAddress.test(words.to)) throw new InvalidInput("This is not an address that mail can be sent to.");
  return { ...letter, recipient: words.to, subject: oneLine(words.subject), body_text: words.text };
}

async function forget(db: Db, letter: Selectable<OutboxRow>): Promise<void> {
  await withTables<MailTables>(db)
    .deleteFrom("mail_outbox")
    .where("tenant_id", "=", letter.tenant_id)
    .where("id", "=", letter.id)
    .execute();
}

async function note(db: Db, letter: Selectable<OutboxRow>, columns: object): Promise<void> {
  await withTables<MailTables>(db)
    .updateTable("mail_outbox")
    .set(columns)
    .where("tenant_id", "=", letter.tenant_id)
    .where("id", "=", letter.id)
    .execute();
}

function messageOf(letter: Selectable<OutboxRow>, from: string): SendMailOptions {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
  return {
    from,
    to: { name: "", address: letter.recipient },
    subject: letter.subject,
    text: letter.body_text,
    html: letter.body_html ?? htmlOf({ subject: letter.subject, text: letter.body_text }),
    // As a Date: a text would stand in the header as it is, and no mail program reads ISO 8601 there.
    date: new Date(letter.created_at),
    // The same on every try: should a try have arrived without our knowing, the reader's program shows it once.
    messageId: `<${letter.id}@${domain}>`,
    headers: {
      // Written by a program (RFC 3834): absence notes do not answer it.
      "Auto-Submitted": "auto-generated",
      ...(letter.unsubscribe_url === null ? {} : unsubscribeHeaders(letter.unsubscribe_url)),
    },
  };
}

function unsubscribeHeaders(url: string): Record<string, string> {
  // Through the parser, so that nothing but an address can stand in the header.
  const list = { "List-Unsubscribe": `<${new URL(url).href}>` };
  return url.startsWith("https:") ? { ...list, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" } : list;
}
