import { hiddenPlaces } from "../../queries/moderation/reports.ts";
import { journalsToOpen } from "../../queries/reading/journals-to-open.ts";
import type { KnownReader } from "../../queries/reading/reader-of.ts";
import { type Reply, type ThreadedReply, threadOf } from "../../rules/talking/thread.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import type { HiddenWhy, ShownReply } from "../../views/reading/thread.tsx";
import type { ReflectionSite } from "../site.ts";

interface Said {
  readonly replies: readonly Reply[];
  /** Where its reader reads the reflection. */
  readonly rooms: readonly string[];
  readonly zone: string;
  readonly communities: readonly { readonly id: string; readonly name: string }[];
}

/** Replies as their page shows them to one reader: who wrote one that moderators hid reads why, and where to ask for another look. */
export async function repliesFor(
  site: ReflectionSite,
  reader: KnownReader,
  { communities, replies, rooms, zone }: Said,
): Promise<readonly ShownReply[]> {
  const names = new Map(communities.map(({ id, name }) => [id, name]));
  const hidden = new Map<string, readonly HiddenWhy[]>();
  // Nobody but its writer is given what is hidden.
  for (const { id } of replies.filter(({ isHidden }) => isHidden))
    hidden.set(id, await hiddenPlaces(site.db, { subjectId: id, rooms, communities: names }));
  const opened = await journalsToOpen(
    site.db,
    reader,
    replies.map(({ journalId }) => journalId),
  );
  return shown(threadOf(replies), { own: reader.journalId, zone, opened, hidden });
}

/** The reply of the reader's own that they asked to change; undefined where there is none, or moderators hid it. */
export function changeable(
  replies: readonly Reply[],
  { journalId: own }: Pick<KnownReader, "journalId">,
  asked: string | undefined,
): Reply | undefined {
  return replies.find(({ id, isHidden, journalId }) => id === asked && journalId === own && !isHidden);
}

interface Shown {
  readonly own: string | undefined;
  readonly zone: string;
  readonly opened: ReadonlySet<string>;
  readonly hidden: ReadonlyMap<string, readonly HiddenWhy[]>;
}

function shown(replies: readonly ThreadedReply[], reader: Shown): readonly ShownReply[] {
  const { hidden, opened, own, zone } = reader;
  return replies.map((each) => ({
    id: each.id,
    authorName: each.authorName,
    handle: opened.has(each.journalId) ? each.handle : undefined,
    body: each.body,
    on: dayWords(each.madeAt, zone),
    changedOn: each.changedAt && dayWords(each.changedAt, zone),
    isOwn: own !== undefined && each.journalId === own,
    hidden: hidden.get(each.id) ?? [],
    replies: shown(each.replies, reader),
  }));
}
