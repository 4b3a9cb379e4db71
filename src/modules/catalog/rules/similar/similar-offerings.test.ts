import fc from "fast-check";
import { expect, test } from "vitest";
import { similarOfferings, type ComparedOffering } from "./similar-offerings.ts";

function offering(id: string, title: string, topics: string[], audiences: string[] = []): ComparedOffering {
  return { id, listing: { title, topics, audiences } };
}

const weeding = offering("1", "Weeding with confidence", ["collections"], ["rural"]);

test("shared topics come before shared words, and each says what is shared", () => {
  const similar = similarOfferings(weeding, [
    offering("2", "Book repair", ["collections"]),
    offering("3", "Garden weeding for branches", ["gardening"]),
    offering("4", "Weeding a children's room", ["collections"], ["rural"]),
    offering("5", "Robots at the desk", ["ai"]),
  ]);

  expect(similar.map(({ id, because }) => [id, because])).toEqual([
    ["4", ["topic: collections", "words: weeding", "audience: rural"]],
    ["2", ["topic: collections"]],
    ["3", ["words: weeding"]],
  ]);
});

test("the offering itself and its other dates are not similar to it", () => {
  const again = offering("2", "Weeding, with Confidence!", ["collections"]);

  expect(similarOfferings(weeding, [weeding, again])).toEqual([]);
});

test("words that every title has make nothing similar", () => {
  const a = offering("1", "Free webinar: library guide", []);

  expect(similarOfferings(a, [offering("2", "Library webinar, a free guide to robots", [])])).toEqual([]);
});

test("when something is makes nothing similar", () => {
  const a = offering("1", "Makerspaces: What We Learned This Year in 30 Days", []);

  expect(similarOfferings(a, [offering("2", "Digital Navigators: One Year In, 30 Days On", [])])).toEqual([]);
});

test("scores lie between 0 and 1, fall, and do not depend on the order of the candidates", () => {
  const any = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    title: fc.constantFrom("Weeding day", "Weeding with robots", "Robots", "Book repair for teens"),
    topics: fc.subarray(["collections", "ai", "teens"]),
    audiences: fc.subarray(["rural", "school"]),
  });
  const anyOffering = any.map(({ id, title, topics, audiences }) => offering(id, title, topics, audiences));
  const candidates = fc.uniqueArray(anyOffering, { selector: ({ id }) => id });

  fc.assert(
    fc.property(anyOffering, candidates, (own, others) => {
      const similar = similarOfferings(own, others);
      const scores = similar.map(({ score }) => score);

      expect(similarOfferings(own, others.toReversed())).toEqual(similar);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
    }),
    { numRuns: 300, seed: 4 },
  );
});
