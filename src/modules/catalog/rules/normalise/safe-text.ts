import { allMatches } from "./all-matches.ts";
import { decodeEntities } from "./entities.ts";
import { htmlText, looksLikeHtml } from "./html-text.ts";

/** A link met in a description, in order. */
export interface TextLink {
  readonly href: string;
  /** The words that are linked, or that stand before a bare address. */
  readonly label: string;
}

export interface SafeText {
  readonly text: string;
  readonly links: readonly TextLink[];
}

/** Longest summary kept, in UTF-16 units: about three printed pages. */
const SUMMARY_LENGTH = 8_000;

/** Longest HTML read at all: word processors paste more, none of it about the offering. */
const HTML_LENGTH = 200_000;

/**
 * A description as plain text: paragraphs stay apart, list items begin with "• ", a link keeps its address in
 * brackets when its words do not show it. Scripts, styles and comments are dropped; control characters and those
 * that change the direction of writing are removed; a text too long ends in "…". The result may hold `<` (someone
 * wrote `&lt;`): every page escapes what it shows.
 */
export function safeText(
  description: string,
  kind: "text" | "html" | undefined,
  maxLength = SUMMARY_LENGTH,
): SafeText {
  const source = description.slice(0, HTML_LENGTH);
  const isHtml = kind === "html" || looksLikeHtml(source);
  const read = isHtml ? htmlText(source, true) : { text: decodeEntities(source), links: [] };
  const text = shorten(tidy(read.text), maxLength);
  return { text, links: [...read.links, ...addressesIn(text, read.links)] };
}

/** One line: no tags, no line ends, single spaces. For titles, providers and names of places. */
export function safeLine(text: string, maxLength = 500): string {
  const source = text.slice(0, HTML_LENGTH);
  const read = looksLikeHtml(source) ? htmlText(source, false).text : decodeEntities(source);
  const tidied = tidy(read);
  return shorten(tidied.includes("\n") ? tidied.replace(/\s+/gu, " ") : tidied, maxLength);
}

/**
 * Characters that are never text: controls, soft hyphens, zero-width ones, those that change direction (with which
 * a title can be made to read as another), line separators, interlinear marks.
 */
const UNSAFE =
  // oxlint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu;

const HAS_UNSAFE = new RegExp(UNSAFE.source, "u");

function tidy(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
  const safe = HAS_UNSAFE.test(lines) ? lines.replace(UNSAFE, "") : lines;
  return (safe.isWellFormed() ? safe : safe.toWellFormed()).replace(WHITE_SPACE, singleSpace).trim();
}

/** White space that is more than one plain space: paragraphs keep one empty line, lines one end. */
const WHITE_SPACE = /[ \t\v\f\u00A0]*\n\s*|[ \t\v\f\u00A0]{2,}|[\t\v\f\u00A0]/gu;

function singleSpace(space: string): string {
  const end = space.indexOf("\n");
  if (end < 0) return " ";
  return space.indexOf("\n", end + 1) < 0 ? "\n" : "\n\n";
}

/** Cut at the last space before the limit, with an ellipsis; never inside a surrogate pair. */
function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const space = cut.lastIndexOf(" ");
  const end = space > maxLength * 0.8 ? space : cut.length;
  return `${cut
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/u, "")
    .trimEnd()}…`;
}

const ADDRESS = /https?:\/\/[^\s<>"'()[\]{}|\\^`]+/giu;

/** Addresses written out in the text that are not linked already, each with the words before it. */
function addressesIn(text: string, known: readonly TextLink[]): TextLink[] {
  if (!hasMoreAddresses(text, known.length)) return [];
  const links: TextLink[] = [];
  for (const match of allMatches(ADDRESS, text)) {
    const href = match[0].replace(/[.,;:!?…]+$/u, "");
    if (known.some((link) => link.href.startsWith(href) || href.startsWith(link.href))) continue;
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    links.push({ href, label: /[^\n.!?]*$/u.exec(before)?.[0].trim() ?? "" });
  }
  return links;
}

/** True when a text shows more addresses than links are known: those of the links are in it too. */
function hasMoreAddresses(text: string, known: number): boolean {
  let count = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) count += 1;
  return count > known;
}
