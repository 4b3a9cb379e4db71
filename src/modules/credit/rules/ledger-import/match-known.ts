import type { FileEntry } from "../transcript/transcript-file.ts";
import type { ReadEntry } from "./ledger-file.ts";

/** An entry that stands on the record, or was removed from it. */
export interface KnownEntry {
  readonly id: string;
  readonly key: string | undefined;
  readonly isRemoved: boolean;
  /** Its employer took it back: it does not come back by a file either. */
  readonly isRevoked: boolean;
  /** What makes two entries look the same: see `likenessOf`. */
  readonly likeness: string;
}

/** What becomes of a line: `refused` is the entry of an award that was taken back. */
export type MatchedDeed = "add" | "put back" | "nothing" | "refused";

/** What a line of a file will do. */
export interface MatchedLine {
  readonly line: ReadEntry;
  readonly does: MatchedDeed;
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
    if (same !== undefined) return { line, does: deedFor(same), knownId: same.id };
    const twin = line.key.startsWith("table:") ? alike.get(likenessOf(line.entry))?.shift() : undefined;
    return twin === undefined ? { line, does: "add" } : { line, does: "nothing", knownId: twin.id };
  });
}

function deedFor({ isRemoved, isRevoked }: KnownEntry): MatchedDeed {
  if (isRevoked) return "refused";
  return isRemoved ? "put back" : "nothing";
}

/** Title, days and length, as two entries that look the same share them. */
export function likenessOf(
  entry: Pick<FileEntry, "title" | "from" | "to" | "minutes" | "quantity" | "measure">,
): string {
  const { title, from, to, minutes, quantity, measure } = entry;
  return [title.trim().toLowerCase(), from, to, minutes ?? `${quantity ?? ""} ${measure ?? ""}`].join("|");
}
