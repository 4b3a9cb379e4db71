import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseFeed as peerParse } from "feedsmith";
import { expect, test } from "vitest";
import { parseFeed, readFeed } from "../../../src/modules/catalog/rules/readers/feed/index.ts";
import { plainLine } from "../../../src/modules/catalog/rules/readers/feed/plain-text.ts";
import { feedCollection, filesUnder } from "./feed-collections.ts";

/** Files that are no feeds, and why; the same table is in docs/readers/feed.md. */
const NO_FEEDS: Readonly<Record<string, string>> = {
  "logback-test.xml": "settings of a logger",
  "servicedoc1.xml": "an Atom publishing service document",
  "opml_1.0.xml": "a list of feeds",
  "opml_1.0_links.xml": "a list of feeds",
  "opml_2.0.xml": "a list of feeds",
  "2.rss": "a web page saved under a feed's name",
};

/** Feeds without any element the peer asks for: it refuses them; we read what there is. */
const PEER_REFUSES = new Map([
  ["custom-module.xml", 0],
  ["duration-bad.xml", 1],
  ["duration-empty.xml", 1],
  ["issue-02.xml", 1],
]);

const collection = feedCollection("rome");
const reason = collection === undefined ? " (SKIPPED: the collection is absent)" : "";
const files = [...filesUnder(collection, ".xml"), ...filesUnder(collection, ".rss")];

test.skipIf(collection === undefined)(
  `every feed of rome has the items and titles another parser finds${reason}`,
  () => {
    let itemCount = 0;
    for (const file of files) {
      const name = basename(file);
      if (name in NO_FEEDS) continue;
      const bytes = readFileSync(file);
      const feed = parseFeed(bytes);
      const titles = feed?.items.map(({ title }) => plainLine(title ?? "", "html")) ?? [];
      itemCount += titles.length;

      // Simple Sharing Extensions keep conflicting copies of an item inside it: those are told, but no loss.
      const losses = feed?.problems.filter(({ isLoss }) => isLoss);
      expect({ name, losses }).toStrictEqual({ name, losses: [] });
      const count = PEER_REFUSES.get(name);
      const expected = count === undefined ? peerTitles(bytes.toString()) : Array<string>(count).fill("");
      expect({ name, titles }).toStrictEqual({ name, titles: expected });
    }
    expect([files.length, itemCount]).toStrictEqual([167, 744]);
  },
);

test.skipIf(collection === undefined)(`what is no feed is named, not guessed at${reason}`, () => {
  const refusals = files
    .filter((file) => basename(file) in NO_FEEDS)
    .map((file) => readFeed(readFileSync(file), { defaultZone: "UTC", now: "2026-11-02T12:00:00Z" }));

  expect(new Set(refusals.map(({ records }) => records.length))).toStrictEqual(new Set([0]));
  expect(new Set(refusals.map(({ problems }) => problems[0]?.message))).toStrictEqual(
    new Set([
      "This is not RSS, Atom or JSON Feed but a document of another kind.",
      "This is not RSS, Atom or JSON Feed but an OPML list of feeds, which is not read: add the feeds it lists one by one.",
      "This is not RSS, Atom or JSON Feed but a web page.",
    ]),
  );
});

function peerTitles(text: string): string[] {
  const { feed } = peerParse(text) as { feed: { items?: PeerItem[]; entries?: PeerItem[] } };
  return (feed.items ?? feed.entries ?? []).map(({ title }) =>
    plainLine((typeof title === "object" ? title.value : title) ?? "", "html"),
  );
}

interface PeerItem {
  readonly title?: string | { readonly value?: string };
}
