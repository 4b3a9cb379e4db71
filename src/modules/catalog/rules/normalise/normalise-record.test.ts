import fc from "fast-check";
import { expect, test } from "vitest";

import { packagedGazetteer } from "#platform/places";
import { packFiles } from "../../queries/pack-files.ts";
import type { SourceRecord } from "../record.ts";
import { normaliseRecord } from "./normalise-record.ts";
import { storable } from "./storable.ts";
import { parseVocabulary } from "./vocabulary.ts";

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const settings = { vocabulary: parsed.content, gazetteer: packagedGazetteer(), today: "2026-11-20" };

const phrase = fc.constantFrom(
  "free webinar",
  "$25 members, $40 non-members",
  "Thursday, December 4",
  "2pm ET",
  "1.5 contact hours",
  "https://zoom.us/webinar/register/WN_1",
  "CANCELLED:",
  "<p>",
  "<script>",
  "teens",
  "all times Mountain",
  "third Thursday",
  "60-minute",
  "\u202E",
  "\0",
  "\uD83D",
  `$5 ${"😀".repeat(150)}`,
  ". ",
);
const words = fc
  .array(fc.oneof(phrase, fc.string({ unit: "binary", maxLength: 12 })), { maxLength: 12 })
  .map((parts) => parts.join(" "));
const instant = fc
  .integer({ min: 1_700_000_000, max: 1_900_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString().replace(".000", ""));
const session = fc.record(
  {
    start: instant,
    end: instant,
    zone: fc.constantFrom("America/New_York", "UTC", "Custom Zone"),
    isAllDay: fc.constant(false),
    status: fc.constantFrom("scheduled" as const, "cancelled" as const, "moved-online" as const),
    original: fc.string(),
  },
  { requiredKeys: ["start", "isAllDay", "status", "original"] },
);
const record: fc.Arbitrary<SourceRecord> = fc.record(
  {
    key: fc.string(),
    title: words,
    description: words,
    descriptionKind: fc.constantFrom("text" as const, "html" as const),
    url: fc.oneof(fc.webUrl(), words),
    registrationUrl: fc.oneof(fc.webUrl(), words),
    provider: words,
    sessions: fc.array(session, { maxLength: 3 }),
    place: fc.record(
      { name: words, address: words, postalCode: words, latitude: fc.double(), longitude: fc.double() },
      { requiredKeys: [] },
    ),
    isOnline: fc.boolean(),
    categories: fc.array(words, { maxLength: 3 }),
    prices: fc.array(fc.record({ amountCents: fc.nat(), currency: fc.constant("USD") }), { maxLength: 3 }),
    costText: words,
    language: fc.string(),
    statedKind: words,
    durationMinutes: fc.nat(),
    warnings: fc.constant([]),
  },
  { requiredKeys: ["key", "title", "sessions", "categories", "prices", "warnings"] },
);

test("any record becomes a listing that keeps its promises", () => {
  fc.assert(
    fc.property(record, (each) => {
      const listing = normaliseRecord(each, settings);

      expect(listing.title).not.toBe("");
      expect(listing.title).not.toMatch(/[\n\u202E]/u);
      expect(listing.sessions).toBe(each.sessions);
      expect(storable(listing)).toBe(listing);
      expect(Object.values(listing)).not.toContain(undefined);
      expect(listing.cost.isFree && !listing.cost.known).toBe(false);
      expect(listing.cost.isFree).toBe(listing.cost.fromCents === 0);
      expect(listing.topics.length).toBeLessThanOrEqual(5);
      for (const topic of listing.topics) {
        expect(listing.reasons.some((reason) => reason.field === "topics" && reason.value === topic)).toBe(
          true,
        );
      }
      expect(listing.reasons.some((reason) => reason.field === "kind" && reason.value === listing.kind)).toBe(
        true,
      );
      const converted = listing.credit.filter((credit) => credit.unit === "ceu" && credit.contactMinutes);
      expect(converted).toEqual([]);
      const { latitude = 0, longitude = 0 } = listing.place ?? {};
      expect(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180).toBe(true);
    }),
    { numRuns: 1_500, seed: 5 },
  );
});

test("the same record gives the same listing", () => {
  fc.assert(
    fc.property(record, (each) => {
      expect(normaliseRecord(each, settings)).toEqual(normaliseRecord(structuredClone(each), settings));
    }),
    { numRuns: 200, seed: 6 },
  );
});

test("tracking on the registration address does not change the key", () => {
  const base = { key: "a", title: "A", sessions: [], categories: [], prices: [], warnings: [] };
  const key = (registrationUrl: string) =>
    normaliseRecord({ ...base, registrationUrl }, settings).canonicalUrl;

  expect(key("https://www.example.org/class/7/?utm_campaign=x")).toBe("example.org/class/7");
  expect(key("http://example.org/class/7")).toBe("example.org/class/7");
});
