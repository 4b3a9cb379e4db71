import { expect, test } from "vitest";
import { proposalLetter } from "./proposal-letter.ts";
import type { Proposed } from "./team-facts.ts";

const grants: Proposed = {
  title: "Grants,\r\n\r\nlive",
  provider: "The state library",
  offeringId: "grants",
  sittings: [
    { start: "2031-01-16T16:00:00Z", end: "2031-01-16T17:30:00Z" },
    { start: "2031-07-17T15:00:00Z", end: "2031-07-17T16:30:00Z" },
  ],
  placeName: "Room 4, Springfield",
  cents: 4_000,
  minutes: 180,
  zone: "America/Chicago",
};
const chats: Proposed = {
  ...grants,
  title: "Book chats",
  provider: undefined,
  placeName: undefined,
  cents: 0,
  sittings: Array.from({ length: 8 }, (_, day) => ({
    start: `2031-01-0${day + 1}T02:00:00Z`,
    end: `2031-01-0${day + 1}T03:00:00Z`,
  })),
};
const reader = {
  name: "Ana Owner",
  employer: "Harbor County",
  zone: "America/Los_Angeles",
  url: "https://learn.example/plan/proposals",
};

test("a letter says what is proposed, when by its reader's clock, where and at what cost", () => {
  expect(proposalLetter([grants], reader)).toEqual({
    subject: "Harbor County proposes “Grants, live” to you",
    text: [
      "Ana Owner, your team’s plan at Harbor County has a place for you in this. Desks and money are seen to; whether you go is yours to say.",
      [
        "Grants, live",
        "Thu, Jan 16, 2031, 8:00 am to 9:30 am PST",
        "Thu, Jul 17, 2031, 8:00 am to 9:30 am PDT",
        "The state library · Room 4, Springfield · $40, paid by Harbor County",
      ].join("\n"),
      "Say yes or no, or look for something else instead:\nhttps://learn.example/plan/proposals",
    ].join("\n\n"),
  });
});

test("several come in one letter, the soonest first, and a long series is cut short", () => {
  const { subject, text } = proposalLetter([grants, chats], { ...reader, zone: "America/Chicago" });

  expect(subject).toBe("Harbor County proposes 2 sessions to you");
  expect(text.split("\n\n")[1]).toBe(
    [
      "Book chats",
      "Tue, Dec 31, 2030, 8:00 pm to 9:00 pm CST",
      "Wed, Jan 1, 2031, 8:00 pm to 9:00 pm CST",
      "Thu, Jan 2, 2031, 8:00 pm to 9:00 pm CST",
      "Fri, Jan 3, 2031, 8:00 pm to 9:00 pm CST",
      "Sat, Jan 4, 2031, 8:00 pm to 9:00 pm CST",
      "Sun, Jan 5, 2031, 8:00 pm to 9:00 pm CST",
      "and 2 more",
      "online · free",
    ].join("\n"),
  );
});
