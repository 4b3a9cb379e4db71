import { sql } from "kysely";
import { inTenants, withTables } from "#platform/db";
import { type LetterWriter, sendMail } from "#platform/mail";
import { clockIn, formatInstant, localDay, now, parseInstant, SECONDS_PER_DAY } from "#platform/time";
import { letterNow, type LetterSpan, type LetterTools } from "../../queries/letters/letters.ts";
import { type Due, letterDue, type Often } from "../../rules/letters/letter-due.ts";
import { ensureLetters } from "./want-letters.ts";

const keys = "what others said ";
const mostAtOnce = 500;

/**
 * Writes the letters that are due to the outbox. What is in one is noted in the same transaction: a run that breaks off is taken up by the
 * next, and nothing is told twice. The words are written when it leaves.
 */
export async function sendLetters(tools: LetterTools, signal: AbortSignal): Promise<void> {
  const failures: unknown[] = [];
  for (const { account_id: accountId, ...row } of await waiting(tools)) {
    signal.throwIfAborted();
    const zone = row.zone ?? tools.zone;
    const at = now();
    const today = localDay(zone, at);
    const toldOn = row.told_on ?? undefined;
    const due = letterDue({
      often: row.often,
      hour: Math.floor(clockIn(zone, at).minuteOfDay / 60),
      today,
      toldOn,
    });
    if (!due.notices) continue;
    try {
      await writeLetter(tools, { accountId, due, at, today });
    } catch (error) {
      // One that cannot be written must not keep the others from going out.
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `Letters that could not be written: ${failures.length}.`, {
      cause: failures[0],
    });
}

/** Writes a letter's words when it leaves: to the address and of what its reader may read then. */
export function letterWriter(tools: Omit<LetterTools, "db">): LetterWriter {
  return {
    keys,
    write: async (db, { key, tenantId }) => {
      const [since = "", until = ""] = key.slice(keys.length).split(" ");
      return letterNow({ ...tools, db: withTables(db) }, tenantId, { since, until });
    },
  };
}

interface Waiting {
  readonly account_id: string;
  readonly zone: string | null;
  readonly often: Often;
  readonly told_on: string | null;
}

/** Who has an address, and anything that could be told: who waits longest first. */
async function waiting({ db }: LetterTools): Promise<readonly Waiting[]> {
  // Raw: of two lists that are read by their indexes. A day is over everywhere half a day after it is in UTC.
  const { rows } = await inTenants(db, "every tenant", async (tx) =>
    sql<Waiting>`
      select account.tenant_id as account_id, account.zone, coalesce(letters.often, 'daily') as often, letters.told_on
      from (
        select tenant_id from reflection_notices where mailed_at is null and seen_at is null
        union select tenant_id from reflection_follows
      ) as has
      join accounts as account on account.tenant_id = has.tenant_id
      left join reflection_letters as letters on letters.tenant_id = has.tenant_id
      where account.email_confirmed_at is not null and account.state = 'active'
        and (letters.often is distinct from 'never')
        and (letters.often = 'at once' or letters.told_on is null or letters.told_on < (${now()}::timestamptz + interval '14 hours')::date)
      order by letters.told_on nulls first, account.tenant_id
      limit ${mostAtOnce}`.execute(tx),
  );
  return rows;
}

interface Written {
  readonly accountId: string;
  readonly due: Due;
  readonly at: string;
  readonly today: string;
}

async function writeLetter(tools: LetterTools, { accountId, at, due, today }: Written): Promise<void> {
  await inTenants(tools.db, [accountId], async (tx) => {
    await ensureLetters(tx, tools.secret, accountId);
    const before = await tx
      .selectFrom("reflection_letters")
      .select("followed_until")
      .where("tenant_id", "=", accountId)
      // A second process waits here, and then finds nothing that is left.
      .forUpdate()
      .executeTakeFirst();
    const since = due.followed ? (before?.followed_until ?? dayBefore(at)) : at;
    await tx
      .updateTable("reflection_notices")
      .set({ mailed_at: at })
      .where("tenant_id", "=", accountId)
      .where("mailed_at", "is", null)
      .where("seen_at", "is", null)
      .execute();
    if (due.followed)
      await tx
        .updateTable("reflection_letters")
        .set({ told_on: today, followed_until: at })
        .where("tenant_id", "=", accountId)
        .execute();
    const span: LetterSpan = { since, until: at };
    const letter = await letterNow({ ...tools, db: tx }, accountId, span);
    if (letter === undefined) return;
    const { to, unsubscribeUrl } = letter;
    const key = `${keys}${since} ${at}`;
    // Its words stay out of the outbox: what is withdrawn before it leaves stands nowhere.
    await sendMail(tx, {
      tenantId: accountId,
      key,
      to,
      subject: "What others said",
      text: "",
      unsubscribeUrl,
    });
  });
}

function dayBefore(instant: string): string {
  return formatInstant((parseInstant(instant) ?? 0) - SECONDS_PER_DAY);
}
