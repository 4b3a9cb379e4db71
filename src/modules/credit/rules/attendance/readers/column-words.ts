import { type Column, headersByColumn } from "./header-words.ts";

const columnByWord: ReadonlyMap<string, Column> = new Map(
  Object.entries(headersByColumn).flatMap(([column, lines]) =>
    // The keys of the table are columns.
    lines.flatMap((line) => line.split(" | ").map((header) => [header, column as Column] as const)),
  ),
);

const unit = /\s*\((?:minut[a-z]*|mins?\.?|分|h{1,2}:mm:ss)\)/u;
const zoneBehind =
  /\s*\((?<zone>utc|gmt|[a-z]{1,4}t|[a-z]+\/[a-z_]+|(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?)\)$/u;

/** What a column holds by its header; undefined when the header says nothing to us. */
export function columnOf(header: string): Column | undefined {
  if (header.length > 60) return undefined;
  const plain = headerWords(header);
  const bare = plain.replace(unit, "").trim();
  return columnByWord.get(bare.replace(zoneBehind, "")) ?? (bare === plain ? undefined : "minutes");
}

/** The zone that a header names for its column: `Join Time (UTC)`. */
export function zoneNameOf(header: string): string | undefined {
  return zoneBehind.exec(headerWords(header))?.groups?.["zone"];
}

/** `Name (Original Name)`, in whatever language: a name column and what stands behind it in parentheses. */
export function looksLikeOriginalName(header: string): boolean {
  return /^[^()]{2,40}\([^()]{3,40}\)$/u.test(headerWords(header)) && columnOf(header) !== "minutes";
}

/** In lower case, without accents, with straight apostrophes and half-width parentheses. */
export function headerWords(header: string): string {
  return (
    header
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFD")
      .replaceAll(/[\u0300-\u036F]/gu, "")
      .normalize("NFC")
      .replaceAll("ł", "l")
      .replaceAll(/[’‘`]/gu, "'")
      .replaceAll(/\s+/gu, " ")
      // An asterisk points to a note below the table.
      .replace(/^["']+|["':*]+$/gu, "")
      .trim()
  );
}
