import type { Db } from "#platform/db";
import { digest, open, randomSecret, seal } from "#platform/secrets";
import { now } from "#platform/time";
import type { z } from "zod";
import { later } from "../../../rules/sign-in/session-life.ts";
import type { PeopleTables } from "../../../tables.ts";
import type { AttemptKind } from "../../../tables/sign-in-elsewhere.ts";

/** How long someone may take at their device or their library's own page. */
export const attemptMinutes = 15;

interface Begun {
  readonly kind: AttemptKind;
  /** What the other side gives back to name it. */
  readonly handle?: string;
  readonly providerId?: string;
  /** Plain JSON. */
  readonly held: object;
}

/**
 * Begins something that is answered once, from elsewhere: keeps what the answer must fit, sealed, and gives the secret for the
 * browser's cookie, by which alone it is found again.
 */
export async function beginAttempt(
  db: Db<PeopleTables>,
  secret: string,
  { kind, handle, providerId, held }: Begun,
): Promise<string> {
  const token = randomSecret();
  const tokenDigest = digest(token);
  await db.deleteFrom("sign_in_attempts").where("ends_at", "<", now()).execute();
  await db
    .insertInto("sign_in_attempts")
    .values({
      token_digest: tokenDigest,
      kind,
      handle: handle ?? null,
      provider_id: providerId ?? null,
      sealed: seal(secret, purposeOf(tokenDigest), JSON.stringify(held)),
      answered_at: null,
      ends_at: later(now(), { minutes: attemptMinutes }),
    })
    .execute();
  return token;
}

/** What was kept, once: the second time, too late or from another browser there is nothing. */
export async function takeAttempt<Holds extends z.ZodType>(
  db: Db<PeopleTables>,
  secret: string,
  asked: {
    readonly kind: AttemptKind;
    readonly token: string | undefined;
    readonly providerId?: string;
    readonly holds: Holds;
  },
): Promise<z.output<Holds> | undefined> {
  if (asked.token === undefined) return undefined;
  const row = await db
    .deleteFrom("sign_in_attempts")
    .where("token_digest", "=", digest(asked.token))
    .where("kind", "=", asked.kind)
    .$if(asked.providerId !== undefined, (query) => query.where("provider_id", "=", asked.providerId ?? null))
    .returning(["token_digest", "sealed", "ends_at"])
    .executeTakeFirst();
  return row === undefined || row.ends_at < now()
    ? undefined
    : asked.holds.safeParse(opened(secret, row)).data;
}

/**
 * Takes an answer that came without the browser's cookie, as a form sent from another site does: it is put beside what was
 * kept, for the browser that began to fetch. `judge` says what the answer comes to, and throws when it fits not.
 *
 * Each is answered once, whether rightly or wrongly. False when nothing waits for an answer under this handle.
 */
export async function answerAttempt<Holds extends z.ZodType<object>>(
  db: Db<PeopleTables>,
  secret: string,
  asked: {
    readonly handle: string;
    readonly providerId: string;
    readonly holds: Holds;
    readonly judge: (held: z.output<Holds>) => Promise<object>;
  },
): Promise<boolean> {
  const row = await db
    .updateTable("sign_in_attempts")
    .set({ answered_at: now() })
    .where("handle", "=", asked.handle)
    .where("provider_id", "=", asked.providerId)
    .where("answered_at", "is", null)
    .where("ends_at", ">", now())
    .returning(["token_digest", "sealed", "ends_at"])
    .executeTakeFirst();
  if (row === undefined) return false;
  const held = asked.holds.safeParse(opened(secret, row)).data;
  if (held === undefined) return false;
  const answer = await asked.judge(held);
  await db
    .updateTable("sign_in_attempts")
    .set({ sealed: seal(secret, purposeOf(row.token_digest), JSON.stringify({ ...held, ...answer })) })
    .where("token_digest", "=", row.token_digest)
    .execute();
  return true;
}

function opened(secret: string, row: { readonly token_digest: string; readonly sealed: string }): unknown {
  // Nothing is there to open when the installation's secret was changed meanwhile.
  return JSON.parse(open(secret, purposeOf(row.token_digest), row.sealed) ?? "null");
}

function purposeOf(tokenDigest: string): string {
  return `sign-in attempt ${tokenDigest}`;
}
