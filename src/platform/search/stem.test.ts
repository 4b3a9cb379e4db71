import { expect, test } from "vitest";
import { stemEnglish } from "./stem.ts";

test.each([
  ["libraries", "librari"],
  ["library", "librari"],
  ["librarian", "librarian"],
  ["cataloging", "catalog"],
  ["cataloguing", "catalogu"],
  ["readers", "reader"],
  ["stories", "stori"],
  ["ties", "tie"],
  ["classes", "class"],
  ["gas", "gas"],
  ["agreed", "agre"],
  ["planned", "plan"],
  ["hoping", "hope"],
  ["hopping", "hop"],
  ["dying", "die"],
  ["skies", "sky"],
  ["happy", "happi"],
  ["say", "say"],
  ["organizational", "organiz"],
  ["usefulness", "use"],
  ["generously", "generous"],
  ["universities", "universiti"],
  ["digitization", "digit"],
  ["international", "internat"],
  ["interval", "interval"],
  ["evening", "evening"],
  ["controlled", "control"],
  ["relational", "relat"],
  ["electricity", "electr"],
  ["adoption", "adopt"],
  ["youth", "youth"],
  ["it", "it"],
])("%s is indexed as %s", (word, stem) => {
  expect(stemEnglish(word)).toBe(stem);
});

test("words that are not plain English letters come back as they are", () => {
  expect(["café", "c++", "covid19", "библиотеки"].map(stemEnglish)).toEqual([
    "café",
    "c++",
    "covid19",
    "библиотеки",
  ]);
});
