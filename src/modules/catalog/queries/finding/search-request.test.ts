import fc from "fast-check";
import { expect, test } from "vitest";
import { createIndex } from "#platform/search";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { anything, type FindQuery, weekdays } from "../../rules/finding/find-query.ts";
import { sessionSuits } from "../../rules/finding/session-suits.ts";
import { lastMoment } from "../../rules/harvesting/upcoming.ts";
import type { Listing } from "../../rules/listing.ts";
import type { RecordSession } from "../../rules/record.ts";
import { offeringDocument, offeringSchema } from "./offering-document.ts";
import { searchRequest } from "./search-request.ts";

const now = "2026-07-01T12:00:00Z";
const siteZone = "America/New_York";

function found(
  listings: readonly Listing[],
  query: Partial<FindQuery>,
  near?: { readonly latitude: number; readonly longitude: number },
): readonly string[] {
  const index = createIndex(offeringSchema);
  for (const listing of listings)
    index.put(offeringDocument(listing.title, listing, false, { names: new Map(), zone: siteZone }));
  const request = searchRequest({ ...anything, ...query }, { now, siteZone, near, pageSize: 1000 });
  return index
    .search(request)
    .hits.map((hit) => hit.id)
    .toSorted();
}

function allDay(start: string, end = start): RecordSession {
  return { start, end, isAllDay: true, status: "scheduled", original: start };
}

function at(title: string, session: RecordSession): Listing {
  return madeListing({ title, sessions: [session] });
}

test("a day that is asked for holds what lasts all of that day, and nothing of its neighbours", () => {
  const listings = ["2026-12-02", "2026-12-03", "2026-12-04"].map((day) => at(day, allDay(day)));
  const thatDay = { from: "2026-12-03", to: "2026-12-03" };

  for (const zone of [undefined, "America/Los_Angeles", "Europe/Berlin", "Pacific/Auckland"])
    expect(found(listings, { ...thatDay, zone })).toEqual(["2026-12-03"]);
});

test("an all-day session is held on its weekday, in every zone, and at no hour", () => {
  const listings = [at("thursday", allDay("2026-12-03")), at("friday", allDay("2026-12-04"))];

  expect(found(listings, { days: ["thu"] })).toEqual(["thursday"]);
  expect(found(listings, { days: ["thu"], zone: "America/Los_Angeles" })).toEqual(["thursday"]);
  expect(found(listings, { days: ["thu"], afterMinute: 0 })).toEqual([]);
});

test("hours are those of the day of the session, though clocks change on other days elsewhere", () => {
  // 3 pm in New York: 12 noon in Phoenix in summer, 1 pm in winter.
  const listings = [
    at("summer", madeSession("2026-08-06T19:00:00Z")),
    at("winter", madeSession("2026-12-03T20:00:00Z")),
  ];

  expect(found(listings, { afterMinute: 13 * 60, zone: "America/Phoenix" })).toEqual(["winter"]);
  expect(found(listings, { afterMinute: 12 * 60, zone: "America/Phoenix" })).toEqual(["summer", "winter"]);
});

test("late Sunday in the reader's zone is Sunday, though it is Monday on the site's clock", () => {
  const listings = [at("late", madeSession("2026-08-03T05:00:00Z"))];
  const sunday = { days: ["sun"] as const, beforeMinute: 24 * 60, zone: "America/Los_Angeles" };

  expect(found(listings, sunday)).toEqual(["late"]);
});

test("a session that ends in time on another day than it began does not fit into the hours", () => {
  const twoDays = { ...madeSession("2026-12-03T14:00:00Z"), end: "2026-12-04T20:00:00Z" };

  expect(found([at("two days", twoDays)], { afterMinute: 9 * 60, beforeMinute: 17 * 60 })).toEqual([]);
});

test("who asks for meetings in person near by is not given far ones that can also be joined online", () => {
  const place = { name: "Far", latitude: 34, longitude: -118 };
  const hybrid = madeListing({ title: "hybrid", ways: ["in-person", "live-online"], place });
  const albany = { latitude: 42.65, longitude: -73.75 };

  expect(found([hybrid], { near: "12207", ways: ["in-person"] }, albany)).toEqual([]);
  expect(found([hybrid], { near: "12207", ways: ["live-online"] }, albany)).toEqual(["hybrid"]);
  expect(found([hybrid], { near: "12207" }, albany)).toEqual(["hybrid"]);
});

test("an amount in another currency meets no limit in dollars", () => {
  const priced = (title: string, currency: string) =>
    madeListing({ title, cost: { known: true, isFree: false, fromCents: 2000, currency, tiers: [] } });

  expect(found([priced("dollars", "USD"), priced("pounds", "GBP")], { maxCents: 5000 })).toEqual(["dollars"]);
});

const zones = [
  undefined,
  "America/Los_Angeles",
  "America/Phoenix",
  "Europe/London",
  "Asia/Kolkata",
  "Australia/Sydney",
];
const hour = fc
  .integer({ min: -2000, max: 8000 })
  .map((hours) => new Date(Date.parse("2026-07-01T00:00:00Z") + hours * 3_600_000).toISOString());
const session = fc.oneof(
  fc.tuple(hour, fc.integer({ min: 0, max: 40 })).map(([start, length]): RecordSession => ({
    ...madeSession(start.replace(".000Z", "Z")),
    end: new Date(Date.parse(start) + length * 1_800_000).toISOString().replace(".000Z", "Z"),
  })),
  fc
    .tuple(hour, fc.nat(3))
    .map(([start, days]) =>
      allDay(start.slice(0, 10), new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)),
    ),
);
const minute = fc.option(
  fc.integer({ min: 0, max: 48 }).map((halves) => halves * 30),
  { nil: undefined },
);
const date = fc.option(
  hour.map((instant) => instant.slice(0, 10)),
  { nil: undefined },
);
const wishes = fc.record({
  days: fc.subarray([...weekdays]),
  afterMinute: minute,
  beforeMinute: minute,
  from: date,
  to: date,
  zone: fc.constantFrom(...zones),
  includesPast: fc.boolean(),
});

test("the index finds exactly the sessions that suit", () => {
  fc.assert(
    fc.property(fc.array(session, { minLength: 1, maxLength: 12 }), wishes, (sessions, query) => {
      const listings = sessions.map((each, place) => at(String(place), each));
      const suiting = listings.filter((listing) =>
        listing.sessions.some(
          (each) =>
            (query.includesPast || lastMoment(each) >= now) &&
            sessionSuits(query, each, query.zone ?? siteZone),
        ),
      );

      expect(found(listings, query)).toEqual(suiting.map((listing) => listing.title).toSorted());
    }),
    { numRuns: 400, seed: 11 },
  );
});
