import type { FileEntry } from "../transcript/transcript-file.ts";
import type { ReadEntry } from "./ledger-file.ts";

/** An entry that stands on the record, or was removed from it. */
export interface KnownEntry {
  readonly id: string;
  readonly key: string | undefined;
  readonly isRemoved: boolean;
  /** What makes two entries look the same: see `likenessOf`. */
  readonly likeness: string;
}

/** What a line of a file will do. */
export interface MatchedLine {
  readonly line: ReadEntry;
  readonly does: "add" | "put back" | "nothing";
  /** The entry that it is already. */
  readonly knownId?: string | undefined;
}

/**
 * What each line will do to a record: the same file brought in again does nothing. A line is known by its lasting id; a line
 * without one also when an entry with the same title, days and length stands there, each of which stands for one line.
 */
export function matchKnown(
  lines: readonly ReadEntry[],
  known: readonly KnownEntry[],
): readonly MatchedLine[] {
  const byKey = new Map<string, KnownEntry>();
  for (const each of known) {
    byKey.set(`record:${each.id}`, each);
    if (each.key !== undefined) byKey.set(each.key, each);
  }
  const alike = new Map<string, KnownEntry[]>();
  for (const each of known.filter(({ isRemoved }) => !isRemoved))
    alike.set(each.likeness, [...(alike.get(each.likeness) ?? []), each]);
  return lines.map((line): MatchedLine => {
    const same = byKey.get(line.key);
    if (same !== undefined) return { line, does: same.isRemoved ? "put back" : "nothing", knownId: same.id };
    const twin = line.key.startsWith("table:") ? alike.get(likenessOf(line.entry))?.shift() : undefined;
    return twin === undefined ? { line, does: "add" } : { line, does: "nothing", knownId: twin.id };
  });
}

/** Title, days and length, as two entries that look the same share them. */
export function likenessOf(
  entry: Pick<FileEntry, "title" | "from" | "to" | "minutes" | "quantity" | "measure">,
): string {
  const { title, from, to, minutes, quantity, measure } = entry;
  return [title.trim().toLowerCase(), from, to, minutes ?? `${quantity ?? ""} ${measure ?? ""}`].join("|");
}
