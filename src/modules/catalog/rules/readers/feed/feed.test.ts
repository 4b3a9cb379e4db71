import { expect, test } from "vitest";
import type { ReadResult, SourceRecord } from "../../record.ts";
import { parseFeed, readFeed } from "./index.ts";

const context = {
  defaultZone: "America/New_York",
  now: "2026-11-02T12:00:00Z",
  baseUrl: "https://example.org/news/feed.xml",
};

const read = (source: string | Uint8Array, contentType?: string): ReadResult =>
  readFeed(source, contentType === undefined ? context : { ...context, contentType });

const rss = (items: string, namespaces = ""): string =>
  `<?xml version="1.0"?><rss version="2.0" ${namespaces}><channel><title>Learning</title>${items}</channel></rss>`;

/** The one record of a feed of one item. */
function only(source: string | Uint8Array): SourceRecord {
  const { records, problems } = read(source);
  expect([records.length, problems]).toStrictEqual([1, []]);
  return records[0]!;
}

const titles = ({ records }: ReadResult): string[] => records.map(({ title }) => title);

test("an ordinary item is an announcement without sessions", () => {
  const record = only(
    rss(`<item><title>Grants for &amp;quot;tiny&amp;quot; libraries</title><link>/grants</link><guid isPermaLink="false">g1</guid>
    <pubDate>Mon, 02 Nov 2026 09:30:00 -0500</pubDate><author>jo@example.org (Jo Park)</author><category>Funding</category><category>Funding</category>
    <description>&lt;p&gt;Apply &lt;a href="form?a=1&amp;amp;b=2"&gt;here&lt;/a&gt;&lt;/p&gt;</description></item>`),
  );

  expect(record).toStrictEqual({
    key: "g1",
    title: 'Grants for "tiny" libraries',
    description: '<p>Apply <a href="https://example.org/news/form?a=1&amp;b=2">here</a></p>',
    descriptionKind: "html",
    url: "https://example.org/grants",
    provider: "Jo Park",
    sessions: [],
    categories: ["Funding"],
    prices: [],
    publishedAt: "2026-11-02T14:30:00Z",
    warnings: [],
  });
});

const item = (fields: string): string =>
  `<item><title>Book repair</title><link>https://example.org/1</link>${fields}</item>`;
const session = (fields: string, namespaces = ""): unknown => only(rss(item(fields), namespaces)).sessions;

test("the event module of RSS 1.0 dates an item", () => {
  const record = only(
    rss(
      item(`<e:startdate>2026-12-03T14:00:00-05:00</e:startdate><e:enddate>2026-12-03T15:30:00-05:00</e:enddate>
      <e:location>Main Library</e:location><e:organizer>Prairie System</e:organizer><e:type>workshop</e:type>`),
      'xmlns:e="http://purl.org/rss/1.0/modules/event/"',
    ),
  );

  expect(record.sessions).toStrictEqual([
    {
      start: "2026-12-03T19:00:00Z",
      end: "2026-12-03T20:30:00Z",
      zone: "America/New_York",
      isAllDay: false,
      status: "scheduled",
      original: "ev:startdate 2026-12-03T14:00:00-05:00",
    },
  ]);
  expect([record.place, record.provider, record.statedKind]).toStrictEqual([
    { name: "Main Library" },
    "Prairie System",
    "workshop",
  ]);
});

test("xCal and Trumba give instants, and all-day ends that are exclusive", () => {
  const namespaces =
    'xmlns:xCal="urn:ietf:params:xml:ns:xcal" xmlns:x-trumba="http://schemas.trumba.com/rss/x-trumba"';

  expect(
    session(
      "<xCal:dtstart>20261203T190000Z</xCal:dtstart><xCal:dtend>20261203T200000Z</xCal:dtend>",
      namespaces,
    ),
  ).toMatchObject([{ start: "2026-12-03T19:00:00Z", end: "2026-12-03T20:00:00Z", zone: "UTC" }]);
  expect(
    session("<xCal:dtstart>2026-12-03</xCal:dtstart><xCal:dtend>2026-12-05</xCal:dtend>", namespaces),
  ).toMatchObject([{ start: "2026-12-03", end: "2026-12-04", isAllDay: true }]);
  expect(session("<x-trumba:localstart>2026-12-03T14:00:00</x-trumba:localstart>", namespaces)).toMatchObject(
    [{ start: "2026-12-03T19:00:00Z", zone: "America/New_York" }],
  );
});

test("LibCal gives wall-clock times of the library, and days that are whole", () => {
  const record = only(
    rss(
      item(`<description>&lt;strong&gt;Date:&lt;/strong&gt; Thursday, December 3, 2026</description><libcal:date>2026-12-03</libcal:date>
      <libcal:start>14:00:00</libcal:start><libcal:end>15:00:00</libcal:end><libcal:campus>Rice</libcal:campus><libcal:location>Main Floor</libcal:location>
      <libcal:description>&lt;p&gt;Bring a book.&lt;/p&gt;</libcal:description>`),
    ),
  );

  expect([
    record.sessions[0]?.start,
    record.sessions[0]?.end,
    record.place,
    record.description,
  ]).toStrictEqual([
    "2026-12-03T19:00:00Z",
    "2026-12-03T20:00:00Z",
    { name: "Main Floor, Rice" },
    "<p>Bring a book.</p>",
  ]);
  expect(
    session(
      "<libcal:date>2026-12-03</libcal:date><libcal:start>00:00:00</libcal:start><libcal:end>23:59:59</libcal:end>",
    ),
  ).toMatchObject([{ start: "2026-12-03", isAllDay: true }]);
});

test("BiblioCommons tells places and cancellations", () => {
  const record = only(
    rss(
      item(`<bc:start_date>2026-12-03T19:00:00Z</bc:start_date><bc:end_date>2026-12-03T20:00:00Z</bc:end_date><bc:is_cancelled>true</bc:is_cancelled>
      <bc:location><bc:name>Elm Branch</bc:name><bc:number>12</bc:number><bc:street>Elm St</bc:street><bc:city>Troy</bc:city><bc:latitude>42.7</bc:latitude><bc:longitude>-73.6</bc:longitude></bc:location>`),
      'xmlns:bc="http://bibliocommons.com/rss/1.0/modules/event/"',
    ),
  );

  expect([record.status, record.sessions[0]?.status, record.sessions[0]?.start]).toStrictEqual([
    "cancelled",
    "cancelled",
    "2026-12-03T19:00:00Z",
  ]);
  expect(record.place).toStrictEqual({
    name: "Elm Branch",
    address: "12 Elm St",
    city: "Troy",
    latitude: 42.7,
    longitude: -73.6,
  });
});

test("Modern Events Calendar and Localist are understood", () => {
  const mec =
    "<mec:startDate>2026-12-03</mec:startDate><mec:startHour>2:00 pm</mec:startHour><mec:endDate>2026-12-03</mec:endDate><mec:endHour>3:30 pm</mec:endHour><mec:cost>Free</mec:cost>";
  const localist = only(
    rss(`<item><title>Dec 3, 2026: Film screening</title><guid isPermaLink="false">tag:localist.com,2008:EventInstance_1</guid><link>https://example.org/1</link>
    <geo:lat>42.378</geo:lat><geo:long>-71.119</geo:long><pubDate>Thu, 03 Dec 2026 16:00:00 -0500</pubDate><dc:date>2026-12-03T16:00:00-05:00</dc:date></item>`),
  );

  expect(session(mec)).toMatchObject([{ start: "2026-12-03T19:00:00Z", end: "2026-12-03T20:30:00Z" }]);
  expect([localist.title, localist.sessions[0]?.start, localist.publishedAt, localist.place]).toStrictEqual([
    "Film screening",
    "2026-12-03T21:00:00Z",
    undefined,
    { latitude: 42.378, longitude: -71.119 },
  ]);
});

const described = (html: string): unknown => session(`<description><![CDATA[${html}]]></description>`);

test.each([
  [
    "<b>When:</b> Thursday, December 3, 2026, 2:00 PM - 3:30 PM ET<br>Where: online",
    "2026-12-03T19:00:00Z",
    "2026-12-03T20:30:00Z",
  ],
  [
    "<strong>Date:</strong> Thursday, December 3, 2026<br/><strong>Time:</strong> 2:00pm - 3:30pm",
    "2026-12-03T19:00:00Z",
    "2026-12-03T20:30:00Z",
  ],
  ["<p>Date: 12/3/2026</p><p>Time: 2 – 3:30 pm Central</p>", "2026-12-03T20:00:00Z", "2026-12-03T21:30:00Z"],
  ["<p>Starts: 2026-12-03 14:00</p>", "2026-12-03T19:00:00Z", undefined],
  ["When: December 3, 2026, 11:30 - 1:00 PM", "2026-12-03T16:30:00Z", "2026-12-03T18:00:00Z"],
  ["When: December 3, 2026, 12 - 1:30 PM", "2026-12-03T17:00:00Z", "2026-12-03T18:30:00Z"],
  ["When: December 3, 2026, 12 noon to 1 p.m. Central", "2026-12-03T18:00:00Z", "2026-12-03T19:00:00Z"],
  ["When: December 3, 2026", "2026-12-03", undefined],
  ["Date: December 3, 2026 - December 5, 2026", "2026-12-03", "2026-12-05"],
])("a line that names the date outright is believed: %s", (html, start, end) => {
  expect(described(html)).toMatchObject([end === undefined ? { start } : { start, end }]);
});

test.each([
  "We met on December 3, 2026 at 2:00 PM and had a good time: thanks.",
  "When: soon",
  "Date: December 2026",
  "Date: the third Thursday",
  "Time: 2:00 PM",
  "When: you arrive in 2026, say hello",
])("a date met in passing is not the date of the item: %s", (html) => {
  expect(described(html)).toStrictEqual([]);
});

test("Trumba's day categories date an item and are no topics", () => {
  const record = only(
    rss(
      item(
        "<category>2026/12/03 (Thu)</category><category>Staff</category><description>Room 2 &lt;br/&gt;Thursday, December 3, 2026, 2 – 3:30pm &lt;br/&gt;&lt;br/&gt;Bring 5 pm snacks</description>",
      ),
    ),
  );

  expect([record.categories, record.sessions[0]?.start, record.sessions[0]?.end]).toStrictEqual([
    ["Staff"],
    "2026-12-03T19:00:00Z",
    "2026-12-03T20:30:00Z",
  ]);
});

test("a cancelled title cancels, and an end before the start is left out with a word", () => {
  const record = only(
    rss(
      "<item><title>CANCELED: Book repair</title><link>https://example.org/1</link><ev:startdate>2026-12-03T14:00:00Z</ev:startdate><ev:enddate>2026-12-03T13:00:00Z</ev:enddate></item>",
    ),
  );

  expect([record.status, record.sessions[0]?.status, record.sessions[0]?.end, record.warnings]).toStrictEqual(
    ["cancelled", "cancelled", undefined, ["It ends before it starts; the end was left out."]],
  );
});

test("a podcast is something to take at one's own pace, with its length", () => {
  const record = only(
    rss(
      item(
        '<itunes:duration>1:02:40</itunes:duration><itunes:author>Prairie FM</itunes:author><itunes:image href="https://example.org/a.jpg"/>',
      ),
    ),
  );

  expect([record.durationMinutes, record.provider, record.imageUrl, record.sessions]).toStrictEqual([
    63,
    "Prairie FM",
    "https://example.org/a.jpg",
    [],
  ]);
});

test("an Atom entry takes what it lacks from its feed", () => {
  const record = only(
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr" xml:base="https://example.org/a/"><author><name>Biblio</name></author>
    <entry><id>urn:1</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">R&#233;sum&eacute; <b>net</b></div></title><link href="b?c=1"/>
    <updated>2026-11-02T10:00:00+01:00</updated><summary>court</summary><content type="html">&lt;img src="i.png"&gt;long</content></entry></feed>`,
  );

  expect(record).toMatchObject({
    key: "urn:1",
    title: "Résumé net",
    description: '<img src="https://example.org/a/i.png">long',
    url: "https://example.org/a/b?c=1",
    provider: "Biblio",
    language: "fr",
    updatedAt: "2026-11-02T09:00:00Z",
  });
});

const plain = rss(
  "<item><title>Caf\u00e9 \u201cau\u201d lait</title><link>https://example.org/1</link></item>",
);

test.each<readonly [string, Uint8Array, string | undefined]>([
  ["UTF-8 with a mark", Buffer.from(`\ufeff${plain}`), "text/xml; charset=iso-8859-1"],
  ["UTF-16LE with a mark", Buffer.from(`\ufeff${plain}`, "utf16le"), undefined],
  ["UTF-16LE without one", Buffer.from(plain, "utf16le"), undefined],
  ["UTF-16BE", Buffer.from(`\ufeff${plain}`, "utf16le").swap16(), undefined],
  ["UTF-8 that claims nothing", Buffer.from(plain), undefined],
  ["UTF-8 that claims to be UTF-16", Buffer.from(plain.replace("?>", ' encoding="utf-16"?>')), undefined],
])("%s is read", (_, bytes, contentType) => {
  expect(read(bytes, contentType)).toMatchObject({ records: [{ title: "Café “au” lait" }], problems: [] });
});

test("windows-1252 is read by declaration, by content type, and when it is passed off as UTF-8", () => {
  const bytes = Buffer.from(plain.replaceAll("\u201c", "\u0093").replaceAll("\u201d", "\u0094"), "latin1");
  const declared = Buffer.concat([
    Buffer.from('<?xml version="1.0" encoding="windows-1252"?>'),
    bytes.subarray(21),
  ]);

  expect(titles(read(declared))).toStrictEqual(["Café “au” lait"]);
  expect(titles(read(bytes, "application/rss+xml; charset=iso-8859-1"))).toStrictEqual(["Café “au” lait"]);
  expect(read(bytes)).toMatchObject({
    records: [{ title: "Café “au” lait" }],
    problems: [
      {
        where: "document",
        message: "Some of its bytes do not fit its encoding; it was read as windows-1252.",
        isLoss: false,
      },
    ],
  });
});

test("a feed that was cut off keeps its whole items and tells of the other", () => {
  const result = read(rss(`${item("")}${item("")}`).slice(0, -60));

  expect(titles(result)).toStrictEqual(["Book repair"]);
  expect(result.problems).toStrictEqual([
    {
      where: "item 2",
      message: "The document ends in the middle of this item, so it was left out.",
      isLoss: true,
    },
  ]);
});

test.each<readonly [string, string, readonly string[]]>([
  ["a lost </item>", "<item><title>A</title><item><title>B</title></item>", ["A", "B"]],
  [
    "a lost </title>",
    "<item><title>A<link>https://example.org/1</link></item><item><title>B</title></item>",
    ["A", "B"],
  ],
  [
    "a misspelt </titel>",
    "<item><title>A</titel><link>https://example.org/1</link></item><item><title>B</title></item>",
    ["A", "B"],
  ],
  [
    "a lost ]]>",
    "<item><title>A</title><description><![CDATA[x</description></item><item><title><![CDATA[B]]></title></item>",
    ["A", "B"],
  ],
  [
    "a lost -->",
    "<!-- note <item><title>A</title></item><!-- end --><item><title>B</title></item>",
    ["A", "B"],
  ],
  ["a lost quote", '<item rdf:about="x><title>A</title></item><item><title>B</title></item>', ["A", "B"]],
  ["a lost >", "<item<title>A</title></item><item><title>B</title></item>", ["A", "B"]],
  [
    "bare ampersands and angles",
    "<item><title>A & B < C &bogus; &copy;</title></item>",
    ["A & B < C &bogus; ©"],
  ],
  [
    "an address in angles",
    "<item><title>Ask Jo <jo@example.org></title></item>",
    ["Ask Jo <jo@example.org>"],
  ],
  [
    "a quoted feed",
    "<item><title>A</title><description><![CDATA[<pre><item><title>no</title></item></pre>]]></description></item>",
    ["A"],
  ],
  ["capital letters", "<ITEM><TITLE>A</TITLE></ITEM>", ["A"]],
  ["a character that is none", "<item><title>A\u0000B&#0;&#xD800;</title></item>", ["AB\ufffd\ufffd"]],
])("a feed with %s keeps its items", (_, items, expected) => {
  expect(titles(read(rss(items)))).toStrictEqual(expected);
});

test("warnings a server printed before the feed are passed over", () => {
  const result = read(`<br />\n<b>Warning</b>: something on line <b>3</b><br />\n${plain}`);

  expect([titles(result), result.sourceTitle]).toStrictEqual([["Café “au” lait"], "Learning"]);
});

test("entities a document declares are neither expanded nor fetched", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss("<item><title>&b; &x;</title></item>").slice(21)}`;

  expect(read(bomb)).toMatchObject({
    records: [{ title: "&b; &x;" }],
    problems: [
      {
        where: "document",
        message: "The document declares entities of its own; they are not expanded, for safety.",
        isLoss: false,
      },
    ],
  });
});

test("items without an id have one that stays the same, and shared ids are told apart", () => {
  const twice = read(
    rss("<item><title>A</title></item><item><title>A</title></item><item><title>B</title></item>"),
  );
  const dated = read(
    rss(
      [3, 10]
        .map(
          (day) =>
            `<item><guid>s</guid><title>Series</title><ev:startdate>2026-12-${day}T10:00:00Z</ev:startdate></item>`,
        )
        .join("")
        .replace("12-3T", "12-03T"),
    ),
  );
  const [first, second, third] = twice.records.map(({ key }) => key);

  expect([
    second === `${first}#2`,
    third === first,
    read(rss("<item><title>A</title></item>")).records[0]?.key === first,
  ]).toStrictEqual([true, false, true]);
  expect(dated.records.map(({ key }) => key)).toStrictEqual(["s", "s@2026-12-10T10:00:00Z"]);
});

test("an item without a title borrows one, and one without anything is a loss that is told", () => {
  const result = read(
    rss(
      "<item><description>&lt;p&gt;New hours&lt;/p&gt;</description></item><item/><item><link>javascript:alert(1)</link></item>",
    ),
  );

  expect(result.records.map(({ title, warnings }) => [title, warnings])).toStrictEqual([
    ["New hours", ["It has no title; the beginning of its text stands in."]],
  ]);
  expect(result.problems.map(({ where, isLoss }) => [where, isLoss])).toStrictEqual([
    ["item 2", true],
    ["item 3", true],
  ]);
});

test("a damaged JSON Feed keeps its whole items", () => {
  const whole = JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "News",
    items: [
      { id: 1, title: "A" },
      { id: "2", title: "B", tags: [3, "x"] },
      { id: "3", title: "C" },
    ],
  });

  expect(read(whole)).toMatchObject({
    records: [{ key: "1", title: "A" }, { key: "2", categories: ["x"] }, { key: "3" }],
    problems: [],
    sourceTitle: "News",
  });
  expect(titles(read(whole.slice(0, -10)))).toStrictEqual(["A", "B"]);
  expect(read(whole.replace('"title":"B"', '"title":"B'))).toMatchObject({
    records: [{ title: "A" }, { title: "C" }],
    problems: [{ isLoss: true }],
  });
});

test("the next page, a move and other kinds of document are named", () => {
  const paged = read(
    rss(
      '<atom:link rel="next" href="?page=2"/><itunes:new-feed-url>https://example.org/new</itunes:new-feed-url>',
    ),
  );

  expect([paged.nextUrls, paged.problems[0]?.message]).toStrictEqual([
    ["https://example.org/news/feed.xml?page=2"],
    "The feed says it has moved to https://example.org/new.",
  ]);
  expect(read('<CHANNEL HREF="http://x"><ITEM HREF="http://y"/></CHANNEL>').problems[0]?.message).toBe(
    "This is not RSS, Atom or JSON Feed but a CDF channel, a format given up in 2001, which is not read.",
  );
  expect(read("").problems[0]?.message).toBe("This is not RSS, Atom or JSON Feed but an empty document.");
  expect(parseFeed("<html><item></html>")).toBe(undefined);
});
