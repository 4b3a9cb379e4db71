import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import type { Listing } from "../listing.ts";
import type { ReadContext, RecordSession } from "../record.ts";
import { readCalendar } from "../readers/calendar/index.ts";
import { readFeed } from "../readers/feed/index.ts";
import { readPage } from "../readers/page/index.ts";
import { atomText, calendarText, jsonFeedText, rssText, structuredPage } from "./index.ts";
import type { PublishedOffering } from "./published.ts";

const context: ReadContext = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };
const id = "01890a5d-ac96-774b-bcce-b302099a8057";
const pageUrl = `https://learn.example/offerings/${id}`;

function published(given: Partial<Listing> = {}): PublishedOffering {
  return { id, pageUrl, updatedAt: "2026-11-20T08:30:00.000Z", offering: madeListing(given) };
}

const head = {
  title: "Weeding & <friends>",
  description: "What we found",
  feedUrl: "https://learn.example/find.rss?q=a&free=yes",
  pageUrl: "https://learn.example/find?q=a&free=yes",
  updatedAt: "2026-11-20T08:30:00.000Z",
};
const hostile = 'Say "no"; don’t, ever\\n <script>alert(1)</script> ]]> &amp; 🧵📚';
/** Titles in RSS and structured data often hold markup, so our readers take it away. */
const withoutMarkup = 'Say "no"; don’t, ever\\n ]]> & 🧵📚';
const conference: RecordSession = {
  start: "2026-12-03",
  end: "2026-12-05",
  isAllDay: true,
  status: "scheduled",
  original: "",
};

test("a calendar read back has the same sessions, words and states", () => {
  const sessions = [
    madeSession("2026-12-03T19:00:00Z"),
    conference,
    { ...madeSession("2027-01-07T19:00:00Z"), status: "cancelled" as const },
  ];
  const offering = published({ title: hostile, summary: "One line,\nand; another\\.", sessions });

  const { records, problems, sourceTitle } = readCalendar(calendarText(hostile, [offering]), context);

  expect(problems).toEqual([]);
  expect(sourceTitle).toBe(hostile);
  expect(records.map((record) => record.title)).toEqual([hostile, hostile, hostile]);
  expect(records.map((record) => record.description)).toEqual(
    records.map(() => "One line,\nand; another\\."),
  );
  expect(
    records.flatMap((record) => record.sessions).map(({ start, end, status }) => [start, end, status]),
  ).toEqual(sessions.map(({ start, end, status }) => [start, end, status]));
});

test("nothing in a title can end its line", () => {
  const title = "Weeding\r\nATTACH:https://evil.example/\rX-A:1\nEND:VEVENT\u0000\u0007";

  const lines = calendarText(title, [published({ title })])
    .replaceAll("\r\n ", "")
    .split("\r\n");

  expect(lines.filter((line) => /^(?:ATTACH|X-A|END:VEVENT)/u.test(line))).toEqual(["END:VEVENT"]);
  expect(lines.find((line) => line.startsWith("SUMMARY:"))).toBe(
    String.raw`SUMMARY:Weeding\nATTACH:https://evil.example/\nX-A:1\nEND:VEVENT`,
  );
});

test("lines are at most 75 octets, and folding never splits a character", () => {
  const name = fc.string({ unit: "grapheme", maxLength: 120 });

  fc.assert(
    fc.property(name, (title) => {
      const text = calendarText(title, [published({ title: `${title}.` })]);
      const lines = text.split("\r\n");
      expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
      expect(text.isWellFormed()).toBe(title.isWellFormed());
      expect(new Set(lines.filter((line) => /[\r\n]/u.test(line))).size).toBe(0);
    }),
    { numRuns: 200, seed: 5 },
  );
});

test("a session keeps its name in a calendar when those before it are over", () => {
  const sessions = ["2026-12-03T19:00:00Z", "2026-12-10T19:00:00Z", "2026-12-10T19:00:00Z"].map(madeSession);
  const names = (kept: readonly RecordSession[]) =>
    [...calendarText("", [published({ sessions: kept })]).matchAll(/^UID:(.*)@carrel\r$/gmu)].map((match) =>
      match[1]?.slice(id.length + 1),
    );

  expect(names(sessions)).toEqual(["20261203T190000Z", "20261210T190000Z", "20261210T190000Z-1"]);
  expect(names(sessions.slice(1))).toEqual(["20261210T190000Z", "20261210T190000Z-1"]);
});

test("what is taken at one's own pace has no place in a calendar", () => {
  expect(readCalendar(calendarText("Lessons", [published({ sessions: [] })]), context).records).toEqual([]);
});

const offerings = [
  published({
    title: hostile,
    summary: "First <b>lines</b>\nrun on.\n\nSecond paragraph.",
    provider: "Ours & Theirs",
    topics: ["technology"],
  }),
];

test("RSS is read by others and by us: title, address, start and end; the description as text in HTML", () => {
  const text = rssText(head, offerings);
  const feed = parseRssFeed(text);
  const [record] = readFeed(text, context).records;

  expect([feed.title, feed.link, feed.items?.length]).toEqual([head.title, head.pageUrl, 1]);
  expect(feed.items?.[0]).toMatchObject({
    title: hostile,
    link: pageUrl,
    guid: { value: `urn:uuid:${id}`, isPermaLink: false },
    description:
      "<p>Thu, Dec 3, 2026, 2–3 pm EST · Free · Ours &amp; Theirs</p><p>First &lt;b&gt;lines&lt;/b&gt;<br>run on.</p><p>Second paragraph.</p>",
  });
  expect(new Date(String(feed.items?.[0]?.pubDate)).toISOString()).toBe("2026-11-20T08:30:00.000Z");
  expect([record?.title, record?.url]).toEqual([withoutMarkup, pageUrl]);
  expect(record?.sessions.map(({ start, end }) => [start, end])).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:00:00Z"],
  ]);
});

test("the days of an all-day session are days in RSS too", () => {
  const [record] = readFeed(rssText(head, [published({ sessions: [conference] })]), context).records;

  expect(record?.sessions.map(({ start, end, isAllDay }) => [start, end, isAllDay])).toEqual([
    ["2026-12-03", "2026-12-05", true],
  ]);
});

test("Atom is read by others and by us, and its summary is plain text", () => {
  const text = atomText(head, offerings);
  const feed = parseAtomFeed(text);
  const [record] = readFeed(text, context).records;

  expect([feed.title, feed.id]).toEqual([{ value: head.title }, head.feedUrl]);
  expect(feed.entries?.[0]).toMatchObject({
    title: { value: hostile },
    id: `urn:uuid:${id}`,
    updated: "2026-11-20T08:30:00.000Z",
    summary: {
      value:
        "Thu, Dec 3, 2026, 2–3 pm EST · Free · Ours & Theirs\n\nFirst <b>lines</b>\nrun on.\n\nSecond paragraph.",
    },
    authors: [{ name: "Ours & Theirs" }],
  });
  expect([record?.title, record?.url, record?.updatedAt]).toEqual([
    withoutMarkup,
    pageUrl,
    "2026-11-20T08:30:00Z",
  ]);
});

test("JSON Feed is read by others and by us", () => {
  const text = jsonFeedText(head, offerings);
  const feed = parseJsonFeed(text);
  const [record] = readFeed(text, { ...context, contentType: "application/feed+json" }).records;

  expect([feed.title, feed.feed_url, feed.items?.[0]?.title, feed.items?.[0]?.tags]).toEqual([
    head.title,
    head.feedUrl,
    hostile,
    ["technology"],
  ]);
  expect([record?.title, record?.url]).toEqual([hostile, pageUrl]);
});

test("structured data read back as a page has the same sessions, free or priced, whatever the title holds", () => {
  const sessions = [
    madeSession("2026-12-03T19:00:00Z"),
    { ...madeSession("2026-12-10T19:00:00Z"), status: "postponed" as const },
    conference,
  ];
  const tiers = [{ label: "Members", amountCents: 2550, currency: "USD" }];
  const cost = { known: true, isFree: false, fromCents: 2550, currency: "USD", tiers };
  const json = JSON.stringify(structuredPage(published({ title: hostile, sessions, cost }))).replaceAll(
    "<",
    String.raw`\u003C`,
  );

  const { records } = readPage(`<script type="application/ld+json">${json}</script>`, {
    ...context,
    baseUrl: pageUrl,
  });

  const facts = ({ start, end, isAllDay, status }: RecordSession) =>
    JSON.stringify([start, end, isAllDay, status]);
  expect(records.flatMap((record) => record.sessions.map(facts)).toSorted()).toEqual(
    sessions.map(facts).toSorted(),
  );
  expect(new Set(records.map((record) => record.title))).toEqual(new Set([withoutMarkup]));
  expect(records[0]?.prices).toEqual(tiers);
});
