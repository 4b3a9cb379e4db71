import fc from "fast-check";
import { expect, test } from "vitest";
import { scanWords } from "./scan.ts";
import { findWords, foldWord, termOf } from "./words.ts";

function cut(text: string): { words: readonly string[]; compounds: readonly string[] } {
  const words: string[] = [];
  const compounds: string[] = [];
  scanWords(text, {
    word: (start, end) => words.push(text.slice(start, end)),
    compound: (start, end) => compounds.push(text.slice(start, end)),
  });
  return { words, compounds };
}

test.each([
  ["Readers' advisory, the librarian's way!", ["Readers", "advisory", "the", "librarian's", "way"]],
  ["C++, C# and F# (not A+B)", ["C++", "C#", "and", "F#", "not", "A", "B"]],
  ["U.S. and i.l.l. in 3.5 hours", ["U.S", "and", "i.l.l", "in", "3", "5", "hours"]],
  ["año 2026: бібліотеки", ["año", "2026", "бібліотеки"]],
  ["図書館で", ["図書", "書館", "館で"]],
  ["fun 🎉 time", ["fun", "time"]],
  ["", []],
])("%s is cut into its words", (text, words) => {
  expect(cut(text).words).toEqual(words);
});

test("words joined by hyphens are given apart and together", () => {
  expect(cut("pre-K e-mail, state-of-the-art and 2026-12-03 - off")).toEqual({
    words: ["pre", "K", "e", "mail", "state", "of", "the", "art", "and", "2026", "12", "03", "off"],
    compounds: ["pre-K", "e-mail", "2026-12-03"],
  });
});

test("no text makes the scanner stop or step outside it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      let last = 0;
      scanWords(text, {
        word: (start, end) => {
          expect(start >= last - 1 && end > start && end <= text.length).toBe(true);
          last = end;
        },
        compound: (start, end) => expect(end > start && end <= text.length).toBe(true),
      });
    }),
    { numRuns: 500, seed: 3 },
  );
});

test("accents, case, possessives, dots and hyphens do not matter", () => {
  const raws = ["Café", "ÉCOLE", "librarian’s", "readers'", "l'histoire", "U.S", "e-Book", "Straße", "don't"];

  expect(raws.map(foldWord)).toEqual([
    "cafe",
    "ecole",
    "librarian",
    "readers",
    "histoire",
    "us",
    "ebook",
    "strasse",
    "dont",
  ]);
});

test("English words are stemmed, those of other languages only folded, stop words dropped", () => {
  expect(termOf("Libraries", true)).toBe("librari");
  expect(termOf("Bibliothèques", false)).toBe("bibliotheques");
  expect(termOf("The", true)).toBe("");
});

test("words to highlight are found in the text as it stands", () => {
  const text = "E-book lending: how libraries' lending of e-books works";
  const terms = new Set(["lend", "ebook", "librari"]);

  expect(findWords(text, terms).map(({ start, end }) => text.slice(start, end))).toEqual([
    "E-book",
    "lending",
    "libraries",
    "lending",
    "e-books",
  ]);
});
