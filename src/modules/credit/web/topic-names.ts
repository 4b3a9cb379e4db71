import type { CreditSite } from "./site.ts";

/** Topics as readers know them; what is no topic of the vocabulary, which a person may have typed, stays as it is written. */
export function topicNames(
  { words }: Pick<CreditSite, "words">,
  topics: readonly string[],
): readonly string[] {
  const known = new Map(words.vocabulary.terms.topics.map(({ id, name }) => [id, name]));
  return topics.map((topic) => known.get(topic) ?? topic);
}
