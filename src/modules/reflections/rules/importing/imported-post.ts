/** What a journal can be brought along in: a WordPress export, or a ZIP of Markdown files. */
export type ImportKind = "wordpress" | "markdown";

/** A picture that comes with a post, by the address its text has for it. */
export interface ImportedPicture {
  /** As the text names it. */
  readonly url: string;
  /** The file in the ZIP. */
  readonly path: string;
  readonly alternative: string;
}

/** A post as it would become a reflection. */
export interface ImportedPost {
  /** What it is known by where it was: the same one does not come twice. */
  readonly source: string;
  /** Who wrote it, as the export names them. */
  readonly author?: string | undefined;
  readonly title: string;
  /** Markdown; every picture in it says what it shows. */
  readonly body: string;
  readonly writtenAt: string;
  readonly tags: readonly string[];
  readonly pictures: readonly ImportedPicture[];
}

/** What was read of a file: what would come, and what would not, in sentences that name it. */
export interface ImportedJournal {
  readonly posts: readonly ImportedPost[];
  readonly notes: readonly string[];
}

/** The most posts that come at once. */
export const mostPosts = 2000;
/** The longest a title gets; longer ones are cut. */
export const longestTitle = 200;

/** An instant of a date as blogs write it, in UTC where no zone is told; undefined for what is no date, or is none yet. */
export function writtenInstant(text: string, now: string): string | undefined {
  const [, day, time = "12:00"] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?Z?$/u.exec(text.trim()) ?? [];
  const at = new Date(day === undefined ? text.trim() : `${day}T${time}Z`);
  if (Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1990) return undefined;
  return at.toISOString() > now ? undefined : at.toISOString();
}

/** Who wrote these, each with how many. */
export function authorsOf(
  posts: readonly ImportedPost[],
): readonly { readonly name: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { author } of posts) if (author !== undefined) counts.set(author, (counts.get(author) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .toSorted((one, other) => other.count - one.count);
}
