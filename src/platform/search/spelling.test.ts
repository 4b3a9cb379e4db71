import fc from "fast-check";
import { expect, test } from "vitest";
import { Dictionary } from "./dictionary.ts";
import { editDistance, nearTerms } from "./spelling.ts";

test.each([
  ["library", "library", 0],
  ["libary", "library", 1],
  ["librayr", "library", 1],
  ["lobrary", "library", 1],
  ["librarry", "library", 1],
  ["libery", "library", 2],
  ["book", "library", 3],
])("%s is %s but for %i edits", (left, right, distance) => {
  expect(editDistance(left, right, 2)).toBe(distance);
});

test("distance does not depend on the direction", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 7 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(editDistance(left, right, 2)).toBe(editDistance(right, left, 2));
    }),
    { seed: 4 },
  );
});

function dictionaryOf(counts: Readonly<Record<string, number>>): Dictionary {
  const dictionary = new Dictionary();
  for (const [term, count] of Object.entries(counts))
    dictionary.documents[dictionary.add(term, term)] = count;
  return dictionary;
}

function near(dictionary: Dictionary, typed: string): readonly string[] {
  return nearTerms(dictionary, typed).map(
    ({ term, distance }) => `${dictionary.terms[term] ?? ""} ${distance}`,
  );
}

test("the most used of the nearest terms come first, and unused ones never", () => {
  const dictionary = dictionaryOf({ marketing: 40, marketng: 0, marketting: 2, market: 90 });

  expect(near(dictionary, "marketimg")).toEqual(["marketing 1"]);
  expect(near(dictionary, "markting")).toEqual(["marketing 1"]);
});

test("two edits are allowed to long words only", () => {
  const dictionary = dictionaryOf({ accreditation: 5, story: 5 });

  expect(near(dictionary, "acreditaton")).toEqual(["accreditation 2"]);
  expect(near(dictionary, "sroty")).toEqual([]);
  expect(near(dictionary, "stroy")).toEqual(["story 1"]);
  expect(near(dictionary, "sto")).toEqual([]);
});

test("no word is a slip for one that any text has", () => {
  const dictionary = dictionaryOf({ can: 400, scat: 1, will: 400, wall: 2 });

  expect(near(dictionary, "scan")).toEqual(["scat 1"]);
  expect(near(dictionary, "wull")).toEqual(["wall 1"]);
});
