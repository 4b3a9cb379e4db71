import fc from "fast-check";
import { expect, test } from "vitest";
import { hasBit } from "./bitmap.ts";
import { createIndex, type IndexSchema, type PartCondition } from "./index.ts";
import { partSieve } from "./part-columns.ts";
import { splitConditions } from "./part-rows.ts";
import type { Segment } from "./segment.ts";
import { DocumentStore } from "./store.ts";

const schema: IndexSchema = {
  text: { title: { weight: 1, lengthPenalty: 1, typicalWords: 3 } },
  keywords: ["even"],
  numbers: [],
  parts: ["start", "end", "latitude", "longitude"],
};
const columnOf = (name: string) => schema.parts.indexOf(name);
const number = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: undefined, freq: 5 });
const parts = fc.array(
  fc.record({
    start: number(20),
    end: number(25),
    latitude: fc.constantFrom(40, 41, 45, undefined),
    longitude: fc.constantFrom(-74, -73, undefined),
  }),
  { maxLength: 4 },
);
const condition = fc.oneof(
  fc
    .tuple(fc.integer({ min: -2, max: 22 }), fc.nat(9))
    .map(([from, length]): PartCondition => ({ column: "start", ranges: [[from, from + length]] })),
  fc.constantFrom<PartCondition>(
    { column: "end", ranges: [[10, Infinity]] },
    {
      column: "start",
      ranges: [
        [0, 3],
        [7, 9],
        [15, 16],
      ],
    },
    {
      column: "start",
      until: "end",
      ranges: [
        [0, 6],
        [8, 14],
        [14, 30],
      ],
    },
    { point: ["latitude", "longitude"], latitude: 40.4, longitude: -73.5, kilometres: 100 },
    {
      either: [
        [
          { column: "start", ranges: [[0, 8]] },
          { column: "end", ranges: [[5, 12]] },
        ],
        [],
      ],
    },
    { either: [] },
  ),
);

test("sets of rows hold what looking at each part lets through", () => {
  fc.assert(
    fc.property(
      fc.array(parts, { minLength: 1, maxLength: 60 }),
      fc.array(condition, { maxLength: 3 }),
      (documents, conditions) => {
        const segment = segmentOf(documents);
        const count = segment.parts.starts.at(-1) ?? 0;
        const rows = Uint32Array.from({ length: count }, (_, row) => row);
        const left = partSieve(conditions, columnOf)(segment.parts.columns)(rows, count);

        const { set, asked } = splitConditions(conditions, columnOf);

        expect(asked).toEqual([]);
        const found = Array.from({ length: count }, (_, row) => row).filter((row) =>
          hasBit(set(segment), row),
        );
        expect(found).toEqual([...rows.subarray(0, left)]);
      },
    ),
    { numRuns: 300, seed: 20_261_122 },
  );
});

test("what asks a function is left to be asked", () => {
  const early: PartCondition = { column: "start", ranges: [[0, 5]] };
  const odd: PartCondition = { columns: ["start"], suits: ([start = 0]) => start % 2 === 1 };
  const oddOrEarly: PartCondition = { either: [[odd], [early]] };

  expect(splitConditions([early, odd, oddOrEarly], columnOf).asked).toEqual([odd, oddOrEarly]);
});

test("a large index answers with sets of rows what a small one answers part by part", () => {
  const made = Array.from({ length: 8192 }, (_, place) => ({
    id: `id-${place}`,
    text: { title: place % 3 === 0 ? "zebra" : "quagga" },
    keywords: { even: [place % 2 === 0 ? "yes" : "no"] },
    parts: [0, 1].map((more) => ({ start: (place * 7 + more * 11) % 997, end: (place * 5) % 1009 })),
  }));
  const one = createIndex(schema);
  const small = createIndex(schema, { freshDocuments: 100 });
  for (const document of made) {
    one.put(document);
    small.put(document);
  }
  const early = { column: "start", ranges: [[0, 700]] } as const;
  const late: PartCondition = { columns: ["end"], suits: ([end = 0]) => end > 300 };
  for (const text of ["", "zebra"])
    for (const where of [[early], [early, late], []]) {
      const asked = {
        text,
        filters: [{ part: where }],
        facets: ["even"],
        sort: { by: "part", column: "start", where, then: "score" },
        limit: 30,
      } as const;
      expect(one.search(asked)).toEqual(small.search(asked));
    }
});

function segmentOf(documents: readonly (readonly Record<string, number | undefined>[])[]): Segment {
  const store = new DocumentStore(schema);
  for (const [place, each] of documents.entries()) store.put({ id: `id-${place}`, text: {}, parts: each });
  const [segment] = store.segments();
  if (!segment) throw new Error("Nothing was put.");
  return segment;
}
