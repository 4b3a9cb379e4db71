import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readFieldWords } from "#modules/catalog";
import type { CrosswalkEdge, Framework, FrameworkCompetency } from "../../rules/frameworks/framework.ts";
import { frameworkText } from "./framework-text.ts";
import { readFrameworkFile, readFrameworkText } from "./read-framework-file.ts";
import { looseEdges, readShippedFrameworks } from "./shipped-frameworks.ts";

const packs = join(import.meta.dirname, "../../../../../packs");
const topics = new Set(readFieldWords(packs).vocabulary.terms.topics.map(({ id }) => id));
const shipped = readShippedFrameworks(packs, topics);
const publicUrl = "https://learn.library.example";
const facts = {
  id: "harbor-skills",
  name: "Harbor skills",
  publisher: "Harbor County",
  version: "1",
  licence: "Ours",
  checkedOn: "2026-11-22",
  status: "unverified" as const,
};

const file = async (name: string, text: string) =>
  readFrameworkFile({ name, bytes: new TextEncoder().encode(text), facts });

test("the eight frameworks that come with Carrel are read, and every heading of the lowest level leads to a topic", () => {
  expect([...shipped.keys()]).toEqual([
    "aasl-2018",
    "ala-core-2022",
    "alsc-2020",
    "core-leadership-2016",
    "lssc",
    "rusa-2017",
    "webjunction-2014",
    "yalsa-2017",
  ]);
});

test.each([...shipped.values()])("$id is the same again after CASE and after YAML", async (framework) => {
  const json = await file("case.json", frameworkText(framework, "json", publicUrl));
  const yaml = await file("pack.yaml", frameworkText(framework, "yaml", publicUrl));

  expect(json).toEqual({ isValid: true, framework, notes: [] });
  expect(yaml).toEqual({ isValid: true, framework, notes: [] });
});

test.each([...shipped.values()])(
  "the headings and edges of $id are the same again after CSV",
  async (framework) => {
    const csv = await file("table.csv", frameworkText(framework, "csv", publicUrl));

    const { competencies } = framework;
    const crosswalk = competencies.flatMap(({ code }) =>
      framework.crosswalk.filter(({ from }) => from === code),
    );
    expect(csv).toEqual({ isValid: true, framework: { ...facts, competencies, crosswalk }, notes: [] });
  },
);

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9 .:#%/-]{0,8}[A-Za-z0-9]$/u);
const heading = fc.stringMatching(/^[A-Z][a-zé ,“”'&]{0,40}[a-z]$/u);
const edge = fc.record({
  relation: fc.constantFrom("exact", "broader", "narrower", "related" as const),
  to: fc.oneof(
    fc.record({ topic: fc.constantFrom("ai", "law", "money") }),
    fc.record({ framework: fc.constantFrom("lssc", "rusa-2017"), code }),
  ),
});
const anyFramework: fc.Arbitrary<Framework> = fc
  .uniqueArray(fc.record({ code, heading, under: fc.nat(), edges: fc.array(edge, { maxLength: 2 }) }), {
    selector: (each) => each.code,
    minLength: 1,
    maxLength: 8,
  })
  .map((made) => {
    const competencies: FrameworkCompetency[] = [];
    for (const each of made) {
      const parent = competencies[each.under % (competencies.length + 1)];
      const place = parent === undefined ? { level: 1 } : { level: parent.level + 1, parent: parent.code };
      competencies.push({ code: each.code, heading: each.heading, ...place });
    }
    const crosswalk = made.flatMap(({ code: from, edges }) =>
      edges.map(({ relation, to }): CrosswalkEdge => ({ from, relation, ...to })),
    );
    return { ...facts, competencies, crosswalk };
  });

test("whatever a framework holds, CASE and YAML give it back", async () => {
  await fc.assert(
    fc.asyncProperty(anyFramework, async (framework) => {
      const json = await file("case.json", frameworkText(framework, "json", publicUrl));
      const yaml = await file("pack.yaml", frameworkText(framework, "yaml", publicUrl));

      expect(json).toEqual({ isValid: true, framework, notes: [] });
      expect(yaml).toEqual({ isValid: true, framework, notes: [] });
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
});

test("no file whatever makes the reader throw", async () => {
  const whole = frameworkText(
    [...shipped.values()][0] ?? { ...facts, competencies: [], crosswalk: [] },
    "json",
    publicUrl,
  );
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.string({ maxLength: 20 }), async (at, text) => {
      const damaged = whole.slice(0, at) + text + whole.slice(at + text.length * 2);

      expect(typeof (await file("case.json", damaged)).isValid).toBe("boolean");
      expect(typeof (await file("pack.yaml", text)).isValid).toBe("boolean");
    }),
    { numRuns: 60, seed: 20_261_122 },
  );
});

test("everything wrong in a pack is told with file, line and field", () => {
  const text = [
    "id: Harbor Skills",
    "name: Harbor skills",
    "publisher: Harbor County",
    "version: 3",
    "licence: Ours",
    "checkedOn: 2026-13-01",
    "status: sure",
    "competencies:",
    "  - { code: A, heading: Desk, level: 2 }",
    "  - { code: A, heading: Phone, level: 1, parent: Z }",
    "colour: green",
  ].join("\n");

  const reading = readFrameworkText(text, "own.yaml");

  expect(reading.isValid ? [] : reading.problems.map(({ message }) => message)).toEqual([
    "own.yaml, line 1, column 5, id: Use small letters, digits and single hyphens",
    "own.yaml, line 4, column 10, version: Write a text here; put quotation marks around a number",
    "own.yaml, line 6, column 12, checkedOn: Write a day as 2026-11-01, one that exists",
    "own.yaml, line 7, column 9, status: Write verified or unverified",
    "own.yaml, line 9, column 38, competencies[0].level: Write 1, or say which competency it stands under (parent)",
    "own.yaml, line 10, column 13, competencies[1].code: The code “A” is there twice",
    "own.yaml, line 10, column 50, competencies[1].parent: No competency before this one has the code “Z”",
    "own.yaml, line 11, column 1, colour: There is no field “colour” here",
  ]);
});

test("a table needs two columns only; rows under rows are told by their levels", async () => {
  const csv = "Heading,Code,Level\nDesk,A,1\nGreeting,A1,2\nHard moments,A2,2\nSystems,B,\n";

  const reading = await file("skills.csv", csv);

  expect(reading.isValid && reading.framework.competencies).toEqual([
    { code: "A", heading: "Desk", level: 1 },
    { code: "A1", heading: "Greeting", level: 2, parent: "A" },
    { code: "A2", heading: "Hard moments", level: 2, parent: "A" },
    { code: "B", heading: "Systems", level: 1 },
  ]);
});

test("what is wrong in a table is told by its row", async () => {
  const csv = "code,heading,crosswalk\nA,Desk,exactly topic:ai\nA,,related lssc:1\n";

  expect(await file("skills.csv", csv)).toEqual({
    isValid: false,
    problems: [
      {
        where: "row 2",
        message:
          "“exactly topic:ai” is no edge: write “exact topic:technology” or “related lssc:3”, parted by semicolons.",
      },
      { where: "row 3", message: "heading: Write the heading" },
      { where: "row 3", message: "code: The code “A” is there twice" },
    ],
  });
  expect(await file("skills.csv", "what,level\nDesk,1\n")).toEqual({
    isValid: false,
    problems: [
      {
        where: "",
        message: "The first row must name the columns; there is no column “code” and no “heading”.",
      },
    ],
  });
});

test("CASE from elsewhere is read without codes of people, and what it cannot say is told", async () => {
  const link = (identifier: string) => ({
    title: identifier,
    identifier,
    uri: `https://case.example/${identifier}`,
  });
  const item = (identifier: string, more: object) => ({ ...link(identifier), ...more });
  const association = (associationType: string, from: string, to: string) => ({
    associationType,
    originNodeURI: link(from),
    destinationNodeURI: link(to),
  });
  const text = JSON.stringify({
    CFDocument: { ...link("doc"), creator: "State Library", title: "Skills for All" },
    CFItems: [
      item("aaaa1111-child", { fullStatement: "Answers the telephone kindly." }),
      item("bbbb2222-parent", { fullStatement: "Desk work", humanCodingScheme: "D" }),
    ],
    CFAssociations: [
      association("isChildOf", "aaaa1111-child", "bbbb2222-parent"),
      association("precedes", "aaaa1111-child", "bbbb2222-parent"),
    ],
  });

  expect(await file("skills.json", text)).toEqual({
    isValid: true,
    framework: {
      id: "skills-for-all",
      name: "Skills for All",
      publisher: "State Library",
      version: "not stated",
      licence: "not stated",
      checkedOn: "2026-11-22",
      status: "unverified",
      competencies: [
        { code: "D", heading: "Desk work", level: 1 },
        { code: "aaaa1111", heading: "Answers the telephone kindly.", level: 2, parent: "D" },
      ],
      crosswalk: [],
    },
    notes: [
      "1 association leads to what is not in this file, or says what Carrel has no word for: left out.",
    ],
  });
});

test("CASE that is none, or goes in a circle, is refused with the place", async () => {
  const problems = async (value: unknown) => {
    const reading = await file("x.json", typeof value === "string" ? value : JSON.stringify(value));
    return reading.isValid ? [] : reading.problems.map(({ where, message }) => `${where}: ${message}`);
  };
  const link = (identifier: string) => ({ identifier, uri: "" });
  const circle = {
    CFDocument: { identifier: "d", title: "Round" },
    CFItems: [
      { identifier: "a", fullStatement: "A" },
      { identifier: "b", fullStatement: "B" },
    ],
    CFAssociations: [
      { associationType: "isChildOf", originNodeURI: link("a"), destinationNodeURI: link("b") },
      { associationType: "isChildOf", originNodeURI: link("b"), destinationNodeURI: link("a") },
    ],
  };

  expect(await problems('{"CFDocument": ')).toEqual([
    ": This begins like JSON and is none: was the file cut off?",
  ]);
  expect(
    await problems('{\n  "CFDocument": { "title": "Skills for all who stand at a desk" "version": 1 }\n}'),
  ).toEqual([": Line 2, column 65: this begins like JSON, and is none from there on."]);
  expect(await problems('{\n  "CFDocument": { "title": oh, "version": "1", "creator": "Us" }\n}')).toEqual([
    ': This begins like JSON, and is none around “"title": oh, "versi”.',
  ]);
  expect(await problems({ hello: 1 })).toEqual([
    "CFDocument: This is JSON, but no CASE package: a CFDocument is missing, which names the framework",
    "CFItems: Write a list of items",
  ]);
  expect(
    await problems({ CFDocument: { identifier: "d", title: "T" }, CFItems: [{ identifier: "a" }] }),
  ).toEqual(["CFItems[0].fullStatement: Write a text here"]);
  expect(await problems(circle)).toEqual([
    "CFItems[0]: It stands under itself, by way of what stands under it",
    "CFItems[1]: It stands under itself, by way of what stands under it",
  ]);
});

test("an edge that leads nowhere is told", () => {
  const crosswalk: readonly CrosswalkEdge[] = [
    { from: "A", relation: "exact", topic: "gardening" },
    { from: "A", relation: "related", framework: "lssc", code: "99" },
    { from: "A", relation: "related", framework: "nowhere", code: "1" },
    { from: "A", relation: "related", framework: "lssc", code: "1" },
  ];

  expect(looseEdges({ crosswalk }, shipped, topics)).toEqual([
    "A: There is no topic “gardening”",
    "A: “lssc” has no competency “99”",
    "A: There is no framework “nowhere” here",
  ]);
});

test("every shipped pack names its source, its licence and what was not verified", () => {
  const silent = [...shipped.values()].filter(
    ({ source, note, status }) => source === undefined || (status === "unverified" && note === undefined),
  );

  expect(silent).toEqual([]);
  expect(readFileSync(join(packs, "frameworks/webjunction-2014.yaml"), "utf8")).toContain("WebJunction");
});
