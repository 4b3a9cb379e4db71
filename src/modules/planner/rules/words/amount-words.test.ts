import { expect, test } from "vitest";
import { hoursWords, shareWords, worthWords } from "./amount-words.ts";

test.each([
  [0.01, "a little"],
  [2.5, "about 15 minutes of learning"],
  [9.9, "about an hour of learning"],
  [14.99, "about 1½ hours of learning"],
  [120, "about 12 hours of learning"],
])("%f points are %s", (points, words) => {
  expect(worthWords(points, 10)).toBe(words);
});

test("points are hours by what an hour is worth", () => {
  expect(worthWords(30, 30)).toBe("about an hour of learning");
});

test.each([
  [3, "a small part"],
  [34, "about a third"],
  [33, "about a third"],
  [40, "about two fifths"],
  [50, "about half"],
  [90, "most"],
])("%i of a hundred are %s", (hundredths, words) => {
  expect(shareWords(hundredths)).toBe(words);
});

test.each([
  [0, "0 hours"],
  [45, "¾ hour"],
  [50, "0.83 hours"],
  [60, "1 hour"],
  [75, "1¼ hours"],
  [1125, "18¾ hours"],
])("%i minutes are %s", (minutes, words) => {
  expect(hoursWords(minutes)).toBe(words);
});
