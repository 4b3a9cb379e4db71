import { expect, test } from "vitest";
import { InvalidInput } from "#platform/errors";
import {
  createIndex,
  type IndexSchema,
  loadIndex,
  type SearchDocument,
  type SearchRequest,
} from "./index.ts";

const schema: IndexSchema = {
  text: {
    title: { weight: 3, lengthPenalty: 0.4, typicalWords: 7 },
    summary: { weight: 1, lengthPenalty: 0.75, typicalWords: 60 },
  },
  keywords: ["kind"],
  numbers: ["cost"],
  parts: ["start"],
};
const synonyms = [
  ["YA", "teens", "young adults"],
  ["ILL", "interlibrary loan"],
];

const offerings: readonly SearchDocument[] = [
  titled(
    "storytimes",
    "Planning Storytimes for Babies",
    "Songs, rhymes and early literacy for the very young.",
  ),
  titled("teens", "Programs for teens on a budget"),
  titled("ya", "YA collections that get read"),
  titled("young", "Serving Young Adults", "What adolescents ask of a library."),
  titled("loans", "Interlibrary loan in practice"),
  titled("ill", "ILL statistics", "Counting what is lent and borrowed."),
  titled("code", "C++ for library developers", "Also C# and R."),
  titled("ebooks", "E-book licensing", "Lending electronic books: the library pays more."),
  titled("cafe", "Café conversations", "Talk about books over coffee."),
  { ...titled("spanish", "Bibliotecas públicas y alfabetización"), language: "es" },
  titled("adults", "Adults who are young at heart"),
];

function titled(id: string, title: string, summary = ""): SearchDocument {
  return { id, text: { title, summary } };
}

function ids(text: string, more: SearchRequest = {}): readonly string[] {
  const index = createIndex(schema, { synonyms });
  for (const offering of offerings) index.put(offering);
  return index.search({ text, ...more }).hits.map((hit) => hit.id);
}

test("inflections are found, and words of the title count more", () => {
  expect(ids("plan storytime")).toEqual(["storytimes"]);
  expect(ids("lending")).toEqual(["ebooks"]);
  expect(ids("books")).toEqual(["ebooks", "cafe"]);
  expect(ids("library")).toEqual(["code", "young", "ebooks"]);
});

test("a synonym is found below the word itself, also where it is two words", () => {
  expect(ids("YA")).toEqual(["ya", "teens", "young"]);
  expect(ids("teens")[0]).toBe("teens");
  expect(ids("young adult")).toEqual(["young", "adults", "teens", "ya"]);
  expect(ids("ill")).toEqual(["ill", "loans"]);
  expect(ids("interlibrary loans")).toEqual(["loans", "ill"]);
});

test("accents, hyphens and signs in names are taken as people type them", () => {
  expect(ids("cafe")).toEqual(["cafe"]);
  expect(ids("publicas")).toEqual(["spanish"]);
  expect(ids("bibliotecas")).toEqual(["spanish"]);
  expect(ids("ebook")).toEqual(["ebooks"]);
  expect(ids("e-books")).toEqual(["ebooks"]);
  expect(ids("c++")).toEqual(["code"]);
  expect(ids("c#")).toEqual(["code"]);
});

test("quoted words must stand side by side, and excluded ones nowhere", () => {
  expect(ids('"young adults"')).toEqual(["young"]);
  expect(ids('"adults young"')).toEqual(["adults"]);
  expect(ids("library -electronic")).toEqual(["code", "young"]);
  expect(ids('young -"young adults"', { match: "all" })).toEqual(["adults", "storytimes"]);
  expect(ids('"unheard of"')).toEqual([]);
});

test("a mistyped word finds what was meant, and says so", () => {
  const index = createIndex(schema);
  for (const offering of offerings) index.put(offering);

  const result = index.search({ text: "lirbary statistcs -café" });

  expect(result.corrected).toBe("library statistics -café");
  expect(index.search({ text: "statistcs" }).hits).toMatchObject([
    {
      id: "ill",
      matched: [
        { word: "statistcs", found: "statistics", how: "spelling", fields: ["title"], terms: ["statist"] },
      ],
    },
  ]);
  expect(index.search({ text: "statistics" })).not.toHaveProperty("corrected");
});

test("an everyday word is no slip for one of the collection, whatever form it has", () => {
  const index = createIndex(schema);
  const [first] = offerings;
  if (first === undefined) throw new Error("There are no offerings.");
  index.put({ ...first, text: { title: "Staff stories for the store" } });

  for (const text of ["stuff", "stuffed", "stare", "stove"])
    expect(index.search({ text })).toMatchObject({ total: 0 });
  expect(index.search({ text: "stuff" })).not.toHaveProperty("corrected");
  expect(index.search({ text: "staf" })).toMatchObject({ total: 1, corrected: "staff" });
});

test("the last word counts as begun while it is being typed", () => {
  expect(ids("early lit", { isTyping: true })).toEqual(["storytimes"]);
  expect(ids("early lit")).toEqual(["storytimes"]);
  expect(ids("lit", { isTyping: true })).toEqual(["storytimes"]);
  expect(ids("conversatio", { isTyping: true })).toEqual(["cafe"]);
  expect(ids("lit")).toEqual([]);
});

test("when nothing has all the words, what has the most is given and called so", () => {
  const index = createIndex(schema);
  for (const offering of offerings) index.put(offering);

  const strict = index.search({ text: "storytimes budget", match: "all" });
  const relaxed = index.search({ text: "storytimes budget" });

  expect(strict).toMatchObject({ total: 0, isRelaxed: false });
  expect(relaxed.hits.map((hit) => hit.id).toSorted()).toEqual(["storytimes", "teens"]);
  expect(relaxed.isRelaxed).toBe(true);
});

test("in a long question, what resembles the best hits rises above what has one of its words by chance", () => {
  const question = "how might libraries lend seeds so that neighbours grow gardens and food together";
  const documents = [
    titled("best", "Seed libraries: neighbours grow gardens", "Germination, pollinators, compost and soil."),
    titled("good", "Lend seeds, grow gardens", "Germination, pollinators and soil for beginners."),
    titled("chance", "How neighbours quarrel", "Fences, noise and parked cars."),
    titled("alike", "Neighbours, soil and compost", "Germination and pollinators."),
  ];
  const order = (feedback: number): readonly string[] => {
    const index = createIndex({ ...schema, ranking: { feedback } });
    for (const document of documents) index.put(document);
    return index.search({ text: question }).hits.map((hit) => hit.id);
  };

  expect(order(0)).toEqual(["best", "good", "chance", "alike"]);
  expect(order(0.7)).toEqual(["best", "good", "alike", "chance"]);
});

test("in prose, quotation marks and hyphens are no commands", () => {
  const prose =
    'we would like to learn what a "young adults" room -budget aside- might offer to teens after school';

  expect(ids(prose)).toContain("teens");
  expect(ids('"young adults" -budget')).toEqual(["young"]);
});

test("no text finds everything, and stop words alone nothing", () => {
  expect(ids("").length).toBe(offerings.length);
  expect(ids("  ").length).toBe(offerings.length);
  expect(ids("the of")).toEqual([]);
});

test("an explanation names the word, how and where it was found", () => {
  const index = createIndex(schema, { synonyms });
  for (const offering of offerings) index.put(offering);

  const [first, second] = index.search({ text: "teens" }).hits;

  expect(first?.matched).toEqual([{ word: "teens", how: "word", fields: ["title"], terms: ["teen"] }]);
  expect(second?.matched).toEqual([
    {
      word: "teens",
      found: "young adults",
      how: "synonym",
      fields: ["title"],
      terms: ["young", "adult"],
    },
  ]);
});

test("a removed document is gone at once, and a replaced one is found by its new words only", () => {
  const index = createIndex(schema);
  index.put(titled("a", "Weeding"));
  index.put(titled("b", "Weeding again"));

  expect(index.remove("a")).toBe(true);
  expect(index.remove("a")).toBe(false);
  index.put(titled("b", "Binding"));

  expect(index.search({ text: "weeding" }).total).toBe(0);
  expect(index.search({ text: "binding" }).hits.map((hit) => hit.id)).toEqual(["b"]);
  expect(index.stats()).toMatchObject({ documents: 1 });
});

test("an index is made tidy: few segments of many small ones, which answer the same", () => {
  const index = createIndex(schema, { synonyms, freshDocuments: 2 });
  for (const offering of offerings) index.put(offering);
  index.remove("cafe");
  const answers = () => ["teens", "library", ""].map((text) => index.search({ text }));
  const before = answers();

  expect(index.stats()).toMatchObject({ segments: 6, removed: 1 });
  index.tidy();

  expect(index.stats()).toMatchObject({ segments: 2, removed: 0, documents: offerings.length - 1 });
  expect(answers()).toEqual(before);
});

test("a stored index that is damaged, cut off or of other fields is refused", () => {
  const index = createIndex(schema);
  for (const offering of offerings) index.put(offering);
  const bytes = Buffer.concat(index.serialise());
  const load =
    (changed: Uint8Array, other = schema) =>
    () =>
      loadIndex(other, changed);

  expect(loadIndex(schema, bytes).index.size).toBe(offerings.length);
  for (const at of [0, 9, 13, 30, bytes.length >> 1, bytes.length - 1]) {
    const damaged = Buffer.from(bytes);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    expect(load(damaged)).toThrow(InvalidInput);
  }
  expect(load(bytes.subarray(0, 100))).toThrow(InvalidInput);
  expect(load(new Uint8Array())).toThrow(InvalidInput);
  expect(load(bytes, { ...schema, keywords: ["kind", "topic"] })).toThrow(InvalidInput);
});

test("a field that is not in the schema is the caller's mistake", () => {
  const index = createIndex(schema);

  expect(() => index.search({ facets: ["colour"] })).toThrow(RangeError);
  expect(() => index.search({ filters: [{ keyword: "colour", anyOf: ["red"] }] })).toThrow(RangeError);
  expect(() => index.search({ sort: { by: "number", field: "weight" } })).toThrow(RangeError);
});
