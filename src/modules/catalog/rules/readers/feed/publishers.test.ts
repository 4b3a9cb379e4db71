import { expect, test } from "vitest";
import type { SourceRecord } from "../../record.ts";
import { readFeed } from "./read-feed.ts";

/** Feeds as the programs of publishers write them; read from a file, so that only the feed tells its address. */
function readRecords(xml: string, zone = "America/New_York"): readonly SourceRecord[] {
  return readFeed(xml, { baseUrl: "file:///a.xml", defaultZone: zone, now: "2026-11-21T12:00:00Z" }).records;
}

function rss(inside: string, namespaces = ""): string {
  return `<rss version="2.0" ${namespaces}><channel><title>Events</title><link>https://library.example.org/</link>
    <item><title>Weeding</title><link>https://library.example.org/e/1</link>${inside}</item></channel></rss>`;
}

function read(inside: string, namespaces = "", zone = "America/New_York"): SourceRecord {
  return readRecords(rss(inside, namespaces), zone)[0]!;
}

function times({ sessions }: SourceRecord): readonly (string | undefined)[][] {
  return sessions.map(({ start, end }) => [start, end]);
}

function textTimes(html: string): readonly (string | undefined)[][] {
  return times(read(`<description><![CDATA[${html}]]></description>`));
}

const afternoon = [["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z"]];

test("CivicPlus: days and times apart, the place on lines of its own", () => {
  const module = (days: string, hours: string, place = "") =>
    read(
      `<calendarEvent:EventDates> ${days} </calendarEvent:EventDates>
       <calendarEvent:EventTimes>${hours}</calendarEvent:EventTimes>
       <calendarEvent:Location>${place}</calendarEvent:Location>`,
      'xmlns:calendarEvent="https://www.example.gov/Calendar.aspx"',
    );
  const hall = "Main Library&lt;br&gt;1 Main St&lt;br&gt;Dayton, OH 45402";
  const timed = module("December 3, 2026", "02:00 PM - 03:30 PM", hall);

  expect(times(timed)).toEqual(afternoon);
  expect(timed.place).toEqual({ name: "Main Library", address: "1 Main St, Dayton, OH 45402" });
  expect(times(module("December 3, 2026 - December 4, 2026", ""))).toEqual([["2026-12-03", "2026-12-04"]]);
  expect(times(module("December 3, 2026", "12:00 AM - 11:59 PM"))).toEqual([["2026-12-03", undefined]]);
  expect(times(module("December 3, 2026 - December 4, 2026", "09:00 AM - 04:00 PM"))).toEqual([
    ["2026-12-03T14:00:00Z", "2026-12-04T21:00:00Z"],
  ]);
});

test("Trumba: the letters beside a time are its zone, whatever the source's", () => {
  const record = read(
    `<x-trumba:localstart tzAbbr="EST" tzCode="260238">2026-12-03T14:00:00</x-trumba:localstart>
     <x-trumba:localend tzAbbr="EST" tzCode="260238">2026-12-03T15:30:00</x-trumba:localend>
     <xCal:location>Main Library</xCal:location>`,
    'xmlns:x-trumba="http://schemas.trumba.com/rss/x-trumba" xmlns:xCal="urn:ietf:params:xml:ns:xcal"',
    "UTC",
  );

  expect(times(record)).toEqual(afternoon);
  expect(record.place).toEqual({ name: "Main Library" });
});

test("Google's data format: when, where and whether", () => {
  const [record] = readRecords(
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:gd="http://schemas.google.com/g/2005"><entry><id>e1</id>
     <title>Weeding</title><gd:eventStatus value="http://schemas.google.com/g/2005#event.canceled"/>
     <gd:when startTime="2026-12-03T14:00:00.000-05:00" endTime="2026-12-03T15:30:00.000-05:00"/>
     <gd:where valueString="Hall"/></entry></feed>`,
  );

  expect([times(record!), record?.status, record?.place]).toEqual([afternoon, "cancelled", { name: "Hall" }]);
});

test.each([
  `<startDate>2026-12-03 14:00:00</startDate><endDate>2026-12-03 15:30:00</endDate><location>Hall</location>`,
  `<event:start_date>12/03/2026 2:00 PM</event:start_date><event:end_date>12/03/2026 3:30 PM</event:end_date>
   <event:venue>Hall</event:venue>`,
  `<eventDate>December 3, 2026</eventDate><startTime>2:00 PM</startTime><endTime>3:30 PM</endTime>
   <location>Hall</location>`,
])("elements named for what they hold are the meeting: %s", (fields) => {
  const record = read(fields, 'xmlns:event="https://cms.example.org/event"');

  expect([times(record), record.place]).toEqual([afternoon, { name: "Hall" }]);
});

test("the start of a job is no meeting, nor is an hour without a day", () => {
  const google = 'xmlns:c="http://base.google.com/cns/1.0"';

  expect(read("<c:start_date>2026-12-03</c:start_date>", google).sessions).toEqual([]);
  expect(read("<startTime>2:00 PM</startTime>").sessions).toEqual([]);
});

test.each([
  ["a label on a line of its own", "<b>When:</b><br>Thursday, December 3, 2026<br>2:00 pm - 3:30 pm"],
  ["start and end", "<b>Start:</b> December 3, 2026 2:00 PM<br><b>End:</b> December 3, 2026 3:30 PM"],
  ["start date and end date", "Start Date: 12/3/2026 2:00 PM<br>End Date: 12/3/2026 3:30 PM"],
  [
    "Drupal 7",
    `<span class="date-display-range"><span class="date-display-start" content="2026-12-03T14:00:00-05:00">2:00pm</span>
     to <span class="date-display-end" content="2026-12-03T15:30:00-05:00">3:30pm</span></span>`,
  ],
  [
    "Drupal since 8",
    `<div class="field field--name-field-dates field--type-daterange field__item">
     <time datetime="2026-12-03T19:00:00Z">14:00</time> - <time datetime="2026-12-03T20:30:00Z">15:30</time></div>`,
  ],
])("a text names its date: %s", (_, html) => {
  expect(textTimes(html)).toEqual(afternoon);
});

test("days of a text in short, within a month and across two", () => {
  expect(textTimes("Dates: December 3-4, 2026")).toEqual([["2026-12-03", "2026-12-04"]]);
  expect(textTimes("When: November 30 - December 4, 2026")).toEqual([["2026-11-30", "2026-12-04"]]);
});

test("the time a text of Drupal was written is not that of a meeting", () => {
  const written = `<span class="field field--name-created field--type-created"><time datetime="2026-11-01T19:00:00Z">
    Nov 1</time></span><span class="field field--name-changed field--type-datetime">
    <time datetime="2026-11-01T19:00:00Z">Nov 1</time></span>`;

  expect(textTimes(written)).toEqual([]);
});

test("a relative address in a file is of the site that the feed names", () => {
  const [item] = readRecords(rss("").replace("https://library.example.org/e/1", "/e/1"));
  const [entry] = readRecords(
    `<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://library.example.org/feeds/a.xml"/>
     <entry><title>Weeding</title><link href="/e/1"/></entry></feed>`,
  );

  expect([item?.url, entry?.url]).toEqual([
    "https://library.example.org/e/1",
    "https://library.example.org/e/1",
  ]);
});

test("fields in the manner of another format are read", () => {
  const [titled] = readRecords(
    `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item><dc:title>Weeding</dc:title>
     <fullitem>&lt;p&gt;Bring a list.&lt;/p&gt;</fullitem></item></channel></rss>`,
  );
  const [linked] = readRecords(
    `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Weeding</title>
     <link rel="self" href="https://library.example.org/e.xml"/>
     <link rel="enclosure">https://library.example.org/e.pdf</link><link>https://library.example.org/e</link></entry></feed>`,
  );

  expect([titled?.title, titled?.description]).toEqual(["Weeding", "<p>Bring a list.</p>"]);
  expect(linked?.url).toBe("https://library.example.org/e");
});

test("a time of publication without a zone is of the source's", () => {
  const published = (written: string) => read(`<pubDate>${written}</pubDate>`).publishedAt;

  expect(
    [
      "2026-11-02 10:00:00",
      "11/2/2026 10:00:00 AM",
      "Mon, 02 Nov 2026 15:00:00 GMT",
      "2026-11-02T15:00:00Z",
    ].map(published),
  ).toEqual(Array.from({ length: 4 }, () => "2026-11-02T15:00:00Z"));
});

test("windows-1252 that was taken for ISO 8859-1 on its way is put right", () => {
  const bytes = new TextEncoder().encode(rss("<description>Don\u0092t weed\u0085 \u0096 yet</description>"));
  const { records } = readFeed(bytes, { defaultZone: "UTC", now: "2026-11-21T12:00:00Z" });

  expect(records[0]?.description).toBe("Don’t weed\u0085 – yet");
});

test.each([
  ["Where: Main Library, 1 Main St", { name: "Main Library, 1 Main St" }],
  ["<b>Where:</b><br>Main Library", { name: "Main Library" }],
  ["Location: https://zoom.us/j/1", undefined],
  ["Location: TBA", undefined],
])("a text that names its date may name its place: %s", (line, place) => {
  const html = `When: December 3, 2026, 2:00 PM - 3:30 PM ET<br>${line}`;

  expect(read(`<description><![CDATA[${html}]]></description>`).place).toEqual(place);
});
