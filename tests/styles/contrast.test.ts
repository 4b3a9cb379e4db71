import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const tokens = readFileSync(join(import.meta.dirname, "..", "..", "src", "ui", "tokens.css"), "utf8");

/** A token's colours in light and in dark. */
function coloursOf(token: string): readonly (readonly number[])[] {
  const [, light = "", dark = ""] =
    new RegExp(`--${token}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`, "u").exec(tokens) ?? [];
  return [light, dark].map((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: readonly number[], other: readonly number[]): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test("black on white has the contrast that WCAG says", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
});

test("edges of controls and the ring of the focus stand out 3 to 1, in light and in dark", () => {
  const pairs = ["edge", "lamp", "stamp", "brass"].flatMap((token) =>
    ["paper", "card"].flatMap((ground) =>
      coloursOf(token).map((colour, scheme) => ({
        pair: `${token} on ${ground} (${scheme === 0 ? "light" : "dark"})`,
        contrast: contrast(colour, coloursOf(ground)[scheme] ?? []),
      })),
    ),
  );

  expect(pairs.length).toBe(16);
  expect(pairs.filter((each) => !(each.contrast >= 3))).toEqual([]);
});
