import fc from "fast-check";
import { expect, test } from "vitest";
import { isEnough, sentencesIn } from "./answer-length.ts";

test.each([
  ["", 0],
  ["  \n …", 0],
  ["Less is more", 1],
  ["Less is more.", 1],
  ["It cost $2.50 and 3.5 hours.", 1],
  ["We weed. We ask first!", 2],
  ["We weed\nWe ask first", 2],
  ["Really?! Yes…", 2],
] as const)("“%s” has %i sentences", (text, expected) => {
  expect(sentencesIn(text)).toBe(expected);
});

test("an answer never gets shorter by being gone on with", () => {
  const words = fc.stringMatching(/^[a-z]{1,8}$/u);
  fc.assert(
    fc.property(
      fc.array(words, { minLength: 1 }),
      words,
      fc.integer({ min: 1, max: 20 }),
      (all, more, sentences) => {
        const text = all.join(". ");
        expect(sentencesIn(text)).toBe(all.length);
        expect(isEnough(text, { sentences })).toBe(all.length >= sentences);
        expect(sentencesIn(`${text}. ${more}.`)).toBe(all.length + 1);
      },
    ),
  );
});
