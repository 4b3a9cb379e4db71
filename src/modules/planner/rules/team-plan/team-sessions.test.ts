import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import { paidWords, placeWords } from "./proposed-words.ts";
import { teamSessionsOf } from "./team-sessions.ts";

type Made = ReturnType<typeof madeListing>;

const year = { from: "2031-01-01T00:00:00Z", to: "2031-12-31T23:59:59Z" };
const start = "2031-03-04T16:00:00Z";
const silent: Made["cost"] = { known: false, isFree: false, currency: "USD", tiers: [] };
const free: Made["cost"] = { ...silent, known: true, isFree: true, fromCents: 0 };
const springfield = { city: "Springfield", region: "IL", latitude: 39.8, longitude: -89.6 };

function sessionsOf(parts: Partial<Made>) {
  return teamSessionsOf("o", madeListing({ sessions: [madeSession(start)], ...parts }), year);
}

test("a webinar of which nobody says what it costs is taken for free, and said to be so", () => {
  const [webinar] = sessionsOf({ kind: "webinar", ways: ["live-online"], cost: silent });

  expect(webinar).toMatchObject({ cents: 0, isCostUnknown: true });
  expect(paidWords({ cents: 0, isCostUnknown: true }, "Harbor County")).toBe("price not stated");
  const [known] = sessionsOf({ kind: "webinar", ways: ["live-online"], cost: free });
  expect(known).not.toHaveProperty("isCostUnknown");
});

test("a team is sent nowhere at a price that would be a guess, nor to a place nobody knows", () => {
  const there = { kind: "workshop", ways: ["in-person"], place: springfield } as const;

  expect(sessionsOf({ ...there, cost: free })).toHaveLength(1);
  expect(sessionsOf({ ...there, cost: silent })).toEqual([]);
  expect(
    sessionsOf({ ...there, cost: { ...free, isFree: false, fromCents: 4000, currency: "CAD" } }),
  ).toEqual([]);
  expect(sessionsOf({ kind: "course", ways: ["live-online"], cost: silent })).toEqual([]);
  expect(sessionsOf({ ...there, place: { name: "To be announced" }, cost: free })).toEqual([]);
});

test("where one goes is where that date is held", () => {
  const held = { kind: "workshop", ways: ["in-person"], place: springfield, cost: free } as const;
  const peoria = { name: "Main Library", city: "Peoria", region: "IL", latitude: 40.7, longitude: -89.6 };
  const sessions = [
    { ...madeSession(start), place: peoria },
    { ...madeSession("2031-04-01T16:00:00Z"), status: "moved-online" as const },
    madeSession("2031-05-06T16:00:00Z"),
  ];

  expect(
    sessionsOf({ ...held, sessions }).map(({ place, placeName }) => [place?.latitude, placeName]),
  ).toEqual([
    [40.7, "Main Library, Peoria, IL"],
    [undefined, undefined],
    [39.8, "Springfield, IL"],
  ]);
  expect(placeWords({ placeName: undefined, travelMinutes: 20 })).toBe("in person");
  expect(placeWords({ placeName: undefined })).toBe("online");
});
