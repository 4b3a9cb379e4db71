import { expect, test } from "vitest";

import { faultOf } from "../../bench/calendar/account.ts";
import { damaged, seededRandom } from "../../bench/calendar/damage.ts";
import { wearyingCalendars } from "../../bench/calendar/wearying-calendars.ts";

/** A calendar with a bit of everything; the full run over other projects' files is bench/fuzz-calendar.ts. */
const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
X-WR-CALNAME:Training
X-WR-TIMEZONE:America/New_York
BEGIN:VTIMEZONE
TZID:Own
BEGIN:STANDARD
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY:Weekly
DTSTART;TZID=Own:20261201T140000
DTEND;TZID=Own:20261201T150000
RRULE:FREQ=WEEKLY;COUNT=10;BYDAY=TU
EXDATE;TZID=Own:20261208T140000
DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Caf=C3=A9 =
and more
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:1
RECURRENCE-ID;TZID=Own:20261215T140000
DTSTART;TZID="Eastern Standard Time":20261216T140000
SUMMARY:Moved\\, for once
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20261224
DTEND;VALUE=DATE:20261227
LOCATION:Main Library\\, 1 Main St
  folded
STATUS:CANCELLED
END:VEVENT
BEGIN:VTODO
SUMMARY:Weed
END:VTODO
END:VCALENDAR
`;

test("no damage crashes the reader or makes it lose an event unsaid", () => {
  const random = seededRandom(42);
  const bytes = new TextEncoder().encode(CALENDAR.replaceAll("\n", "\r\n"));

  const faults = Array.from({ length: 4000 }, (_, index) => {
    const fault = faultOf(damaged(bytes, random));
    return fault === undefined ? undefined : `mutation ${index}: ${fault}`;
  }).filter((fault) => fault !== undefined);

  expect(faults).toStrictEqual([]);
});

/** Their time is judged by `npm run bench -- fuzz-calendar`, which makes them much larger. */
test.each(wearyingCalendars(20_000))(
  "a calendar full of %s is read and loses no event unsaid",
  (_, bytes) => {
    expect(faultOf(bytes)).toBe(undefined);
  },
);
