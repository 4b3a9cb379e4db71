import { expect, test } from "vitest";
import { detectDocument } from "./detect-document.ts";
import { readDocument } from "./read-document.ts";

const context = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

test.each([
  ["BEGIN:VCALENDAR\nEND:VCALENDAR", "text/html", "calendar"],
  ["\uFEFF\r\n begin:vcalendar\n", "text/plain", "calendar"],
  ["Warning: mysql gone\nBEGIN:VCALENDAR\n", "text/html", "calendar"],
  ['<?xml version="1.0"?><!-- made by x --><rss version="2.0"></rss>', "text/html", "feed"],
  ["<!DOCTYPE rdf:RDF [<!ENTITY x 'y'>]><rdf:RDF></rdf:RDF>", "text/plain", "feed"],
  ["<feed xmlns='http://www.w3.org/2005/Atom'></feed>", "application/json", "feed"],
  ['{"version":"https://jsonfeed.org/version/1.1","items":[]}', "text/plain", "json-feed"],
  ["<!doctype html><script>var a = 'BEGIN:VCALENDAR'</script>", "text/calendar", "page"],
  ["<div class=vevent></div>", undefined, "page"],
  ['{"@context":"https://schema.org","@type":"Event","name":"A"}', "text/plain", "json-ld"],
  ['{"a":1}', "text/calendar", "unknown"],
  ["Title,Date\nA,2026-12-03\n", "application/octet-stream", "csv"],
  ["Delivered-To: a@b.example\nFrom: c@d.example\nSubject: x\n\nwords", "text/plain", "message"],
  ['<?xml version="1.0"?><meetings><meeting/></meetings>', "text/xml", "unknown"],
  ["   \n", "text/html", "unknown"],
  ["just words", "text/plain", "unknown"],
])("%j sent as %s is told by its content: %s", (text, contentType, format) => {
  const hints = contentType === undefined ? {} : { contentType };

  expect(detectDocument(bytes(text), hints).format).toBe(format);
});

test.each([false, true])("a calendar in UTF-16 without a mark is a calendar, big end first: %s", (isBig) => {
  const letters = Buffer.from("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "utf16le");

  expect(detectDocument(isBig ? letters.swap16() : letters).format).toBe("calendar");
});

test("what cannot be read says why, and counts as a loss", async () => {
  const { format, because, problems } = await readDocument(bytes("just words"), {}, context);

  expect([format, because]).toEqual([
    "unknown",
    "it is neither a calendar, a feed, a page, a table nor an e-mail",
  ]);
  expect(problems).toEqual([{ where: "document", message: `It cannot be read: ${because}.`, isLoss: true }]);
});

test("a page in windows-1252 is decoded by the charset its head names", async () => {
  const page = `<html><head><meta charset="windows-1252"></head><div itemscope itemtype="http://schema.org/Event"><b itemprop="name">Caf\u00E9</b><time itemprop="startDate" datetime="2026-12-03"></time></div>`;
  const { records } = await readDocument(Buffer.from(page, "latin1"), { contentType: "text/html" }, context);

  expect(records.map(({ title }) => title)).toEqual(["Café"]);
});

test("a page without events hands on the calendars it links to, whole calendars first", async () => {
  const page = `<html><a href="/event/1/?ical=1">this one</a><link rel="alternate" type="application/rss+xml" href="/feed">
    <a href="webcal://cal.example.org/all.ics">subscribe</a><iframe src="https://calendar.google.com/calendar/embed?src=a%40b.org&src=c%40d.org"></iframe></html>`;
  const { nextUrls } = await readDocument(bytes(page), { url: "https://site.example.org/x" }, context);

  expect(nextUrls).toEqual([
    "https://cal.example.org/all.ics",
    "https://calendar.google.com/calendar/ical/a%40b.org/public/basic.ics",
    "https://calendar.google.com/calendar/ical/c%40d.org/public/basic.ics",
    "https://site.example.org/feed",
    "https://site.example.org/event/1/?ical=1",
  ]);
});
