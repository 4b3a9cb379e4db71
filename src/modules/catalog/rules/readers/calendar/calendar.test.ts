import { expect, test } from "vitest";

import type { ReadContext } from "../../record.ts";
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
