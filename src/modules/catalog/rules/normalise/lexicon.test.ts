import fc from "fast-check";
import { expect, test } from "vitest";

import { BREAK, foldedWords, lexiconOf, UNKNOWN, wordsOf } from "./lexicon.ts";

const words = ["library", "teen", "class", "news", "catalogue", "résumé", "children"];
const lexicon = lexiconOf(words);
const idsIn = (text: string, known = lexicon) => {
  const { ids, count } = wordsOf(text, known);
  return [...ids.subarray(0, count)];
};
const read = (text: string) => idsIn(text).map((id) => (id > 0 ? words[id - 1] : id));

test("plurals, possessives, capitals and accents are the same word", () => {
  expect(read("Libraries library's LIBRARY teens' classes Résumés resume children’s")).toEqual([
    "library",
    "library",
    "library",
    "teen",
    "class",
    "résumé",
    "résumé",
    "children",
  ]);
});

test("sentences and brackets break, and unknown words are told", () => {
  expect(read("A teen. (News)!")).toEqual([UNKNOWN, "teen", BREAK, "news", BREAK]);
});

test("hyphens part words, apostrophes do not", () => {
  expect(foldedWords("E-Books for Readers' Advisory")).toEqual(["e", "book", "for", "reader", "advisory"]);
});

test("each word begins where it stands", () => {
  const { starts, count } = wordsOf("A teen’s class", lexicon);

  expect([...starts.subarray(0, count)]).toEqual([0, 2, 9]);
});

test("every word of a lexicon is found again in its plural forms", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[a-z]{3,9}$/u), { minLength: 1, maxLength: 60 }),
      (some) => {
        const folded = [...new Set(some.flatMap(foldedWords))];
        const own = lexiconOf(folded);

        for (const word of folded) expect(idsIn(word.toUpperCase(), own)).toEqual([folded.indexOf(word) + 1]);
      },
    ),
    { numRuns: 100, seed: 4 },
  );
});
