/** A reply as its readers see it. */
export interface Reply {
  readonly id: string;
  readonly roomId: string;
  readonly parentId: string | undefined;
  readonly journalId: string;
  readonly handle: string | undefined;
  readonly authorName: string;
  /** Markdown. */
  readonly body: string;
  readonly madeAt: string;
  /** When its writer put it right; undefined when it stands as it was said. */
  readonly changedAt: string | undefined;
  /** Whether moderators hid it: its writer alone is shown it then. */
  readonly isHidden: boolean;
}

/** A reply with those to it, oldest first. */
export interface ThreadedReply extends Reply {
  readonly replies: readonly ThreadedReply[];
}

/** Deeper answers stand beside each other: lines would become too short to read. */
const deepest = 3;

/** Replies as a tree, oldest first. One whose parent is gone, or in another room, stands at the top. */
export function threadOf(replies: readonly Reply[]): readonly ThreadedReply[] {
  const ids = new Set(replies.map(({ id }) => id));
  const byParent = Map.groupBy(replies, ({ parentId }) =>
    parentId !== undefined && ids.has(parentId) ? parentId : "",
  );
  const below = (id: string, depth: number): readonly ThreadedReply[] => {
    const own = (byParent.get(id) ?? []).toSorted(byTime);
    return depth < deepest
      ? own.map((each) => ({ ...each, replies: below(each.id, depth + 1) }))
      : own.flatMap((each) => [{ ...each, replies: [] }, ...below(each.id, depth)]);
  };
  return below("", 1);
}

function byTime(one: Reply, other: Reply): number {
  const [a, b] = [`${one.madeAt} ${one.id}`, `${other.madeAt} ${other.id}`];
  return a < b ? -1 : a > b ? 1 : 0;
}
