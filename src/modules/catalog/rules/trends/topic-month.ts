/** The libraries something is for, or done by. */
export type LibraryKind = "public" | "school" | "academic";

/** How many things of one kind one source made known in one month: those on a topic, or all of them. */
export interface TopicMonth {
  /** `YYYY-MM`. */
  readonly month: string;
  /** A topic's id; empty for all things, whatever they are about. A thing of two topics counts once here. */
  readonly topic: string;
  /** Whoever made them known: a provider, a branch, a writer. Only compared, never shown. */
  readonly source: string;
  /** As the place or the source of it is written, where it is: `TX`, `NY, NJ`, `national`. */
  readonly region?: string | undefined;
  /** Absent when they are for any library. */
  readonly libraries?: LibraryKind | undefined;
  readonly count: number;
}

/** Counts things as they come, so that what is kept grows with months and sources and not with things. */
export class TopicMonthTally {
  readonly #counts = new Map<string, { readonly of: Omit<TopicMonth, "count">; count: number }>();

  /** One thing in one month, with all its topics. */
  add(of: Omit<TopicMonth, "count" | "topic">, topics: readonly string[]): void {
    for (const topic of new Set(["", ...topics])) this.#addOne({ ...of, topic });
  }

  months(): readonly TopicMonth[] {
    return [...this.#counts.values()].map(({ of, count }) => ({ ...of, count }));
  }

  #addOne(of: Omit<TopicMonth, "count">): void {
    const key = JSON.stringify([of.month, of.topic, of.source, of.region, of.libraries]);
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { of, count: 1 });
    else known.count += 1;
  }
}
