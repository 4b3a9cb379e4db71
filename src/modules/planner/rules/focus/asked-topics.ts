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

/** Counts by topic and month, the oldest month first. */
export interface MonthCounts {
  readonly months: readonly string[];
  /** The most asked for first. */
  readonly topics: readonly TopicMonths[];
}

/** So many months up to today's. */
interface Span {
  readonly count: number;
  readonly today: string;
}

/** How often notes name a topic, over the last months. */
export function countsByMonth(notes: readonly CountedNote[], span: Span): MonthCounts {
  const tallies = notes.flatMap(({ on, topics }) =>
    topics.map((topic) => ({ month: on.slice(0, 7), topic, count: 1 })),
  );
  return talliesByMonth(tallies, span);
}

/** The same of what was counted already. */
export function talliesByMonth(
  tallies: readonly { readonly month: string; readonly topic: string; readonly count: number }[],
  { count, today }: Span,
): MonthCounts {
  const months = lastMonths(today, count);
  const sums = new Map<string, number[]>();
  for (const each of tallies) {
    const place = months.indexOf(each.month);
    if (place === -1) continue;
    const counts = sums.get(each.topic) ?? months.map(() => 0);
    counts[place] = (counts[place] ?? 0) + each.count;
    sums.set(each.topic, counts);
  }
  const topics = [...sums].map(([topic, counts]) => ({
    topic,
    counts,
    total: counts.reduce((sum, each) => sum + each, 0),
  }));
  return {
    months,
    topics: topics.toSorted((one, other) => other.total - one.total || (one.topic < other.topic ? -1 : 1)),
  };
}

/** `2026-11` and the months before it, oldest first. */
export function lastMonths(today: string, count: number): readonly string[] {
  const last = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, place) => {
    const month = last - count + 1 + place;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}
