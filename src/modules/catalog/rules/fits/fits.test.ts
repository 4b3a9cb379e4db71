import { expect, test } from "vitest";
import { possibleSession, type SessionNumbers, waysOf } from "./possible-session.ts";
import { travelMinutes } from "./travel-minutes.ts";

const albany = { latitude: 42.65, longitude: -73.75 };
const troy = { latitude: 42.73, longitude: -73.69 };
const attender = { home: albany, zone: "America/New_York" };
const starts = Date.parse("2026-12-03T19:00:00Z") / 1000;
const online = { starts, ends: starts + 5400, isAllDay: false, ways: 1, place: undefined };

function asked(session: Partial<SessionNumbers>, wanted: readonly string[] = []) {
  return possibleSession({ ...online, ...session }, attender, wanted);
}

test("the way takes a minute and a half for each kilometre, and ten more", () => {
  // 10.2 km: 15.3 minutes and 10, in steps of five.
  expect(travelMinutes(albany, troy)).toBe(30);
  expect(travelMinutes(albany, albany)).toBe(0);
  expect(travelMinutes(undefined, troy)).toBe(0);
  expect(travelMinutes(albany, undefined)).toBe(0);
  expect(travelMinutes(albany, { latitude: 34.05, longitude: -118.24 })).toBe(240);
});

test("online one stays in the building, in person one is away with the way there", () => {
  const times = { start: "2026-12-03T19:00:00Z", end: "2026-12-03T20:30:00Z", zone: "America/New_York" };

  expect(asked({})).toEqual({ ...times, attendance: "in-building", travelMinutes: 0 });
  expect(asked({ ways: 2, place: troy })).toEqual({ ...times, attendance: "away", travelMinutes: 30 });
  expect(asked({ ways: 3, place: troy })).toEqual({ ...times, attendance: "in-building", travelMinutes: 0 });
});

test("the way of taking part that is asked for decides", () => {
  expect(asked({ ways: 3, place: troy }, ["in-person"])).toMatchObject({ attendance: "away" });
  expect(asked({ ways: 1 }, ["in-person"])).toBeUndefined();
  expect(asked({ ways: 5 }, ["live-online"])).toMatchObject({ attendance: "in-building" });
});

test("what can be taken at one's own pace is never asked for its hours", () => {
  expect(asked({ ways: 4 })).toBe("any time");
  expect(asked({ ways: 5 })).toBe("any time");
});

test("a session without an end counts one hour", () => {
  expect(asked({ ends: starts })).toMatchObject({ end: "2026-12-03T20:00:00Z" });
});

test("all-day sessions take whole days of the reader's clock, the shorter one of March too", () => {
  const day = (date: string) => Date.parse(date) / 1000;

  expect(asked({ starts: day("2027-03-13"), ends: day("2027-03-14"), isAllDay: true })).toMatchObject({
    start: "2027-03-13T05:00:00Z",
    end: "2027-03-15T04:00:00Z",
  });
});

test("what does not take place fits nobody, and what moved online needs no travel", () => {
  const offering = { ways: ["in-person"], status: "scheduled" } as const;

  expect(asked({ ways: waysOf({ status: "cancelled" }, offering) })).toBeUndefined();
  expect(
    asked({ ways: waysOf({ status: "scheduled" }, { ...offering, status: "postponed" }) }),
  ).toBeUndefined();
  expect(asked({ ways: waysOf({ status: "moved-online" }, offering) })).toMatchObject({
    attendance: "in-building",
  });
});

test("where nobody says how to take part, it is taken for a journey", () => {
  const ways = waysOf({ status: "scheduled" }, { ways: [], status: "scheduled" });

  expect(asked({ ways, place: troy })).toMatchObject({ attendance: "away", travelMinutes: 30 });
});
