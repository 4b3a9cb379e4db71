import { expect, test } from "vitest";

import { readCalendar } from "./index.ts";

function linksOf(...lines: readonly string[]) {
  const event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:Story time", "DTSTART:20261203T140000Z", ...lines];
  const { records } = readCalendar([...event, "END:VEVENT"].join("\r\n"), {
    defaultZone: "UTC",
    now: "2026-11-21T00:00:00Z",
    baseUrl: "https://feeds.example.org/all.ics",
  });
  return records.map(({ url, registrationUrl, isOnline }) => ({
    url,
    isOnline,
    ...(registrationUrl === undefined ? {} : { registrationUrl }),
  }));
}

test.each([
  [String.raw`URL:https://library.example.org/e?a=1\,2\;3`, "https://library.example.org/e?a=1,2;3"],
  ["URL;VALUE=URI:https://library.example.org/e?a=1&amp;b=2", "https://library.example.org/e?a=1&b=2"],
  ["URL:www.library.example.org/e", "https://www.library.example.org/e"],
  ["URL:/e/1", "https://feeds.example.org/e/1"],
  ["X-TRUMBA-LINK:https://library.example.org/?eventid=1", "https://library.example.org/?eventid=1"],
])("%s leads to %s", (line, url) => {
  expect(linksOf(line)).toStrictEqual([{ url, isOnline: undefined }]);
});

test("what sells tickets is where one registers", () => {
  expect(
    linksOf("URL:https://library.example.org/e", "X-TICKETS-URL:https://pay.example.org/1"),
  ).toStrictEqual([
    {
      url: "https://library.example.org/e",
      registrationUrl: "https://pay.example.org/1",
      isOnline: undefined,
    },
  ]);
});

test("a meeting one can telephone to is online when another CONFERENCE has an address", () => {
  expect(
    linksOf(
      "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+1-217-555-0100",
      "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://zoom.us/j/123",
    ),
  ).toStrictEqual([{ url: "https://zoom.us/j/123", isOnline: true }]);
});
