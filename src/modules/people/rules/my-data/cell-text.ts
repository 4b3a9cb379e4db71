import { whenWords } from "../when-words.ts";

/** A value of a row for a table on a page: instants as people say them, lists with commas, nothing as a dash. */
export function cellText(value: unknown, zone: string): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.map((each) => cellText(each, zone)).join(", ");
  if (typeof value !== "string") return JSON.stringify(value);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u.test(value) ? whenWords(value, zone) : value;
}

/** A field's name as a heading: `lastSeenAt` is “Last seen”. */
export function headingOf(field: string): string {
  const words = field
    .replace(/(?<=[a-z])(?:At|On)$/u, "")
    .replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How large something is: `12 kB`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
