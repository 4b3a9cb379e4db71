import { expect, test } from "vitest";
import { recognisePlatform } from "./recognise.ts";

const now = "2026-11-21T12:00:00Z";
const google = "https://calendar.google.com/calendar/ical";

test.each([
  [
    "https://lib.libcal.com/ical_subscribe.php?src=p&cid=123",
    "libcal",
    "https://lib.libcal.com/ical_subscribe.php?src=p&cid=123",
  ],
  [
    "webcal://lib.libcal.com/ical_subscribe.php?src=p&cid=123",
    "libcal",
    "https://lib.libcal.com/ical_subscribe.php?src=p&cid=123",
  ],
  [
    "https://lib.libcal.com/calendar?cid=77&t=d",
    "libcal",
    "https://lib.libcal.com/ical_subscribe.php?src=p&cid=77",
  ],
  ["https://lib.libcal.com/calendar/staff", "libcal", "https://lib.libcal.com/calendar/staff"],
  [
    "https://sjpl.bibliocommons.com/events/search/index",
    "bibliocommons",
    "https://gateway.bibliocommons.com/v2/libraries/sjpl/rss/events",
  ],
  [
    "https://calendar.google.com/calendar/embed?src=a%40group.calendar.google.com&ctz=America/Chicago",
    "google",
    `${google}/a%40group.calendar.google.com/public/basic.ics`,
  ],
  [
    "https://calendar.google.com/calendar/u/0?cid=YUBncm91cC5jYWxlbmRhci5nb29nbGUuY29t",
    "google",
    `${google}/a%40group.calendar.google.com/public/basic.ics`,
  ],
  [
    "https://www.google.com/calendar/htmlembed?src=b@example.org",
    "google",
    `${google}/b%40example.org/public/basic.ics`,
  ],
  [
    "https://calendar.google.com/calendar/ical/b%40example.org/public/basic.ics",
    "google",
    `${google}/b%40example.org/public/basic.ics`,
  ],
  ["https://www.meetup.com/code4lib/", "meetup", "https://www.meetup.com/code4lib/events/ical/"],
  [
    "https://www.trumba.com/calendars/staff-training",
    "trumba",
    "https://www.trumba.com/calendars/staff-training.ics",
  ],
  [
    "https://www.trumba.com/s.aspx?calendar=staff-training&widget=main",
    "trumba",
    "https://www.trumba.com/calendars/staff-training.ics",
  ],
  [
    "https://25livepub.collegenet.com/calendars/events.json",
    "25live",
    "https://25livepub.collegenet.com/calendars/events.ics",
  ],
  ["https://tockify.com/tkf2/libraryce", "tockify", "https://tockify.com/api/feeds/ics/libraryce"],
  [
    "https://city.example.gov/calendar.aspx?CID=14",
    "civicplus",
    "https://city.example.gov/common/modules/iCalendar/iCalendar.aspx?catID=14&feed=calendar",
  ],
  [
    "https://site.example.org/events/?ical=1",
    "tribe-events",
    "https://site.example.org/wp-json/tribe/events/v1/events?per_page=50&start_date=2026-11-20",
  ],
  [
    "https://site.example.org/sub/wp-json/tribe/events/v1/events?categories=ce",
    "tribe-events",
    "https://site.example.org/sub/wp-json/tribe/events/v1/events?categories=ce&per_page=50&start_date=2026-11-20",
  ],
  ["https://site.example.org/?mec-ical-feed=1", "modern-events", "https://site.example.org/?mec-ical-feed=1"],
  ["https://site.example.org/events.ics", "events-manager", "https://site.example.org/events.ics"],
  [
    "https://uni.example.edu/api/2/events?days=30",
    "localist",
    "https://uni.example.edu/api/2/events?days=30&pp=100",
  ],
  [
    "https://site.example.org/workshops?format=json",
    "squarespace",
    "https://site.example.org/workshops?format=json",
  ],
  [
    "https://www.eventbrite.com/e/weeding-tickets-1?aff=oddtdtcreator",
    "eventbrite",
    "https://www.eventbrite.com/e/weeding-tickets-1",
  ],
  [
    "https://us02web.zoom.us/webinar/register/WN_abc",
    "zoom",
    "https://us02web.zoom.us/webinar/register/WN_abc",
  ],
])("%s is of %s", (address, platform, first) => {
  const found = recognisePlatform(address, now);

  expect([found?.platform, found?.requests[0]?.url]).toEqual([platform, first]);
});

test("Communico is asked in slices of thirty days that touch each other", () => {
  const found = recognisePlatform("https://larl.libnet.info/events?v=list", now);
  const asked = found?.requests.map(
    ({ url }) => JSON.parse(new URL(url).searchParams.get("req") ?? "{}") as unknown,
  );

  expect(found?.isSliced).toBe(true);
  expect(asked?.slice(0, 2)).toEqual([
    { private: false, date: "2026-11-21", days: 30 },
    { private: false, date: "2026-12-21", days: 30 },
  ]);
  expect(asked?.length).toBe(6);
});

test.each([
  "https://moodle.example.edu/calendar/export_execute.php?userid=5&authtoken=0123abcd&preset_what=all&preset_time=custom",
  "https://calendar.google.com/calendar/ical/a%40b.org/private-0123456789abcdef/basic.ics",
  "https://outlook.office365.com/owa/calendar/a@b.org/0123456789abcdef0123/calendar.html",
])("the secret in %s is not shown", (address) => {
  const found = recognisePlatform(address, now);

  expect(found?.hasSecret).toBe(true);
  expect(found?.displayUrl).not.toMatch(/0123/u);
  expect(found?.requests[0]?.url).toMatch(/0123/u);
});

test("a Moodle export of this month only is asked for what is coming instead", () => {
  const found = recognisePlatform(
    "https://m.example.edu/calendar/export_execute.php?userid=5&authtoken=a&preset_time=monthnow",
    now,
  );

  expect(found?.requests[0]?.url).toContain("preset_time=recentupcoming");
});

test.each([
  "https://example.org/events",
  "ftp://lib.libcal.com/x",
  "not an address",
  "https://www.meetup.com/find/",
])("%s is of no platform", (address) => {
  expect(recognisePlatform(address, now)).toBeUndefined();
});
