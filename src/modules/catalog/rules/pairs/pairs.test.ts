import { expect, test } from "vitest";
import { madeListing, madeSession } from "../../../../../tests/catalog/made-listing.ts";
import type { Listing } from "../listing.ts";
import { chooseFields } from "../matching/index.ts";
import { isAddress, offeringInText } from "./offering-in-text.ts";
import { apartWords, sessionsWords, togetherWords } from "./outcome.ts";

const zone = "America/New_York";
const id = "01900000-0000-7000-8000-00000000000a";
const lead = "Both addresses lead to it, and what people planned, logged or saved of either stays theirs.";

function joining(one: Listing, other: Listing) {
  const sides = [one, other].map((listing, place) => ({ id: String(place), sourceId: "", listing }));
  return { one, other, together: chooseFields(sides).listing };
}

function on(...starts: readonly string[]): Listing {
  return madeListing({ sessions: starts.map(madeSession) });
}

test("each choice says beforehand what offerings and dates come of it", () => {
  const days = joining(on("2026-12-02T15:00:00Z"), on("2026-12-09T15:30:00Z"));
  const same = joining(on("2026-12-02T15:00:00Z"), on("2026-12-02T15:00:00Z"));
  const series = joining(on("2026-12-02T15:00:00Z", "2027-01-06T15:00:00Z"), madeListing({ sessions: [] }));

  expect(togetherWords(days, zone)).toEqual([
    "One offering with two sessions: Dec 2 at 10 am and Dec 9 at 10:30 am.",
    lead,
  ]);
  expect(apartWords(days, zone)).toBe(
    "Two offerings, as now: one on Dec 2 at 10 am, the other on Dec 9 at 10:30 am. You are not asked about these two again.",
  );
  expect(togetherWords(same, zone)).toEqual(["One offering with one session: Dec 2 at 10 am.", lead]);
  expect(apartWords(same, zone)).toContain("as now: both on Dec 2 at 10 am.");
  expect(togetherWords(series, zone)[0]).toBe(
    "One offering with two sessions: Dec 2, 2026 at 10 am and Jan 6, 2027 at 10 am.",
  );
  expect(apartWords(series, zone)).toContain(
    "one with two sessions, the first on Dec 2, 2026 at 10 am, the other at any time.",
  );
});

test("a start that is taken for a wrong zone is said to be left out, and another title to be gone", () => {
  const shifted = joining(on("2026-12-02T15:00:00Z"), {
    ...on("2026-12-02T18:00:00Z"),
    title: "Makerspaces",
  });

  expect(togetherWords(shifted, zone)).toEqual([
    "One offering with one session: Dec 2 at 10 am.",
    "Dec 2 at 1 pm is left out: taken for the same meeting with a wrong time zone.",
    "It is called “Makerspaces on a Shoestring”.",
    lead,
  ]);
});

test("whole days, what is called off and what is without a date are said so, and long lists are cut", () => {
  const whole = { start: "2026-12-02", isAllDay: true, status: "scheduled", original: "" } as const;
  const off = { ...madeSession("2026-12-09T15:00:00Z"), status: "cancelled" } as const;
  const many = Array.from(
    { length: 12 },
    (_, month) => `2026-${String(month + 1).padStart(2, "0")}-15T20:00:00Z`,
  );

  expect(sessionsWords(madeListing({ sessions: [whole, off] }), zone)).toBe(
    "with two sessions: Dec 2, all day and Dec 9 at 10 am (cancelled)",
  );
  expect(sessionsWords(madeListing({ sessions: [] }), zone)).toBe("without a date, to take at any time");
  expect(sessionsWords(on(...many), zone)).toBe(
    "with 12 sessions: Jan 15 at 3 pm, Feb 15 at 3 pm, Mar 15 at 4 pm, Apr 15 at 4 pm, May 15 at 4 pm, and 7 more",
  );
});

test("an offering's address is known in all forms in which people copy it, and words are not taken for one", () => {
  const forms = [
    id,
    ` ${id.toUpperCase()} `,
    `/offerings/${id}`,
    `https://learn.example/offerings/${id}?zone=UTC#similar`,
    `http://localhost:8080/offerings/${id}.ics`,
    `learn.example/offerings/${id}/same-as`,
  ];
  const others = ["", "makerspaces", `see ${id} there`, `https://learn.example/sources/${id}`, `${id}0`];

  expect(forms.map(offeringInText)).toEqual(forms.map(() => id));
  expect(others.map(offeringInText)).toEqual(others.map(() => undefined));
  expect(["https://x.example/a", "/find", "makers / spaces", "and/or"].map(isAddress)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
