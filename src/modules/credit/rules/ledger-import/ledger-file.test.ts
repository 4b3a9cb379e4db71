import fc from "fast-check";
import { expect, test } from "vitest";
import { rational } from "../exact/rational.ts";
import { modes } from "../ledger/entry.ts";
import type { EntryFacts } from "../ledger/kept-entry.ts";
import { entryForFile, factsFromFile } from "../transcript/entry-in-file.ts";
import { transcriptFormat } from "../transcript/transcript-file.ts";
import { matchKnown } from "./match-known.ts";
import { readTableFile } from "./read-table-file.ts";
import { readTranscriptFile } from "./read-transcript-file.ts";

const question = { today: "2026-11-21", isDayFirst: false };

function table(...rows: readonly (readonly string[])[]) {
  return readTableFile(
    rows.map((cells, place) => ({ number: place + 1, cells })),
    question,
  );
}

const text = fc.string({ unit: "grapheme", maxLength: 40 });
const words = text.map((each) => `a${each}`);
const day = fc
  .date({ min: new Date("1960-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));
const measured = fc.oneof(
  fc.nat({ max: 100_000 }).map((minutes) => ({ minutes })),
  fc
    .tuple(fc.nat({ max: 1000 }), fc.integer({ min: 1, max: 97 }), words)
    .map(([numerator, denominator, measure]) => ({ quantity: rational(numerator, denominator), measure })),
);

const facts: fc.Arbitrary<EntryFacts> = fc
  .record(
    {
      title: words.map((each) => each.trim()),
      provider: words,
      from: day,
      measured,
      mode: fc.constantFrom(...modes),
      topics: fc.array(words, { maxLength: 3 }),
      categories: fc.dictionary(words, fc.array(words, { maxLength: 2 }), {
        maxKeys: 2,
        noNullPrototype: true,
      }),
      preApproved: fc.dictionary(words, day, { maxKeys: 2, noNullPrototype: true }),
      approvedBy: fc.array(words, { maxLength: 2 }),
      endorsements: fc.array(words, { maxLength: 2 }),
      activity: words,
      proofOnPaper: fc.constant(["certificate" as const]),
      relation: text,
      description: text,
      place: text,
      state: fc.constantFrom("planned" as const, "earned" as const),
    },
    {
      requiredKeys: [
        ...([
          "title",
          "from",
          "measured",
          "mode",
          "topics",
          "categories",
          "preApproved",
          "approvedBy",
        ] as const),
        ...(["endorsements", "proofOnPaper", "relation", "state", "description", "place"] as const),
      ],
    },
  )
  .map((each) => ({ ...each, to: each.from }));

test("what was exported is read back as it was, whatever was written in it", () => {
  fc.assert(
    fc.property(fc.array(facts, { maxLength: 5 }), (all) => {
      const entries = all.flatMap((each, place) => entryForFile(each, `id-${place}`) ?? []);
      const read = readTranscriptFile(JSON.stringify({ ...transcriptFormat, entries }));

      expect(read.problems).toEqual([]);
      expect(read.entries.map(({ entry }) => entry)).toEqual(entries);
      expect(read.entries.map(({ entry }) => entryForFile(factsFromFile(entry), entry.id))).toEqual(entries);
    }),
    { numRuns: 200, seed: 4 },
  );
});

test("no file whatever makes the readers throw", () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), fc.array(fc.array(fc.string())), (content, rows) => {
      expect(readTranscriptFile(content).entries).toEqual([]);
      const { entries, problems } = table(["Title", "Date", "Hours"], ...rows);
      expect(entries.length + problems.length).toBeGreaterThanOrEqual(rows.length);
    }),
    { numRuns: 500, seed: 4 },
  );
});

test("a spreadsheet of one's own is read by the words above its columns", () => {
  const { entries, notes, problems } = table(
    ["My learning", "", "", ""],
    ["Name of activity", "Sponsor", "Date", "Contact Hours", "Room"],
    ["Weeding well", "Faraway Library", "3/14/2026", "1.5", "B"],
    ["To come", "", "2027-01-05", "50 minutes", ""],
  );

  expect(problems).toEqual([]);
  expect(
    entries.map(({ entry: { title, provider, from, minutes, state } }) => [
      title,
      provider,
      from,
      minutes,
      state,
    ]),
  ).toEqual([
    ["Weeding well", "Faraway Library", "2026-03-14", 90, "earned"],
    ["To come", undefined, "2027-01-05", 50, "planned"],
  ]);
  expect(notes).toEqual(["Not read: “Room”."]);
});

test("every row that cannot be read is named by its number and column", () => {
  const { problems, entries } = table(
    ["Title", "Start date", "End date", "Hours", "Format"],
    ["", "2026-01-02", "2026-01-01", "1", "live"],
    ["A", "soon", "", "1", "live"],
    ["B", "2026-01-02", "", "a while", "live"],
    ["C", "2026-01-02", "", "", "live"],
    ["D", "2026-01-02", "", "1", "by owl"],
  );

  expect(entries).toEqual([]);
  expect(problems.map(({ where }) => where)).toEqual([
    "row 2, column “Title”",
    "row 2, column “End date”",
    "row 3, column “Start date”",
    "row 4, column “Hours”",
    "row 5, column “Hours”",
    "row 6, column “Format”",
  ]);
});

test("a table without a header is refused with what it needs", () => {
  expect(table(["Weeding well", "2026-01-02", "1"]).problems.map(({ where }) => where)).toEqual([""]);
});

test("two rows alike are two entries, and the same two when they come again", () => {
  const { entries } = table(
    ["Title", "Date", "Hours"],
    ["Tea", "2026-01-02", "1"],
    ["Tea", "2026-01-02", "1"],
  );
  const known = [
    {
      id: "one",
      key: undefined,
      isRemoved: false,
      isRevoked: false,
      likeness: "tea|2026-01-02|2026-01-02|60",
    },
  ];

  expect(matchKnown(entries, []).map(({ does }) => does)).toEqual(["add", "add"]);
  expect(matchKnown(entries, known).map(({ does, knownId }) => [does, knownId])).toEqual([
    ["nothing", "one"],
    ["add", undefined],
  ]);
});
