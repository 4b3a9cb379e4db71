import { expect, test } from "vitest";
import { isMisspelling } from "./spelling.ts";
import { countedFrequency, titleSimilarity } from "./title-similarity.ts";
import { titleTraits } from "./title-traits.ts";
import { eventWordFrequency, wordBits } from "./word-weight.ts";

function traits(title: string): ReturnType<typeof titleTraits> {
  return titleTraits(title, eventWordFrequency);
}

test.each([
  ["The Librarian&#39;s Guide to E-Books &amp; more", "librarian guide ebook more"],
  ["Café culture: naïve reading", "cafe culture naive reading"],
  ["Intro to C++ & C#", "introduction c++ c#"],
  ["Libraries, stories and branches", "library story branch"],
])("the telling words of “%s” are %s", (title, words) => {
  expect(traits(title).words.join(" ")).toBe(traits(words).words.join(" "));
});

test.each([
  ["Weeding, Part II", ["2"]],
  ["Weeding part two", ["2"]],
  ["Weeding I", ["1"]],
  ["Weeding (2/3)", ["2"]],
  ["Weeding, 2 of 3", ["2"]],
  ["2nd weeding day", ["2"]],
  ["Second weeding day", ["2"]],
  ["Session2: weeding", ["2"]],
  ["Python 3.11 for 1,000 libraries", ["1000", "3point11"]],
  ["How I learned to weed at 2:30 pm ET", []],
  ["Weeding 2026", []],
])("the numbers of “%s” are %j", (title, numbers) => {
  expect(traits(title).numbers).toEqual(numbers);
});

test.each([
  ["Weeding hour, March 3", ["03-03"]],
  ["Weeding hour 3 March 2026", ["03-03"]],
  ["Weeding hour 2026-03-03", ["03-03"]],
  ["Weeding hour 3/3/2026", ["03-03"]],
  ["You may weed", []],
])("the days named in “%s” are %j", (title, dates) => {
  expect(traits(title).dates).toEqual(dates);
});

test("words for the form of an event tell less than others, numbers less than names", () => {
  const bits = ["webinar", "library", "weeding"].map((word) =>
    wordBits(traits(word).words[0] ?? "", eventWordFrequency),
  );

  expect(bits).toEqual(bits.toSorted((a, b) => a - b));
});

test("counted words weigh by how rare they are", () => {
  const frequency = countedFrequency(["weeding day", "weeding night", "weeding week", "robots"]);

  expect(["weed", "robot"].map(frequency)).toEqual([0.75, 0.25]);
});

test.each([
  ["library", "libary", true],
  ["library", "lirbary", true],
  ["weeding", "weedng", true],
  ["rust", "dust", false],
  ["data", "dtaa", true],
  ["java", "javascript", false],
  ["part3", "part4", false],
  ["austria", "australia", false],
])("“%s” and “%s”: one word misspelled is %s", (a, b, expected) => {
  expect(isMisspelling(a, b)).toBe(expected);
  expect(isMisspelling(b, a)).toBe(expected);
});

test.each([
  ["Website design for YA librarians", "Web site design for young adult librarians"],
  ["Catalogue management", "Catalog mgmt"],
])("“%s” and “%s” are written differently and alike", (a, b) => {
  expect(titleSimilarity(traits(a), traits(b))).toBeGreaterThan(0.9);
});
