import fastCheck from "fast-check";
import { expect, test } from "vitest";
import { wordDiff } from "./word-diff.ts";

test("what was changed is told by words", () => {
  expect(wordDiff("Two microphones and a laptop", "Three microphones and a phone")).toEqual([
    { kind: "removed", text: "Two" },
    { kind: "added", text: "Three" },
    { kind: "same", text: " microphones and a " },
    { kind: "removed", text: "laptop" },
    { kind: "added", text: "phone" },
  ]);
});

test("both texts can be read back from their difference", () => {
  const words = fastCheck.array(fastCheck.constantFrom("a", "b", "c", "\n", "long"), { maxLength: 40 });
  fastCheck.assert(
    fastCheck.property(words, words, (old, fresh) => {
      const [before, after] = [old.join(" "), fresh.join(" ")];
      const parts = wordDiff(before, after);
      const without = (kind: "removed" | "added") =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join("");

      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
    { numRuns: 200 },
  );
});

test("texts as long as books are told as a whole, and quickly", () => {
  const book = (word: string) => `${word} `.repeat(5_000);

  expect(wordDiff(book("one"), book("two")).map(({ kind }) => kind)).toEqual(["removed", "added"]);
});
