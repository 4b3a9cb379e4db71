import ICAL from "ical.js";
import { afterAll, expect, test } from "vitest";
import { holdClock } from "#platform/time";
import { calendarMeetings } from "#modules/catalog";
import { planCalendar } from "../../../src/modules/planner/rules/plan/plan-calendar.ts";
import { planLines } from "../../../src/modules/planner/rules/plan/plan-lines.ts";
import { keptPlan } from "../../people/kept-plans.ts";

const clock = holdClock("2026-11-22T12:00:00Z");
afterAll(() => clock.release());

const terms = {
  owner: "0wner",
  number: 3,
  madeAt: "2026-11-22T12:00:00Z",
  publicUrl: "https://learn.example:8443",
  from: "2026-11-22",
};
const [symposium] = keptPlan.items;
if (symposium === undefined) throw new Error("The plan has nothing in it.");
const long = {
  ...symposium,
  offeringId: "two",
  title:
    "Makers, café & “more”; a very long title that has to be folded, since no line is longer than 75 octets: ñandú",
  provider: "One\r\nTwo\u0007",
  sittings: [
    { start: "2027-02-02T18:00:00Z", end: "2027-02-02T20:00:00Z" },
    { start: "2027-02-09T18:00:00Z", end: "2027-02-09T20:00:00Z" },
  ],
};
const paced = {
  ...symposium,
  offeringId: "three",
  how: "self-paced" as const,
  sittings: [],
  month: "2027-03",
};
const byHand = {
  entryId: "entry",
  title: "A talk of our own",
  minutes: 60,
  cents: 0,
  isCostUnknown: false,
  needsCover: [],
  topics: [],
  sittings: [],
  from: "2027-04-05",
  to: "2027-04-06",
};
const text = planCalendar(planLines({ ...keptPlan, items: [symposium, long, paced] }, [byHand]), terms);
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");

test("every sitting is an event with a name of its own that stays, and the number of the plan", () => {
  expect(
    events.map((event) => [event.getFirstPropertyValue("uid"), event.getFirstPropertyValue("sequence")]),
  ).toEqual([
    ["plan-0wner-01900000-0000-7000-8000-00000000000a-1@learn.example", 3],
    ["plan-0wner-two-1@learn.example", 3],
    ["plan-0wner-two-2@learn.example", 3],
    ["plan-0wner-three-1@learn.example", 3],
    ["plan-0wner-entry-1@learn.example", 3],
  ]);
});

test("titles come back as they were, and no line is longer than 75 octets", () => {
  expect(events[1]?.getFirstPropertyValue("summary")).toBe(long.title);
  expect(String(events[1]?.getFirstPropertyValue("description"))).toMatch(/^One\nTwo\n/u);
  const lines = text.split("\r\n");
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/\p{Cc}/u);
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
});

test("the platform's own reader finds the same times", () => {
  const meetings = calendarMeetings(new TextEncoder().encode(text), "America/Chicago");

  expect(meetings.map(({ start, end }) => [start, end])).toEqual(
    expect.arrayContaining([
      ["2027-01-14T15:00:00Z", "2027-01-14T20:00:00Z"],
      ["2027-02-02T18:00:00Z", "2027-02-02T20:00:00Z"],
      ["2027-02-09T18:00:00Z", "2027-02-09T20:00:00Z"],
    ]),
  );
});

test("what has no hours takes no time of the day", () => {
  expect(text).toContain("DTSTART;VALUE=DATE:20270301");
  expect(text).toContain("DTSTART;VALUE=DATE:20270405\r\nDTEND;VALUE=DATE:20270407");
  expect(events.slice(3).map((event) => event.getFirstPropertyValue("transp"))).toEqual([
    "TRANSPARENT",
    "TRANSPARENT",
  ]);
});

test("without a plan the calendar is empty, and still a calendar", () => {
  expect(new ICAL.Component(ICAL.parse(planCalendar([], terms))).getAllSubcomponents("vevent")).toEqual([]);
});

test("what is to be done in the month in which the plan begins is not in the days before it", () => {
  const begun = planCalendar(planLines({ ...keptPlan, items: [{ ...paced, month: "2026-11" }] }, []), terms);

  expect(begun).toContain("DTSTART;VALUE=DATE:20261122");
  expect(text).toContain("DTSTART;VALUE=DATE:20270301");
});
