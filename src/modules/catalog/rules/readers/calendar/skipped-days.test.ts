import { expect, test } from "vitest";

import { readCalendar } from "./index.ts";

/** Days of a series of whole days, `YYYYMMDD`. */
function days(start: string, rule: string, ...more: readonly string[]): string[] {
  const lines = [
    "BEGIN:VEVENT",
    "UID:1",
    "SUMMARY:Story time",
    `DTSTART;VALUE=DATE:${start}`,
    `RRULE:${rule}`,
    ...more,
  ];
  const { records } = readCalendar([...lines, "END:VEVENT"].join("\r\n"), {
    defaultZone: "UTC",
    now: "2030-01-01T00:00:00Z",
  });
  return records.flatMap(({ sessions }) => sessions.map(({ start: day }) => day.replaceAll("-", "")));
}

/** Starts, rules and days as libical's tests have them, and the first two as RFC 7529 §4.1 explains SKIP. */
test.each([
  ["20140131", "FREQ=MONTHLY;COUNT=4;SKIP=BACKWARD", "20140131 20140228 20140331 20140430"],
  ["20160229", "FREQ=YEARLY;COUNT=3;SKIP=FORWARD", "20160229 20170301 20180301"],
  ["20140131", "FREQ=MONTHLY;COUNT=4;SKIP=OMIT", "20140131 20140331 20140531 20140731"],
  ["20140131", "FREQ=MONTHLY;INTERVAL=3;SKIP=FORWARD;COUNT=4", "20140131 20140501 20140731 20141031"],
  [
    "20150228",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;SKIP=FORWARD;COUNT=5",
    "20150228 20150301 20160228 20160229 20170228",
  ],
  ["20150131", "FREQ=MONTHLY;BYMONTHDAY=-31,1;COUNT=4;SKIP=BACKWARD", "20150131 20150201 20150301 20150331"],
  [
    "20150101",
    "FREQ=MONTHLY;BYMONTHDAY=1,31;COUNT=5;SKIP=FORWARD",
    "20150101 20150131 20150201 20150301 20150331",
  ],
  ["20121231", "FREQ=YEARLY;BYYEARDAY=366;SKIP=FORWARD;COUNT=3", "20121231 20140101 20150101"],
  ["20120101", "FREQ=YEARLY;BYYEARDAY=-366;SKIP=BACKWARD;COUNT=3", "20120101 20121231 20131231"],
])("from %s %s meets on %s", (start, rule, expected) => {
  expect(days(start, `RSCALE=GREGORIAN;${rule}`)).toStrictEqual(expected.split(" "));
});

test("years between numbered weeks are counted as the weeks are", () => {
  // 2 January 2010 is in a week of 2009; 31 December 2024 is in the first of 2025 (libical's issue 1223).
  expect(days("20100102", "FREQ=YEARLY;BYWEEKNO=53;BYDAY=TU,SA;INTERVAL=6;UNTIL=20170101")).toStrictEqual([
    "20100102",
    "20151229",
    "20160102",
  ]);
  expect(days("20241231", "FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU;INTERVAL=3;UNTIL=20310101")).toStrictEqual([
    "20241231",
    "20280103",
    "20280104",
    "20301230",
    "20301231",
  ]);
});

test("a count below zero is none, and a rule that names itself or has quotes is read", () => {
  expect(days("20261201", "FREQ=WEEKLY;COUNT=-1;UNTIL=20261215")).toStrictEqual([
    "20261201",
    "20261208",
    "20261215",
  ]);
  expect(days("20261201", 'FREQ=WEEKLY;BYDAY="TU,TH";COUNT=2')).toStrictEqual(["20261201", "20261203"]);
  expect(days("20261201", "RRULE:FREQ=WEEKLY;COUNT=2")).toStrictEqual(["20261201", "20261208"]);
});

test("EXRULE takes out the start only where its own rule meets", () => {
  const daily = "FREQ=DAILY;COUNT=4";

  expect(days("20261204", daily, "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU")).toStrictEqual(["20261204", "20261207"]);
  expect(days("20261204", daily, "EXRULE:FREQ=WEEKLY;BYDAY=FR")).toStrictEqual([
    "20261205",
    "20261206",
    "20261207",
  ]);
  // The two that COUNT allows are Saturday and Sunday.
  expect(days("20261204", "FREQ=DAILY;COUNT=10", "EXRULE:FREQ=WEEKLY;BYDAY=SA,SU;COUNT=2")).toHaveLength(8);
});
