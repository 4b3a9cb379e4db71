import { expect, test } from "vitest";
import { hashText48 } from "./fold.ts";

test("texts that differ little have numbers that differ, each below 2 to the 48th", () => {
  const texts = Array.from({ length: 50_000 }, (_, place) => `word library${place}`);

  const numbers = new Set(texts.map(hashText48));

  expect(numbers.size).toBe(texts.length);
  expect([...numbers].every((number) => Number.isInteger(number) && number >= 0 && number < 2 ** 48)).toBe(
    true,
  );
  expect(new Set([...numbers].map((number) => Math.floor(number / 2 ** 32))).size).toBeGreaterThan(30_000);
});

test("a text's number is the same in every version, since databases keep it", () => {
  expect(hashText48("word weeding")).toBe(178_939_392_872_642);
});
