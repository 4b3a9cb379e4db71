import { expect, test } from "vitest";

import { parseDateLoosely } from "#platform/time";

test.each([
  ["2026-12-03T19:00Z", "2026-12-03T19:00:00Z"],
  ["2026-12-03T19:00:00-05:00", "2026-12-04T00:00:00Z"],
  ["2026-12-03T19:00:00.123+0530", "2026-12-03T13:30:00Z"],
  ["2003-12-31T10:14:55-8", "2003-12-31T18:14:55Z"],
  ["20261203T190000Z", "2026-12-03T19:00:00Z"],
  ["2026-12-03T19:00:00 America/New_York", "2026-12-04T00:00:00Z"],
  ["Thu, 03 Dec 2026 19:00:00 +0000", "2026-12-03T19:00:00Z"],
  ["Thu, 03 Dec 26 19:00 EST", "2026-12-04T00:00:00Z"],
  ["Fri, 03 Jul 2026 19:00:00 EST", "2026-07-04T00:00:00Z"],
  ["Fri, 03 Jul 2026 19:00:00 EDT", "2026-07-03T23:00:00Z"],
  ["Thu, 03 Dec 2026 19:00:00 +0000 (UTC)", "2026-12-03T19:00:00Z"],
  ["Thu, 01 Jan 2004 19:48:21 GMT+0100", "2004-01-01T18:48:21Z"],
  ["Thursday, 03-Dec-26 19:00:00 GMT", "2026-12-03T19:00:00Z"],
  ["Thu Dec  3 19:00:00 EST 2026", "2026-12-04T00:00:00Z"],
  ["Thu Dec 3 19:00:00 +0000 2026", "2026-12-03T19:00:00Z"],
  ["26/Jan/2004:16:31:00 +0000", "2004-01-26T16:31:00Z"],
  ["Thu, 03 Dec 2026 24:00:00 +0000", "2026-12-04T00:00:00Z"],
  ["July 3, 2026 7:00 pm EST", "2026-07-03T23:00:00Z"],
  ["December 3rd, 2026, 7 p.m. ET", "2026-12-04T00:00:00Z"],
  ["Sept. 9, 2026 at 10am - 11am PT", "2026-09-09T17:00:00Z"],
  ["1796324400", "2026-12-03T19:00:00Z"],
  ["1796324400000", "2026-12-03T19:00:00Z"],
])("%s is the instant %s, stated by the text itself", (text, instant) => {
  const found = parseDateLoosely(text, { zone: "Asia/Tokyo" });

  expect([found?.instant, found?.hasTime, found?.hasZone]).toStrictEqual([instant, true, true]);
});

test.each([
  ["2026-12-03 19:00", "2026-12-04T00:00:00Z"],
  ["20261203190000", "2026-12-04T00:00:00Z"],
  ["2026/12/03 19:00", "2026-12-04T00:00:00Z"],
  ["Thu Dec  3 19:00:00 2026", "2026-12-04T00:00:00Z"],
  ["12/3/2026 7:00 PM", "2026-12-04T00:00:00Z"],
  ["12/3/26 19:00", "2026-12-04T00:00:00Z"],
  ["03.12.2026 19:00 Uhr", "2026-12-04T00:00:00Z"],
  ["3. Dezember 2026 19:00", "2026-12-04T00:00:00Z"],
  ["3 décembre 2026 à 19h30", "2026-12-04T00:30:00Z"],
  ["Dec 3, 2026, 7.30pm", "2026-12-04T00:30:00Z"],
  ["noon Dec 3, 2026", "2026-12-03T17:00:00Z"],
])("%s is %s by the default zone", (text, instant) => {
  const found = parseDateLoosely(text, { zone: "America/New_York" });

  expect(found).toStrictEqual({ instant, date: "2026-12-03", hasTime: true, hasZone: false });
});

test.each([
  ["2026-12-03", "2026-12-03"],
  ["20261203", "2026-12-03"],
  ["2026-W49-4", "2026-12-03"],
  ["2026-337", "2026-12-03"],
  ["May 3 2026", "2026-05-03"],
  ["mar. 10 nov. 2026", "2026-11-10"],
  ["mardi 10 mars 2026", "2026-03-10"],
  ["martes, 10 de noviembre de 2026", "2026-11-10"],
  ["maandag 9 november 2026", "2026-11-09"],
  ["Mar 10, 2026", "2026-03-10"],
  ["13/12/2026", "2026-12-13"],
])("%s is the date %s without a time", (text, date) => {
  expect(parseDateLoosely(text)).toStrictEqual({
    instant: `${date}T00:00:00Z`,
    date,
    hasTime: false,
    hasZone: false,
  });
});

test.each([
  ["2026-12", "2026-12-01"],
  ["2026", "2026-01-01"],
  ["Dec 2026", "2026-12-01"],
])("%s is %s only roughly, and says so", (text, date) => {
  expect(parseDateLoosely(text)).toStrictEqual({
    instant: `${date}T00:00:00Z`,
    date,
    hasTime: false,
    hasZone: false,
    isApproximate: true,
  });
});

test("the order of day and month follows the source", () => {
  expect(parseDateLoosely("3/12/2026")?.date).toBe("2026-03-12");
  expect(parseDateLoosely("3/12/2026", { isDayFirst: true })?.date).toBe("2026-12-03");
});

test.each([
  "garbage",
  "",
  "31 Feb 2026",
  "Dec 3",
  "2026-13-45",
  "99:99",
  "soon",
  "room 12",
  "199709T180000Z",
])("%s is not a date", (text) => {
  expect(parseDateLoosely(text)).toBeUndefined();
});
