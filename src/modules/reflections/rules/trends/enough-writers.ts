/** Fewer writers than this would let one of them be known by what they write about. */
export const fewestWriters = 5;

/** A topic in a time: how many reflections, by how many different writers. */
export interface TopicWriting {
  readonly topic: string;
  readonly recent: number;
  readonly recentWriters: number;
  readonly before: number;
  readonly beforeWriters: number;
}

/** A topic's count that may be told: of at least five writers in the time it is for; of fewer nothing is said, not even that. */
export interface TopicCountOfReflections {
  readonly topic: string;
  readonly recent: number;
  readonly before: number;
}

/** What of these may be told to anyone. A time with fewer writers counts as nothing, as a time with none does. */
export function toldCounts(written: readonly TopicWriting[]): readonly TopicCountOfReflections[] {
  return written
    .map(({ before, beforeWriters, recent, recentWriters, topic }) => ({
      topic,
      recent: recentWriters >= fewestWriters ? recent : 0,
      before: beforeWriters >= fewestWriters ? before : 0,
    }))
    .filter(({ before, recent }) => before + recent > 0);
}
