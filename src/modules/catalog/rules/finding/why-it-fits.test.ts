import { expect, test } from "vitest";
import { anything } from "./find-query.ts";
import { whyItFits } from "./why-it-fits.ts";

const noWords = { matched: [] };

test("words are told by the best place they are found in", () => {
  const hit = {
    matched: [
      { word: "storytime", how: "word", fields: ["title", "summary"] },
      { word: "sensory", how: "word", fields: ["summary"] },
      { word: "early", how: "word", fields: ["title"] },
    ],
  } as const;

  expect(whyItFits(anything, hit)).toEqual([
    "“storytime” and “early” in the title",
    "“sensory” in the description",
  ]);
});

test("another word than the one typed is named with the reason", () => {
  const hit = {
    matched: [
      { word: "YA", found: "teens", how: "synonym", fields: ["title"] },
      { word: "libary", found: "library", how: "spelling", fields: ["provider"] },
      { word: "catal", found: "catalog", how: "beginning", fields: ["subjects"] },
    ],
  } as const;

  expect(whyItFits(anything, hit)).toEqual([
    "“teens” in the title, which means the same as “YA”",
    "“library” in the provider's name, close to “libary”",
    "“catalog” among its subjects, which begins with “catal”",
  ]);
});

test("a wish is named where the offering meets it", () => {
  const query = {
    ...anything,
    maxCents: 5000,
    maxMinutes: 90,
    near: "11217",
    days: ["tue", "thu"],
    afterMinute: 13 * 60,
  } as const;
  const fit = {
    ...noWords,
    isFree: false,
    fromCents: 2550,
    minutes: 75,
    hours: "Tuesday 14:00",
    milesAway: 3.4,
  };

  expect(whyItFits(query, fit)).toEqual([
    "$25.50, within your $50",
    "1 hour 15 minutes, within your 1 hour 30 minutes",
    "Tuesday 14:00, at a time that suits you",
    "3 miles from 11217",
  ]);
  expect(whyItFits({ ...anything, isFree: true }, { ...noWords, isFree: true })).toEqual(["Free"]);
});

test("what was not asked for, or is not known, is not a reason", () => {
  const fit = { ...noWords, isFree: true, fromCents: 0, minutes: 30, hours: "Friday 9:00", milesAway: 2 };

  expect(whyItFits(anything, fit)).toEqual([]);
  expect(whyItFits({ ...anything, isFree: true, maxMinutes: 60, near: "Albany, NY" }, noWords)).toEqual([]);
});

test("what needs no travel fits any distance", () => {
  const query = { ...anything, near: "11217" };

  expect(whyItFits(query, { ...noWords, isOnline: true })).toEqual(["No travel needed"]);
  expect(whyItFits(query, { ...noWords, milesAway: 0.4 })).toEqual(["Under a mile from 11217"]);
  expect(whyItFits(query, { ...noWords, milesAway: 80 })).toEqual([]);
});
