import fc from "fast-check";
import { expect, test } from "vitest";
import { createIndex, type IndexSchema, type SearchDocument } from "./index.ts";
import { countJoint, jointColumns } from "./joint-column.ts";
import { keywordColumn } from "./keyword-column.ts";

const size = 6000;

/** A column of documents that repeat these lists of values in turn. */
function columnOf(lists: readonly (readonly number[])[]) {
  const [starts, values]: [number[], number[]] = [[0], []];
  for (let document = 0; document < size; document += 1) {
    values.push(...(lists[(document * 11) % lists.length] ?? []));
    starts.push(values.length);
  }
  return keywordColumn(starts, values);
}

const lists = fc.array(fc.array(fc.nat(5), { maxLength: 3 }), { minLength: 1, maxLength: 250 });

test("counting fields together is counting them one by one", () => {
  fc.assert(
    fc.property(
      fc.array(lists, { minLength: 1, maxLength: 4 }),
      fc.uniqueArray(fc.nat(size - 1), { maxLength: 300 }),
      (fields, some) => {
        const columns = fields.map(columnOf);
        const members = Uint16Array.from(some.toSorted((one, other) => one - other));
        for (const joint of jointColumns(columns, size)) {
          const counts = new Map([...joint.fields.keys()].map((field) => [field, new Uint32Array(6)]));
          countJoint(joint, members, counts);
          for (const [field, counted] of counts) {
            const expected = new Uint32Array(6);
            for (const document of members) {
              const values = fields[field]?.[(document * 11) % (fields[field]?.length ?? 1)] ?? [];
              for (const value of values) expected[value] = (expected[value] ?? 0) + 1;
            }
            expect([...counted]).toEqual([...expected]);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("fields are put together while their combinations are few, and one of too many values is left out", () => {
  const few = columnOf([[0], [1], [2]]);
  const several = columnOf([[0], [1, 2], [], [3], [0, 3], [4], [5]]);
  const many = columnOf(Array.from({ length: 120 }, (_, value) => [value]));
  const tooMany = columnOf(Array.from({ length: 200 }, (_, value) => [value]));
  const fields = jointColumns([many, few, tooMany, several], size).map((joint) => [...joint.fields.keys()]);
  expect(fields).toEqual([[1, 3], [0]]);
  expect(jointColumns([few], 4000)).toEqual([]);
});

const schema: IndexSchema = {
  text: { title: { weight: 1, lengthPenalty: 0.5, typicalWords: 5 } },
  keywords: ["kind", "topic", "way"],
  numbers: ["cost"],
  parts: [],
};

function documentOf(number: number): SearchDocument {
  return {
    id: `o${number}`,
    text: { title: number % 3 === 0 ? "copyright for all" : "budgets for all" },
    keywords: {
      kind: [`k${number % 4}`],
      topic: [`t${number % 7}`, ...(number % 5 === 0 ? ["t9"] : [])],
      way: number % 6 === 0 ? [] : [`w${number % 2}`],
    },
    numbers: { cost: number % 100 },
  };
}

test("an index counts the same, together or not, with and without filters, and after it was stored", () => {
  const index = createIndex(schema, {});
  const documents = Array.from({ length: 9000 }, (_, number) => documentOf(number));
  for (const document of documents) index.put(document);
  index.tidy();
  for (const kinds of [[], ["k1"], ["k1", "k3"]]) {
    const result = index.search({
      text: "copyright",
      filters: [
        { number: "cost", to: 80 },
        ...(kinds.length === 0 ? [] : [{ keyword: "kind", anyOf: kinds }]),
      ],
      facets: ["kind", "topic", "way"],
    });
    const isAsked = (document: SearchDocument, isOfAnyKind: boolean) =>
      document.text["title"]?.startsWith("copyright") === true &&
      (document.numbers?.["cost"] ?? 0) <= 80 &&
      (isOfAnyKind || kinds.length === 0 || kinds.includes(document.keywords?.["kind"]?.[0] ?? ""));
    for (const facet of ["kind", "topic", "way"]) {
      const expected = new Map<string, number>();
      for (const document of documents) {
        if (!isAsked(document, facet === "kind")) continue;
        for (const value of document.keywords?.[facet] ?? [])
          expected.set(value, (expected.get(value) ?? 0) + 1);
      }
      expect(new Map(result.facets[facet]?.map(({ value, count }) => [value, count]))).toEqual(expected);
    }
  }
});
