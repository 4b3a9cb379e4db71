import { longestBody } from "../writing/checked-writing.ts";
import type { DraftContent } from "../writing/draft.ts";
import type { ImportedPost } from "./imported-post.ts";
import { escapedWords } from "./markdown-text.ts";

const mostTopics = 12;

/** A topic of the field: its id and what it is called. */
export interface NamedTopic {
  readonly id: string;
  readonly name: string;
}

/**
 * A post as the reflection it becomes: for its writer alone. Tags that are topics here become topics; the others stand in a
 * last line, so that none is lost. Undefined when it is longer than a reflection can be.
 */
export function asReflection(post: ImportedPost, topics: readonly NamedTopic[]): DraftContent | undefined {
  const byName = new Map(
    topics.flatMap(({ id, name }) => [[plain(id), id] as const, [plain(name), id] as const]),
  );
  const known = new Set<string>();
  const others: string[] = [];
  for (const tag of post.tags) {
    const id = byName.get(plain(tag));
    if (id !== undefined && known.size < mostTopics) known.add(id);
    else others.push(escapedWords(tag.replaceAll(/\s+/gu, " ")));
  }
  const body = others.length === 0 ? post.body : `${post.body}\n\nTags: ${others.join(", ")}`;
  if (body.length > longestBody) return undefined;
  return { title: post.title, body, level: "only me", topics: [...known], about: "" };
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
