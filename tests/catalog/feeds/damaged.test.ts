import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { feedCollection, filesUnder } from "./feed-collections.ts";
import { drawFrom, mutated, readDamaged } from "./mutations.ts";
import { wearyingFeeds } from "./wearying-feeds.ts";

const folders = (["golang-github-mmcdole-gofeed", "podcastparser", "rome"] as const).map(feedCollection);
const isAbsent = folders.some((folder) => folder === undefined);
const reason = isAbsent ? " (SKIPPED: a collection is absent)" : "";

/** A share of what `npm run bench -- fuzz-feed` reads, which also judges how long each takes. */
const MUTATIONS = 4_000;

test.skipIf(isAbsent)(`no damaged feed crashes or loses an item unsaid${reason}`, () => {
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
  }

  expect(failures).toStrictEqual([]);
});

test.each(wearyingFeeds())(
  "a feed full of %s is read to its end, and no item lost unsaid",
  (_piece, feeds) => {
    for (const feed of feeds) {
      const { openings, accounted } = readDamaged(feed);

      expect(accounted).toBeGreaterThanOrEqual(openings);
    }
  },
);
