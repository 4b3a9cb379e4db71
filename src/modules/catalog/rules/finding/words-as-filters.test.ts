import { expect, test } from "vitest";
import { anything, type FindQuery } from "./find-query.ts";
import { wordsAsFilters } from "./words-as-filters.ts";

/** A Wednesday. */
const today = "2026-12-02";
const read = (text: string, wishes: Partial<FindQuery> = {}) =>
  wordsAsFilters({ ...anything, ...wishes, text }, new Map(), today);

test.for<[string, string, Partial<FindQuery>]>([
  ["free webinar", "", { isFree: true, kinds: ["webinar"] }],
  ["webinar lunch hour free", "", { isFree: true, kinds: ["webinar"], afterMinute: 660, beforeMinute: 840 }],
  [
    "Free online workshops about storytime",
    "storytime",
    { isFree: true, kinds: ["workshop"], ways: ["live-online", "own-pace"] },
  ],
  ["storytime on Fridays and Mondays", "storytime", { days: ["mon", "fri"] }],
  ["grant writing, under 60 minutes, in the morning", "grant writing", { maxMinutes: 60, beforeMinute: 720 }],
  ["30-minute weeding", "weeding", { maxMinutes: 30 }],
  ["copyright in an hour", "copyright", { maxMinutes: 60 }],
  ["self-paced cataloging course", "cataloging", { ways: ["own-pace"], kinds: ["course"] }],
  [
    "conferences under $150 near albany, ny",
    "",
    { maxCents: 15_000, near: "Albany, NY", kinds: ["conference"] },
  ],
  ["makerspaces in person near 11217", "makerspaces", { ways: ["in-person"], near: "11217" }],
  ["chats this week", "", { kinds: ["chat"], from: "2026-12-02", to: "2026-12-06" }],
  ["chats next week", "", { kinds: ["chat"], from: "2026-12-07", to: "2026-12-13" }],
  ["anything free tomorrow?", "anything", { isFree: true, from: "2026-12-03", to: "2026-12-03" }],
  ["weekend webinars in Spanish", "", { days: ["sat", "sun"], kinds: ["webinar"], languages: ["es"] }],
])("%s", ([text, left, wishes]) => {
  expect(read(text)?.query).toEqual({ ...anything, text: left, ...wishes });
});

test("what only looks like a filter, is quoted or is to be left out stays a word", () => {
  for (const text of [
    "freedom to read",
    "“free” speech",
    '"free webinar"',
    "storytime -webinar",
    "courseware",
    "",
  ])
    expect(read(text)).toBeUndefined();
});

test("filters that are on stay on, and it begins at the first page", () => {
  const query = { kinds: ["course"], days: ["tue"], near: "11217", page: 3 } as const;
  expect(read("webinars on Mondays", query)?.query).toEqual({
    ...anything,
    ...query,
    text: "",
    kinds: ["course", "webinar"],
    days: ["mon", "tue"],
    page: 1,
  });
});

test("it is called what it asks", () => {
  expect(read("free webinars about storytime on Fridays")?.label).toBe(
    "“storytime”, free, webinar, on Fridays",
  );
});
