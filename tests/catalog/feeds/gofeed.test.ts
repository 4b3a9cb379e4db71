import { existsSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { expect, test } from "vitest";
import { feedCollection, filesUnder } from "./feed-collections.ts";
import { atomView, jsonView, pruned, rssView, universalView } from "./gofeed-view.ts";
import { parseFeed } from "../../../src/modules/catalog/rules/readers/feed/index.ts";
import type { ParsedFeed } from "../../../src/modules/catalog/rules/readers/feed/index.ts";

/** Files whose expected result is not ours, with the reason; the same table is in docs/readers/feed.md. */
const NOT_MATCHED: Readonly<Record<string, string>> = {
  "feed_logo_uri_base.xml":
    "xml:base `img` under `http://example.org` is taken for a folder; RFC 3986 §5.3 takes it for a file",
  "rdf_item_link.xml": "leaves `links` out where translator/rss expects it for the same document",
};

const collection = feedCollection("golang-github-mmcdole-gofeed");
const reason = collection === undefined ? " (SKIPPED: the collection is absent)" : "";

const VIEWS: readonly (readonly [folder: string, view: (feed: ParsedFeed) => unknown])[] = [
  ["parser/atom", atomView],
  ["parser/rss", rssView],
  ["translator/atom", universalView],
  ["translator/rss", universalView],
];

for (const [folder, view] of VIEWS) {
  const files = filesUnder(collection && `${collection}/testdata/${folder}`, ".xml");

  test.skipIf(collection === undefined)(`gofeed's expected results of ${folder} are matched${reason}`, () => {
    const differing = files.filter((file) => {
      const expected: unknown = JSON.parse(readFileSync(file.replace(/\.xml$/, ".json"), "utf8"));
      const found = read(file);
      return found === undefined || !isSame(comparable(view(found)), comparable(expected));
    });

    expect(files.length).toBeGreaterThan(30);
    expect(differing.map((file) => basename(file))).toStrictEqual(
      files.map((file) => basename(file)).filter((name) => name in NOT_MATCHED),
    );
  });
}

test.skipIf(collection === undefined)(`gofeed's expected results of JSON Feed are matched${reason}`, () => {
  const files = filesUnder(collection && `${collection}/testdata`, "_expected.json");
  const differing = files.filter((file) => {
    const expected = comparable(JSON.parse(readFileSync(file, "utf8")));
    const source = file.replace("_expected.json", ".json");
    const found = existsSync(source) ? read(source) : undefined;
    const view = dirname(file).endsWith("translator/json") ? universalView : jsonView;
    return found === undefined || !isSame(onlyKeysOf(comparable(view(found)), expected), expected);
  });

  expect(files.length).toBe(6);
  expect(differing).toStrictEqual([]);
});

test.skipIf(collection === undefined)(`gofeed's feeds of every kind are told apart${reason}`, () => {
  const kinds = filesUnder(collection && `${collection}/testdata/parser/universal`, "").map((file) => {
    const feed = read(file);
    return [basename(file), feed?.format, feed?.title];
  });

  expect(kinds).toStrictEqual([
    ["atom03_feed.xml", "atom", "Feed Title"],
    ["atom10_feed.xml", "atom", "Feed Title"],
    ["empty_feed.xml", undefined, undefined],
    ["invalid.json", undefined, undefined],
    ["json10_feed.json", "json", "title"],
    ["json11_feed.json", "json", "title"],
    ["rdf_feed.xml", "rss", "Feed Title"],
    ["rss_feed.xml", "rss", "Feed Title"],
    ["rss_feed_bom.xml", "rss", "Feed Title"],
    ["rss_feed_leading_spaces.xml", "rss", "Feed Title"],
    ["sample.json", "json", "title"],
    ["unknown_feed.xml", undefined, undefined],
  ]);
});

test.skipIf(collection === undefined)(`a podcast's summary keeps its lines${reason}`, () => {
  const file = `${collection}/testdata/extensions/itunes/itunes_item_summary_cdata_multi.xml`;

  expect(read(file)?.items[0]?.podcast?.summary).toBe("Line 1\n            Line 2\n            Line 3");
});

function read(file: string): ParsedFeed | undefined {
  return parseFeed(readFileSync(file));
}

/** Both sides pruned alike; `extensions` is gofeed's raw tree of modules, which has no counterpart here. */
function comparable(value: unknown): unknown {
  const { extensions: _, ...rest } = Object(pruned(value));
  return rest;
}

/** Version 1.0 of JSON Feed has `author`, 1.1 `authors`: gofeed prints what was written, we hold both as one. */
function onlyKeysOf(found: unknown, expected: unknown): unknown {
  if (Array.isArray(found) && Array.isArray(expected))
    return found.map((entry, index) => onlyKeysOf(entry, expected[index]));
  if (typeof found !== "object" || found === null || typeof expected !== "object" || expected === null)
    return found;
  const kept = Object.entries(found).filter(
    ([key]) => (key !== "author" && key !== "authors") || key in expected,
  );
  return Object.fromEntries(kept.map(([key, entry]) => [key, onlyKeysOf(entry, Object(expected)[key])]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}
