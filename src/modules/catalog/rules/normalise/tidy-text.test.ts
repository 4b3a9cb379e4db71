import fc from "fast-check";
import { expect, test } from "vitest";

import { TidyText } from "./tidy-text.ts";

const written = new TidyText();
const tidied = (text: string, isMarkup = false) => written.begin({ isMarkup }).add(text).end();

/** The same by patterns over the whole text, one after the other. */
function tidiedByPatterns(text: string): string {
  return (
    text
      .replace(/\r\n?/gu, "\n")
      // oxlint-disable-next-line no-control-regex -- removing control characters is the point
      .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F]/gu, "")
      .replace(/[\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/gu, "")
      .toWellFormed()
      .replace(/[ \t\u00A0]*\n\s*|[ \t\u00A0]+/gu, (space) => {
        const ends = space.split("\n").length - 1;
        return ends === 0 ? " " : "\n".repeat(Math.min(ends, 2));
      })
      .trim()
  );
}

test("white space is one space, one line end or one empty line", () => {
  expect(tidied("  One \t two\u00A0\nthree \r\n\r\n\r\n four\r")).toBe("One two\nthree\n\nfour");
});

test("line ends of markup are spaces", () => {
  expect(tidied("One\r\n\r\n two\tthree", true)).toBe("One two three");
});

test("any text is tidied as by patterns over the whole of it", () => {
  const unit = fc.oneof(
    fc.constantFrom(
      " ",
      "\t",
      "\n",
      "\r",
      "\u00A0",
      "\u2003",
      "\u3000",
      "\u1680",
      "a",
      "é",
      "…",
      "😀",
      "\r\n",
      "\uD83D",
      "\uDE00",
      "\u0000",
      "\u200B",
    ),
    fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  );

  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (parts) => {
      const text = parts.join("");

      expect(tidied(text)).toBe(tidiedByPatterns(text));
    }),
    { numRuns: 1000, seed: 11 },
  );
});

test("a text longer than any before it is written whole", () => {
  const text = "Library ".repeat(20_000).trim();

  expect(tidied(text)).toBe(text);
  expect(tidied(`é${text}…`)).toBe(`é${text}…`);
});
