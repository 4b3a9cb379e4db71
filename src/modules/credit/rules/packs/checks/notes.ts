import type { FieldIssue, Path } from "../reading/plain-issue.ts";

/** Takes down what is wrong, at a path within what is being checked. */
export type Note = (path: Path, message: string) => void;

/** The same, within one part of it. */
export function noteWithin(note: Note, part: Path): Note {
  return (path, message) => note([...part, ...path], message);
}

/** Everything that one check had to note. */
export function noted(check: (note: Note) => void): readonly FieldIssue[] {
  const issues: FieldIssue[] = [];
  check((path, message) => issues.push({ path, message }));
  return issues;
}

/** Notes each item of a list whose word stands there already. */
export function noteTwice(
  note: Note,
  words: readonly (string | undefined)[],
  what: string,
  field = "id",
): void {
  for (const [place, word] of words.entries())
    if (word !== undefined && words.indexOf(word) < place)
      note([place, field], `There is another ${what} “${word}”`);
}
