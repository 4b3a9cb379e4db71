import { decodeEntities } from "./xml-entities.ts";

const LINE_BREAK =
  /<(?:br|hr|\/?(?:p|div|li|ul|ol|tr|table|h[1-6]|section|article|blockquote|dd|dt))\b[^<>]*>/gi;
const SKIPPED = /<(script|style)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi;
/** `<jo@example.org>` is no tag. */
const TAG = /<\/?[a-z][\w:-]*(?:\s[^<>]*|\/)?>|<![^<>]*>/gi;

/** HTML as lines of plain text: enough to read a title or to look for a date, not to show to anyone. */
export function plainLines(html: string): string[] {
  const withoutScripts = /<s(?:cript|tyle)/i.test(html) ? html.replace(SKIPPED, " ") : html;
  return decodeEntities(withoutScripts.replace(LINE_BREAK, "\n").replace(TAG, ""))
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
}

/** A text, perhaps HTML, as one line. */
export function plainLine(text: string, kind: "text" | "html"): string {
  if (kind === "html" && (text.includes("<") || text.includes("&"))) return plainLines(text).join(" ");
  return /\s\s|[\t\n\r]/.test(text) ? text.replace(/\s+/g, " ").trim() : text.trim();
}
