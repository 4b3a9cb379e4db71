import { plainWords, readMarkdown } from "#platform/markdown";

/** How something is called where its writer gave it no title: by what it is about, else by its first words. */
export function headlineOf(written: {
  readonly title: string;
  readonly about: string;
  readonly body: string;
}): string {
  if (written.title.trim() !== "") return written.title.trim();
  if (written.about !== "") return `On ${written.about}`;
  return excerptOf(written.body, 60) || "Without words yet";
}

/** How much of a text a list shows. */
export const excerptLength = 280;

/** The first words of a text in Markdown, as plain words on one line, cut between two words. */
export function excerptOf(body: string, length: number): string {
  // Only what can be in it is read: a long text costs no more than a short one.
  const words = plainWords(readMarkdown(body.slice(0, length * 4)));
  if (words.length <= length) return words;
  const cut = words.slice(0, length + 1);
  const at = cut.lastIndexOf(" ");
  return `${cut.slice(0, at > length / 2 ? at : length).trimEnd()}…`;
}
