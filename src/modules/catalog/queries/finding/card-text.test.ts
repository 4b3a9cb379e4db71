import fc from "fast-check";
import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import type { RecordSession } from "../../rules/record.ts";
import { cardRow, cardText } from "./card-text.ts";

const row = { id: "one", listingCount: 2, isGone: false, updatedAt: "2026-11-21T00:00:00Z" };

function kept(sessions: readonly RecordSession[]) {
  return cardRow("one", cardText({ ...row, offering: madeListing({ sessions }) }));
}

const anySession: fc.Arbitrary<RecordSession> = fc.record(
  {
    start: fc.constantFrom("2026-12-03T19:00:00Z", "2027-01-07T19:00:00Z"),
    end: fc.constantFrom("2026-12-03T20:00:00Z", "2027-01-07T20:30:00Z"),
    zone: fc.constantFrom("America/New_York", "America/Denver"),
    isAllDay: fc.boolean(),
    status: fc.constantFrom("scheduled", "cancelled"),
    place: fc.constantFrom({ name: "Annex", city: "Troy" }, { latitude: 42.7, longitude: -73.7 }),
    original: fc.constantFrom("20261203T140000"),
  },
  { requiredKeys: ["start", "isAllDay", "status", "original"] },
);

test("sessions come back in their order, but for how the source wrote them", () => {
  fc.assert(
    fc.property(fc.array(anySession, { maxLength: 8 }), (sessions) => {
      const plain = sessions.map(({ original: _original, ...session }) => session);

      expect(kept(sessions).offering.sessions).toEqual(plain);
    }),
    { numRuns: 200, seed: 20_261_123 },
  );
});

test("a further date of a series takes no more than its hours", () => {
  const dates = ["2026-12-03T19:00:00Z", "2026-12-10T19:00:00Z"].map(madeSession);
  const lengths = [1, 2].map(
    (count) => cardText({ ...row, offering: madeListing({ sessions: dates.slice(0, count) }) }).length,
  );

  expect((lengths[1] ?? 0) - (lengths[0] ?? 0)).toBe(
    '["2026-12-10T19:00:00Z","2026-12-10T20:00:00Z"],'.length,
  );
});

test("what a card does not show is not kept", () => {
  const offering = madeListing({
    summary: "Words about it",
    url: "https://example.org/page",
    registrationUrl: "https://example.org/register",
    place: { name: "Annex", city: "Troy", address: "100 Second Street", postalCode: "12180" },
    cost: { known: true, isFree: false, fromCents: 4500, currency: "USD", tiers: [], text: "$45 for all" },
  });

  const { offering: card, ...others } = cardRow("one", cardText({ ...row, offering }));

  expect(others).toEqual(row);
  expect(card).toEqual({
    title: offering.title,
    kind: offering.kind,
    status: offering.status,
    ways: offering.ways,
    credit: offering.credit,
    topics: offering.topics,
    audiences: offering.audiences,
    language: offering.language,
    registrationUrl: "https://example.org/register",
    place: { name: "Annex", city: "Troy" },
    cost: { known: true, isFree: false, fromCents: 4500, currency: "USD", tiers: [] },
    sessions: card.sessions,
  });
});
