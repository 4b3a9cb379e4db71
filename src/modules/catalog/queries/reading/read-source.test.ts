import { expect, test } from "vitest";
import type { Fetcher } from "#platform/fetch";
import { readFieldWords } from "../field-words.ts";
import { readSource } from "./read-source.ts";

const words = readFieldWords("packs");
const now = "2026-11-21T12:00:00Z";

/** Another library's server: its documents by their addresses, each with validators. */
function serverOf(documents: (url: string) => string): Fetcher {
  return {
    close: async () => {},
    robotsObjection: async () => undefined,
    askService: async () => ({ status: 404, headers: {}, body: new Uint8Array() }),
    fetchDocument: async ({ url }) => ({
      kind: "fetched",
      url,
      body: new TextEncoder().encode(documents(url)),
      etag: `"${url}"`,
      lastModified: "Sat, 21 Nov 2026 09:00:00 GMT",
    }),
  };
}

async function read(address: string, documents: (url: string) => string) {
  const source = await readSource(address, {
    settings: { zone: "America/New_York" },
    words,
    now,
    fetch: serverOf(documents),
  });
  if (source.isUnchanged) throw new Error("It was not asked whether it changed.");
  return source;
}

const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "BEGIN:VEVENT",
  "UID:1@library.example",
  "DTSTART:20261203T190000Z",
  "SUMMARY:Weeding",
  "END:VEVENT",
  "END:VCALENDAR",
  "",
].join("\r\n");

/** A JSON Feed in pages of one item each, without an end. */
function page(url: string): string {
  const number = Number(/\d+$/u.exec(url)?.[0] ?? 1);
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Webinars",
    next_url: `https://library.example/feed/${number + 1}`,
    items: [
      { id: String(number), title: `Webinar ${number}`, url: `https://library.example/webinars/${number}` },
    ],
  });
}

test("a document that gives everything gives its validators too", async () => {
  const source = await read("https://library.example/events.ics", () => calendar);

  expect([source.listings.length, source.etag, source.isCutShort]).toEqual([
    1,
    '"https://library.example/events.ics"',
    false,
  ]);
});

test("a page that only leads to a calendar has no validators: it stays the same when the calendar changes", async () => {
  const home =
    '<!doctype html><link rel="alternate" type="text/calendar" href="/events.ics"><h1>Our events</h1>';

  const source = await read("https://library.example/", (url) => (url.endsWith(".ics") ? calendar : home));

  expect([source.listings.length, source.address]).toEqual([1, "https://library.example/events.ics"]);
  expect([source.etag, source.lastModified]).toEqual([undefined, undefined]);
});

test("of many pages the first twenty are read, and it is told that there are more", async () => {
  const source = await read("https://library.example/feed/1", page);

  expect([source.listings.length, source.isCutShort, source.etag]).toEqual([20, true, undefined]);
  expect(source.problems).toEqual([
    {
      where: "https://library.example/feed/1",
      message: "It has more than 20 pages: the rest was left out.",
      isLoss: false,
    },
  ]);
});

test("a page is followed to the calendar it links to as that calendar's platform gives it", async () => {
  const rest = (url: string) =>
    JSON.stringify({
      events: [
        {
          id: 1,
          title: "Weeding",
          url: `https://library.example/event/weeding`,
          start_date: "2026-12-03 09:00:00",
          utc_start_date: "2026-12-03 14:00:00",
          timezone: "America/New_York",
          rest_url: url,
        },
      ],
    });
  const home =
    '<!doctype html><link rel="alternate" type="text/calendar" href="/events/?ical=1"><h1>Our events</h1>';

  const source = await read("https://library.example/events/", (url) =>
    url.includes("/wp-json/") ? rest(url) : url.endsWith("ical=1") ? calendar : home,
  );

  expect([source.format, source.address]).toEqual(["tribe-events", "https://library.example/events/?ical=1"]);
  expect(source.notes.slice(0, 2)).toEqual([
    "The page lists nothing itself; it links to this calendar (the page names it as its text/calendar).",
    "Recognized as The Events Calendar.",
  ]);
});

test("LibCal's page of a calendar is followed to its link to subscribe", async () => {
  const page = '<!doctype html><h1>Staff</h1><a href="/ical_subscribe.php?src=p&amp;cid=7788">Subscribe</a>';

  const source = await read("https://library.libcal.com/calendar/staff", (url) =>
    url.includes("ical_subscribe") ? calendar : page,
  );

  expect(source.listings.map(({ title }) => title)).toEqual(["Weeding"]);
  expect(source.address).toBe("https://library.libcal.com/ical_subscribe.php?src=p&cid=7788");
});

test("a platform's source keeps the address that was given: what is asked for changes from day to day", async () => {
  const source = await read("https://library.libnet.info/events", (url) =>
    url.includes("/eeventcaldata") ? "[]" : "",
  );

  expect(source.address).toBe("https://library.libnet.info/events");
});

test("a calendar that breaks off is known not to be all", async () => {
  const source = await read("https://library.example/events.ics", () =>
    calendar.replace("END:VCALENDAR\r\n", ""),
  );

  expect([source.listings.length, source.isCutShort]).toEqual([1, true]);
  expect(source.problems).toEqual([
    {
      where: "file",
      message:
        "It breaks off before its end (END:VCALENDAR is missing): there may be more events than these.",
      isLoss: false,
    },
  ]);
});

test("a webcal address is kept with what its server speaks", async () => {
  const server = serverOf(() => calendar);
  const overHttp: Fetcher = {
    ...server,
    fetchDocument: (request) =>
      server.fetchDocument({ ...request, url: request.url.replace("webcal:", "http:") }),
  };

  const source = await readSource("webcal://library.example/events.ics", {
    settings: { zone: "America/New_York" },
    words,
    now,
    fetch: overHttp,
  });

  expect(source.isUnchanged ? undefined : source.address).toBe("http://library.example/events.ics");
});
