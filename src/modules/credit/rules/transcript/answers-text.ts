import type { BinderEntry } from "./binder-files.ts";

/** What someone wrote about the entries of a binder, as a plain text; undefined when that is nothing. */
export function answersText(
  entries: readonly Pick<BinderEntry<unknown>, "entry" | "words">[],
  daysWords: (entry: BinderEntry<unknown>["entry"]) => string,
): string | undefined {
  const written = entries.filter(({ words }) => words.length > 0);
  if (written.length === 0) return undefined;
  const parts = written.map(({ entry, words }) => {
    const answers = words.map(({ asked, body }) => `${asked}\n\n${body.trim()}\n`);
    return `${entry.title}\n${daysWords(entry)}\n\n${answers.join("\n")}`;
  });
  return `In their own words, entry by entry\n\n${parts.join("\n----\n\n")}`;
}
