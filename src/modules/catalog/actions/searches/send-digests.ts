import type { Selectable } from "kysely";
import { type Db, inTransaction, json } from "#platform/db";
import { sendMail } from "#platform/mail";
import { formatInstant, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import { offeringsById } from "../../queries/offerings.ts";
import type { CatalogProgram } from "../../queries/program.ts";
import { questionInWords } from "../../rules/finding/question-in-words.ts";
import { shownSession } from "../../rules/finding/shown-session.ts";
import { digestLetter, type DigestOffering, type LetterText } from "../../rules/searches/digest-letter.ts";
import { nextDigest } from "../../rules/searches/next-digest.ts";
import { questionOf } from "../../rules/searches/saved-search.ts";
import type { CatalogTables } from "../../tables.ts";
import { noDigest } from "./answer-digest.ts";
import { unconfirmedDays } from "./ask-for-digest.ts";

/** What digests are made from. */
export type DigestTools = Pick<CatalogProgram, "finder" | "words" | "zone" | "publicUrl">;

const offeringsALetter = 20;
// The same offering must not be sent again while it is still to come; a question that fits more is hardly a question.
const mostRemembered = 2000;
const mostAtOnce = 1000;
const restorableDays = 1;

/**
 * Sends the digests of a tenant that are due. Each is a transaction of its own with the letter in it, so a run that breaks
 * off is taken up by the next, and nothing is sent twice.
 */
export async function sendDigests(
  db: Db<CatalogTables>,
  tenantId: string,
  run: { readonly tools: DigestTools; readonly now: string; readonly signal: AbortSignal },
): Promise<void> {
  const due = await dueSearches(db, tenantId, run.now).select("id").limit(mostAtOnce).execute();
  const failures: unknown[] = [];
  for (const { id } of due) {
    run.signal.throwIfAborted();
    try {
      await inTransaction(db, (tx) => sendDigest(tx, { tenantId, id }, run));
    } catch (error) {
      // One that cannot be sent must not keep the others from going out.
      failures.push(error);
    }
  }
  if (failures.length > 0)
    // The log writes causes.
    throw new AggregateError(failures, `Digests that could not be sent: ${failures.length}.`, {
      cause: failures[0],
    });
}

/** Deletes addresses that nobody confirmed, and searches that were removed, when their time is over. */
export async function forgetSearches(db: Db<CatalogTables>, tenantId: string, now: string): Promise<void> {
  await db
    .updateTable("catalog_saved_searches")
    .set(noDigest)
    .where("tenant_id", "=", tenantId)
    .where("email_confirmed_at", "is", null)
    .where("email_given_at", "<", daysBefore(now, unconfirmedDays))
    .execute();
  await db
    .deleteFrom("catalog_saved_searches")
    .where("tenant_id", "=", tenantId)
    .where("removed_at", "<", daysBefore(now, restorableDays))
    .execute();
}

function dueSearches(db: Db<CatalogTables>, tenantId: string, now: string) {
  return db
    .selectFrom("catalog_saved_searches")
    .where("tenant_id", "=", tenantId)
    .where("next_digest_at", "<=", now)
    .where("removed_at", "is", null)
    .orderBy("next_digest_at")
    .orderBy("id");
}

async function sendDigest(
  tx: Db<CatalogTables>,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { tools, now }: { readonly tools: DigestTools; readonly now: string },
): Promise<void> {
  // Asked for again under a lock: another process may have sent it, or its reader stopped it, since.
  const row = await dueSearches(tx, tenantId, now)
    .selectAll()
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.email === null || row.digest_every === null) return;
  const fitting = tools.finder.ids(questionOf(row.query), { limit: mostRemembered, now });
  const known = new Set(row.sent_offering_ids);
  const fresh = fitting.filter((offeringId) => !known.has(offeringId));
  const sent = await digestOfferings(tx, fresh.slice(0, offeringsALetter), { tools, now });
  if (sent.length > 0)
    await sendMail(tx, {
      tenantId,
      key: `digest ${id} ${row.next_digest_at ?? ""}`,
      to: row.email,
      unsubscribeUrl: stopUrl(row, tools),
      ...letterOf(row, {
        tools,
        offerings: sent.map(({ shown }) => shown),
        more: fresh.length - sent.length,
      }),
    });
  const isFirst = row.last_digest_at === null;
  const remembered = sent.length === 0 ? [] : isFirst ? fitting : sent.map(({ offeringId }) => offeringId);
  await tx
    .updateTable("catalog_saved_searches")
    .set({
      next_digest_at: nextDigest(row.digest_every, now, tools.zone),
      ...(sent.length === 0 ? {} : { last_digest_at: now }),
      sent_offering_ids: json([...remembered, ...row.sent_offering_ids].slice(0, mostRemembered)),
    })
    .where("tenant_id", "=", tenantId)
    .where("id", "=", id)
    .execute();
}

type SearchRow = Selectable<CatalogTables["catalog_saved_searches"]>;

function letterOf(
  row: SearchRow,
  given: {
    readonly tools: DigestTools;
    readonly offerings: readonly DigestOffering[];
    readonly more: number;
  },
): LetterText {
  const { tools, offerings, more } = given;
  const question = questionOf(row.query);
  return digestLetter({
    name: row.name,
    question: questionInWords(question, tools.words.names),
    every: row.digest_every ?? "day",
    offerings,
    more,
    isFirst: row.last_digest_at === null,
    zone: question.zone ?? tools.zone,
    allUrl: `${tools.publicUrl}/find${row.query === "" ? "" : `?${row.query}`}`,
    stopUrl: stopUrl(row, tools),
  });
}

function stopUrl(row: SearchRow, { publicUrl }: DigestTools): string {
  return `${publicUrl}/digests/${row.digest_secret ?? ""}/removal`;
}

/** In the order of the ids; those that were merged into others since the index last looked are left for the next time. */
async function digestOfferings(
  tx: Db<CatalogTables>,
  ids: readonly string[],
  { tools, now }: { readonly tools: DigestTools; readonly now: string },
): Promise<readonly { readonly offeringId: string; readonly shown: DigestOffering }[]> {
  const rows = await offeringsById(tx, ids);
  return ids.flatMap((offeringId) => {
    const offering = rows.get(offeringId)?.offering;
    if (offering === undefined) return [];
    const { session } = shownSession(offering, now);
    const pageUrl = `${tools.publicUrl}/offerings/${offeringId}`;
    return [{ offeringId, shown: { offering, session, pageUrl } }];
  });
}

function daysBefore(instant: string, days: number): string {
  return formatInstant((parseInstant(instant) ?? 0) - days * SECONDS_PER_DAY);
}
