import { type Db, inTenants } from "#platform/db";
import { newId } from "#platform/ids";
import { proseOf, readMarkdown } from "#platform/markdown";
import { now } from "#platform/time";
import { journalsBy } from "../../queries/journals/journals.ts";
import { mentionsIn } from "../../rules/journals/handle.ts";
import type { NoticeKind } from "../../rules/talking/notice.ts";
import type { ReflectionTables } from "../../tables.ts";

/** More are no conversation but a mailing. */
const mostMentions = 10;

/**
 * Tells those whom a text names by `@handle`, and who were not told of it before, by name or as those it answers. Whether they may
 * read it is asked when they look: here nothing is said of it but who named them, by the name that stands over the text.
 */
export async function tellMentioned(
  tx: Db<ReflectionTables>,
  { byName, journalId }: { readonly byName: string; readonly journalId: string },
  {
    answered = [],
    before,
    body,
    reflectionId,
    replyId,
  }: {
    readonly reflectionId: string;
    /** The reply that names them; absent for the reflection itself. */
    readonly replyId?: string;
    /** The journals that the reply answers: one notice of one reply is enough. */
    readonly answered?: readonly string[];
    readonly body: string;
    readonly before: string;
  },
): Promise<void> {
  const known = new Set(mentionsIn(proseOf(readMarkdown(before))));
  const named = mentionsIn(proseOf(readMarkdown(body)))
    .filter((handle) => !known.has(handle))
    .slice(0, mostMentions);
  const journals = await journalsBy(tx, "handle", named);
  for (const { accountId, id } of journals)
    if (id !== journalId && !answered.includes(id))
      await tell(tx, accountId, { kind: "mention", reflectionId, replyId, byName, byJournal: journalId });
}

/** Tells one person something, unless they block who did it. */
export async function tell(
  tx: Db<ReflectionTables>,
  accountId: string,
  notice: {
    readonly kind: NoticeKind;
    readonly byName: string;
    readonly byJournal: string | undefined;
    /** The reply it is about, here: when it is gone, there is nothing to tell. */
    readonly replyId?: string | undefined;
  } & ({ readonly reflectionId: string } | { readonly communityId: string }),
): Promise<void> {
  await inTenants(tx, [accountId], async (theirs) => {
    const blocked = await theirs
      .selectFrom("reflection_blocks")
      .select("journal_id")
      .where("tenant_id", "=", accountId)
      .where("journal_id", "=", notice.byJournal ?? accountId)
      .executeTakeFirst();
    if (blocked !== undefined) return;
    await theirs
      .insertInto("reflection_notices")
      .values({
        tenant_id: accountId,
        id: newId(),
        kind: notice.kind,
        reflection_id: "reflectionId" in notice ? notice.reflectionId : null,
        community_id: "communityId" in notice ? notice.communityId : null,
        by_name: notice.byName,
        by_journal: notice.byJournal ?? null,
        reply_id: notice.replyId ?? null,
        made_at: now(),
        seen_at: null,
      })
      .execute();
  });
}
