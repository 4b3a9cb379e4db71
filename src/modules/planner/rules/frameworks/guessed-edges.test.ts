import { expect, test } from "vitest";
import { readTable } from "./framework-table.ts";
import { guessedEdges, guessWords } from "./guessed-edges.ts";
import { changeWords } from "./heading-changes.ts";

const competencies = [
  { code: "A", heading: "Greets everyone", level: 1 },
  { code: "B", heading: "Runs the 3-D printer", level: 1 },
];
const topicsIn = (text: string) => (text.includes("printer") ? ["technology"] : []);

test("a heading that names a topic is akin to it, and one that does not leads nowhere", () => {
  const guessed = guessedEdges({ competencies, crosswalk: [] }, topicsIn);

  expect(guessed).toEqual([{ from: "B", relation: "related", topic: "technology" }]);
  expect(guessWords(guessed, { competencies, crosswalk: [] })[0]).toContain(
    "By their words 1 of 2 have to do",
  );
  expect(guessWords([], { competencies, crosswalk: [] })[0]).toContain("name no topic of the catalog");
});

test("nothing is guessed where the file says of any heading what it has to do with", () => {
  const crosswalk = [{ from: "A", relation: "exact" as const, topic: "customer-service" }];

  expect(guessedEdges({ competencies, crosswalk }, topicsIn)).toEqual([]);
  expect(guessWords([], { competencies, crosswalk })).toEqual([]);
});

test("what a file brings is said in short, and nothing of what is not there", () => {
  const nothing = { added: [], gone: [], moved: [], renamed: [], unchanged: 0, edges: { was: 0, is: 0 } };

  expect(changeWords({ ...nothing, added: competencies, isNew: true })).toBe(
    "2 headings; 0 links to topics and other frameworks.",
  );
  expect(changeWords({ ...nothing, gone: [1], unchanged: 3, edges: { was: 2, is: 1 }, isNew: false })).toBe(
    "1 gone, 3 as they are; 1 link to topics and other frameworks, before 2.",
  );
});

test("a table’s columns are found by what libraries call them, their own names first", () => {
  const rows = (...cells: readonly (readonly string[])[]) =>
    cells.map((each, place) => ({ number: place + 1, cells: each }));

  expect(readTable(rows(["Number", "Competency"], ["1", "Greets everyone"])).competencies).toEqual([
    { code: "1", heading: "Greets everyone", level: 1 },
  ]);
  expect(readTable(rows(["Title", "Code", "Heading"], ["no", "1", "Greets"])).competencies).toEqual([
    { code: "1", heading: "Greets", level: 1 },
  ]);
});
