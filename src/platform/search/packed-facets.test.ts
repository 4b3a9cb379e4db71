import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyBitmap, membersOf, setBit } from "./bitmap.ts";
import { createIndex, type IndexSchema } from "./index.ts";
import { countValues } from "./keyword-column.ts";
import { countPacked, packedFacets } from "./packed-facets.ts";
import { beginScratch } from "./scratch.ts";
import type { Segment } from "./segment.ts";
import { DocumentStore } from "./store.ts";

const schema: IndexSchema = {
  text: { title: { weight: 1, lengthPenalty: 1, typicalWords: 3 } },
  keywords: ["one", "none or several", "never"],
  numbers: [],
  parts: [],
};
const documents = 9000;
const value = (number: number) => `v${(number * 7) % 40}`;

// Large enough to be worth packing.
function largeSegment(): Segment {
  const store = new DocumentStore(schema);
  for (let at = 0; at < documents; at += 1)
    store.put({
      id: String(at),
      text: { title: "" },
      keywords: {
        one: [value(at)],
        "none or several": at % 3 === 0 ? [] : at % 3 === 1 ? [value(at)] : [value(at), value(at + 1)],
      },
    });
  const [largest] = store.segments().toSorted((one, other) => other.size - one.size);
  if (largest === undefined) throw new Error("There is no segment.");
  return largest;
}

test("counting all fields in one pass gives what counting each of them gives", () => {
  const segment = largeSegment();
  const fields = [1, 2, 0];
  const packed = packedFacets(segment, fields);
  if (packed === undefined) throw new Error(`A segment of ${segment.size} documents is not packed.`);

  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(segment.size - 1), { maxLength: 200 }), (chosen) => {
      beginScratch();
      const bits = emptyBitmap(segment.size);
      for (const document of chosen) setBit(bits, document);
      const members = membersOf(bits);
      const together = fields.map(() => new Uint32Array(50));
      const alone = fields.map(() => new Uint32Array(50));

      countPacked(packed, members, together);
      fields.forEach((field, place) => {
        const [column, count] = [segment.keywords[field], alone[place]];
        if (column && count) countValues(column, bits, members, count);
      });

      expect(together).toEqual(alone);
    }),
    { numRuns: 50, seed: 9 },
  );
});

test("small segments are counted field by field", () => {
  const index = createIndex(schema);
  index.put({ id: "a", text: { title: "" }, keywords: { one: ["x"] } });
  const store = new DocumentStore(schema);
  store.put({ id: "a", text: { title: "" }, keywords: { one: ["x"] } });
  const [fresh] = store.segments();

  expect(fresh && packedFacets(fresh, [0, 1])).toBeUndefined();
  expect(index.search({ facets: ["one"] }).facets).toEqual({ one: [{ value: "x", count: 1 }] });
});
