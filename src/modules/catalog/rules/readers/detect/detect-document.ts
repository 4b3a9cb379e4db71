import type { Json } from "../json/json-value.ts";
import { parseTolerantJson } from "../json/tolerant-json.ts";
import { jsonPlatforms } from "../platforms/json-platforms.ts";
import { sniffDelimiter } from "#platform/spreadsheet";
import { documentText } from "./document-text.ts";

/** What a document is, told from its content first and its stated type last. */
export type DocumentFormat =
  | "calendar"
  | "feed"
  | "json-feed"
  | "page"
  | "json-ld"
  | JsonPlatformFormat
  | "csv"
  | "xlsx"
  | "message"
  | "unknown";

export type JsonPlatformFormat = (typeof jsonPlatforms)[number]["format"];

export interface DetectedDocument {
  readonly format: DocumentFormat;
  /** Why, in words to show. */
  readonly because: string;
}

export interface DocumentHints {
  readonly contentType?: string;
  readonly url?: string;
}

/** A document opened once: its format, and what was decoded to find out. */
export interface OpenedDocument extends DetectedDocument {
  readonly text: string;
  readonly json?: Json;
}

/** Tells what a document is. Servers mislabel calendars as text or HTML, so the stated type decides only in doubt. */
export function detectDocument(bytes: Uint8Array, hints: DocumentHints = {}): DetectedDocument {
  const { format, because } = openDocument(bytes, hints);
  return { format, because };
}

export function openDocument(bytes: Uint8Array, hints: DocumentHints = {}): OpenedDocument {
  if (isZip(bytes)) return { ...zipFormat(bytes), text: "" };
  const text = documentText(bytes, hints.contentType);
  const start = text.slice(0, 4_096).trimStart();
  if (start === "" && text.trim() === "")
    return { format: "unknown", because: "the document is empty", text };
  if (/^[[{]/u.test(start)) {
    const opened = openJson(text);
    if (opened !== undefined) return opened;
  }
  return { ...textFormat(text, start, hints), text };
}

function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

function zipFormat(bytes: Uint8Array): DetectedDocument {
  // The names of a zip's files stand unpacked in its directory, at the end.
  const names = new TextDecoder("latin1").decode(bytes.subarray(Math.max(0, bytes.length - 65_536)));
  if (/xl\/workbook|xl\/worksheets/u.test(names))
    return { format: "xlsx", because: "it is an Excel workbook" };
  return { format: "unknown", because: "it is a ZIP archive, but no Excel workbook" };
}

function openJson(text: string): OpenedDocument | undefined {
  const { value, isWhole, repairs } = parseTolerantJson(text);
  if (value === undefined || typeof value !== "object") return undefined;
  if (!isWhole && repairs.length > 2) return undefined;
  if (isJsonFeed(value))
    return { format: "json-feed", because: "it names jsonfeed.org as its version", text, json: value };
  const platform = jsonPlatforms.find((each) => each.fits(value));
  if (platform !== undefined)
    return { format: platform.format, because: platform.because, text, json: value };
  if (/"@(?:context|graph|type)"/u.test(text.slice(0, 100_000)))
    return { format: "json-ld", because: "it is JSON-LD", text, json: value };
  return { format: "unknown", because: "it is JSON of a kind that is not known", text, json: value };
}

function isJsonFeed(value: Json): boolean {
  return (
    "version" in (value as object) &&
    String((value as { version: unknown }).version).includes("jsonfeed.org/version")
  );
}

const feedRoot = /^<(?:rss|feed|rdf:RDF|channel|\w{1,20}:(?:feed|rss|RDF))[\s>/]/iu;
const headerLine =
  /^(?:From|Subject|Received|Delivered-To|MIME-Version|Return-Path|Date|To|Message-ID|X-[\w-]+|DKIM-Signature|Content-Type|Reply-To|ARC-[\w-]+|Authentication-Results):/iu;

function textFormat(text: string, start: string, hints: DocumentHints): DetectedDocument {
  if (/^BEGIN:(?:VCALENDAR|VEVENT|VTODO)/iu.test(start))
    return { format: "calendar", because: "it begins as iCalendar does" };
  const root = afterProlog(start);
  if (feedRoot.test(root))
    return { format: "feed", because: "its outermost element is that of RSS, Atom or RDF" };
  if (/^(?:<!doctype html|<html|<head|<body)/iu.test(start))
    return { format: "page", because: "it begins as a page does" };
  if (
    headerLine.test(start) &&
    /^(?:From|Subject|MIME-Version):/imu.test(text.slice(0, 32_768)) &&
    /\n\r?\n/u.test(text)
  )
    return { format: "message", because: "it begins with the headers of an e-mail" };
  const untagged = text.slice(0, 65_536);
  const calendarAt = untagged.search(/^BEGIN:VCALENDAR/imu);
  if (calendarAt !== -1 && !/<html/iu.test(untagged.slice(0, calendarAt)))
    return { format: "calendar", because: "it holds iCalendar after other text" };
  if (/<(?:html|head|body|!doctype html)\b/iu.test(start))
    return { format: "page", because: "it holds the elements of a page" };
  if (/<(?:rss|feed|rdf:RDF)\b/iu.test(start))
    return { format: "feed", because: "it holds a feed after other text" };
  return looseFormat(text, { start, root }, hints);
}

/** What follows the declarations and comments of an XML document. One step each: no pattern can lose itself in them. */
function afterProlog(start: string): string {
  let rest = start.trimStart();
  for (;;) {
    const end = rest.startsWith("<!--")
      ? "-->"
      : rest.startsWith("<?")
        ? "?>"
        : /^<!doctype(?!\s+html)/iu.test(rest)
          ? ">"
          : undefined;
    if (end === undefined) return rest;
    // A document type may hold declarations of its own, in brackets.
    const isLong = end === ">" && rest.indexOf("[") !== -1 && rest.indexOf("[") < rest.indexOf(">");
    const at = rest.indexOf(isLong ? "]>" : end);
    if (at === -1) return "";
    rest = rest.slice(at + (isLong ? 2 : end.length)).trimStart();
  }
}

interface Beginning {
  readonly start: string;
  /** The same from the outermost element on. */
  readonly root: string;
}

function looseFormat(text: string, { start, root }: Beginning, hints: DocumentHints): DetectedDocument {
  const type = (hints.contentType ?? "").toLowerCase();
  const xml = start.startsWith("<?xml") ? /^<([\w:.-]+)/u.exec(root)?.[1] : undefined;
  if (xml !== undefined && !/html/iu.test(`${type} ${xml}`))
    return { format: "unknown", because: `it is XML of a kind that is not known (<${xml}>)` };
  if (start.startsWith("<")) return { format: "page", because: "it begins with an element" };
  const isTable = /csv|tab-separated/u.test(type) || /\.(?:csv|tsv)$/iu.test(pathOf(hints.url));
  const delimiter = sniffDelimiter(text);
  if (delimiter !== undefined) return { format: "csv", because: `its lines have the same number of columns` };
  if (isTable) return { format: "csv", because: "it is called a table" };
  if (/<[a-z][\w-]*(?:\s[^>]*)?>/iu.test(start))
    return { format: "page", because: "it holds elements of a page" };
  return { format: "unknown", because: "it is neither a calendar, a feed, a page, a table nor an e-mail" };
}

function pathOf(url: string | undefined): string {
  return url?.split(/[?#]/u)[0] ?? "";
}
