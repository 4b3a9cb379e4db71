/** Words as Markdown that says just these words, wherever they stand in a line. */
export function escapedWords(words: string): string {
  return words.replaceAll(/[\\`*_[\]<>&]/gu, String.raw`\$&`);
}

/** A paragraph whose lines begin no heading, list, quotation or rule that nobody meant. */
export function plainLines(inline: string): string {
  return inline
    .split("\n")
    .map((line) => line.replace(/^[ \t]+/u, ""))
    .map((line) => line.replace(/^(?:[#+=~-]|\d{1,9}(?=[.)]))/u, escapedStart))
    .join("\n")
    .trim();
}

function escapedStart(start: string): string {
  // A number is no mark by itself: what follows it is.
  return /^\d/u.test(start) ? `${start}\\` : `\\${start}`;
}

/** An address between the marks of a link; undefined for one that is neither of the web nor of mail. */
export function linkAddress(url: string): string | undefined {
  const address = url.trim();
  if (!/^(?:https?:\/\/|mailto:)\S/iu.test(address) || address.length > 2000) return undefined;
  return address.replaceAll(
    /[\s<>()\\*_`[\]]/gu,
    (mark) => `%${(mark.codePointAt(0) ?? 32).toString(16).toUpperCase().padStart(2, "0")}`,
  );
}

/** Code between marks that it does not hold itself. */
export function codeMark(code: string): string {
  const words = code.replaceAll(/\s+/gu, " ").trim();
  if (words === "") return "";
  const mark = "`".repeat(longestRun(words) + 1);
  const gap = words.startsWith("`") || words.endsWith("`") ? " " : "";
  return `${mark}${gap}${words}${gap}${mark}`;
}

/** Code on lines of its own. */
export function codeBlock(code: string): string {
  const mark = "`".repeat(Math.max(3, longestRun(code) + 1));
  return `${mark}\n${code.replace(/^\n+|\n+$/gu, "")}\n${mark}`;
}

function longestRun(code: string): number {
  return Math.max(0, ...(code.match(/`+/gu) ?? []).map((run) => run.length));
}
