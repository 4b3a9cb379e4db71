/** A post of a trail that the reader may read. */
export interface TrailPost {
  readonly id: string;
  readonly journalId: string;
  readonly authorName: string;
  readonly handle: string | undefined;
  readonly stepId: string | undefined;
}

/** Someone who goes the trail and lets others see how far they are, under the name they are known by. */
export interface ShownWalker {
  readonly journalId: string;
  readonly name: string;
  readonly handle: string | undefined;
  readonly done: readonly string[];
}

/** One step of one person. */
export type ProgressCell =
  | { readonly kind: "post"; readonly reflectionId: string }
  | { readonly kind: "done" }
  | { readonly kind: "nothing" };

export interface ProgressRow {
  readonly name: string;
  readonly handle: string | undefined;
  readonly isOwn: boolean;
  /** In the order of the steps. */
  readonly cells: readonly ProgressCell[];
  readonly doneCount: number;
}

/**
 * Who did what, step by step: only posts that the reader may read, and what people let others see. Oneself comes first, with
 * everything; the others by how far they are.
 */
export function progressOf({
  own,
  posts,
  stepIds,
  walkers,
}: {
  readonly stepIds: readonly string[];
  readonly posts: readonly TrailPost[];
  readonly walkers: readonly ShownWalker[];
  /** Undefined for who has not joined. */
  readonly own:
    | {
        readonly journalId: string | undefined;
        readonly done: readonly string[];
        readonly posts: readonly TrailPost[];
      }
    | undefined;
}): readonly ProgressRow[] {
  const others = posts.filter(({ journalId }) => own === undefined || journalId !== own.journalId);
  const names = new Map(walkers.map((each) => [each.journalId, each]));
  const byJournal = Map.groupBy(others, ({ journalId }) => journalId);
  const journals = new Set([...names.keys(), ...byJournal.keys()]);
  if (own?.journalId !== undefined) journals.delete(own.journalId);
  const rows = [...journals].map((journalId) => {
    const written = byJournal.get(journalId) ?? [];
    const walker = names.get(journalId);
    const [first] = written;
    return {
      name: first?.authorName ?? walker?.name ?? "",
      handle: first === undefined ? walker?.handle : first.handle,
      isOwn: false,
      ...cellsOf(stepIds, written, walker?.done ?? []),
    };
  });
  const sorted = rows.toSorted(
    (one, other) =>
      other.doneCount - one.doneCount || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0),
  );
  if (own === undefined) return sorted;
  return [
    { name: "You", handle: undefined, isOwn: true, ...cellsOf(stepIds, own.posts, own.done) },
    ...sorted,
  ];
}

function cellsOf(stepIds: readonly string[], posts: readonly TrailPost[], done: readonly string[]) {
  const cells = stepIds.map((stepId): ProgressCell => {
    const post = posts.findLast((each) => each.stepId === stepId);
    if (post !== undefined) return { kind: "post", reflectionId: post.id };
    return done.includes(stepId) ? { kind: "done" } : { kind: "nothing" };
  });
  return { cells, doneCount: cells.filter(({ kind }) => kind !== "nothing").length };
}
