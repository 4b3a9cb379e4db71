import { readFileSync } from "node:fs";
import { parseFeed as peerParse } from "feedsmith";
import { readFeed } from "../src/modules/catalog/rules/readers/feed/index.ts";
import { feedCollection, filesUnder } from "../tests/catalog/feeds/feed-collections.ts";

// How many items of feeds are read in one second of CPU, their HTML told from text and its links made absolute,
// beside feedsmith, which only parses. One feed of each format with descriptions of about 1 kB, and rome's real feeds.

// The goal is 8,000 items, read and normalised. Normalising alone does 25,000 (bench/normalise.ts), so reading must do 12,000.
const GOAL_PER_SECOND = 12_000;
const ROUNDS = 9;
/** A harvest runs in a process that has long been running: the first feeds only warm it up. */
const WARM_UP = 12;
const ITEMS = 2_000;

const paragraphs = [
  "<p>Join us for a free 60-minute webinar on planning, staffing &amp; evaluating a service that people notice, and on what to do when the budget says no.</p>",
  '<p>The day costs $45 for members and $60 for others. <a href="/register?id={n}&amp;from=feed">Register here</a>; a recording follows.</p>',
  "<ul><li>Plan a programme in an hour</li><li>Find partners in the community</li><li>Measure what changed</li></ul>",
  "<div>Questions? Write to the <a href='mailto:learning@example.org'>learning desk</a>. If you need an accommodation, tell us two weeks before.<br/>We thank the state library for its support of this series.</div>",
  '<p><img src="images/speaker-{n}.jpg" alt="The speaker"> Participants leave with a plan, a checklist and the names of colleagues who have done it before them.</p>',
];

function descriptionOf(number: number): string {
  return [0, 1, 2, 3, 4]
    .map((place) => (paragraphs[(place + number) % 5] ?? "").replaceAll("{n}", String(number)))
    .join("\n");
}

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const numbers = Array.from({ length: ITEMS }, (_, number) => number);
const day = (number: number): string => String(1 + (number % 28)).padStart(2, "0");

function rss(): string {
  const items = numbers.map(
    (
      number,
    ) => `<item><title>Storytimes that travel, part ${number}</title><link>https://example.org/events/${number}</link>
<guid isPermaLink="false">event-${number}</guid><pubDate>Mon, ${day(number)} Nov 2026 14:00:00 -0500</pubDate><dc:creator>Prairie Library System</dc:creator>
<category>Youth Services</category><category>Continuing Education</category><description><![CDATA[${descriptionOf(number)}]]></description>
<ev:startdate>2026-12-${day(number)}T14:00:00-05:00</ev:startdate><ev:enddate>2026-12-${day(number)}T15:00:00-05:00</ev:enddate><ev:location>Online</ev:location></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:ev="http://purl.org/rss/1.0/modules/event/"><channel><title>Events</title>${items.join("\n")}</channel></rss>`;
}

function atom(): string {
  const entries = numbers.map(
    (
      number,
    ) => `<entry><title type="html">Storytimes &amp;amp; travel, part ${number}</title><link rel="alternate" href="/events/${number}"/><id>urn:event:${number}</id>
<published>2026-11-${day(number)}T14:00:00Z</published><updated>2026-11-${day(number)}T15:00:00Z</updated><author><name>Prairie Library System</name></author>
<category term="Youth Services"/><content type="html">${escaped(descriptionOf(number))}</content></entry>`,
  );
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title>Events</title>${entries.join("\n")}</feed>`;
}

function json(): string {
  const items = numbers.map((number) => ({
    id: `event-${number}`,
    url: `https://example.org/events/${number}`,
    title: `Storytimes that travel, part ${number}`,
    content_html: descriptionOf(number),
    date_published: `2026-11-${day(number)}T14:00:00Z`,
    tags: ["Youth Services"],
    authors: [{ name: "Prairie Library System" }],
  }));
  return JSON.stringify({ version: "https://jsonfeed.org/version/1.1", title: "Events", items });
}

function romeFeeds(): string[] {
  const folder = feedCollection("rome");
  const files = [...filesUnder(folder, ".xml"), ...filesUnder(folder, ".rss")];
  return files
    .map((file) => readFileSync(file, "utf8"))
    .filter((text) => readFeed(text, CONTEXT).records.length > 0);
}

const CONTEXT = {
  defaultZone: "America/New_York",
  now: "2026-11-02T12:00:00Z",
  baseUrl: "https://example.org/feed/",
};

/** Items per CPU second, the median of the rounds. */
function rate(feeds: readonly string[], read: (text: string) => number): number {
  const rates: number[] = [];
  const repeats = feeds.length > 1 ? 5 : 1;
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const before = process.cpuUsage();
    let items = 0;
    for (let repeat = 0; repeat < repeats; repeat++) for (const text of feeds) items += read(text);
    const { user, system } = process.cpuUsage(before);
    if (round >= WARM_UP) rates.push(items / ((user + system) / 1_000_000));
  }
  return Math.round(rates.toSorted((one, other) => one - other)[Math.floor(rates.length / 2)] ?? 0);
}

function peerCount(text: string): number {
  try {
    const { feed } = peerParse(text) as { feed: { items?: unknown[]; entries?: unknown[] } };
    return (feed.items ?? feed.entries ?? []).length;
  } catch {
    // It refuses a few of rome's feeds that lack every usual element.
    return 0;
  }
}

const figures: Record<string, number> = {};
const sets = { rss: [rss()], atom: [atom()], json: [json()], rome: romeFeeds() };
for (const [name, feeds] of Object.entries(sets)) {
  if (feeds.length === 0) continue;
  const ours = rate(feeds, (text) => readFeed(text, CONTEXT).records.length);
  const peer = rate(feeds, peerCount);
  figures[name] = ours;
  console.log(
    `${name}: ${ours} items per CPU second, feedsmith ${peer}: ${(ours / peer).toFixed(1)} times as many.`,
  );
}
const slowest = Math.min(...Object.values(figures));
const met = slowest >= GOAL_PER_SECOND;
console.log(JSON.stringify({ bench: "feed", figures, goals: { itemsPerSecond: GOAL_PER_SECOND }, met }));
process.exitCode = met ? 0 : 1;
