import type { ReadContext, ReadResult } from "../../record.ts";
import { readCalendar } from "../calendar/index.ts";
import { readFeed } from "../feed/index.ts";
import type { Json } from "../json/json-value.ts";
import { readMessage } from "../message/index.ts";
import { readPage, readJsonLd } from "../page/index.ts";
import { jsonPlatforms } from "../platforms/json-platforms.ts";
import { readTable } from "../table/index.ts";
import {
  type DocumentFormat,
  type DocumentHints,
  type OpenedDocument,
  openDocument,
} from "./detect-document.ts";

/** What a document gave, what it was taken for, and why. */
export interface DocumentReading extends ReadResult {
  readonly format: DocumentFormat;
  readonly because: string;
}

/**
 * Reads any document a source can give: calendar, feed, page, JSON of the known platforms, table, workbook or e-mail.
 * The format is told from the content. Never throws on content; what cannot be read is in `problems`.
 */
export async function readDocument(
  bytes: Uint8Array,
  hints: DocumentHints,
  context: ReadContext,
): Promise<DocumentReading> {
  const opened = openDocument(bytes, hints);
  const baseUrl = context.baseUrl ?? hints.url;
  const based = baseUrl === undefined ? context : { ...context, baseUrl };
  const result = await readOpened(opened, bytes, { hints, context: based });
  return { ...result, format: opened.format, because: opened.because };
}

interface Reading {
  readonly hints: DocumentHints;
  readonly context: ReadContext;
}

async function readOpened(
  opened: OpenedDocument,
  bytes: Uint8Array,
  { hints, context }: Reading,
): Promise<ReadResult> {
  const { format } = opened;
  // The formats of the platforms have their readers in their list.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (format) {
    case "page":
      return readPage(opened.text, context);
    case "json-ld":
      return readJsonLd(opened.json ?? null, context);
    case "csv":
    case "xlsx":
      return readTable(bytes, {}, context);
    case "feed":
    case "json-feed":
      return readFeed(bytes, {
        ...context,
        ...(hints.contentType === undefined ? {} : { contentType: hints.contentType }),
      });
    case "calendar":
      return readCalendar(bytes, context);
    case "message":
      return readMessage(bytes, context);
    case "unknown":
      return unreadable(opened.because);
    default:
      return readPlatform(format, opened.json ?? null, context);
  }
}

function readPlatform(format: string, json: Json, context: ReadContext): ReadResult {
  const platform = jsonPlatforms.find((each) => each.format === format);
  return platform === undefined ? unreadable(`no reader for ${format}`) : platform.read(json, context);
}

function unreadable(because: string): ReadResult {
  return {
    records: [],
    problems: [{ where: "document", message: `It cannot be read: ${because}.`, isLoss: true }],
  };
}
