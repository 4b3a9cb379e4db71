import { triesOf } from "../filing/filing.ts";
import { headlineOf } from "../writing/headline.ts";

/** What a digest is made of: reflections that its reader may read. */
export interface DigestSource {
  readonly id: string;
  readonly handle: string | undefined;
  readonly authorName: string;
  readonly title: string;
  readonly body: string;
  readonly excerpt: string;
  readonly about: string;
  readonly topics: readonly string[];
  readonly writtenAt: string;
  readonly session: string;
  readonly tries: string;
}

/** One of them as a digest shows it. */
export interface DigestEntry extends DigestSource {
  readonly headline: string;
}

/** What a team brought back from a trip. */
export interface Digest {
  /** What someone wants to try, and who; those who want the same stand together. */
  readonly tries: readonly { readonly what: string; readonly names: readonly string[] }[];
  /** In the order in which they were first written of; what is of no session comes last, without a name. */
  readonly sessions: readonly { readonly name: string; readonly entries: readonly DigestEntry[] }[];
  readonly topics: readonly { readonly topic: string; readonly entries: readonly DigestEntry[] }[];
  readonly writers: number;
}

/** The digest of what a reader may read: nothing else is in it, not as a number either. */
export function digestOf(sources: readonly DigestSource[]): Digest {
  const entries = sources.map((each) => ({ ...each, headline: headlineOf(each) }));
  const sessions = grouped(entries, ({ about, session }) => [session.trim() || about.trim()]);
  return {
    tries: grouped(entries, ({ tries }) => triesOf(tries)).map(({ entries: by, name }) => ({
      what: name,
      names: [...new Set(by.map(({ authorName }) => authorName))],
    })),
    sessions: [...sessions.filter(({ name }) => name !== ""), ...sessions.filter(({ name }) => name === "")],
    topics: grouped(entries, ({ topics }) => topics)
      .map(({ entries: of, name }) => ({ topic: name, entries: of }))
      .toSorted((one, other) => other.entries.length - one.entries.length || compare(one.topic, other.topic)),
    writers: new Set(entries.map(({ authorName, handle }) => `${handle} ${authorName}`)).size,
  };
}

/** Under names that are the same without regard to case, blanks and a full stop; as they were written first. */
function grouped(
  entries: readonly DigestEntry[],
  namesOf: (entry: DigestEntry) => readonly string[],
): readonly { readonly name: string; readonly entries: readonly DigestEntry[] }[] {
  const found = new Map<string, { readonly name: string; readonly entries: DigestEntry[] }>();
  for (const entry of entries)
    for (const name of namesOf(entry)) {
      const key = name.toLowerCase().replaceAll(/\s+/gu, " ").replace(/[.!]$/u, "").trim();
      const group = found.get(key);
      if (group === undefined) found.set(key, { name, entries: [entry] });
      else if (!group.entries.includes(entry)) group.entries.push(entry);
    }
  return [...found.values()];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
