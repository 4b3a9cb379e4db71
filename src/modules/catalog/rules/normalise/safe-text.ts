import { allMatches } from "./all-matches.ts";
import { decodeEntities } from "./entities.ts";
import { htmlText, looksLikeHtml } from "./html-text.ts";
import { TidyText } from "./tidy-text.ts";

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
  const read = isHtml ? htmlText(source, true) : { text: plainText(source), links: [] };
  const text = shorten(read.text, maxLength);
  return { text, links: [...read.links, ...addressesIn(text, read.links)] };
}

/** One line: no tags, no line ends, single spaces. For titles, providers and names of places. */
export function safeLine(text: string, maxLength = 500): string {
  const source = text.slice(0, HTML_LENGTH);
  const read = looksLikeHtml(source) ? htmlText(source, false).text : plainText(source);
  return shorten(read.includes("\n") ? read.replace(/\s+/gu, " ") : read, maxLength);
}

/** Printable ASCII with single spaces and no reference: most titles and names, which need no tidying. */
const TIDY = /^(?:[!-%'-~]+(?: [!-%'-~]+)*)?$/u;

const written = new TidyText();

function plainText(source: string): string {
  return TIDY.test(source) ? source : written.begin({ isMarkup: false }).add(decodeEntities(source)).end();
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
