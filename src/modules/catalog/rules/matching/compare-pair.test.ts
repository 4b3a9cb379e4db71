import fc from "fast-check";
import { expect, test } from "vitest";
import type { Listing } from "../listing.ts";
import { comparePair, type PairContext } from "./compare-pair.ts";
import { anyListing, listingOf, timedSession } from "../../../../../tests/catalog/listing-examples.ts";

const address = "https://events.example.org/weeding";
const webinar = listingOf("Weeding with confidence: a guide for small libraries", {
  provider: "WebJunction",
  url: address,
  sessions: [timedSession("2026-12-03T19:00:00Z")],
});

function verdictOf(a: Listing, b: Listing, context?: PairContext): string {
  return comparePair(a, b, context).verdict;
}

test("a listing is the same as itself", () => {
  expect(verdictOf(webinar, webinar)).toBe("same");
});

test.each([
  ["a label before it", "FREE WEBINAR: Weeding with Confidence - A Guide for Small Libraries"],
  ["its subtitle dropped", "Weeding with Confidence"],
  ["other punctuation and case", "“weeding with confidence” – a guide for small libraries!"],
  ["typing mistakes", "Weedign with confidence: a guide for smal libraries"],
  ["its provider in brackets", "Weeding with confidence: a guide for small libraries (WebJunction)"],
  ["its halves changed round", "A guide for small libraries: weeding with confidence"],
])("a title with %s is still the same", (_, title) => {
  expect(verdictOf(webinar, { ...webinar, title })).toBe("same");
  const { url: _url, provider: _provider, ...alone } = webinar;
  expect(verdictOf(webinar, { ...alone, title })).toBe("same");
});

test.each([
  ["part numbers", "Weeding, part 1", "Weeding, part 2"],
  ["roman parts", "Weeding basics II", "Weeding basics III"],
  ["parts in words", "Weeding basics, session two", "Weeding basics, session three"],
  ["parts out of a whole", "Weeding basics (1/3)", "Weeding basics (2/3)"],
  ["years", "Weeding conference 2023", "Weeding conference 2024"],
  ["levels", "Weeding for beginners", "Advanced weeding"],
  ["days named in the title", "Weeding hour, March 3", "Weeding hour, March 10"],
  ["seasons", "Weeding series, spring", "Weeding series, fall"],
  ["tracks", "Weeding summit track1", "Weeding summit track2"],
])("titles that differ in %s are never the same, whatever else agrees", (_, one, other) => {
  expect(verdictOf({ ...webinar, title: one }, { ...webinar, title: other })).toBe("different");
});

test("that two titles are the same is said once", () => {
  const later = { ...webinar, sessions: [timedSession("2026-12-03T20:30:00Z")] };

  expect(comparePair(webinar, later).because.filter((reason) => reason.startsWith("the titles"))).toEqual([
    "the titles are the same",
  ]);
});

test("another subject under the same address and hour waits for a person", () => {
  const a = { ...webinar, title: "Breakout: Gardening with teens" };
  const b = { ...webinar, title: "Breakout: Robotics with teens" };

  expect(verdictOf(a, b)).toBe("doubtful");
});

test("the same title on another day is another offering", () => {
  const later = { ...webinar, sessions: [timedSession("2026-12-10T19:00:00Z")] };
  const nextYear = { ...webinar, sessions: [timedSession("2027-12-03T19:00:00Z")] };

  expect(verdictOf(webinar, later)).toBe("different");
  expect(verdictOf(webinar, nextYear)).toBe("different");
});

test("the same clock time read in another zone is the same, but not within one source", () => {
  const misread = {
    ...webinar,
    sessions: [timedSession("2026-12-03T14:00:00Z", "2026-12-03T14:00:00")],
  };

  expect(verdictOf(webinar, misread)).toBe("same");
  expect(verdictOf(webinar, misread, { isOneSource: true })).toBe("different");
});

test("one session of a series is the series", () => {
  const starts = ["2026-12-03T19:00:00Z", "2027-01-07T19:00:00Z", "2027-02-04T19:00:00Z"];
  const series = { ...webinar, sessions: starts.map((start) => timedSession(start)) };

  expect(verdictOf(series, { ...webinar, sessions: [timedSession("2027-01-07T19:00:00Z")] })).toBe("same");
});

test("a conference of one name on one day in two cities is not merged", () => {
  const sessions = [
    { start: "2026-09-23", end: "2026-09-24", isAllDay: true, status: "scheduled" as const, original: "" },
  ];
  const lima = listingOf("Library Camp", { sessions, ways: ["in-person"], place: { city: "Lima" } });
  const oslo = listingOf("Library Camp", { sessions, ways: ["in-person"], place: { city: "Oslo" } });

  expect(verdictOf(lima, lima)).toBe("same");
  expect(verdictOf(lima, oslo)).not.toBe("same");
});

test("an address that many titles share says less", () => {
  const a = listingOf("Library night", { url: address, sessions: webinar.sessions });
  const b = listingOf("Evening at the museum", { url: address, sessions: webinar.sessions });

  expect(verdictOf(a, b, { titlesAtAddress: () => 40 })).toBe("different");
});

test("a verdict says why, the weightiest reason first", () => {
  const { because } = comparePair(webinar, { ...webinar, title: "Weeding with confidence, part 2" });

  expect(because).toContain("the address is the same");
  expect(because).toContain("they start at the same moment");
  expect(because).toContain("only one says which part it is");
});

test("the order of the two never matters, and likeness to itself is certain", () => {
  fc.assert(
    fc.property(anyListing, anyListing, (a, b) => {
      expect(comparePair(a, b)).toEqual(comparePair(b, a));
      const itself = comparePair(a, structuredClone(a));
      expect(itself.verdict).toBe(isDatedOrLinked(a) ? "same" : itself.verdict);
      expect(itself.verdict).not.toBe("different");
    }),
    { numRuns: 1500, seed: 11 },
  );
});

function isDatedOrLinked(listing: Listing): boolean {
  return listing.sessions.length > 0 || listing.url !== undefined;
}
