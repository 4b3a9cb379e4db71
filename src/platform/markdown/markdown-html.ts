import type { MarkdownNode, MarkdownPart, MarkdownTree } from "./read-markdown.ts";

/** How a text stands on its page. */
export interface MarkdownPlace {
  /** The level that the text's first kind of heading gets: 2 under a page's own, 3 inside a card. */
  readonly headingLevel: 2 | 3 | 4;
  /** The address an image is shown from; undefined for one that is not ours to show, which becomes a link. */
  readonly imageAddress: (url: string) => string | undefined;
}

/** What is known of the whole text while a part of it is written. */
interface Known extends MarkdownPlace {
  readonly definitions: ReadonlyMap<string, string>;
  readonly headingLevels: ReadonlyMap<MarkdownNode, number>;
}

/**
 * HTML of a text, made of the tree alone: every tag here is one of ours, every word is escaped, and an address is a web or mail
 * address or a path. What a writer typed as HTML is shown as typed, so there is nothing to sanitise afterwards.
 */
export function markdownHtml(tree: MarkdownTree, place: MarkdownPlace): string {
  const definitions = new Map<string, string>();
  for (const node of tree.children)
    if (node.type === "definition" && !definitions.has(node.identifier))
      definitions.set(node.identifier, node.url);
  const known = { ...place, definitions, headingLevels: headingLevels(tree, place.headingLevel) };
  return tree.children
    .map((node) => (node.type === "html" ? `<p>${escaped(node.value)}</p>` : html(node, known)))
    .join("");
}

/** Levels for the text's headings, in which none is left out on the way down, whatever its writer skipped. */
function headingLevels(tree: MarkdownTree, first: number): ReadonlyMap<MarkdownNode, number> {
  const found = new Map<MarkdownNode, number>();
  let before = 0;
  for (const node of tree.children) {
    if (node.type !== "heading") continue;
    before = Math.min(node.depth, before + 1);
    found.set(node, Math.min(6, first + before - 1));
  }
  return found;
}

function inner(nodes: readonly MarkdownNode[], known: Known): string {
  return nodes.map((node) => html(node as MarkdownPart, known)).join("");
}

function html(node: MarkdownPart, known: Known): string {
  const children = () => ("children" in node ? inner(node.children, known) : "");
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- what is not written here says nothing by itself
  switch (node.type) {
    case "text":
      return escaped(node.value);
    case "paragraph":
      return `<p>${children()}</p>`;
    case "heading":
      return heading(known.headingLevels.get(node), children());
    case "emphasis":
      return `<em>${children()}</em>`;
    case "strong":
      return `<strong>${children()}</strong>`;
    case "delete":
      return `<del>${children()}</del>`;
    case "blockquote":
      return `<blockquote>${children()}</blockquote>`;
    case "list":
      return node.ordered === true
        ? `<ol${node.start !== null && node.start !== undefined && node.start !== 1 ? ` start="${node.start}"` : ""}>${children()}</ol>`
        : `<ul>${children()}</ul>`;
    case "listItem":
      return `<li>${node.spread === true ? children() : withoutParagraphs(node, known)}</li>`;
    case "code":
      return `<pre tabindex="0"><code>${escaped(node.value)}</code></pre>`;
    case "inlineCode":
      return `<code>${escaped(node.value)}</code>`;
    case "break":
      return "<br>";
    case "thematicBreak":
      return "<hr>";
    case "html":
      return escaped(node.value);
    case "link":
      return link(node.url, children());
    case "linkReference":
      return link(known.definitions.get(node.identifier) ?? "", children());
    case "image":
      return image(node.url, node.alt ?? "", known);
    case "imageReference":
      return image(known.definitions.get(node.identifier) ?? "", node.alt ?? "", known);
    default:
      // Definitions, and what extensions would add.
      return "";
  }
}

function heading(level: number | undefined, words: string): string {
  // One inside a quotation or a list is no heading of the page.
  return level === undefined ? `<p><strong>${words}</strong></p>` : `<h${level}>${words}</h${level}>`;
}

function withoutParagraphs(node: Extract<MarkdownPart, { type: "listItem" }>, known: Known): string {
  return node.children
    .map((child) => (child.type === "paragraph" ? inner(child.children, known) : html(child, known)))
    .join("");
}

function link(url: string, words: string): string {
  const address = safeAddress(url);
  // Whom a link names is not told who followed it, and nobody is paid for it in search results.
  return address === undefined
    ? words
    : `<a href="${escaped(address)}" rel="nofollow noopener noreferrer ugc">${words}</a>`;
}

function image(url: string, alternative: string, place: MarkdownPlace): string {
  const own = place.imageAddress(url);
  if (own !== undefined) return `<img src="${escaped(own)}" alt="${escaped(alternative)}" loading="lazy">`;
  return link(url, escaped(alternative === "" ? "An image elsewhere" : alternative));
}

/** Web and mail addresses, and paths of this site; nothing that could run. */
function safeAddress(url: string): string | undefined {
  if (/^(?:https?:\/\/|mailto:)[^\s]+$/iu.test(url)) return url;
  return /^(?:\/(?!\/)|#)[^\s\\]*$/u.test(url) ? url : undefined;
}

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (mark) => marks[mark] ?? mark);
}
