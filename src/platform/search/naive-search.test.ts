import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRanking, impactCode, inverseFrequency, occurrenceWeight, saturationTable } from "./impact.ts";
import {
  createIndex,
  type Filter,
  type IndexSchema,
  loadIndex,
  type PartCondition,
  type SearchDocument,
  type SearchIndex,
} from "./index.ts";
import { distanceKilometres } from "./part-columns.ts";

/**
 * The index against the plainest thing that could answer the same questions: every document looked at for every
 * search, no postings, no bitmaps, no segments. Only the scale of weights is shared.
 */
const schema: IndexSchema = {
  text: {
    title: { weight: 3, lengthPenalty: 0.4, typicalWords: 3 },
    summary: { weight: 1, lengthPenalty: 0.75, typicalWords: 6 },
  },
  keywords: ["kind", "topic"],
  numbers: ["cost"],
  parts: ["start", "latitude", "longitude"],
  // Feedback changes scores only; it has its own test.
  ranking: { feedback: 0 },
};

// None of these is a stop word, changes by stemming, or is within two edits of another.
const vocabulary = ["librum", "catalogo", "zebra", "quorum", "fjord", "wizzing", "pixel"] as const;
const synonyms = [["zebra", "pixel"]];

const words = fc.array(fc.constantFrom(...vocabulary), { maxLength: 7 });
const document = fc.record({
  id: fc.integer({ min: 0, max: 40 }).map((number) => `id-${number}`),
  text: fc.record({ title: words.map(joined), summary: words.map(joined) }),
  keywords: fc.record({
    kind: fc.array(fc.constantFrom("webinar", "course", "chat"), { maxLength: 1 }),
    topic: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 }),
  }),
  numbers: fc.oneof(fc.constant({}), fc.record({ cost: fc.integer({ min: 0, max: 5 }) })),
  parts: fc.array(
    fc.record({
      start: fc.integer({ min: 0, max: 20 }),
      latitude: fc.constantFrom(40, 41, 45),
      longitude: fc.constantFrom(-74, -73),
    }),
    { maxLength: 3 },
  ),
});
const change = fc.oneof(
  { weight: 4, arbitrary: document.map((put) => ({ put }) as const) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 40 }).map((number) => ({ remove: `id-${number}` }) as const),
  },
);
const range = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 10 }))
  .map(([from, length]) => [from, from + length] as const);
const conditions = fc.array(
  fc.oneof(
    range.map((one): PartCondition => ({ column: "start", ranges: [one] })),
    fc.constant<PartCondition>({
      column: "start",
      ranges: [
        [0, 3],
        [7, 9],
        [15, 16],
      ],
    }),
    fc.constant<PartCondition>({
      column: "start",
      until: "latitude",
      ranges: [
        [0, 4],
        [5, 40],
        [41, 50],
      ],
    }),
    fc.constant<PartCondition>({
      point: ["latitude", "longitude"],
      latitude: 40.5,
      longitude: -73.5,
      kilometres: 100,
    }),
    fc.constant<PartCondition>({
      columns: ["latitude", "start"],
      suits: ([latitude = 0, start = 0]) => start % 2 === 0 || Number.isNaN(latitude),
    }),
    fc.constant<PartCondition>({
      either: [
        [
          { column: "start", ranges: [[0, 8]] },
          { column: "start", ranges: [[5, 12]] },
        ],
        [{ column: "start", ranges: [[20, 25]] }],
      ],
    }),
  ),
  { minLength: 1, maxLength: 2 },
);
const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ keyword: fc.constant("kind"), anyOf: fc.subarray(["webinar", "course", "never"]) }),
    fc.record({ keyword: fc.constant("topic"), anyOf: fc.subarray(["a", "b", "d"]) }),
    fc.record({
      number: fc.constant("cost"),
      from: fc.integer({ min: 0, max: 2 }),
      to: fc.integer({ min: 1, max: 5 }),
    }),
    conditions.map((part) => ({ part })),
    fc.array(tie("filter"), { minLength: 1, maxLength: 2 }).map((either) => ({ either })),
    fc.array(tie("filter"), { maxLength: 2 }).map((every) => ({ every })),
    tie("filter").map((not) => ({ not })),
    tie("filter").map((kept) => ({ kept })),
  ),
}));
const question = fc.record({
  plain: fc.oneof(
    fc.array(fc.constantFrom(...vocabulary, "unheardof"), { maxLength: 5 }),
    fc.uniqueArray(fc.constantFrom(...vocabulary, "unheardof"), { minLength: 3, maxLength: 8 }),
  ),
  phrase: fc.array(fc.constantFrom(...vocabulary), { maxLength: 2 }),
  excluded: fc.array(fc.constantFrom(...vocabulary), { maxLength: 1 }),
});
type Question = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

const request = fc.record({
  question,
  match: fc.constantFrom("all", "most", "any"),
  filters: fc.array(filter, { maxLength: 3 }),
  sort: fc.constantFrom(
    { by: "score" },
    { by: "number", field: "cost", then: "score" },
    { by: "part", column: "start", isDescending: true },
    { by: "part", column: "start", then: "score" },
    { by: "part", column: "start", where: [{ column: "start", ranges: [[5, 12]] }] },
  ),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

function joined(list: readonly string[]): string {
  return list.join(" ");
}

/** Every document still there, in the order in which it was last put. */
class Naive {
  readonly documents = new Map<string, SearchDocument>();

  apply(one: typeof change extends fc.Arbitrary<infer C> ? C : never): void {
    if ("remove" in one) {
      this.documents.delete(one.remove);
    } else {
      this.documents.delete(one.put.id);
      this.documents.set(one.put.id, one.put);
    }
  }

  search({ question, match, filters, sort }: Request) {
    const distinct = [...new Set(question.plain)];
    const all = [...this.documents.values()];
    const first = [0, 1, 2, 3, 2, 3, 2, 2, 2][distinct.length] ?? 1;
    const minimums = {
      all: [distinct.length],
      any: [Math.min(1, distinct.length)],
      most: distinct.length === 0 ? [0] : [first, Math.min(2, first), 1],
    }[match];
    const byText = minimums
      .map((minimum) => all.filter((each) => this.#matches(each, question, minimum)))
      .find((list, at) => list.length > 0 || at === minimums.length - 1);
    const isFound = (each: SearchDocument, left: readonly Filter[]) => left.every((one) => meets(each, one));
    const found = (byText ?? []).filter((each) => isFound(each, filters));
    const facet = (name: "kind" | "topic") => {
      const others = filters.filter((one) => !("keyword" in one && one.keyword === name));
      const counts = new Map<string, number>();
      for (const each of byText ?? []) {
        if (!isFound(each, others)) continue;
        for (const value of each.keywords?.[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return Object.fromEntries(counts);
    };
    const hits = found.map((each) => ({
      id: each.id,
      score: this.#score(each, question),
      key: sortKey(each, sort),
    }));
    return { total: found.length, hits, facets: { kind: facet("kind"), topic: facet("topic") } };
  }

  #matches(each: SearchDocument, { plain, phrase, excluded }: Question, minimum: number): boolean {
    const has = (word: string) => meanings(word).some((one) => wordsOf(each).includes(one));
    return (
      [...new Set(plain)].filter(has).length >= minimum &&
      (phrase.length === 0 || hasPhrase(each, phrase)) &&
      !excluded.some((word) => wordsOf(each).includes(word))
    );
  }

  #score(each: SearchDocument, { plain, phrase }: Question): number {
    let score = 0;
    for (const word of new Set(plain)) {
      const times = plain.filter((other) => other === word).length;
      const frequency = Math.max(...meanings(word).map((one) => this.#frequency(one)));
      const best = Math.max(
        saturated(each, word),
        ...meanings(word)
          .slice(1)
          .map((one) => 0.8 * saturated(each, one)),
      );
      score += times * inverseFrequency(this.documents.size, frequency) * best;
    }
    if (phrase.length === 0) return score;
    const frequency = Math.min(...phrase.map((word) => this.#frequency(word)));
    const sum = phrase.reduce((total, word) => total + saturated(each, word), 0);
    return score + inverseFrequency(this.documents.size, frequency) * sum;
  }

  #frequency(word: string): number {
    return [...this.documents.values()].filter((each) => wordsOf(each).includes(word)).length;
  }
}

const saturation = saturationTable(defaultRanking.saturation);

function saturated(each: SearchDocument, word: string): number {
  let weight = 0;
  for (const [name, field] of Object.entries(schema.text)) {
    const list = (each.text[name] ?? "").split(" ").filter((one) => one !== "");
    weight += list.filter((one) => one === word).length * occurrenceWeight(field, list.length);
  }
  return weight === 0 ? 0 : (saturation[impactCode(weight)] ?? 0);
}

function meanings(word: string): readonly string[] {
  return [
    word,
    ...synonyms.flatMap((group) => (group.includes(word) ? group.filter((one) => one !== word) : [])),
  ];
}

function wordsOf(each: SearchDocument): readonly string[] {
  return Object.values(each.text).flatMap((text) => (text ?? "").split(" "));
}

function hasPhrase(each: SearchDocument, phrase: readonly string[]): boolean {
  return Object.values(each.text).some((text) => ` ${text ?? ""} `.includes(` ${phrase.join(" ")} `));
}

function meets(each: SearchDocument, one: Filter): boolean {
  if ("keyword" in one) return one.anyOf.some((value) => each.keywords?.[one.keyword]?.includes(value));
  if ("number" in one) {
    const value = each.numbers?.[one.number];
    return value !== undefined && value >= (one.from ?? -Infinity) && value <= (one.to ?? Infinity);
  }
  if ("part" in one)
    return (each.parts ?? []).some((part) => one.part.every((each) => meetsCondition(part, each)));
  if ("every" in one) return one.every.every((inner) => meets(each, inner));
  if ("either" in one) return one.either.some((inner) => meets(each, inner));
  return "kept" in one ? meets(each, one.kept) : !meets(each, one.not);
}

function meetsCondition(
  part: Readonly<Record<string, number | undefined>>,
  condition: PartCondition,
): boolean {
  if ("ranges" in condition) {
    const value = part[condition.column];
    if (condition.until === undefined)
      return condition.ranges.some(([from, to]) => isBetween(value, from, to));
    const until = part[condition.until];
    return condition.ranges.some(
      ([from, to]) => value !== to && isBetween(value, from, to) && isBetween(until, value, to),
    );
  }
  if ("either" in condition)
    return condition.either.some((inner) => inner.every((one) => meetsCondition(part, one)));
  if ("suits" in condition)
    return condition.suits(Float64Array.from(condition.columns, (column) => part[column] ?? Number.NaN));
  const { latitude, longitude, kilometres } = condition;
  const distance = distanceKilometres(latitude, longitude, part["latitude"] ?? 0, part["longitude"] ?? 0);
  return distance <= kilometres;
}

function isBetween(value: number | undefined, from: number | undefined, to: number): boolean {
  return value !== undefined && from !== undefined && value >= from && value <= to;
}

function sortKey(each: SearchDocument, sort: Request["sort"]): number {
  if (sort.by === "score") return 0;
  if (sort.by === "number") return -(each.numbers?.["cost"] ?? Infinity);
  const starts = (each.parts ?? [])
    .filter((part) => !("where" in sort) || sort.where.every((one) => meetsCondition(part, one)))
    .map((part) => part["start"] ?? 0);
  return "isDescending" in sort ? Math.max(-Infinity, ...starts) : -Math.min(Infinity, ...starts);
}

function textOf({ plain, phrase, excluded }: Question): string {
  const quoted = phrase.length > 0 ? [`"${phrase.join(" ")}"`] : [];
  return [...quoted, ...plain, ...excluded.map((word) => `-${word}`)].join(" ");
}

function expectSame(index: SearchIndex, naive: Naive, asked: Request): void {
  const expected = naive.search(asked);
  const { match, filters, sort } = asked;
  const everything = { text: textOf(asked.question), match, filters, facets: ["kind", "topic"], sort };
  const result = index.search({ ...everything, limit: 100 });
  for (const limit of [1, 3]) {
    expect(index.search({ ...everything, offset: 1, limit })).toEqual({
      ...result,
      offset: 1,
      hits: result.hits.slice(1, 1 + limit),
    });
    const last = result.hits.length - (result.hits.length % limit || Math.min(limit, result.hits.length));
    expect(index.search({ ...everything, offset: 30 * limit, limit, keepsToLastPage: true })).toEqual({
      ...result,
      offset: last,
      hits: result.hits.slice(last),
    });
  }
  // A field's own choice is left out of its count only where the filter says that it is one.
  const kept = filters.map((one): Filter => ("keyword" in one ? one : { kept: one }));
  for (const text of [vocabulary[0], "", everything.text])
    expect(index.search({ ...everything, text, filters: kept })).toEqual(
      index.search({ ...everything, text }),
    );
  expect(result.total).toBe(expected.total);
  for (const name of ["kind", "topic"] as const) {
    const counted = Object.fromEntries((result.facets[name] ?? []).map(({ value, count }) => [value, count]));
    expect(counted).toEqual(expected.facets[name]);
  }
  const byId = new Map(expected.hits.map((hit) => [hit.id, hit]));
  expect(result.hits.map((hit) => hit.id).toSorted()).toEqual([...byId.keys()].toSorted());
  let last: { key: number; score: number; place: number } | undefined;
  // Counted alone, and once more from what was kept of the words.
  for (const time of [1, 2]) {
    const { total } = index.search({ ...everything, facets: [], limit: 0 });
    expect({ time, total }).toEqual({ time, total: expected.total });
  }
  for (const hit of result.hits) {
    const wanted = byId.get(hit.id);
    expect(hit.score).toBeCloseTo(wanted?.score ?? Number.NaN, 4);
    const next = {
      key: wanted?.key ?? 0,
      score: asked.sort.by === "part" && !("then" in asked.sort) ? 0 : Math.round((wanted?.score ?? 0) * 1e4),
      place: expected.hits.findIndex((each) => each.id === hit.id),
    };
    expect(last === undefined || inOrder(last, next)).toBe(true);
    last = next;
  }
}

function inOrder(
  left: { key: number; score: number; place: number },
  right: { key: number; score: number; place: number },
): boolean {
  if (left.key !== right.key) return left.key > right.key;
  // Scores are sums in 32 bits: as good as equal is equal.
  return (
    left.score > right.score - 2 &&
    (Math.abs(left.score - right.score) > 2 || left.score !== right.score || left.place < right.place)
  );
}

test("searches find, count and order what looking at every document does", () => {
  fc.assert(
    fc.property(
      fc.array(change, { minLength: 1, maxLength: 120 }),
      fc.array(request, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (changes, requests, freshDocuments) => {
        const index = createIndex(schema, { synonyms, freshDocuments });
        const naive = new Naive();
        changes.forEach((one, at) => {
          naive.apply(one);
          if ("put" in one) index.put(one.put);
          else index.remove(one.remove);
          const [asked] = requests;
          if (at % 25 === 0 && asked) expectSame(index, naive, asked);
          if (at % 40 === 39) index.tidy();
        });
        for (const asked of requests) expectSame(index, naive, asked);
        expect(index.size).toBe(naive.documents.size);
      },
    ),
    { numRuns: 150, seed: 20_261_121 },
  );
});

test("an index that was stored and loaded answers the same, and can be changed on", () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 60 }),
      fc.array(change, { maxLength: 30 }),
      fc.array(request, { minLength: 1, maxLength: 3 }),
      (before, after, requests) => {
        const stored = createIndex(schema, { synonyms, freshDocuments: 5 });
        const naive = new Naive();
        for (const one of before) {
          naive.apply(one);
          if ("put" in one) stored.put(one.put);
          else stored.remove(one.remove);
        }

        const { index, stamp } = loadIndex(schema, Buffer.concat(stored.serialise("change 17")), {
          synonyms,
          freshDocuments: 5,
        });

        expect(stamp).toBe("change 17");
        for (const asked of requests) expectSame(index, naive, asked);
        for (const one of after) {
          naive.apply(one);
          if ("put" in one) index.put(one.put);
          else index.remove(one.remove);
        }
        for (const asked of requests) expectSame(index, naive, asked);
      },
    ),
    { numRuns: 60, seed: 20_261_122 },
  );
});
