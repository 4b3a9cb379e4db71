import { readFileSync } from "node:fs";
import { feedCollection, filesUnder } from "../tests/catalog/feeds/feed-collections.ts";
import { wearyingFeeds } from "../tests/catalog/feeds/wearying-feeds.ts";
import { drawFrom, longestMilliseconds, mutated, readDamaged } from "../tests/catalog/feeds/mutations.ts";

// Damages every feed of the collections in seeded ways and reads the result: nothing may crash, hang or lose an item unsaid.
// `npm run bench -- fuzz-feed [count] [seed]`

const wanted = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? 1);
const files = (["golang-github-mmcdole-gofeed", "podcastparser", "rome"] as const).flatMap((name) => {
  const folder = feedCollection(name);
  return [...filesUnder(folder, ".xml"), ...filesUnder(folder, ".rss")];
});
if (files.length === 0)
  throw new Error("The feeds of ../shared/data are absent: there is nothing to damage.");
const feeds = files.map((file) => {
  const text = readFileSync(file, "utf8");
  const whole = readDamaged(Buffer.from(text));
  // What the whole feed leaves uncounted (an item quoted in a comment of a title) its damaged forms may too.
  return { file, text, allowance: Math.max(0, whole.openings - whole.accounted) };
});

let [crashes, slow, losing, unknown, slowest] = [0, 0, 0, 0, 0];
for (let index = 0; index < wanted; index++) {
  const feed = feeds[index % feeds.length];
  if (!feed) break;
  const draw = drawFrom(seed * 1_000_003 + index);
  const bytes = mutated(feed.text, draw);
  const tell = (what: string): void =>
    console.log(`${what}: ${feed.file}, mutation ${index} of seed ${seed}`);
  try {
    const outcome = readDamaged(bytes);
    slowest = Math.max(slowest, outcome.milliseconds);
    if (outcome.milliseconds > longestMilliseconds(bytes.length)) {
      slow++;
      tell(`slow, ${outcome.milliseconds} ms`);
    }
    if (outcome.isUnknown) unknown++;
    if (outcome.openings - outcome.accounted > feed.allowance) {
      losing++;
      tell(`${outcome.openings} openings, ${outcome.accounted} accounted for`);
    }
  } catch (error) {
    crashes++;
    tell(`crash, ${String(error)}`);
  }
}

for (const [piece, wearying] of wearyingFeeds())
  for (const bytes of wearying) {
    const { milliseconds } = readDamaged(bytes);
    slowest = Math.max(slowest, milliseconds);
    if (milliseconds <= longestMilliseconds(bytes.length)) continue;
    slow++;
    console.log(`slow, ${milliseconds} ms: a feed full of ${piece}`);
  }

console.log(
  `${wanted} damaged feeds read, ${unknown} of them no feed any more; the slowest took ${slowest} ms of CPU.`,
);
const met = crashes + slow + losing === 0;
const figures = { read: wanted, crashes, slow, losing, slowestMilliseconds: slowest };
console.log(JSON.stringify({ bench: "fuzz-feed", figures, goals: { crashes: 0, slow: 0, losing: 0 }, met }));
process.exitCode = met ? 0 : 1;
