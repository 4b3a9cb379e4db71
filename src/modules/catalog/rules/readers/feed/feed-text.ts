import { absoluteUrl, withAbsoluteLinks } from "./addresses.ts";
import { compact } from "./compact.ts";
import type { FeedText } from "./parsed-feed.ts";
import { attributesOf, markupOf, textOf, type XmlNode } from "./xml-node.ts";

const MARKUP = /<\/?[a-z][\w:-]*(?:\s[^<>]*|\/)?>|<!|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;
const XHTML_WRAPPER = /^<(?:([\w.-]+):)?div\b([^<>]*)>([\s\S]*)<\/(?:[\w.-]+:)?div\s*>$/i;
const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** True when a text can only be meant as HTML: it holds a tag or a character reference. */
export function looksLikeMarkup(text: string): boolean {
  return (text.includes("<") || text.includes("&")) && MARKUP.test(text);
}

/** Text of an RSS element. RSS never says whether it is HTML, so the text itself has to show it. */
export function rssText(node: XmlNode | undefined): FeedText | undefined {
  if (!node) return undefined;
  const value = textOf(node);
  if (value === "") return undefined;
  return looksLikeMarkup(value)
    ? { value: withAbsoluteLinks(value, node.base), kind: "html" }
    : { value, kind: "text" };
}

/**
 * An Atom text construct or content: text, escaped HTML, XHTML in place, or base64, by `type` (RFC 4287 §3.1, §4.1.3)
 * and, in Atom 0.3, by `mode`.
 */
export function atomText(node: XmlNode | undefined): FeedText | undefined {
  if (!node) return undefined;
  const attributes = node.attributesStart < node.attributesEnd ? attributesOf(node) : NO_ATTRIBUTES;
  const type = attributes.get("type")?.trim().toLowerCase();
  const src = absoluteUrl(attributes.get("src"), node.base);
  const text = contentOf(node, type, attributes.get("mode")?.trim().toLowerCase());
  if (text.value === "" && src === undefined) return undefined;
  const value = text.kind === "html" ? withAbsoluteLinks(text.value, node.base) : text.value;
  return compact({ value, kind: text.kind, type, src });
}

function contentOf(node: XmlNode, type: string | undefined, mode: string | undefined): FeedText {
  if (type === "xhtml" || type === "application/xhtml+xml") {
    return { value: withoutWrapper(markupOf(node), true), kind: "html" };
  }
  const written = withoutWrapper(textOf(node), false);
  const value = isBase64(type, mode) ? fromBase64(written) : written;
  if (type === "text" || type === "text/plain") {
    return { value, kind: node.children.length > 0 ? "html" : "text" };
  }
  if (type === "html" || type === "text/html") return { value, kind: "html" };
  return { value, kind: looksLikeMarkup(value) ? "html" : "text" };
}

/** Content of any media type but text and XML is base64 (RFC 4287 §4.1.3.3). */
function isBase64(type: string | undefined, mode: string | undefined): boolean {
  if (mode !== undefined) return mode === "base64";
  return type !== undefined && type.includes("/") && !type.startsWith("text/") && !/[+/]xml$/.test(type);
}

function fromBase64(text: string): string {
  if (!BASE64.test(text)) return text;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/\s+/g, "")), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes).trim();
  } catch {
    // A DOMException: the letters fit base64 but their number does not. Then it is text.
    return text;
  }
}

/** The `div` around XHTML is not part of the content (RFC 4287 §3.1.1.3), nor are the prefixes of its elements. */
function withoutWrapper(markup: string, isXhtml: boolean): string {
  if (!markup.startsWith("<")) return markup;
  const wrapper = XHTML_WRAPPER.exec(markup);
  if (!wrapper) return markup;
  const [, prefix, attributes = "", inner = ""] = wrapper;
  if (!isXhtml && !attributes.includes("http://www.w3.org/1999/xhtml")) return markup;
  if (/<\/(?:[\w.-]+:)?div\s*>\s*<(?:[\w.-]+:)?div\b/i.test(inner) && !isOneElement(markup)) return markup;
  return (
    prefix === undefined ? inner : inner.replaceAll(`<${prefix}:`, "<").replaceAll(`</${prefix}:`, "</")
  ).trim();
}

/** True when the first `div` of a text is closed by its last tag, not before. */
function isOneElement(markup: string): boolean {
  let depth = 0;
  for (const tag of markup.matchAll(/<(\/?)(?:[\w.-]+:)?div\b[^<>]*?(\/?)>/gi)) {
    if (tag[2] === "/") continue;
    depth += tag[1] === "/" ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length === markup.length;
  }
  return false;
}
