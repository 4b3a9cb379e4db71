import { expect, test } from "vitest";
import type { RecordSession } from "../../record.ts";
import { readPage } from "./read-page.ts";

const context = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

/** Starts and ends of the only event of a page, and what was doubted. */
function times(body: string): unknown {
  const { records } = readPage(`<!doctype html><html><body>${body}</body></html>`, context);
  return records.map(({ sessions, warnings }) => [
    ...sessions.map(({ start, end }: RecordSession) => [start, end]),
    ...(warnings ?? []),
  ]);
}

function jsonLd(dates: object): unknown {
  const event = { "@context": "https://schema.org", "@type": "Event", name: "Weeding", ...dates };
  return times(`<script type="application/ld+json">${JSON.stringify(event)}</script>`);
}

test("an hour beside the day belongs to it", () => {
  expect(jsonLd({ startDate: "2026-12-03", startTime: "18:00", endTime: "8 pm" })).toStrictEqual([
    [["2026-12-03T23:00:00Z", "2026-12-04T01:00:00Z"]],
  ]);
  expect(
    jsonLd({ startDate: "2026-12-03", endDate: "2026-12-04", startTime: "18:00", endTime: "9:30" }),
  ).toStrictEqual([[["2026-12-03T23:00:00Z", "2026-12-04T14:30:00Z"]]]);
});

test("a start and an end are on the one clock that either of them states", () => {
  const meeting = [["2026-12-04T02:00:00Z", "2026-12-04T03:00:00Z"]];

  expect(jsonLd({ startDate: "2026-12-03T18:00-08:00", endDate: "2026-12-03T19:00" })).toStrictEqual([
    meeting,
  ]);
  expect(jsonLd({ startDate: "2026-12-03T18:00", endDate: "2026-12-03T19:00-08:00" })).toStrictEqual([
    meeting,
  ]);
});

test("an end in UTC says nothing of the clock of its start", () => {
  expect(jsonLd({ startDate: "2026-12-03T18:00", endDate: "2026-12-04T00:00:00Z" })).toStrictEqual([
    [["2026-12-03T23:00:00Z", "2026-12-04T00:00:00Z"]],
  ]);
});

test("a month is no day, and an hour that does not exist is told", () => {
  expect(jsonLd({ startDate: "2026-12" })).toStrictEqual([['The date "2026-12" was not understood.']]);
  expect(jsonLd({ startDate: "2026-12-03T25:00" })).toStrictEqual([
    [["2026-12-03", "2026-12-03"], 'The time in "2026-12-03T25:00" could not be read: taken as a whole day'],
  ]);
});

test("h-event: an offset of its own is kept, and holds for an end that is only a time", () => {
  const inParts = times(`<div class="h-event"><b class="p-name">Weeding</b>
    <p class="dt-start"><abbr class="value" title="2026-12-03">Thursday</abbr>
      <b class="value">6:30pm</b><b class="value">-0600</b></p></div>`);
  const withBareEnd = times(`<div class="h-event"><b class="p-name">Weeding</b>
    <time class="dt-start" datetime="2026-12-03 18:00-0800">6</time>
    <time class="dt-end" datetime="20:00">8</time></div>`);

  expect(inParts).toStrictEqual([[["2026-12-04T00:30:00Z", undefined]]]);
  expect(withBareEnd).toStrictEqual([[["2026-12-04T02:00:00Z", "2026-12-04T04:00:00Z"]]]);
});

test("the hours of a schedule keep the offset they state, where neither names a zone", () => {
  const eventSchedule = (startTime: string, more: object = {}) => ({
    "@type": "Schedule",
    startDate: "2026-12-03",
    repeatFrequency: "P1W",
    repeatCount: 2,
    startTime,
    duration: "PT1H",
    ...more,
  });
  const nine = [
    [
      ["2026-12-03T17:00:00Z", "2026-12-03T18:00:00Z"],
      ["2026-12-10T17:00:00Z", "2026-12-10T18:00:00Z"],
    ],
  ];

  expect(jsonLd({ eventSchedule: eventSchedule("09:00:00-08:00") })).toStrictEqual(nine);
  expect(
    jsonLd({
      startDate: "2026-12-03T09:00:00-08:00",
      eventSchedule: eventSchedule("09:00", { startDate: undefined }),
    }),
  ).toStrictEqual(nine);
  expect(
    jsonLd({ eventSchedule: eventSchedule("09:00", { scheduleTimezone: "America/Los_Angeles" }) }),
  ).toStrictEqual(nine);
});
