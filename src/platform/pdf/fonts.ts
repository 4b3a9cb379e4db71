import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** The faces a document is set in. */
export type Face = "regular" | "bold";

// The same folder from `src` and from `dist`.
const folder = new URL("../../../src/platform/pdf/fonts/", import.meta.url);

// What the files hold of it: the letters of Western Europe. What the wide type draws instead, this one would draw as boxes.
const ownLetters =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u00b4\u00b6-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac\u2122\u2212\n]*$/u;

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
