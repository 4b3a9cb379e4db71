import { expect, test } from "vitest";

import { titleOf } from "./title.ts";

test.each([
  ["CANCELLED: Weeding", "Weeding", "cancelled"],
  ["Canceled - Weeding", "Weeding", "cancelled"],
  ["CANCELLED Weeding", "Weeding", "cancelled"],
  ["Weeding (cancelled)", "Weeding", "cancelled"],
  ["Weeding - CANCELLED", "Weeding", "cancelled"],
  ["*CANCELED* Weeding", "Weeding", "cancelled"],
  ["[POSTPONED] Weeding", "Weeding", "postponed"],
  ["Save the Date: Annual Conference", "Annual Conference", "tentative"],
  ["[Online] [Webinar] Weeding", "Weeding", undefined],
  ["Cancelled flights: helping stranded patrons", "Cancelled flights: helping stranded patrons", undefined],
  ["Full House: Storytime Crowds", "Full House: Storytime Crowds", undefined],
  ["Webinar: Weeding", "Webinar: Weeding", undefined],
  ["CANCELLED", "CANCELLED", undefined],
  ["Event Cancelled: Weeding", "Weeding", "cancelled"],
  ["THIS EVENT HAS BEEN CANCELLED: Weeding", "Weeding", "cancelled"],
  ["Canceled Due to Weather: Weeding", "Weeding", "cancelled"],
  ["CANCELED DUE TO SNOW - Weeding", "Weeding", "cancelled"],
  ["Canceled Books: A Panel on Censorship", "Canceled Books: A Panel on Censorship", undefined],
])("%j", (published, title, status) => {
  const reading = titleOf(published);

  expect([reading.title, reading.status]).toEqual([title, status]);
});

test("marks that are no status become warnings", () => {
  expect(titleOf("RESCHEDULED: FULL: Weeding")).toEqual({
    published: "RESCHEDULED: FULL: Weeding",
    title: "Weeding",
    warnings: ["Its date was changed, says its title.", "It is full, or has a waiting list, says its title."],
  });
});
