import { expect, test } from "vitest";
import { headCount } from "./form-fields.ts";

test("how many came is read as people remember it", () => {
  const read = (text: string) => headCount.safeParse(text).data;

  expect(
    [
      "20",
      "about 20",
      "~20",
      "≈ 20",
      "roughly 1,200",
      "20ish",
      "20+",
      "some 20 people",
      "About 20 teens",
    ].map(read),
  ).toEqual([20, 20, 20, 20, 1200, 20, 20, 20, 20]);
});

test("what names no one number is asked again", () => {
  const refused = (text: string) => headCount.safeParse(text).success;

  expect(["a few", "20 or 30", "20-30", "-20", "2.5", "twenty"].map(refused)).toEqual(
    Array.from({ length: 6 }, () => false),
  );
});
