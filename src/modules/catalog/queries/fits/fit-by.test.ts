import fc from "fast-check";
import { expect, test } from "vitest";
import { createIndex } from "#platform/search";
import type { FitJudge, PossibleSession } from "#modules/staffing";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { anything } from "../../rules/finding/find-query.ts";
import { sessionSuits } from "../../rules/finding/session-suits.ts";
import { lastMoment } from "../../rules/harvesting/upcoming.ts";
import type { Listing } from "../../rules/listing.ts";
import type { RecordSession } from "../../rules/record.ts";
import { offeringDocument, offeringSchema } from "../finding/offering-document.ts";
import { searchRequest } from "../finding/search-request.ts";
import { fitBy } from "./fit-by.ts";

const now = "2026-11-24T12:00:00Z";
const zone = "America/New_York";
const home = { latitude: 42.65, longitude: -73.75 };
const reasons = { fits: "Fits: you are off the desk then.", not: "Does not fit: you are away then." };

// Someone who is free when the hour is even, an hour on the way at most, and never for longer than a day.
function fits({ start, end, attendance, travelMinutes }: PossibleSession): boolean {
  const hours = (Date.parse(end) - Date.parse(start)) / 3_600_000;
  return (
    Number(start.slice(11, 13)) % 2 === (attendance === "away" ? 1 : 0) && hours <= 24 && travelMinutes < 60
  );
}
const judge: FitJudge = {
  fits,
  answer: (session) => ({ fits: fits(session), words: fits(session) ? reasons.fits : reasons.not }),
};
const fit = fitBy(judge, { now, zone, home });

const hour = fc
  .integer({
    min: Date.parse("2026-11-23T00:00:00Z") / 3_600_000,
    max: Date.parse("2026-11-26T00:00:00Z") / 3_600_000,
  })
  .map((hours) => new Date(hours * 3_600_000).toISOString().replace(".000Z", "Z"));
const place = fc.constantFrom(
  undefined,
  { latitude: 42.73, longitude: -73.69 },
  { latitude: 40.7, longitude: -74 },
);
const session: fc.Arbitrary<RecordSession> = fc
  .record({
    start: hour,
    kind: fc.constantFrom("hour", "no end", "all day"),
    status: fc.constantFrom("scheduled" as const, "cancelled" as const, "moved-online" as const),
    place,
  })
  .map(({ start, kind, status, place: where }) => {
    const { end, ...begun } = madeSession(start);
    const there = { status, ...(where && { place: where }) };
    if (kind === "all day") return { start: start.slice(0, 10), original: start, isAllDay: true, ...there };
    return kind === "hour" && end !== undefined ? { ...begun, end, ...there } : { ...begun, ...there };
  });
const listing = fc.record({
  sessions: fc.array(session, { maxLength: 3 }),
  ways: fc.subarray(["live-online" as const, "in-person" as const, "own-pace" as const]),
});
const wishes = fc.record({
  days: fc.constantFrom([], ["tue" as const]),
  afterMinute: fc.constantFrom(undefined, 600),
  ways: fc.constantFrom([], ["in-person"], ["live-online", "own-pace"]),
  includesPast: fc.boolean(),
});

test("the index keeps exactly what has a session that fits, by the same word as its card", () => {
  let [kept, left] = [0, 0];
  fc.assert(
    fc.property(fc.array(listing, { minLength: 1, maxLength: 10 }), wishes, (made, wish) => {
      const listings = made.map((each, number) => madeListing({ title: String(number), ...each }));
      const query = { ...anything, ...wish, fitsMe: true };
      const wanted = listings.filter((each) => isWanted(each, query)).map(({ title }) => title);

      const index = createIndex(offeringSchema);
      for (const each of listings)
        index.put(offeringDocument(each.title, each, false, { names: new Map(), zone }));
      const context = { now, siteZone: zone, pageSize: 100, fits: fit.condition(query.ways) };
      const { hits, total, facets } = index.search(searchRequest(query, context));

      expect(hits.map(({ id }) => id).toSorted()).toEqual(wanted);
      expect(total).toBe(wanted.length);
      expect(facets["kind"]?.[0]?.count ?? 0).toBe(wanted.length);
      kept += wanted.length;
      left += listings.length - wanted.length;
    }),
    { numRuns: 300, seed: 5 },
  );
  expect(Math.min(kept, left)).toBeGreaterThan(200);
});

function isWanted(each: Listing, query: typeof anything): boolean {
  if (query.ways.length > 0 && !each.ways.some((way) => query.ways.includes(way))) return false;
  if (each.sessions.length === 0) return true;
  return each.sessions.some(
    (one) => sessionSuits(query, one, zone) && lastMoment(one) >= now && fit.fits(one, each, query.ways),
  );
}

test("nothing is said of what is over, what is at one's own pace, and what is cancelled", () => {
  const next = madeSession("2026-12-03T20:00:00Z");
  const over = madeSession("2026-11-03T20:00:00Z");
  const said = (each: RecordSession, given: Partial<Listing> = {}) =>
    fit.answer(each, madeListing(given), []);

  expect(said(next)?.words).toBe(reasons.fits);
  expect(said(madeSession("2026-12-03T19:00:00Z"))?.words).toBe(reasons.not);
  expect(said(over)).toBeUndefined();
  expect(said(next, { ways: ["own-pace"] })).toBeUndefined();
  expect(said({ ...next, status: "cancelled" })).toBeUndefined();
});
