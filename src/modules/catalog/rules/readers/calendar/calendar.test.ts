import { expect, test } from "vitest";

import type { ReadContext, RecordSession } from "../../record.ts";
import { readCalendar } from "./index.ts";

const CONTEXT: ReadContext = { defaultZone: "America/Chicago", now: "2026-11-21T00:00:00Z" };

function calendar(...lines: readonly string[]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
}

function event(...lines: readonly string[]): readonly string[] {
  return ["BEGIN:VEVENT", "UID:one@example.org", "SUMMARY:Story time", ...lines, "END:VEVENT"];
}

test("an event becomes a record with one session", () => {
  const { records, problems } = readCalendar(
    calendar(
      ...event(
        "DTSTART;TZID=America/New_York:20261203T140000",
        "DTEND;TZID=America/New_York:20261203T150000",
        "DESCRIPTION:Bring a friend\\, or two\\nand a pen.",
        "LOCATION:Main Library\\, 1 Main St",
        "URL:https://library.example.org/story",
        "ORGANIZER;CN=State Library:mailto:ce@example.org",
        "CATEGORIES:Children,Early\\, literacy",
        "CREATED:20260901T120000Z",
        "GEO:39.78;-89.65",
      ),
    ),
    CONTEXT,
  );

  expect(problems).toStrictEqual([]);
  expect(records).toStrictEqual([
    {
      key: "one@example.org",
      title: "Story time",
      description: "Bring a friend, or two\nand a pen.",
      descriptionKind: "text",
      url: "https://library.example.org/story",
      provider: "State Library",
      place: { name: "Main Library, 1 Main St", latitude: 39.78, longitude: -89.65 },
      categories: ["Children", "Early, literacy"],
      prices: [],
      publishedAt: "2026-09-01T12:00:00Z",
      sessions: [
        {
          start: "2026-12-03T19:00:00Z",
          end: "2026-12-03T20:00:00Z",
          zone: "America/New_York",
          isAllDay: false,
          status: "scheduled",
          original: "DTSTART;TZID=America/New_York:20261203T140000",
        },
      ],
      status: "scheduled",
      warnings: [],
    },
  ]);
});

/** Sessions of a calendar with one event, without what every session has. */
function sessions(...lines: readonly string[]): readonly RecordSession[] {
  return readCalendar(calendar(...event(...lines)), CONTEXT).records.flatMap((record) => record.sessions);
}

function starts(...lines: readonly string[]): string[] {
  return sessions(...lines).map(({ start }) => start);
}

test("times without a zone are on the calendar's clocks, else on the source's", () => {
  const floating = event("DTSTART:20261203T140000");

  const own = readCalendar(calendar("X-WR-TIMEZONE:Pacific Standard Time", ...floating), CONTEXT);
  const other = readCalendar(calendar(...floating), CONTEXT);

  expect([own.sourceZone, own.records[0]?.sessions[0]?.start]).toStrictEqual([
    "America/Los_Angeles",
    "2026-12-03T22:00:00Z",
  ]);
  expect([other.sourceZone, other.records[0]?.sessions[0]?.start]).toStrictEqual([
    undefined,
    "2026-12-03T20:00:00Z",
  ]);
});

test.each([
  ["DTSTART;TZID=Eastern Standard Time:20261203T140000", "America/New_York"],
  ['DTSTART;TZID="(UTC-05:00) Eastern Time (US & Canada)":20261203T140000', "America/New_York"],
  ["DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20261203T140000", "America/New_York"],
  [
    "DTSTART;TZID=/freeassociation.sourceforge.net/Tzfile/America/New_York:20261203T140000",
    "America/New_York",
  ],
  ['DTSTART;TZID="Eastern Standard Time:20261203T140000"', "America/New_York"],
])("%s is at 19:00 UTC, and the record says how the zone was read", (line, zone) => {
  const [record] = readCalendar(calendar(...event(line)), CONTEXT).records;

  expect(record?.sessions).toStrictEqual([
    { start: "2026-12-03T19:00:00Z", zone, isAllDay: false, status: "scheduled", original: line },
  ]);
  expect(record?.warnings).toStrictEqual([expect.stringContaining("read as America/New_York")]);
});

const OWN_ZONE = [
  "BEGIN:VTIMEZONE",
  "TZID:Reading Room Time",
  "BEGIN:STANDARD",
  "DTSTART:19701101T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
  "TZOFFSETFROM:-0230",
  "TZOFFSETTO:-0330",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:19700308T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
  "TZOFFSETFROM:-0330",
  "TZOFFSETTO:-0230",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
];

test("a calendar's own zone counts, also when it is defined after its use", () => {
  const { records } = readCalendar(
    calendar(...event("DTSTART;TZID=Reading Room Time:20260703T140000"), ...OWN_ZONE),
    CONTEXT,
  );

  expect(records[0]?.sessions[0]?.start).toBe("2026-07-03T16:30:00Z");
  expect(records[0]?.sessions[0]?.zone).toBe("America/St_Johns");
});

test("a zone nobody knows is the source's own, with a warning", () => {
  const [record] = readCalendar(calendar(...event("DTSTART;TZID=Nowhere:20261203T140000")), CONTEXT).records;

  expect(record?.sessions[0]?.start).toBe("2026-12-03T20:00:00Z");
  expect(record?.warnings).toStrictEqual([
    'The time zone "Nowhere" is not known; the source\'s own zone America/Chicago was taken.',
  ]);
});

test.each([
  [["DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261206"], "2026-12-03", "2026-12-05"],
  [["DTSTART;VALUE=DATE:20261203", "DTEND;VALUE=DATE:20261203"], "2026-12-03", "2026-12-03"],
  [["DTSTART:20261203", "DURATION:P2D"], "2026-12-03", "2026-12-04"],
  [["DTSTART:20261203", "DURATION:PT1W"], "2026-12-03", "2026-12-09"],
  [["DTSTART;VALUE=DATE:20261203"], "2026-12-03", undefined],
  [
    ["DTSTART:20261203T000000", "DTEND:20261205T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"],
    "2026-12-03",
    "2026-12-04",
  ],
])("%j is whole days from %s to %s", (lines, start, end) => {
  const [session] = sessions(...lines);

  expect([session?.isAllDay, session?.start, session?.end, session?.zone]).toStrictEqual([
    true,
    start,
    end,
    undefined,
  ]);
});

test("an end before the start is left out with a warning, a duration gives the end", () => {
  const [backwards] = readCalendar(
    calendar(...event("DTSTART:20261203T140000Z", "DTEND:20261203T130000Z")),
    CONTEXT,
  ).records;

  expect(backwards?.sessions[0]?.end).toBeUndefined();
  expect(backwards?.warnings).toStrictEqual(["The event ends before it starts; its end was left out."]);
  expect(sessions("DTSTART:20261203T140000Z", "DURATION:PT1H30M")[0]?.end).toBe("2026-12-03T15:30:00Z");
});

test("dates are added and excluded, also where only the day is written", () => {
  expect(
    starts(
      "DTSTART:20261201T140000Z",
      "RRULE:FREQ=DAILY;COUNT=4",
      "RDATE:20261210T150000Z",
      "EXDATE;VALUE=DATE:20261202",
      "EXDATE:20261203T140000Z",
    ),
  ).toStrictEqual(["2026-12-01T14:00:00Z", "2026-12-04T14:00:00Z", "2026-12-10T15:00:00Z"]);
});

test("a rule whose end is only a day takes that day in", () => {
  expect(starts("DTSTART:20261201T140000Z", "RRULE:FREQ=DAILY;UNTIL=20261202")).toStrictEqual([
    "2026-12-01T14:00:00Z",
    "2026-12-02T14:00:00Z",
  ]);
});

const SERIES = event("DTSTART:20261201T140000Z", "DTEND:20261201T150000Z", "RRULE:FREQ=WEEKLY;COUNT=4");

test("a meeting that was moved shows once, with what is different about it", () => {
  const { records, problems } = readCalendar(
    calendar(
      ...SERIES,
      ...event(
        "RECURRENCE-ID:20261208T140000Z",
        "DTSTART:20261209T160000Z",
        "DTEND:20261209T170000Z",
        "LOCATION:Annex",
      ),
      ...event("RECURRENCE-ID:20261215T140000Z", "DTSTART:20261215T140000Z", "STATUS:CANCELLED"),
    ),
    CONTEXT,
  );

  expect(problems).toStrictEqual([]);
  expect(
    records.map(({ sessions }) =>
      sessions.map(({ start, status, place, recurrenceId }) => [start, status, place, recurrenceId]),
    ),
  ).toStrictEqual([
    [
      ["2026-12-01T14:00:00Z", "scheduled", undefined, undefined],
      ["2026-12-09T16:00:00Z", "scheduled", { name: "Annex" }, "RECURRENCE-ID:20261208T140000Z"],
      ["2026-12-15T14:00:00Z", "cancelled", undefined, "RECURRENCE-ID:20261215T140000Z"],
      ["2026-12-22T14:00:00Z", "scheduled", undefined, undefined],
    ],
  ]);
});

test("THISANDFUTURE moves all later meetings, and a later exception still holds", () => {
  const { records } = readCalendar(
    calendar(
      ...event("RECURRENCE-ID:20261222T140000Z", "DTSTART:20261223T090000Z"),
      ...event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261208T140000Z",
        "DTSTART:20261208T163000Z",
        "DURATION:PT2H",
      ),
      ...SERIES,
    ),
    CONTEXT,
  );

  expect(records.flatMap(({ sessions }) => sessions.map(({ start, end }) => [start, end]))).toStrictEqual([
    ["2026-12-01T14:00:00Z", "2026-12-01T15:00:00Z"],
    ["2026-12-08T16:30:00Z", "2026-12-08T18:30:00Z"],
    ["2026-12-15T16:30:00Z", "2026-12-15T18:30:00Z"],
    ["2026-12-23T09:00:00Z", undefined],
  ]);
});

test("a cancelled calendar and a bare call-off cancel the event", () => {
  const cancelled = readCalendar(calendar("METHOD:CANCEL", ...event("DTSTART:20261203T140000Z")), CONTEXT);
  const calledOff = readCalendar(
    calendar(...event("DTSTART:20261203T140000Z")) + calendar("METHOD:CANCEL", ...event()),
    CONTEXT,
  );

  expect(cancelled.records.map(({ status }) => status)).toStrictEqual(["cancelled"]);
  expect(calledOff.records.map(({ status }) => status)).toStrictEqual(["cancelled"]);
  expect(calledOff.problems).toStrictEqual([
    { where: "line 12, UID one@example.org", message: "The event was called off.", isLoss: false },
  ]);
});

test("events that share a UID stay apart when their starts differ", () => {
  const { records } = readCalendar(
    calendar(...event("DTSTART:20261203T140000Z"), ...event("DTSTART:20261204T140000Z")),
    CONTEXT,
  );

  expect(records.map(({ key }) => key)).toStrictEqual([
    "one@example.org#20261203T140000Z",
    "one@example.org#20261204T140000Z",
  ]);
});

test("of two versions of an event the higher SEQUENCE stays, and the other is named", () => {
  const { records, problems } = readCalendar(
    calendar(
      ...event("DTSTART:20261203T140000Z", "SEQUENCE:2", "LOCATION:New"),
      ...event("DTSTART:20261203T140000Z", "SEQUENCE:1", "LOCATION:Old"),
    ),
    CONTEXT,
  );

  expect(records.map(({ place }) => place?.name)).toStrictEqual(["New"]);
  expect(problems).toStrictEqual([
    {
      where: "line 10, UID one@example.org",
      message: "Line 3 holds a newer version of the same event; that one was kept.",
      isLoss: false,
    },
  ]);
});

test("tasks and journals are counted, several calendars in one file are all read", () => {
  const { records, problems } = readCalendar(
    calendar("BEGIN:VTODO", "SUMMARY:Weed", "END:VTODO", ...event("DTSTART:20261203T140000Z")) +
      calendar("BEGIN:VEVENT", "UID:two", "DTSTART:20261204T140000Z", "END:VEVENT"),
    CONTEXT,
  );

  expect(records.map(({ key }) => key)).toStrictEqual(["one@example.org", "two"]);
  expect(problems).toStrictEqual([
    { where: "file", message: "1 VTODO left out: not an event.", isLoss: false },
  ]);
});

test("a long series keeps what comes next and as much of the past as there is room for", () => {
  const file = calendar(...event("DTSTART:20200101T140000Z", "RRULE:FREQ=DAILY"));

  const [record] = readCalendar(file, { ...CONTEXT, horizonMonths: 1, maxSessions: 100 }).records;

  expect([record?.sessions.length, record?.sessions[0]?.start, record?.sessions.at(-1)?.start]).toStrictEqual(
    [100, "2026-09-13T14:00:00Z", "2026-12-21T14:00:00Z"],
  );
  expect(record?.warnings).toStrictEqual([
    "The series has more than 100 meetings; the 100 nearest to now are listed.",
  ]);
});

test("an old series under the cap is listed whole", () => {
  expect(starts("DTSTART:20100101T140000Z", "RRULE:FREQ=YEARLY;COUNT=3")).toStrictEqual([
    "2010-01-01T14:00:00Z",
    "2011-01-01T14:00:00Z",
    "2012-01-01T14:00:00Z",
  ]);
});

test.each([
  "FREQ=SECONDLY;COUNT=1000000000",
  "FREQ=SECONDLY",
  "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
  "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
  "FREQ=MINUTELY;INTERVAL=999999999",
  "FREQ=NEVER",
])("%s costs next to nothing and keeps the start in reach", (rule) => {
  const before = process.cpuUsage();
  const { records } = readCalendar(calendar(...event("DTSTART:20261120T140000Z", `RRULE:${rule}`)), CONTEXT);
  const used = process.cpuUsage(before);

  expect(records[0]?.sessions.length).toBeGreaterThan(0);
  expect((used.user + used.system) / 1e6).toBeLessThan(2);
});

test("links, formatted text and ways to take part are found where programs put them", () => {
  const [record] = readCalendar(
    calendar(
      ...event(
        "DTSTART:20261203T140000Z",
        "DESCRIPTION:See you",
        "X-ALT-DESC;FMTTYPE=text/html:<p>See <b>you</b></p>",
        "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://zoom.us/webinar/register/WN_1",
        "URL:/events/1",
        "ORGANIZER:mailto:somebody@example.org",
        "LOCATION:Zoom",
        "IMAGE;VALUE=URI:https://example.org/a.png",
        "X-COST:Free for members",
        "SUMMARY;LANGUAGE=es:Ignored, since the first title counts",
      ),
    ),
    { ...CONTEXT, baseUrl: "https://library.example.org/calendar.ics" },
  ).records;

  expect(record).toStrictEqual({
    key: "one@example.org",
    title: "Story time",
    description: "<p>See <b>you</b></p>",
    descriptionKind: "html",
    url: "https://library.example.org/events/1",
    registrationUrl: "https://zoom.us/webinar/register/WN_1",
    isOnline: true,
    categories: [],
    prices: [],
    costText: "Free for members",
    imageUrl: "https://example.org/a.png",
    status: "scheduled",
    sessions: [
      {
        start: "2026-12-03T14:00:00Z",
        zone: "UTC",
        isAllDay: false,
        status: "scheduled",
        original: "DTSTART:20261203T140000Z",
      },
    ],
    warnings: [],
  });
});

test("an event without a UID is known by its title, start and host", () => {
  const lines = [
    "BEGIN:VEVENT",
    "SUMMARY:Story  Time!",
    "DTSTART:20261203T140000Z",
    "URL:https://a.example/1",
    "END:VEVENT",
  ];

  expect(readCalendar(calendar(...lines), CONTEXT).records.map(({ key }) => key)).toStrictEqual([
    "fingerprint:story time|20261203T140000Z|a.example",
  ]);
});
