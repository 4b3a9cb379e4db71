/** What was noted, taken apart. */
export interface NotedWords {
  /** Topics in the order in which they are named. */
  readonly topics: readonly string[];
  /** What names no topic: `a 1:1 program`. */
  readonly unknown: readonly string[];
}

/**
 * What people asked for, as someone noted it: parts are parted by commas, semicolons, “and” or lines, and each names topics by
 * itself. `topicsIn` looks words up in the vocabulary. What the parts do not name, the words as a whole may.
 */
export function notedTopics(words: string, topicsIn: (text: string) => readonly string[]): NotedWords {
  const parts = words
    .split(/[,;\n]|\s(?:and|&)\s/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const found = parts.map((part) => ({ part, topics: topicsIn(part) }));
  const topics = found.flatMap((each) => each.topics);
  const whole = topics.length === 0 ? topicsIn(words) : [];
  const unknown = found.filter((each) => each.topics.length === 0).map(({ part }) => part);
  return { topics: [...new Set([...topics, ...whole])], unknown: whole.length > 0 ? [] : unknown };
}

/** A note of the request log, as far as counting goes. */
export interface CountedNote {
  /** Local day. */
  readonly on: string;
  readonly topics: readonly string[];
}

/** How often a topic was asked for in each of the last months. */
export interface TopicMonths {
  readonly topic: string;
  /** By month, as `months` of the counts. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Counts by topic over the last `count` months up to today's, oldest month first; the most asked for first. */
export function countsByMonth(
  notes: readonly CountedNote[],
  { count, today }: { readonly count: number; readonly today: string },
): { readonly months: readonly string[]; readonly topics: readonly TopicMonths[] } {
  const months = lastMonths(today, count);
  const ids = [...new Set(notes.flatMap(({ topics }) => topics))];
  const topics = ids
    .map((topic) => {
      const counts = months.map(
        (month) => notes.filter(({ on, topics: all }) => on.startsWith(month) && all.includes(topic)).length,
      );
      return { topic, counts, total: counts.reduce((sum, each) => sum + each, 0) };
    })
    .filter(({ total }) => total > 0)
    .toSorted((one, other) => other.total - one.total || (one.topic < other.topic ? -1 : 1));
  return { months, topics };
}

/** `2026-11` and the months before it, oldest first. */
export function lastMonths(today: string, count: number): readonly string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, place) => {
    const month = last - count + 1 + place;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}
