import fc from "fast-check";
import { expect, test } from "vitest";
import { createIndex, type IndexSchema, type SearchRequest, type Sort } from "./index.ts";

const schema: IndexSchema = {
  text: { title: { weight: 1, lengthPenalty: 1, typicalWords: 3 } },
  keywords: [],
  numbers: [],
  parts: ["start", "room"],
};
const parts = fc.array(
  fc.record({
    start: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
    room: fc.integer({ min: 1, max: 2 }),
  }),
  { maxLength: 3 },
);
const documents = fc.array(fc.record({ parts, words: fc.integer({ min: 1, max: 5 }) }), {
  minLength: 20,
  maxLength: 60,
});
const inRoomOne = [{ column: "room", ranges: [[1, 1]] }] as const;
const byStart = { by: "part", column: "start" } as const;
const sorts: readonly Sort[] = [true, false].flatMap((isDescending): readonly Sort[] => [
  { ...byStart, isDescending },
  { ...byStart, isDescending, then: "score" },
  { ...byStart, isDescending, where: inRoomOne, then: "score" },
]);

test("the few that come first are the first of all, also where many tie", () => {
  fc.assert(
    fc.property(documents, fc.integer({ min: 1, max: 12 }), (all, limit) => {
      const index = createIndex(schema, { freshDocuments: 25 });
      for (const [number, each] of all.entries())
        index.put({
          id: `id-${number}`,
          text: { title: "zebra ".repeat(each.words) + "quagga ".repeat(5 - each.words) },
          parts: each.parts,
        });
      for (const sort of sorts)
        for (const text of ["", "zebra"]) {
          const asked: SearchRequest = { text, sort };
          const hits = index.search({ ...asked, limit: 100 }).hits;
          expect(index.search({ ...asked, limit }).hits).toEqual(hits.slice(0, limit));
        }
    }),
    { numRuns: 100, seed: 20_261_122 },
  );
});
