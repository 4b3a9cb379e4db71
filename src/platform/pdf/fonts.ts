import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The faces a document is set in. */
export type Face = "regular" | "bold";

// The same folder from `src` and from `dist`.
const folder = new URL("../../../src/platform/pdf/fonts/", import.meta.url);

// Latin with all its accents, as scripts/subset-fonts.mjs cuts it.
const ownLetters =
  /^[\u0020-\u017e\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u2032\u2033\u20ac\u2122\u2190-\u2193\u2197\u2212\u221e\u2248\u2264\u2265\u2713\n]*$/u;

const files = new Map<string, Buffer>();

/** Whether the product's own type has every letter of this text. */
export function isOwnType(text: string): boolean {
  return ownLetters.test(text);
}

/** The bytes of a face of the product's own type, or of the one with nearly every alphabet. Read once. */
export function fontBytes(face: Face, hasEveryLetter: boolean): Buffer {
  const key = `${face} ${hasEveryLetter ? "own" : "wide"}`;
  const known = files.get(key);
  if (known !== undefined) return known;
  const path = hasEveryLetter
    ? new URL(`atkinson-${face}.ttf`, folder)
    : createRequire(import.meta.url).resolve(
        `dejavu-fonts-ttf/ttf/DejaVuSans${face === "bold" ? "-Bold" : ""}.ttf`,
      );
  const bytes = readFileSync(path);
  files.set(key, bytes);
  return bytes;
}
