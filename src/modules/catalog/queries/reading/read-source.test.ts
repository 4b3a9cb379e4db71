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
