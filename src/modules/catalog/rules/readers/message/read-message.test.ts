import { expect, test } from "vitest";
import type { ReadContext } from "../../record.ts";
import { readDocument } from "../detect/read-document.ts";
import { readMessage } from "./read-message.ts";

const context: ReadContext = { defaultZone: "America/New_York", now: "2026-11-21T12:00:00Z" };

function message(subject: string, type: string, ...body: string[]): string {
  const head = [
    "From: Ada Reader <ada@branch.example.org>",
    "To: carrel@library.example.org, bo@branch.example.org",
    `Subject: ${subject}`,
    "Date: Sat, 21 Nov 2026 09:00:00 -0500",
    "MIME-Version: 1.0",
    `Content-Type: ${type}`,
  ];
  return [...head, "", ...body].join("\r\n");
}

test("an attached calendar is what the message tells of", async () => {
  const calendar = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "BEGIN:VEVENT",
    "UID:1@x",
    "DTSTAMP:20261101T000000Z",
    "DTSTART:20261203T190000Z",
    "DTEND:20261203T200000Z",
    "SUMMARY:Weeding",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  const raw = message(
    "Fwd: Invitation",
    'multipart/mixed; boundary="b"',
    "--b",
    "Content-Type: text/plain",
    "",
    "See attached.",
    "--b",
    'Content-Type: text/calendar; name="invite.ics"',
    'Content-Disposition: attachment; filename="invite.ics"',
    "",
    ...calendar,
    "--b--",
    "",
  );
  const { format, records } = await readDocument(new TextEncoder().encode(raw), {}, context);

  expect(format).toBe("message");
  expect(records.map(({ title, sessions }) => [title, sessions[0]?.start])).toEqual([
    ["Weeding", "2026-12-03T19:00:00Z"],
  ]);
});

test("structured data in the HTML part is read", async () => {
  const raw = message(
    "Your registration",
    "text/html; charset=utf-8",
    '<html><script type="application/ld+json">{"@context":"http://schema.org","@type":"EventReservation","reservationFor":{"@type":"Event","name":"RDA Basics","startDate":"2026-12-03T14:00:00-05:00"}}</script><p>Thanks</p></html>',
  );
  const { records } = await readMessage(raw, context);

  expect(records.map(({ title, sessions }) => [title, sessions[0]?.start])).toEqual([
    ["RDA Basics", "2026-12-03T19:00:00Z"],
  ]);
});

test("without a calendar the words give a proposal, and nobody's address is kept", async () => {
  const raw = message(
    "Fwd: [ce-list] Reminder: Readers' Advisory for Busy Staff",
    "text/plain; charset=utf-8",
    "Worth a look!",
    "",
    "---------- Forwarded message ---------",
    "From: CE Desk <ce@statelibrary.example.gov>",
    "Date: Fri, Nov 20, 2026 at 8:00 AM",
    "Subject: [ce-list] Reminder: Readers' Advisory for Busy Staff",
    "To: bo@branch.example.org",
    "",
    "Join us for a free webinar on Thursday, December 3, 2:00-3:00 PM Central Time.",
    "Register: https://us02web.zoom.us/webinar/register/WN_abc.",
    "Questions? Write to ce@statelibrary.example.gov",
    "-- ",
    "Ada Reader, 555-0100",
  );
  const { records, problems } = await readMessage(raw, context);

  expect(records).toEqual([
    {
      key: "https://us02web.zoom.us/webinar/register/WN_abc",
      title: "Readers' Advisory for Busy Staff",
      description:
        "Join us for a free webinar on Thursday, December 3, 2:00-3:00 PM Central Time.\n" +
        "Register: https://us02web.zoom.us/webinar/register/WN_abc.\nQuestions? Write to",
      descriptionKind: "text",
      url: "https://us02web.zoom.us/webinar/register/WN_abc",
      registrationUrl: "https://us02web.zoom.us/webinar/register/WN_abc",
      sessions: [
        {
          start: "2026-12-03T20:00:00Z",
          end: "2026-12-03T21:00:00Z",
          zone: "America/Chicago",
          isAllDay: false,
          status: "scheduled",
          original: "Join us for a free webinar on Thursday, December 3, 2:00-3:00 PM Central Time.",
        },
      ],
      isOnline: true,
      categories: [],
      prices: [],
      warnings: [
        "It was read from the words of a message, not from a calendar.",
        '"Join us for a free webinar on Thursday, December 3, 2:00-3:00 PM Central Time." has no year: the next such day was taken',
      ],
    },
  ]);
  expect(problems.map(({ isLoss }) => isLoss)).toEqual([false]);
});

test("a message without title and words is a loss", async () => {
  const { records, problems } = await readMessage(message("", "text/plain", ""), context);

  expect(records).toEqual([]);
  expect(problems).toEqual([
    { where: "message", message: "No title and no date were found in this message.", isLoss: true },
  ]);
});

test.for([
  ["Pat Doe\nTraining Coordinator\n614-555-0188", "Join us on December 9, 2026 at 2 pm."],
  ["Pat Doe, MLIS | 614-555-0188", "Join us on December 9, 2026 at 2 pm."],
  [
    "Pat Doe\nTo register: call the desk",
    "Join us on December 9, 2026 at 2 pm.\n\nPat Doe\nTo register: call the desk",
  ],
] as const)("who closes a forwarded message with a name is not kept: %s", async ([closing, kept]) => {
  const raw = message(
    "Fwd: Desk Service",
    "text/plain; charset=utf-8",
    "---------- Forwarded message ---------",
    "From: Pat Doe <pat@statelib.example.org>",
    "Subject: Desk Service",
    "To: <list@example.org>",
    "",
    "Join us on December 9, 2026 at 2 pm.",
    "",
    closing,
  );

  const { records } = await readMessage(raw, context);

  expect(records.map(({ description }) => description)).toEqual([kept]);
});

test("a line with the date of the event is no header, and one with its place is its place", async () => {
  const raw = message(
    "Fwd: Weeding",
    "text/plain; charset=utf-8",
    "---------- Forwarded message ---------",
    "From: Pat Doe <pat@statelib.example.org>",
    "Date: Mon, Nov 2, 2026 at 9:00 AM",
    "Subject: Weeding",
    "To: <list@example.org>",
    "",
    "*Date:* Thursday, December 3, 2026",
    "*Time:* 2:00 – 3:30 p.m. Eastern",
    "*Location:* Town Hall",
  );

  const { records } = await readMessage(raw, { ...context, defaultZone: "UTC" });

  expect(records.map(({ sessions: [session], place }) => [session?.start, session?.end, place])).toEqual([
    ["2026-12-03T19:00:00Z", "2026-12-03T20:30:00Z", { name: "Town Hall" }],
  ]);
});
