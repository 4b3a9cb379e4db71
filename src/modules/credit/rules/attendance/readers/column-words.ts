import { type Column, headersByColumn } from "./header-words.ts";

const columnByWord: ReadonlyMap<string, Column> = new Map(
  Object.entries(headersByColumn).flatMap(([column, lines]) =>
    // The keys of the table are columns.
    lines.flatMap((line) => line.split(" | ").map((header) => [header, column as Column] as const)),
  ),
);

const unit = /\s*\((?:minut[a-z]*|mins?\.?|分)\)/u;

/** What a column holds by its header; undefined when the header says nothing to us. */
export function columnOf(header: string): Column | undefined {
  if (header.length > 60) return undefined;
  const plain = headerWords(header);
  const bare = plain.replace(unit, "").trim();
  return columnByWord.get(bare) ?? (bare === plain ? undefined : "minutes");
}

/** `Name (Original Name)`, in whatever language: a name column and what stands behind it in parentheses. */
export function looksLikeOriginalName(header: string): boolean {
  return /^[^()]{2,40}\([^()]{3,40}\)$/u.test(headerWords(header)) && columnOf(header) !== "minutes";
}

/** In lower case, without accents, with straight apostrophes and half-width parentheses. */
export function headerWords(header: string): string {
  return header
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F]/gu, "")
    .normalize("NFC")
    .replaceAll("ł", "l")
    .replaceAll(/[’‘`]/gu, "'")
    .replaceAll(/\s+/gu, " ")
    .replace(/^["']+|["':]+$/gu, "")
    .trim();
}
