import { type Db, inTenants } from "#platform/db";
import { digest, open } from "#platform/secrets";
import { type PeopleTables, viewerOfAccount, type Viewer } from "#modules/people";
import type { Often } from "../../rules/letters/letter-due.ts";
import { noticeLetter, type ToldReflection } from "../../rules/letters/notice-letter.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import type { ReflectionTables } from "../../tables.ts";
import { noticesMailedAt } from "../journals/notices.ts";
import { followedBy } from "../reading/followed.ts";
import { readerOf } from "../reading/reader-of.ts";
import { streamPage } from "../reading/shared-reflections.ts";

type Tables = ReflectionTables & PeopleTables;

/** What letters are made from. */
export interface LetterTools {
  readonly db: Db<Tables>;
  /** Of a person that states none. */
  readonly zone: string;
  readonly publicUrl: string;
  readonly secret: string;
}

/** What a letter tells of: notices noted for it at `until`, and what came between both in what its reader follows. */
export interface LetterSpan {
  readonly since: string;
  readonly until: string;
}

const mostFollowed = 10;

/** How often someone wants letters. */
export async function oftenOf(db: Db<Tables>, accountId: string): Promise<Often> {
  const row = await inTenants(db, [accountId], async (tx) =>
    tx.selectFrom("reflection_letters").select("often").where("tenant_id", "=", accountId).executeTakeFirst(),
  );
  return row?.often ?? "daily";
}

/** Whose letters a link stops, and whether they are stopped; undefined for a link that leads nowhere. */
export async function lettersBySecret(
  db: Db<Tables>,
  secret: string,
): Promise<{ readonly accountId: string; readonly often: Often } | undefined> {
  const row = await inTenants(db, "every tenant", async (tx) =>
    tx
      .selectFrom("reflection_letters")
      .select(["tenant_id", "often"])
      .where("secret_digest", "=", digest(secret))
      .executeTakeFirst(),
  );
  return row && { accountId: row.tenant_id, often: row.often };
}

/** What a sealed secret is sealed for. */
export function letterSeal(accountId: string): string {
  return `letters about what others said to ${accountId}`;
}

/**
 * A letter as it may be read now: to the reader's address of today, of what they may read today. Undefined when nothing of it is left, they
 * stopped it since, or have no confirmed address any more.
 */
export async function letterNow(tools: LetterTools, accountId: string, span: LetterSpan) {
  const { db, publicUrl, secret } = tools;
  const viewer = await viewerOfAccount(db, accountId);
  const kept = await inTenants(db, [accountId], async (tx) =>
    tx
      .selectFrom("accounts")
      .innerJoin("reflection_letters as letters", "letters.tenant_id", "accounts.tenant_id")
      .select(["accounts.email", "letters.sealed_secret"])
      .where("accounts.tenant_id", "=", accountId)
      .where("accounts.email_confirmed_at", "is not", null)
      .where("accounts.state", "=", "active")
      .where("letters.often", "!=", "never")
      .executeTakeFirst(),
  );
  const to = kept?.email;
  if (viewer === undefined || kept === undefined || to === null || to === undefined) return undefined;
  const stop = open(secret, letterSeal(accountId), kept.sealed_secret) ?? "";
  const stopUrl = `${publicUrl}/journal/letters/${stop}/removal`;
  const notices = await noticesMailedAt(db, viewer, span.until);
  const words = noticeLetter(
    {
      notices: notices.map((each) => ({ ...each, url: `${publicUrl}${each.path}` })),
      followed: await followedBetween(tools, viewer, span),
    },
    { settingsUrl: `${publicUrl}/journal/settings`, stopUrl },
  );
  return words && { ...words, to, unsubscribeUrl: stopUrl };
}

async function followedBetween(
  { db, publicUrl }: LetterTools,
  viewer: Viewer,
  { since, until }: LetterSpan,
): Promise<readonly ToldReflection[]> {
  if (since === until) return [];
  const wanted = await followedBy(db, viewer);
  if (wanted.length === 0) return [];
  const reader = await readerOf(db, viewer);
  const { reflections } = await streamPage(db, reader, wanted, { limit: mostFollowed });
  return reflections
    .filter((each) => each.journalId !== reader.journalId && each.sharedAt > since && each.sharedAt <= until)
    .map((each) => ({
      authorName: each.authorName,
      headline: headlineOf({ ...each, body: each.excerpt }),
      url: `${publicUrl}/reflections/${each.id}`,
    }));
}
