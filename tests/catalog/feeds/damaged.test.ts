import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { feedCollection, filesUnder } from "./feed-collections.ts";
import { drawFrom, longestMilliseconds, mutated, readDamaged } from "./mutations.ts";

const folders = (["golang-github-mmcdole-gofeed", "podcastparser", "rome"] as const).map(feedCollection);
const isAbsent = folders.some((folder) => folder === undefined);
const reason = isAbsent ? " (SKIPPED: a collection is absent)" : "";

/** A share of what `npm run bench -- fuzz-feed` reads. */
const MUTATIONS = 4_000;
const LENGTH = 250_000;

test.skipIf(isAbsent)(`no damaged feed crashes, hangs or loses an item unsaid${reason}`, () => {
  const feeds = folders
    .flatMap((folder) => [...filesUnder(folder, ".xml"), ...filesUnder(folder, ".rss")])
    .map((file) => {
      const text = readFileSync(file, "utf8");
      const whole = readDamaged(Buffer.from(text));
      return { file, text, allowance: Math.max(0, whole.openings - whole.accounted) };
    });
  const failures: string[] = [];

  for (let index = 0; index < MUTATIONS; index++) {
    const { file, text, allowance } = feeds[(index * 13) % feeds.length]!;
    const bytes = mutated(text, drawFrom(index));
    const outcome = readDamaged(bytes);
    if (outcome.openings - outcome.accounted > allowance) failures.push(`lost: ${file}, mutation ${index}`);
    if (outcome.milliseconds > longestMilliseconds(bytes.length))
      failures.push(`slow: ${file}, mutation ${index}`);
  }

  expect(failures).toStrictEqual([]);
});

/** A quarter of a megabyte of each, made to send a careless reader round in circles. */
const REPEATED = [
  "<!--",
  "<![CDATA[",
  "]]>",
  "<?",
  "<!DOCTYPE x [",
  "<a>",
  "</a>",
  "<a b='",
  '<a b="',
  "<a ",
  "&",
  "&amp",
  "&#x",
  "<item>",
  "<item><title>",
  "<entry><content type='xhtml'><div>",
  "<![CDATA[</item>",
  "<!--<item>",
  "<item><description><![CDATA[",
  "<div ",
  "href='",
  "<item><link>",
  "\u0000",
  "(",
  "<item><author>a@",
  "<media:group>",
  "<itunes:category>",
  '<item xmlns:a="b">',
  "<x xml:base='a/'>",
  "<item><category>2026/11/09 (Mon)</category>",
  "<item><description>When: ",
  "<item><description>Date: 1 ",
];

test.each(REPEATED)("a feed full of %s is read in its time", (piece) => {
  const text = `<rss><channel>${piece.repeat(Math.ceil(LENGTH / piece.length))}`;

  expect(readDamaged(Buffer.from(text)).milliseconds).toBeLessThan(longestMilliseconds(LENGTH));
  expect(readDamaged(Buffer.from(`${text}-->]]>"'></item></channel></rss>`)).milliseconds).toBeLessThan(
    2_000,
  );
});

test("brackets that begin like a JSON Feed are read in their time", () => {
  for (const piece of ["{", "[", '{"id":', '{"a":1},', '"', "\\", '{"id":"1"},', '{"authors":[{},']) {
    const text = `{"version":"https://jsonfeed.org/version/1.1","items":[${piece.repeat(Math.ceil(LENGTH / piece.length))}`;

    expect(readDamaged(Buffer.from(text)).milliseconds).toBeLessThan(longestMilliseconds(LENGTH));
  }
});
