import type { ReadProblem } from "../../record.ts";
import { atomEntry, atomHead } from "./atom.ts";
import { decodeBytes, withoutForbiddenCharacters } from "./decode-bytes.ts";
import { jsonFeedHead, jsonFeedItem } from "./json-feed.ts";
import { salvageJson } from "./json-salvage.ts";
import type { ParsedFeed, ParsedItem } from "./parsed-feed.ts";
import { rssItem } from "./rss.ts";
import { rssHead } from "./rss-channel.ts";
import type { XmlNode } from "./xml-node.ts";
import type { ScanProblem } from "./xml-declaration.ts";
import { type RecordEnding, scanXml } from "./xml-scan.ts";

export interface ParseFeedOptions {
  /** Address the document came from: the base of relative links. */
  readonly baseUrl?: string;
  /** The content type it was served with, for its charset. */
  readonly contentType?: string;
}

/** The first element that tells one format from another, prefixed or not. */
const TELLING_ELEMENT = /<(?:[A-Za-z_][\w.-]*:)?(rss|rdf|channel|feed|entry|item)(?=[\s/>])/i;
const ITEM = /<(?:[A-Za-z_][\w.-]*:)?item[\s/>]/i;
const ENTRY = /<(?:[A-Za-z_][\w.-]*:)?entry[\s/>]/i;
const HEAD_LENGTH = 100_000;

const SCAN_MESSAGES = {
  "hidden-record":
    "What looks like an item stands in a comment, a quoted section or another item and was not read.",
  "orphan-close": "The end of an item has no beginning: its opening tag is damaged.",
  "own-entities": "The document declares entities of its own; they are not expanded, for safety.",
  "broken-section": "A quoted section has lost its end; it was ended where its element ends.",
} satisfies Record<ScanProblem, string>;

/**
 * A feed in any version of RSS, RDF, Atom or JSON Feed, with everything it says of itself and its items.
 *
 * Never throws. A damaged feed keeps every item that is whole; one that was cut off inside is left out and reported.
 * Returns undefined when the document is no feed at all.
 */
export function parseFeed(
  source: string | Uint8Array,
  options: ParseFeedOptions = {},
): ParsedFeed | undefined {
  const problems: ReadProblem[] = [];
  const text = withoutForbiddenCharacters(textOf(source, options.contentType, problems));
  const start = text
    .trimStart()
    .replace(/^\ufeff/, "")
    .trimStart();
  const json = start.startsWith("{") ? parseJson(start, options, problems) : undefined;
  if (json) return json;
  const telling = isSomethingElse(start) ? undefined : TELLING_ELEMENT.exec(text.slice(0, HEAD_LENGTH))?.[1];
  return telling === undefined ? undefined : parseXml(text, isAtom(text, telling), options, problems);
}

/** By its first telling element, unless that was put there by accident: then by the records it holds. */
function isAtom(text: string, telling: string): boolean {
  const isAtomByRoot = /^(?:feed|entry)$/i.test(telling);
  const [own, other] = isAtomByRoot ? [ENTRY, ITEM] : [ITEM, ENTRY];
  return !own.test(text) && other.test(text) ? !isAtomByRoot : isAtomByRoot;
}

/** Web pages may hold an element called `item`; Microsoft's CDF has channels and items of quite another make. */
function isSomethingElse(start: string): boolean {
  const head = start.slice(0, 2000);
  return (
    /^(?:<\?xml[^<>]*>\s*)?(?:<!doctype html|<html[\s>])/i.test(head) ||
    /<channel\s[^<>]*href\s*=/i.test(head)
  );
}

function textOf(
  source: string | Uint8Array,
  contentType: string | undefined,
  problems: ReadProblem[],
): string {
  if (typeof source === "string") return source;
  const decoded = decodeBytes(source, contentType);
  if (decoded.isRepaired) {
    problems.push({
      where: "document",
      message: `Some of its bytes do not fit its encoding; it was read as ${decoded.encoding}.`,
      isLoss: false,
    });
  }
  return decoded.text;
}

function parseXml(
  text: string,
  isAtomFeed: boolean,
  options: ParseFeedOptions,
  problems: ReadProblem[],
): ParsedFeed | undefined {
  const items: ParsedItem[] = [];
  let position = 0;
  const readItem = isAtomFeed ? atomEntry : rssItem;
  const root = scanXml(text, {
    isAtom: isAtomFeed,
    base: options.baseUrl,
    onRecord: (record: XmlNode, ending: RecordEnding) => {
      position++;
      if (ending === "cut") problems.push(cutItem(position));
      else items.push(readItem(record, position, ending === "implied" ? [UNCLOSED] : []));
    },
    onProblem: (kind: ScanProblem) => {
      const isItem = kind === "hidden-record" || kind === "orphan-close";
      problems.push({
        where: isItem ? `item ${position + 1}` : "document",
        message: SCAN_MESSAGES[kind],
        isLoss: kind === "orphan-close",
      });
    },
  });
  if (!root) return undefined;
  const head = isAtomFeed ? atomHead(root) : rssHead(root);
  return { ...head, items, problems };
}

const UNCLOSED = "Its closing tag is missing; it was read up to the next item.";

function cutItem(position: number): ReadProblem {
  return {
    where: `item ${position}`,
    message: "The document ends in the middle of this item, so it was left out.",
    isLoss: true,
  };
}

function parseJson(text: string, options: ParseFeedOptions, problems: ReadProblem[]): ParsedFeed | undefined {
  const document = wholeJson(text) ?? salvageJson(text);
  if (!document) return undefined;
  const head = jsonFeedHead(document.head, options.baseUrl);
  if (!head) return undefined;
  const items: ParsedItem[] = [];
  for (const [index, value] of document.items.entries()) {
    const item = jsonFeedItem(value, index + 1, options.baseUrl);
    if (item) items.push(item);
    else problems.push({ where: `item ${index + 1}`, message: "It is not an object.", isLoss: true });
  }
  for (let lost = 1; lost <= document.lostCount; lost++) {
    const where = `item ${document.items.length + lost}`;
    problems.push({ where, message: "It is damaged or cut off, so it was left out.", isLoss: true });
  }
  return { ...head, items, problems };
}

function wholeJson(text: string): ReturnType<typeof salvageJson> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || !("items" in value)) return undefined;
    return Array.isArray(value.items) ? { head: value, items: value.items, lostCount: 0 } : undefined;
  } catch {
    // A SyntaxError: what is whole in it is saved elsewhere.
    return undefined;
  }
}
