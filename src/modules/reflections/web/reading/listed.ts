import { dayWords } from "../../rules/words/when-words.ts";
import type { ListedCopy } from "../../queries/reading/shared-reflections.ts";
import type { ListedReflection } from "../../views/reading/reflection-card.tsx";
import type { ReflectionSite } from "../site.ts";

/** Something shared, as a list shows it. */
export function listed(
  site: ReflectionSite,
  { about, authorName, excerpt, handle, id, title, topics, writtenAt }: ListedCopy,
  zone: string,
  inCommunity?: string,
): ListedReflection {
  return {
    id,
    title,
    about,
    excerpt,
    authorName,
    handle,
    inCommunity,
    on: dayWords(writtenAt, zone),
    topicNames: topicNames(site, topics),
  };
}

/** Names of topics, as the field calls them. */
export function topicNames({ words }: ReflectionSite, topics: readonly string[]): readonly string[] {
  return topics.map((id) => words.names.get(id) ?? id);
}
