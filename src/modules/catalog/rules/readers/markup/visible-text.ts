import { type Tag, type TextBudget, parseMarkup } from "./document.ts";

/**
 * The text a reader sees, with blocks on lines of their own: white space is collapsed, `<p>` and headings stand
 * apart by an empty line, `<br>`, list items and other blocks by a line break. Scripts and styles are left out.
 * What goes beyond the budget is left out.
 */
export function visibleText(tag: Tag, budget?: TextBudget): string {
  const pieces: Pieces = {
    text: "",
    breaks: 0,
    isSpaced: false,
    budget: budget ?? { left: Number.MAX_VALUE },
  };
  collect(tag, pieces);
  return pieces.text;
}

/** The same for a string of HTML; plain text without tags or entities comes back as it is, trimmed. */
export function htmlText(html: string): string {
  return /[<&]/u.test(html) ? visibleText(parseMarkup(html).root) : html.trim();
}

/** One line of text from a string that may hold tags or entities. */
export function oneLine(html: string): string {
  return htmlText(html)
    .replaceAll(/[\s\u00A0]+/gu, " ")
    .trim();
}

interface Pieces {
  text: string;
  breaks: number;
  isSpaced: boolean;
  readonly budget: TextBudget;
}

const unseen = new Set(["script", "style", "head", "noscript", "template", "link", "meta"]);
const spacedBlocks = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "title"]);
const blocks = new Set(
  (
    "address article aside blockquote body canvas center dd details div dl dt fieldset figcaption figure footer " +
    "form header hr html legend li main nav ol option pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);

function collect(tag: Tag, pieces: Pieces): void {
  pieces.budget.left -= 1;
  if (pieces.budget.left < 0) return;
  if (unseen.has(tag.name) && tag.parent !== undefined) return;
  const breaks = spacedBlocks.has(tag.name) ? 2 : blocks.has(tag.name) || tag.name === "br" ? 1 : 0;
  pieces.breaks = Math.max(pieces.breaks, breaks);
  for (const child of tag.children) {
    if (typeof child === "string") add(child, pieces);
    else collect(child, pieces);
  }
  pieces.breaks = Math.max(pieces.breaks, breaks);
}

function add(text: string, pieces: Pieces): void {
  pieces.budget.left -= text.length;
  if (pieces.budget.left < 0) return;
  const words = text.replaceAll(/[\s\u00A0]+/gu, " ");
  const trimmed = words.trim();
  if (trimmed === "") {
    if (words !== "") pieces.isSpaced = true;
    return;
  }
  if (pieces.text !== "") {
    if (pieces.breaks > 0) pieces.text += "\n".repeat(pieces.breaks);
    else if (pieces.isSpaced || words.startsWith(" ")) pieces.text += " ";
  }
  pieces.text += trimmed;
  pieces.breaks = 0;
  pieces.isSpaced = words.endsWith(" ");
}
