import type { ReadContext, ReadProblem, ReadResult, SourceRecord } from "../../record.ts";
import { compact } from "./compact.ts";
import { decodeBytes } from "./decode-bytes.ts";
import { recordOf } from "./feed-record.ts";
import { parseFeed } from "./parse-feed.ts";
import type { ParsedFeed } from "./parsed-feed.ts";
import { plainLine } from "./plain-text.ts";

/**
 * The records of a feed: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.0 and 1.1, with the modules listed in
 * docs/readers/feed.md, in document order.
 *
 * An item has a session only where an event module or an explicit line of its text dates it; any other is an
 * announcement with `publishedAt`. Never throws: what cannot be read is in `problems`, one for each item that is lost.
 */
export function readFeed(
  source: string | Uint8Array,
  context: ReadContext & { readonly contentType?: string },
): ReadResult {
  const feed = parseFeed(source, withoutFile(context));
  if (!feed) return { records: [], problems: [notAFeed(source)] };
  const problems: ReadProblem[] = [...feed.problems];
  const records: SourceRecord[] = [];
  for (const item of feed.items) {
    const record = recordOf(item, feed, context.defaultZone);
    if (record) records.push(record);
    else problems.push({ where: `item ${item.position}`, message: EMPTY_ITEM, isLoss: true });
  }
  if (feed.movedTo !== undefined) {
    problems.push({
      where: "document",
      message: `The feed says it has moved to ${feed.movedTo}.`,
      isLoss: false,
    });
  }
  return compact<ReadResult>({
    records: withDistinctKeys(records),
    problems,
    sourceTitle: titleOf(feed),
    nextUrls: feed.nextUrl === undefined ? undefined : [feed.nextUrl],
  });
}

/** A feed in a file has no address of its own: relative links are of the site that it names. */
function withoutFile<Context extends { readonly baseUrl?: string }>(context: Context): Context {
  if (context.baseUrl?.startsWith("file:") !== true) return context;
  const { baseUrl: _file, ...rest } = context;
  return rest as Context; // the same without an optional property
}

const EMPTY_ITEM = "It has neither title, text nor address, so there is nothing to keep.";

const UNSUPPORTED: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/<opml[\s>]/i, "an OPML list of feeds, which is not read: add the feeds it lists one by one"],
  [/<channel\s[^<>]*href\s*=/i, "a CDF channel, a format given up in 2001, which is not read"],
  [/<html[\s>]|<!doctype html/i, "a web page"],
];

function notAFeed(source: string | Uint8Array): ReadProblem {
  const head = typeof source === "string" ? source : decodeBytes(source.subarray(0, 2000)).text;
  const known = UNSUPPORTED.find(([pattern]) => pattern.test(head.slice(0, 2000)))?.[1];
  const what = head.trim() === "" ? "an empty document" : (known ?? "a document of another kind");
  return { where: "document", message: `This is not RSS, Atom or JSON Feed but ${what}.`, isLoss: false };
}

function titleOf(feed: ParsedFeed): string | undefined {
  return feed.title === undefined ? undefined : plainLine(feed.title, "html") || undefined;
}

/** Some feeds give all meetings of a series one guid: the start tells them apart, then the order. */
function withDistinctKeys(records: readonly SourceRecord[]): SourceRecord[] {
  const seen = new Map<string, number>();
  return records.map((record) => {
    const start = record.sessions[0]?.start;
    let { key } = record;
    if (seen.has(key) && start !== undefined) key = `${key}@${start}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    if (key === record.key && count === 1) return record;
    const warnings = [...record.warnings, "Another item of the feed has the same id."];
    return { ...record, key: count === 1 ? key : `${key}#${count}`, warnings };
  });
}
