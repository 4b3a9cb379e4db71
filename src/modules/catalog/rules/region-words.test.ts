import { expect, test } from "vitest";
import { regionWords } from "./region-words.ts";

test("regions are told by name, and what is no state as it is written, with a capital", () => {
  expect(["TX", "NY, NJ", "INT", "national", "Sample State"].map(regionWords)).toEqual([
    "Texas",
    "New York, New Jersey",
    "The world",
    "National",
    "Sample State",
  ]);
});
