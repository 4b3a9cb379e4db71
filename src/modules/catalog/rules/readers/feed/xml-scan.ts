import { canonicalName, type NamespaceScope, scopeOfDocument, scopeWith } from "./namespaces.ts";
import {
  type DeclarationFinders,
  declarationFinders,
  type ScanProblem,
  skipDeclaration,
} from "./xml-declaration.ts";
import { readAttributes, type XmlNode } from "./xml-node.ts";
import { endOfTag, isNameStart, nameEnd } from "./xml-span.ts";

/** How to scan, and what the scan tells its caller, in document order. */
export interface ScanHandler {
  /** True when the document's own elements are Atom's. */
  readonly isAtom: boolean;
  /** xml:base around the root. */
  readonly base: string | undefined;
  /** Each record is handed over whole and then forgotten. */
  readonly onRecord: (record: XmlNode, ending: RecordEnding) => void;
  /** Something about the document a person should know; `at` is an index into it. */
  readonly onProblem: (kind: ScanProblem, at: number) => void;
}

/** `closed`: by its own tag; `implied`: by the next one or by an outer tag; `cut`: the document stopped inside it. */
export type RecordEnding = "closed" | "implied" | "cut";

/** The elements that hold the fields of a feed, and of its records. */
const CONTAINERS = new Set(["rss", "rdf", "rdf:rdf", "channel", "feed", "item", "entry"]);
/** Each base inside another may lengthen it: without an end to that, a document of them takes hours. */
const LONGEST_BASE = 4096;
const RECORDS = new Set(["item", "entry"]);
/** In an unknown vocabulary: part of some content, or a record after a damaged declaration. Nobody can tell. */
const FOREIGN_RECORDS = new Set(["foreign:item", "foreign:entry"]);

/** Fields that hold text or markup, never one another: meeting one inside another means a closing tag was lost. */
const TEXT_FIELDS = new Set(
  "title link guid pubdate description id published updated summary content category comments".split(" "),
);

/** Names whose stray closing tag says nothing about the field it stands in. */
const HTML_NAMES = new Set(
  "a abbr b big blockquote body br center cite code dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr html i iframe img ins li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr tt u ul".split(
    " ",
  ),
);

/**
 * Reads XML the way a person would: in one pass, never failing. What is open when the document ends is closed;
 * a record inside a record ends the outer one; a CDATA section, comment or attribute whose end was lost ends where
 * the markup around it shows it must have. Linear in the document whatever it holds; entities are not expanded.
 *
 * @returns the outermost element of a feed (its records are not among its children); undefined when there is none.
 */
export function scanXml(document: string, handler: ScanHandler): XmlNode | undefined {
  return new XmlScan(document, handler).run();
}

/** The life of one scan: a position that only moves forward, and the innermost open element. */
class XmlScan {
  readonly #document: string;
  readonly #handler: ScanHandler;
  readonly #documentScope: NamespaceScope;
  readonly #openCounts = new Map<string, number>();
  readonly #finders: DeclarationFinders;
  readonly #hasInheritance: boolean;
  #root: XmlNode | undefined;
  #top: XmlNode | undefined;
  #record: XmlNode | undefined;
  /** The open text field of a record or feed, if any. */
  #field: XmlNode | undefined;

  constructor(document: string, handler: ScanHandler) {
    this.#document = document;
    this.#handler = handler;
    this.#documentScope = scopeOfDocument(handler.isAtom);
    this.#finders = declarationFinders(document);
    this.#hasInheritance = document.includes("xml:");
  }

  run(): XmlNode | undefined {
    let position = this.#document.indexOf("<");
    while (position >= 0) position = this.#document.indexOf("<", this.#readMarkup(position));
    if (this.#record) this.#closeThrough(this.#record, this.#document.length, "cut");
    while (this.#top) this.#closeTop(this.#document.length, "implied");
    return this.#root;
  }

  /** Reads what starts with the `<` at `start`; returns where to look for the next one. */
  #readMarkup(start: number): number {
    const code = this.#document.charCodeAt(start + 1);
    if (isNameStart(code)) return this.#readOpening(start);
    if (code === 0x2f) return this.#readClosing(start);
    if (code !== 0x21 && code !== 0x3f) return start + 1;
    const skipped = skipDeclaration(this.#finders, start, this.#top?.written);
    for (const problem of skipped.problems) this.#handler.onProblem(problem, start);
    return skipped.end;
  }

  #readOpening(start: number): number {
    const document = this.#document;
    const endOfName = nameEnd(document, start + 1);
    const after = endOfName < document.length ? document.charCodeAt(endOfName) : 0x20;
    // `<john@example.org>` is an address in text, not an element.
    if (after > 0x20 && after !== 0x2f && after !== 0x3e && after !== 0x3c) return endOfName;
    const tag = endOfTag(document, endOfName);
    const written = document.slice(start + 1, endOfName);
    const spans = {
      start,
      attributesStart: endOfName,
      attributesEnd: tag.attributesEnd,
      contentStart: tag.end,
    };
    let node = this.#createNode(written, spans);
    const isCopy = RECORDS.has(node.name) && this.#isCopy(start);
    const isRecord = RECORDS.has(node.name) && !isCopy;
    if (isCopy || FOREIGN_RECORDS.has(node.name)) this.#handler.onProblem("hidden-record", start);
    const interrupted = isRecord ? this.#record : TEXT_FIELDS.has(node.name) && this.#field;
    if (interrupted) {
      this.#closeThrough(interrupted, start, "implied");
      node = this.#createNode(written, spans);
    }
    this.#open(node, isRecord);
    if (tag.isSelfClosing) this.#closeTop(tag.end, "closed");
    return tag.end;
  }

  /**
   * Some modules keep copies of an item deep inside it (Simple Sharing Extensions, conflicts). A record that lost its
   * closing tag looks different: there the next one stands directly in it, or in one of its fields.
   */
  #isCopy(start: number): boolean {
    const top = this.#top;
    const isDeep = top?.parent !== undefined && top.parent !== this.#record;
    if (!this.#record || !isDeep || !top.name.includes(":")) return false;
    const before = this.#document.lastIndexOf(">", start) + 1;
    return before >= top.contentStart && this.#document.slice(before, start).trim() === "";
  }

  #createNode(
    written: string,
    spans: Pick<XmlNode, "start" | "attributesStart" | "attributesEnd" | "contentStart">,
  ): XmlNode {
    const outer = this.#top;
    let scope = outer?.scope ?? this.#documentScope;
    let declaredBase = outer?.declaredBase;
    let language = outer?.language;
    if (spans.attributesEnd - spans.attributesStart > 6) {
      const source = this.#document.slice(spans.attributesStart, spans.attributesEnd);
      if (source.includes("xmlns")) {
        const local = written.slice(written.indexOf(":") + 1).toLowerCase();
        scope = scopeWith(scope, declaredPrefixes(source), !outer || CONTAINERS.has(local));
      }
      if (this.#hasInheritance && source.includes("xml:")) {
        const own = readAttributes(source);
        declaredBase = joinedBase(own.get("xml:base"), declaredBase ?? this.#handler.base) ?? declaredBase;
        language = own.get("xml:lang") ?? language;
      }
    }
    return {
      name: canonicalName(scope, written),
      written: written.toLowerCase(),
      document: this.#document,
      ...spans,
      contentEnd: spans.contentStart,
      scope,
      parent: outer,
      children: [],
      base: declaredBase ?? this.#handler.base,
      declaredBase,
      language,
    };
  }

  #open(node: XmlNode, isRecord: boolean): void {
    if (isRecord) this.#record = node;
    else node.parent?.children.push(node);
    if (TEXT_FIELDS.has(node.name) && node.parent && CONTAINERS.has(node.parent.name)) this.#field = node;
    // Warnings a server printed before the feed are not its root.
    if (CONTAINERS.has(node.name)) this.#root ??= node;
    this.#top = node;
    this.#openCounts.set(node.written, (this.#openCounts.get(node.written) ?? 0) + 1);
  }

  #readClosing(start: number): number {
    const endOfName = nameEnd(this.#document, start + 2);
    const name = this.#document.slice(start + 2, endOfName).toLowerCase();
    const { end } = endOfTag(this.#document, endOfName);
    if ((this.#openCounts.get(name) ?? 0) > 0) this.#closeNamed(name, start);
    else if (RECORDS.has(name)) this.#handler.onProblem("orphan-close", start);
    else if (this.#isMisspeltClose(name)) this.#closeTop(start, "implied");
    return end;
  }

  /** `<title>Budget talks</titel>`: the name is nothing open and nothing of HTML's, so it means the open field. */
  #isMisspeltClose(name: string): boolean {
    const top = this.#top;
    return top?.parent !== undefined && !CONTAINERS.has(top.name) && !HTML_NAMES.has(name);
  }

  #closeNamed(name: string, end: number): void {
    let node = this.#top;
    while (node && node.written !== name) node = node.parent;
    if (node) this.#closeThrough(node, end, "closed");
  }

  /** Closes every element inside `node`, then the node itself, which alone ends as told. */
  #closeThrough(node: XmlNode, end: number, ending: RecordEnding): void {
    while (this.#top && this.#top !== node) this.#closeTop(end, "implied");
    this.#closeTop(end, ending);
  }

  #closeTop(end: number, ending: RecordEnding): void {
    const node = this.#top;
    if (!node) return;
    node.contentEnd = Math.max(node.contentStart, end);
    this.#top = node.parent;
    this.#openCounts.set(node.written, (this.#openCounts.get(node.written) ?? 1) - 1);
    if (node === this.#field) this.#field = undefined;
    if (node !== this.#record) return;
    this.#record = undefined;
    this.#handler.onRecord(node, ending);
  }
}

function declaredPrefixes(source: string): Map<string, string> {
  const declared = new Map<string, string>();
  for (const [name, value] of readAttributes(source)) {
    if (name === "xmlns") declared.set("", value);
    else if (/^xmlns:./.test(name)) declared.set(name.slice("xmlns:".length), value);
  }
  return declared;
}

/** xml:base is relative to the one around it; undefined where there is none or it makes no address. */
function joinedBase(own: string | undefined, outer: string | undefined): string | undefined {
  const length = (own?.length ?? 0) + (outer?.length ?? 0);
  if (own === undefined || length > LONGEST_BASE) return undefined;
  return URL.parse(own, outer)?.href;
}
