/** Fewer people than this would let one of them be known by what they used. */
export const fewestPeople = 5;

/** How many people answered of a topic, and how many of them used what they had learned. */
export interface UsedTopic {
  readonly topic: string;
  readonly people: number;
  readonly used: number;
}

/** What may be told of it, in words: a number would change with one person's answer. */
export interface ToldTopic {
  readonly topic: string;
  readonly share: string;
  readonly people: string;
}

const shares = [
  [0.8, "Nearly everyone used it"],
  [0.6, "Most used it"],
  [0.4, "About half used it"],
  [0.2, "Some used it"],
  [0, "Few used it yet"],
] as const;
const sizes = [100, 50, 20, 10, fewestPeople] as const;

/** Topics of which enough people answered, the most used first. Of the others nothing is told, not even that there is one. */
export function toldTopics(topics: readonly UsedTopic[]): readonly ToldTopic[] {
  return topics
    .filter(({ people }) => people >= fewestPeople)
    .map((each) => ({ ...each, level: shares.findIndex(([least]) => each.used / each.people >= least) }))
    .toSorted((one, other) => one.level - other.level || (one.topic < other.topic ? -1 : 1))
    .map(({ level, people, topic }) => ({
      topic,
      share: shares[level]?.[1] ?? "",
      people: `${sizes.find((size) => people >= size) ?? fewestPeople} or more people`,
    }));
}
