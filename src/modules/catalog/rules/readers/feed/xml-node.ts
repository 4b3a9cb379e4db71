import type { NamespaceScope } from "./namespaces.ts";
import { decodeEntities } from "./xml-entities.ts";

/** One element, as a span of the document; its text and attributes are only worked out when asked for. */
export interface XmlNode {
  /** Canonical name: `title`, `dc:creator`. */
  readonly name: string;
  /** The name as the document writes it, lower case: its closing tag repeats it. */
  readonly written: string;
  readonly document: string;
  /** Where the opening tag starts, and the span of its attributes. */
  readonly start: number;
  readonly attributesStart: number;
  readonly attributesEnd: number;
  readonly contentStart: number;
  contentEnd: number;
  readonly scope: NamespaceScope;
  readonly parent: XmlNode | undefined;
  readonly children: XmlNode[];
  /** xml:base and xml:lang in force here; without the first, the address of the document. */
  readonly base: string | undefined;
  /** xml:base alone. */
  readonly declaredBase: string | undefined;
  readonly language: string | undefined;
}

const ATTRIBUTE = /([A-Za-z_:][-\w:.]*)\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>]+))/g;
const OPENS_CDATA = "<![CDATA[";
const CLOSES_CDATA = "]]>";

/** The first child of that name. */
export function child(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find((candidate) => candidate.name === name);
}

/** Every child of that name, in order. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return node?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Attributes by local name, lower case, decoded; the first of a name wins. */
export function attributesOf(node: XmlNode): ReadonlyMap<string, string> {
  return readAttributes(node.document.slice(node.attributesStart, node.attributesEnd));
}

/** One attribute, by local name; undefined when absent. */
export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  if (!node || node.attributesStart >= node.attributesEnd) return undefined;
  return attributesOf(node).get(name);
}

/** Attributes written in the inside of a tag, by local name except for `xml:` and `xmlns:` ones. */
export function readAttributes(source: string): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let found = ATTRIBUTE.exec(source); found; found = ATTRIBUTE.exec(source)) {
    const key = keyOf((found[1] ?? "").toLowerCase());
    if (!attributes.has(key)) attributes.set(key, decodeEntities(found[2] ?? found[3] ?? found[4] ?? ""));
  }
  return attributes;
}

function keyOf(name: string): string {
  const isReserved = name.startsWith("xml:") || name.startsWith("xmlns");
  return isReserved ? name : name.slice(name.indexOf(":") + 1);
}

/**
 * What an element holds, as one string: character data with references decoded once, CDATA as it is, comments gone,
 * and the tags of markup inside it as written. Trimmed.
 */
export function textOf(node: XmlNode | undefined): string {
  if (!node) return "";
  return unwrap(node.document.slice(node.contentStart, node.contentEnd), decodeEntities).trim();
}

/** The same for content that is markup already (XHTML): references stay, because they belong to the markup. */
export function markupOf(node: XmlNode): string {
  return unwrap(node.document.slice(node.contentStart, node.contentEnd), (text) => text).trim();
}

/** Text of the first child of that name that holds any; undefined when there is none. */
export function childText(node: XmlNode | undefined, ...names: readonly string[]): string | undefined {
  if (!node) return undefined;
  for (const name of names) {
    for (const candidate of node.children) {
      if (candidate.name !== name) continue;
      const text = textOf(candidate);
      if (text !== "") return text;
    }
  }
  return undefined;
}

function unwrap(content: string, decode: (text: string) => string): string {
  if (!content.includes("<!") && !content.includes("<?")) return decode(content);
  if (
    content.startsWith(OPENS_CDATA) &&
    content.indexOf(CLOSES_CDATA) === content.length - CLOSES_CDATA.length
  ) {
    return content.slice(OPENS_CDATA.length, -CLOSES_CDATA.length);
  }
  const ends = { comment: content.lastIndexOf("-->"), instruction: content.lastIndexOf("?>") };
  let text = "";
  let copied = 0;
  for (
    let start = content.indexOf("<");
    start >= 0;
    start = content.indexOf("<", Math.max(start + 1, copied))
  ) {
    if (content.startsWith(OPENS_CDATA, start)) {
      const inside = start + OPENS_CDATA.length;
      const close = content.indexOf(CLOSES_CDATA, inside);
      const end = close < 0 ? content.length : close;
      text += decode(content.slice(copied, start)) + content.slice(inside, end);
      copied = Math.min(end + CLOSES_CDATA.length, content.length);
    } else {
      const end = endOfSkipped(content, start, ends);
      if (end < 0) continue;
      text += decode(content.slice(copied, start));
      copied = end;
    }
  }
  return text + decode(content.slice(copied));
}

/** The end of a comment or instruction that starts here; -1 for anything else, and for one that never ends. */
function endOfSkipped(
  content: string,
  start: number,
  last: { readonly comment: number; readonly instruction: number },
): number {
  if (content.startsWith("<!--", start)) {
    return start < last.comment ? content.indexOf("-->", start) + 3 : -1;
  }
  if (content.startsWith("<?", start)) {
    return start < last.instruction ? content.indexOf("?>", start) + 2 : -1;
  }
  return -1;
}
