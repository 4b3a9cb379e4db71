import { expect, test } from "vitest";

import { readFieldWords } from "../field-words.ts";
import { readListings } from "./read-listings.ts";

const words = readFieldWords("packs");

async function listingOf(text: string, file: string) {
  const given = { settings: { zone: "America/New_York" }, words, now: "2026-11-21T12:00:00Z" };
  const { listings } = await readListings(new TextEncoder().encode(text), { url: `file:///${file}` }, given);
  expect(listings).toHaveLength(1);
  return listings[0];
}

function inPage(stated: object) {
  const event = {
    "@context": "https://schema.org",
    "@type": "Event",
    name: "Weeding",
    startDate: "2026-12-10T14:00:00-05:00",
    ...stated,
  };
  return listingOf(
    `<html><head><script type="application/ld+json">${JSON.stringify(event)}</script></head></html>`,
    "page.html",
  );
}

function inTable(cells: Readonly<Record<string, string>>) {
  const row = { Title: "Weeding", Date: "2026-12-10", ...cells };
  const line = (values: readonly string[]) => values.map((value) => `"${value}"`).join(",");
  return listingOf(`${line(Object.keys(row))}\n${line(Object.values(row))}\n`, "table.csv");
}

const place = { "@type": "Place", name: "Main Library", address: "1 Main St, Akron, OH 44308" };

test("a mixed event is online and in person", async () => {
  const listing = await inPage({
    eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
    location: [{ "@type": "VirtualLocation", url: "https://zoom.us/j/1234567890" }, place],
  });

  expect([listing?.ways, listing?.place?.city]).toEqual([["live-online", "in-person"], "Akron"]);
});

test("an event moved online is no longer in person", async () => {
  const moved = await inPage({ eventStatus: "https://schema.org/EventMovedOnline", location: place });
  const stayed = await inPage({ eventStatus: "https://schema.org/EventScheduled", location: place });

  expect([moved?.ways, stayed?.ways]).toEqual([["live-online"], ["in-person"]]);
});

test("an offer of the category Free costs nothing, one that is partly free is not known", async () => {
  const free = await inPage({ offers: { "@type": "Offer", category: "Free" } });
  const partly = await inPage({ offers: { "@type": "Offer", category: "Partially Free" } });

  expect([free?.cost.isFree, partly?.cost.known]).toEqual([true, false]);
});

test("an asynchronous course is taken at one's own pace", async () => {
  const course = {
    "@context": "https://schema.org",
    "@type": "Course",
    name: "Cataloging",
    hasCourseInstance: { "@type": "CourseInstance", courseMode: ["online", "asynchronous"] },
  };

  const listing = await listingOf(
    `<html><head><script type="application/ld+json">${JSON.stringify(course)}</script></head></html>`,
    "course.html",
  );

  expect(listing?.ways).toEqual(["own-pace"]);
});

test.each([
  ["CE Hours", "1.5", { text: "1.5 CE Hours", contactMinutes: 90, units: 1.5, unit: "contact-hour" }],
  ["CEUs", "0.2", { text: "0.2 CEUs", units: 0.2, unit: "ceu" }],
  ["Credits", "1 LEU", { text: "1 LEU", units: 1, unit: "credit" }],
])("a number under %s is an amount of what the header names", async (header, cell, expected) => {
  const listing = await inTable({ [header]: cell });

  expect(listing?.credit).toEqual([expected]);
});

test("a column of formats, of kinds and of languages is read as it is written", async () => {
  const hybrid = await inTable({ Format: "Hybrid", Location: "Main Library" });
  const webinar = await inTable({ Title: "Weeding workshop", Type: "Webinar" });
  const topic = await inTable({ Title: "Weeding workshop", Topic: "Webinar" });
  const spanish = await inTable({ Language: "Español" });
  const french = await inTable({ Language: "French" });

  expect(hybrid?.ways).toEqual(["live-online", "in-person"]);
  expect([webinar?.kind, topic?.kind]).toEqual(["webinar", "workshop"]);
  expect([spanish?.language, french?.language]).toEqual(["es", "fr"]);
});

test("a recording that is promised or refused in other words is told", async () => {
  const sent = await inTable({ Description: "Can't make it? We'll send you the recording." });
  const refused = await inTable({ Description: "We do not record this series." });

  expect([sent?.isRecorded, refused?.isRecorded]).toEqual([true, false]);
});
