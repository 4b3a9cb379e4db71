import fc from "fast-check";
import { expect, test } from "vitest";
import { createIndex, type IndexSchema } from "./index.ts";

const schema: IndexSchema = {
  text: { title: { weight: 1, lengthPenalty: 0.5, typicalWords: 8 } },
  keywords: ["kind"],
  numbers: [],
  parts: [],
};

// Few words and many documents of one kind or another: lists of several blocks, and thresholds that rise early.
const texts = fc.array(
  fc.record({
    words: fc.array(
      fc.nat({ max: 12 }).map((number) => `w${Math.floor(number ** 1.5)}x`),
      { maxLength: 14 },
    ),
    kind: fc.constantFrom("webinar", "course"),
  }),
  { minLength: 20, maxLength: 400 },
);

test("passing over what cannot be among the best changes nothing about the best", () => {
  fc.assert(
    fc.property(
      texts,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 16, max: 90 }),
      (list, limit, freshDocuments) => {
        const index = createIndex(schema, { freshDocuments });
        list.forEach(({ words, kind }, at) =>
          index.put({ id: `id-${at}`, text: { title: words.join(" ") }, keywords: { kind: [kind] } }),
        );
        const filters = [{ keyword: "kind", anyOf: ["course"] }];

        const all = index.similar("id-0", { limit: 1000, filters });
        const best = index.similar("id-0", { limit, filters });

        const scoresOf = (hits: typeof all) => hits.map((hit) => hit.score.toFixed(4));
        expect(scoresOf(best)).toEqual(scoresOf(all.slice(0, limit)));
      },
    ),
    { numRuns: 80, seed: 5 },
  );
});

test("what shares the rarer words is more alike, and the document itself is left out", () => {
  const index = createIndex(schema);
  const titles = {
    one: "Repairing rare books by hand",
    two: "Repairing bindings of rare books",
    three: "Books for children",
    four: "Budgets",
  };
  for (const [id, title] of Object.entries(titles)) index.put({ id, text: { title } });

  expect(index.similar("one").map((hit) => hit.id)).toEqual(["two", "three"]);
  expect(index.similar("unknown")).toEqual([]);
});
