import { expect, test } from "vitest";

import type { ReadContext } from "../../record.ts";
import { readCalendar } from "./index.ts";
import { readRecurrenceRule } from "./recurrence-rule.ts";

const CONTEXT: ReadContext = {
  defaultZone: "America/New_York",
  now: "1996-01-01T00:00:00Z",
  horizonMonths: 240,
  maxSessions: 150,
};

/** Starts of a series on New York's clocks, `MMDD` of 1997 or `YYYYMMDD`, with the time where it is not 09:00. */
function starts(start: string, ...lines: readonly string[]): string[] {
  const file = [
    "BEGIN:VEVENT",
    "UID:rfc",
    "SUMMARY:Example",
    `DTSTART;TZID=America/New_York:${start}`,
    ...lines,
    "END:VEVENT",
  ];
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "America/New_York",
    dateStyle: "short",
    timeStyle: "short",
  });
  return readCalendar(file.join("\r\n"), CONTEXT)
    .records.flatMap(({ sessions }) => sessions)
    .map((session) => format.format(new Date(session.start)).replaceAll("-", "").replace(" 09:00", ""));
}

/** `199709 2 4` means 2 and 4 September 1997. */
function days(text: string): string[] {
  return text.split("; ").flatMap((month) => {
    const [yearMonth = "", ...numbers] = month.split(" ");
    return numbers.map((day) => `${yearMonth}${day.padStart(2, "0")}`);
  });
}

/** The examples of RFC 5545 §3.8.5.3, in its order, with the dates it lists. Series without end are cut off. */
const EXAMPLES: readonly (readonly [string, string, string])[] = [
  ["19970902T090000", "FREQ=DAILY;COUNT=10", "199709 2 3 4 5 6 7 8 9 10 11"],
  ["19970902T090000", "FREQ=DAILY;INTERVAL=2", "199709 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30; 199710 2 4"],
  ["19970902T090000", "FREQ=DAILY;INTERVAL=10;COUNT=5", "199709 2 12 22; 199710 2 12"],
  ["19970902T090000", "FREQ=WEEKLY;COUNT=10", "199709 2 9 16 23 30; 199710 7 14 21 28; 199711 4"],
  [
    "19970902T090000",
    "FREQ=WEEKLY;UNTIL=19971224T000000Z",
    "199709 2 9 16 23 30; 199710 7 14 21 28; 199711 4 11 18 25; 199712 2 9 16 23",
  ],
  [
    "19970902T090000",
    "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
    "199709 2 16 30; 199710 14 28; 199711 11 25; 199712 9 23; 199801 6 20; 199802 3 17",
  ],
  [
    "19970902T090000",
    "FREQ=WEEKLY;UNTIL=19971007T000000Z;WKST=SU;BYDAY=TU,TH",
    "199709 2 4 9 11 16 18 23 25 30; 199710 2",
  ],
  ["19970902T090000", "FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH", "199709 2 4 9 11 16 18 23 25 30; 199710 2"],
  [
    "19970901T090000",
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=19971224T000000Z;WKST=SU;BYDAY=MO,WE,FR",
    "199709 1 3 5 15 17 19 29; 199710 1 3 13 15 17 27 29 31; 199711 10 12 14 24 26 28; 199712 8 10 12 22",
  ],
  [
    "19970902T090000",
    "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH",
    "199709 2 4 16 18 30; 199710 2 14 16",
  ],
  [
    "19970905T090000",
    "FREQ=MONTHLY;COUNT=10;BYDAY=1FR",
    "199709 5; 199710 3; 199711 7; 199712 5; 199801 2; 199802 6; 199803 6; 199804 3; 199805 1; 199806 5",
  ],
  [
    "19970905T090000",
    "FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR",
    "199709 5; 199710 3; 199711 7; 199712 5",
  ],
  [
    "19970907T090000",
    "FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU",
    "199709 7 28; 199711 2 30; 199801 4 25; 199803 1 29; 199805 3 31",
  ],
  [
    "19970922T090000",
    "FREQ=MONTHLY;COUNT=6;BYDAY=-2MO",
    "199709 22; 199710 20; 199711 17; 199712 22; 199801 19; 199802 16",
  ],
  [
    "19970928T090000",
    "FREQ=MONTHLY;BYMONTHDAY=-3",
    "199709 28; 199710 29; 199711 28; 199712 29; 199801 29; 199802 26",
  ],
  [
    "19970902T090000",
    "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15",
    "199709 2 15; 199710 2 15; 199711 2 15; 199712 2 15; 199801 2 15",
  ],
  [
    "19970930T090000",
    "FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1",
    "199709 30; 199710 1 31; 199711 1 30; 199712 1 31; 199801 1 31; 199802 1",
  ],
  [
    "19970910T090000",
    "FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15",
    "199709 10 11 12 13 14 15; 199903 10 11 12 13",
  ],
  [
    "19970902T090000",
    "FREQ=MONTHLY;INTERVAL=2;BYDAY=TU",
    "199709 2 9 16 23 30; 199711 4 11 18 25; 199801 6 13 20 27; 199803 3 10 17 24 31",
  ],
  [
    "19970610T090000",
    "FREQ=YEARLY;COUNT=10;BYMONTH=6,7",
    "199706 10; 199707 10; 199806 10; 199807 10; 199906 10; 199907 10; 200006 10; 200007 10; 200106 10; 200107 10",
  ],
  [
    "19970310T090000",
    "FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3",
    "199703 10; 199901 10; 199902 10; 199903 10; 200101 10; 200102 10; 200103 10; 200301 10; 200302 10; 200303 10",
  ],
  [
    "19970101T090000",
    "FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200",
    "199701 1; 199704 10; 199707 19; 200001 1; 200004 9; 200007 18; 200301 1; 200304 10; 200307 19; 200601 1",
  ],
  ["19970519T090000", "FREQ=YEARLY;BYDAY=20MO", "199705 19; 199805 18; 199905 17"],
  ["19970512T090000", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "199705 12; 199805 11; 199905 17"],
  [
    "19970313T090000",
    "FREQ=YEARLY;BYMONTH=3;BYDAY=TH",
    "199703 13 20 27; 199803 5 12 19 26; 199903 4 11 18 25",
  ],
  [
    "19970605T090000",
    "FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8",
    "199706 5 12 19 26; 199707 3 10 17 24 31; 199708 7 14 21 28; 199806 4 11 18 25; 199807 2 9 16 23 30",
  ],
  [
    "19970913T090000",
    "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13",
    "199709 13; 199710 11; 199711 8; 199712 13; 199801 10; 199802 7; 199803 7; 199804 11; 199805 9; 199806 13",
  ],
  [
    "19961105T090000",
    "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
    "199611 5; 200011 7; 200411 2",
  ],
  ["19970904T090000", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "199709 4; 199710 7; 199711 6"],
  [
    "19970929T090000",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2",
    "199709 29; 199710 30; 199711 27; 199712 30; 199801 29; 199802 26; 199803 30",
  ],
  ["19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "199708 5 10 19 24"],
  ["19970805T090000", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "199708 5 17 19 31"],
  ["20070115T090000", "FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", "200701 15 30; 200702 15; 200703 15 30"],
];

test.each(EXAMPLES)("from %s %s meets as RFC 5545 lists", (start, rule, expected) => {
  const dates = days(expected);

  const found = starts(start, `RRULE:${rule}`);

  const isEndless = !/COUNT|UNTIL/u.test(rule);
  expect(isEndless ? found.slice(0, dates.length) : found).toStrictEqual(dates);
});

test("every day until Christmas Eve is 113 meetings", () => {
  const found = starts("19970902T090000", "RRULE:FREQ=DAILY;UNTIL=19971224T000000Z");

  expect([found.length, found.at(-1)]).toStrictEqual([113, "19971223"]);
});

test("every day in January of three years is the same as a yearly and as a daily rule", () => {
  const yearly = starts(
    "19980101T090000",
    "RRULE:FREQ=YEARLY;UNTIL=20000131T140000Z;BYMONTH=1;BYDAY=SU,MO,TU,WE,TH,FR,SA",
  );

  expect([yearly.length, yearly[31], yearly.at(-1)]).toStrictEqual([93, "19990101", "20000131"]);
  expect(starts("19980101T090000", "RRULE:FREQ=DAILY;UNTIL=20000131T140000Z;BYMONTH=1")).toStrictEqual(
    yearly,
  );
});

test("Friday the 13th leaves out the start that is excluded", () => {
  const found = starts(
    "19970902T090000",
    "EXDATE;TZID=America/New_York:19970902T090000",
    "RRULE:FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
  );

  expect(found.slice(0, 5)).toStrictEqual(days("199802 13; 199803 13; 199811 13; 199908 13; 200010 13"));
});

test("hours and minutes repeat by the clock", () => {
  // The RFC lists 15:00 too, which is after its own UNTIL (13:00 in New York).
  expect(starts("19970902T090000", "RRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000Z")).toStrictEqual([
    "19970902",
    "19970902 12:00",
  ]);
  expect(starts("19970902T090000", "RRULE:FREQ=MINUTELY;INTERVAL=15;COUNT=6")).toStrictEqual(
    ["", " 09:15", " 09:30", " 09:45", " 10:00", " 10:15"].map((time) => `19970902${time}`),
  );
  expect(starts("19970902T090000", "RRULE:FREQ=MINUTELY;INTERVAL=90;COUNT=4")).toStrictEqual(
    ["", " 10:30", " 12:00", " 13:30"].map((time) => `19970902${time}`),
  );
});

test("every 20 minutes from 9 to 16:40 is the same as a daily and as a minutely rule", () => {
  const daily = starts("19970902T090000", "RRULE:FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40");

  expect([daily[1], daily[23], daily[24]]).toStrictEqual(["19970902 09:20", "19970902 16:40", "19970903"]);
  expect(
    starts("19970902T090000", "RRULE:FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16"),
  ).toStrictEqual(daily);
});

test("a series keeps its time of day across the change of clocks", () => {
  const found = readCalendar(
    "BEGIN:VEVENT\nUID:1\nDTSTART;TZID=America/New_York:20261031T100000\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT",
    { ...CONTEXT, now: "2026-10-01T00:00:00Z" },
  );

  expect(found.records[0]?.sessions.map(({ start }) => start)).toStrictEqual([
    "2026-10-31T14:00:00Z",
    "2026-11-01T15:00:00Z",
    "2026-11-02T15:00:00Z",
  ]);
});

test("week 1 and week 53 may lie in the neighbouring year", () => {
  expect(starts("20020101T090000", "RRULE:FREQ=YEARLY;BYWEEKNO=1;COUNT=3")).toStrictEqual(
    days("200201 1; 200212 31; 200312 30"),
  );
  expect(starts("20041230T090000", "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=TH,SA;COUNT=4")).toStrictEqual(
    days("200412 30; 200501 1; 200912 31; 201001 2"),
  );
});

test("a start its own rule does not name is still the first meeting and counts", () => {
  expect(starts("20050718T090000", "RRULE:FREQ=WEEKLY;BYDAY=WE;COUNT=3")).toStrictEqual(
    days("200507 18 20 27"),
  );
});

test("29 February comes every four years", () => {
  expect(starts("19960229T090000", "RRULE:FREQ=YEARLY;COUNT=3")).toStrictEqual(
    days("199602 29; 200002 29; 200402 29"),
  );
});

test("a part that its repetition does not allow is told when it is passed over", () => {
  expect(readRecurrenceRule("FREQ=MONTHLY;BYYEARDAY=100").warnings).toStrictEqual([
    "BYYEARDAY means nothing in a MONTHLY repetition and was passed over.",
  ]);
  expect(readRecurrenceRule("FREQ=YEARLY;BYYEARDAY=100").warnings).toStrictEqual([]);
});
