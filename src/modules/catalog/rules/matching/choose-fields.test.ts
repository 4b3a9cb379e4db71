import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseFields } from "./choose-fields.ts";
import { anyListing, listingOf, timedSession } from "../../../../../tests/catalog/listing-examples.ts";
import type { SourcedListing } from "./prefer-listing.ts";

const state: SourcedListing = {
  id: "1",
  sourceId: "state",
  listing: listingOf("WEEDING WITH CONFIDENCE", {
    summary: "Short.",
    sessions: [timedSession("2026-12-03T19:00:00Z")],
    topics: ["collections"],
    updatedAt: "2026-11-01T00:00:00Z",
  }),
};
const provider: SourcedListing = {
  id: "2",
  sourceId: "provider",
  listing: listingOf("Weeding with confidence", {
    summary:
      "How to decide which books to keep, to repair and to let go: with examples from four small libraries.",
    sessions: [
      { ...timedSession("2026-12-03T19:00:00Z"), end: "2026-12-03T20:00:00Z" },
      timedSession("2027-01-07T19:00:00Z"),
    ],
    topics: ["weeding"],
    provider: "WebJunction",
    updatedAt: "2026-11-02T00:00:00Z",
  }),
};
const ranks = new Map([
  ["state", 1],
  ["provider", 2],
]);

test("a preferred source's stub gives way to a full field, and each field says where it came from", () => {
  const { listing, from } = chooseFields([state, provider], { sourceRanks: ranks });

  expect(listing.title).toBe("Weeding with confidence");
  expect(listing.summary).toBe(provider.listing.summary);
  expect(listing.provider).toBe("WebJunction");
  expect(listing.updatedAt).toBe("2026-11-01T00:00:00Z");
  expect(listing.topics).toEqual(["collections", "weeding"]);
  expect({ title: from.title, summary: from.summary, topics: from.topics }).toEqual({
    title: ["2"],
    summary: ["2"],
    topics: ["1", "2"],
  });
});

test("sessions are united by instant, and what one leaves out the other fills in", () => {
  const { listing } = chooseFields([state, provider], { sourceRanks: ranks });

  expect(listing.sessions.map(({ start, end }) => [start, end])).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:00:00Z"],
    ["2027-01-07T19:00:00Z", undefined],
  ]);
});

test("a start read in a wrong zone is not a second session, a repeat is", () => {
  const misread = {
    ...state,
    id: "3",
    listing: { ...state.listing, sessions: [timedSession("2026-12-03T14:00:00Z")] },
  };
  const repeat = {
    ...misread,
    listing: { ...misread.listing, sessions: [...misread.listing.sessions, ...state.listing.sessions] },
  };
  const startsWith = (other: SourcedListing): readonly string[] =>
    chooseFields([provider, other], { sourceRanks: new Map([["provider", 1]]) }).listing.sessions.map(
      ({ start }) => start,
    );

  expect(startsWith(misread)).toEqual(["2026-12-03T19:00:00Z", "2027-01-07T19:00:00Z"]);
  expect(startsWith(repeat)).toEqual([
    "2026-12-03T14:00:00Z",
    "2026-12-03T19:00:00Z",
    "2027-01-07T19:00:00Z",
  ]);
});

test("a timed session replaces one for the whole of its day", () => {
  const allDay = {
    start: "2026-12-03",
    end: "2026-12-03",
    isAllDay: true,
    status: "scheduled" as const,
    original: "",
  };
  const untimed = { ...state, listing: { ...state.listing, sessions: [allDay] } };

  const { listing } = chooseFields([untimed, provider], { sourceRanks: ranks });

  expect(listing.sessions.map(({ start }) => start)).toEqual([
    "2026-12-03T19:00:00Z",
    "2027-01-07T19:00:00Z",
  ]);
});

test("a later cancellation wins, an older one does not", () => {
  const cancelled = (updatedAt: string): SourcedListing => ({
    ...provider,
    listing: { ...provider.listing, status: "cancelled", updatedAt },
  });
  const statusWith = (other: SourcedListing): string =>
    chooseFields([state, other], { sourceRanks: ranks }).listing.status;

  expect(statusWith(cancelled("2026-11-05T00:00:00Z"))).toBe("cancelled");
  expect(statusWith(cancelled("2026-10-05T00:00:00Z"))).toBe("scheduled");
});

test("price tiers are united, cheapest first, the known cost deciding what is free", () => {
  const priced = (amountCents: number, label: string): Partial<typeof state.listing> => ({
    cost: {
      known: true,
      isFree: amountCents === 0,
      fromCents: amountCents,
      currency: "USD",
      tiers: [{ label, amountCents, currency: "USD" }],
    },
  });
  const a = { ...state, listing: { ...state.listing, ...priced(2500, "Non-member") } };
  const b = { ...provider, listing: { ...provider.listing, ...priced(1000, "Member") } };

  const { cost } = chooseFields([a, b], { sourceRanks: ranks }).listing;

  expect(cost.fromCents).toBe(2500);
  expect(cost.tiers.map(({ amountCents }) => amountCents)).toEqual([1000, 2500]);
});

const anySourced = fc
  .array(anyListing, { minLength: 1, maxLength: 5 })
  .map((listings) =>
    listings.map((listing, index) => ({ id: `l${index}`, sourceId: `s${index % 2}`, listing })),
  );

test("neither order nor repetition changes the merged offering", () => {
  fc.assert(
    fc.property(anySourced, (listings) => {
      const preference = { sourceRanks: new Map([["s1", 1]]) };
      const merged = chooseFields(listings, preference);

      expect(chooseFields(listings.toReversed(), preference)).toEqual(merged);
      expect(chooseFields([...listings, ...listings], preference)).toEqual(merged);
    }),
    { numRuns: 500, seed: 8 },
  );
});

test("merging what was merged changes nothing", () => {
  fc.assert(
    fc.property(anySourced, (listings) => {
      const { listing } = chooseFields(listings);

      expect(chooseFields([{ id: "m", sourceId: "m", listing }]).listing).toEqual(listing);
    }),
    { numRuns: 500, seed: 9 },
  );
});

test("taking a listing out again leaves nothing of it behind", () => {
  fc.assert(
    fc.property(anySourced, anyListing, (listings, added) => {
      const before = chooseFields(listings);
      const joined = [...listings, { id: "added", sourceId: "s9", listing: added }];

      expect(chooseFields(joined.filter(({ id }) => id !== "added"))).toEqual(before);
    }),
    { numRuns: 200, seed: 10 },
  );
});

test("an offering without listings is refused", () => {
  expect(() => chooseFields([])).toThrow(RangeError);
});
