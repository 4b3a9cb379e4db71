import { expect, test } from "vitest";
import { storable, storableKey } from "./storable.ts";

test("what can be stored is given back as it is", () => {
  const listing = { title: "Weeding 📚", sessions: [{ start: "2026-12-03", place: undefined }] };

  expect(storable(listing)).toBe(listing);
});

test("NUL and halves of characters are taken out of every text, however deep", () => {
  expect(storable({ title: "a\0b", topics: ["x\uD800"], place: { name: "\uDC00y", latitude: 1 } })).toEqual({
    title: "ab",
    topics: ["x\uFFFD"],
    place: { name: "\uFFFDy", latitude: 1 },
  });
});

test("a very long key becomes a shorter one of its own", () => {
  const keys = ["a", "b"].map((middle) => storableKey("x".repeat(5000) + middle + "y".repeat(5000)));

  expect(storableKey("short")).toBe("short");
  expect(keys.map((key) => key.length <= 500)).toEqual([true, true]);
  expect(new Set(keys).size).toBe(2);
});
