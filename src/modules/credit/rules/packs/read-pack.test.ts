import { expect, test } from "vitest";
import { rational } from "../exact/rational.ts";
import { problemSentence, readPack } from "./read-pack.ts";

const sample = `id: us-zz-librarian
jurisdiction: US-ZZ
authority: State Library of Zz
credential: Zz Certificate
audience: public library
subject: person
obligation: required
status: verified
checkedOn: 2026-11-01
checkedBy: a test
sources:
  - { url: "https://library.example/rule", title: The rule }
categories:
  - { id: technology, name: Technology, when: { topic: [technology] } }
  - { id: reading, name: Reading }
versions:
  - name: First rule
    from: 2020-01-01
    to: 2024-12-31
    appliesTo: cycle start
    roles:
      - { id: director, name: Director }
      - { id: staff, name: Staff }
    cycle: { months: 36, anchor: { kind: issue date } }
    unit: { name: hour, plural: hours, minutes: 60 }
    required: { director: 45, everyone: 30 }
    requirements:
      - id: technology
        name: Technology
        counts: { category: [technology] }
        minimum: 10
        maximum: { percent: 50, of: required }
    evidence: { kinds: [certificate] }
  - name: Second rule
    from: 2025-01-01
    appliesTo: everyone
    cycle: { months: 36, anchor: { kind: issue date } }
    unit: { name: hour, plural: hours, minutes: 60 }
    required: "1/3"
    evidence: { kinds: [] }
`;

/** The problems after one change to the sample, without the file's name. */
function problemsAfter(...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const text = changes.reduce((changed, [from, to]) => {
    expect(changed).toContain(from);
    return changed.replace(from, to);
  }, sample);
  return problemsIn(text);
}

function problemsIn(text: string): readonly string[] {
  const reading = readPack(text, "a.yaml");
  return reading.isValid
    ? []
    : reading.problems.map((each) => problemSentence(each).replace(/^a\.yaml, /u, ""));
}

test("a pack is read with its amounts exact and its absent lists empty", () => {
  const reading = readPack(sample, "a.yaml");

  expect(problemsIn(sample)).toEqual([]);
  const [first, second] = reading.isValid ? reading.pack.versions : [];
  expect(first?.required).toEqual({ everyone: rational(30), roles: { director: rational(45) } });
  expect(first?.requirements[0]?.maximum).toEqual({ percent: rational(50), of: "required" });
  expect(first?.cycle?.ends).toBe("day before anniversary");
  expect(second?.required).toEqual({ everyone: rational(1, 3), roles: {} });
  expect([second?.accepts, second?.roles, second?.conversions]).toEqual([[], [], []]);
});

test.for<readonly [name: string, from: string, to: string, ...problems: readonly string[]]>([
  [
    "an unknown field, with the one that was meant",
    "authority:",
    "autority:",
    "line 1, column 1, authority: This field is missing",
    "line 3, column 1, autority: There is no field “autority” here. Did you mean “authority”?",
  ],
  [
    "a choice that there is not",
    "public library",
    "public libary",
    "line 5, column 11, audience: Write one of: public library, school library. Did you mean “public library”?",
  ],
  [
    "a day that does not exist",
    "2026-11-01",
    "2026-02-30",
    "line 9, column 12, checkedOn: Write a day as 2026-11-01, one that exists",
  ],
  [
    "an empty field",
    "authority: State Library of Zz",
    "authority:",
    "line 3, column 1, authority: Nothing is written here: write a text, or leave the field out",
  ],
  [
    "a category that nobody described",
    "counts: { category: [technology] }",
    "counts: { category: [tecnology] }",
    "line 30, column 30, versions[0].requirements[0].counts.category[0]: There is no category “tecnology”. Did you mean “technology”?",
  ],
  [
    "a role that nobody named",
    "{ director: 45, everyone: 30 }",
    "{ directer: 45, everyone: 30 }",
    "line 26, column 27, versions[0].required.directer: There is no role “directer”. Did you mean “director”?",
  ],
  [
    "a role without an amount",
    "{ director: 45, everyone: 30 }",
    "{ director: 45 }",
    "line 26, column 5, versions[0].required: Say how much it is for staff, or for everyone else with everyone: …",
  ],
  [
    "versions that overlap",
    "to: 2024-12-31",
    "to: 2025-06-30",
    "line 35, column 11, versions[1].from: This overlaps “First rule”, which lasts until 2025-06-30",
  ],
  [
    "a version that never ends before the next",
    "    to: 2024-12-31\n",
    "",
    "line 34, column 11, versions[1].from: This overlaps “First rule”, which has no last day: write its “to”",
  ],
  [
    "a version that ends before it begins",
    "to: 2024-12-31",
    "to: 2019-12-31",
    "line 19, column 9, versions[0].to: This version ends before it begins (2020-01-01)",
  ],
  [
    "more than all",
    "percent: 50",
    "percent: 150",
    "line 32, column 29, versions[0].requirements[0].maximum.percent: A percentage is at most 100",
  ],
  [
    "a minimum above its maximum",
    "minimum: 10",
    "minimum: 29",
    "line 31, column 18, versions[0].requirements[0].minimum: The minimum is above the maximum for the role “director”",
  ],
  [
    "an amount that is none",
    "minimum: 10",
    "minimum: -10",
    "line 31, column 18, versions[0].requirements[0].minimum: Write an amount such as 60, 0.5 or “1/3”, not below nought",
  ],
  [
    "a percentage of nobody knows what",
    "{ percent: 50, of: required }",
    "{ percent: 50 }",
    "line 32, column 9, versions[0].requirements[0].maximum: Say of what the percentage is: of: required, or of: earned",
  ],
  [
    "two questions at once",
    "{ topic: [technology] }",
    "{ topic: [technology], mode: [live] }",
    "line 14, column 41, categories[0].when: Ask one question here, not 2 (mode, topic): join them with all: […] or any: […]",
  ],
  ["a measure that is not converted", "{ topic: [technology] }", "{ measuredIn: [semester hour] }"],
  [
    "a category that builds on one below it",
    "{ topic: [technology] }",
    "{ category: [reading] }",
    "line 14, column 60, categories[0].when.category[0]: There is no category “reading” above this one",
  ],
  [
    "a superseding pack without the status",
    "checkedOn:",
    "supersededBy: us-zz-other\ncheckedOn:",
    "line 9, column 15, supersededBy: Leave this out, or set the status to superseded (it is verified)",
  ],
  [
    "an end that belongs to the day of issue",
    "{ months: 36, anchor: { kind: issue date } }",
    "{ months: 36, anchor: { kind: calendar year }, ends: end of month }",
    "line 24, column 65, versions[0].cycle.ends: Only a cycle from the date of issue, or of birth, can end otherwise than on the day before",
  ],
  [
    "a renewal without a cycle",
    '    cycle: { months: 36, anchor: { kind: issue date } }\n    unit: { name: hour, plural: hours, minutes: 60 }\n    required: "1/3"',
    "    unit: { name: hour, plural: hours, minutes: 60 }\n    required: 0\n    renewal: { lateKeepsAnchor: true }",
    "line 39, column 5, versions[1].renewal: This needs a cycle, and this version has none",
  ],
])("it tells of %s", ([, from, to, ...problems]) => {
  expect(problemsAfter([from, to])).toEqual(problems);
});

test("a measure in a requirement must be among the conversions, or be the unit", () => {
  const change = (measure: string) =>
    problemsAfter(["counts: { category: [technology] }", `counts: { measuredIn: [${measure}] }`]);

  expect(change("hours")).toEqual([]);
  expect(change("minutes")).toEqual([]);
  expect(change("credit")).toEqual([
    "line 30, column 32, versions[0].requirements[0].counts.measuredIn[0]: There is no measure in the conversions “credit”",
  ]);
});

test("one problem hides no other: broken fields and wrong references are told together, in the order of the file", () => {
  expect(
    problemsAfter(
      ["jurisdiction: US-ZZ", "jurisdiction: Zz"],
      ["months: 36", "months: many"],
      ["counts: { category: [technology] }", "counts: { category: [nothing] }"],
      ["appliesTo: everyone", "appliesTo: nobody"],
    ),
  ).toEqual([
    "line 2, column 15, jurisdiction: Write a code such as US-NY, CA-ON or US",
    "line 24, column 22, versions[0].cycle.months: Write a whole number from 1 to 240",
    "line 30, column 30, versions[0].requirements[0].counts.category[0]: There is no category “nothing”",
    "line 36, column 16, versions[1].appliesTo: Write one of: cycle start, renewal date, everyone",
  ]);
});

test("what is wrong behind an alias is told where it is written", () => {
  expect(
    problemsAfter(
      [
        "cycle: { months: 36, anchor: { kind: issue date } }",
        "cycle: &cycle { months: 0, anchor: { kind: issue date } }",
      ],
      ["    cycle: { months: 36, anchor: { kind: issue date } }", "    cycle: *cycle"],
    ),
  ).toEqual([
    "line 24, column 29, versions[0].cycle.months: Write a whole number from 1 to 240",
    "line 24, column 29, versions[1].cycle.months: Write a whole number from 1 to 240",
  ]);
});

test.for([
  [
    "nothing at all",
    "",
    "line 1, column 1: Nothing is written here: write fields of its own, or leave the field out",
  ],
  ["a list", "- a", "line 1, column 1: Write fields of its own here, not a list"],
  [
    "a name that stands twice",
    "id: a\nid: b",
    "line 2, column 1: This is not valid YAML: Map keys must be unique",
  ],
  [
    "an alias that stands for itself",
    "id: &a [*a]",
    "line 1, column 8: An alias cannot stand within what it stands for",
  ],
  ["brackets without end", "[".repeat(5000), "line 1, column 21: This is nested too deeply"],
  ["a list of lists of lists", "- ".repeat(5000), "line 1, column 17: This is nested too deeply"],
  [
    "many aliases",
    `a: &a 1\nb: [${"*a,".repeat(300)}]`,
    "line 2, column 605: There are more than 200 aliases (*)",
  ],
  [
    "a very long text",
    "a".repeat(200_001),
    "line 1, column 1: A pack has at most 200000 letters; this has 200001",
  ],
  [
    "more names than a pack can have",
    Array.from({ length: 9000 }, (_, n) => `a${n}: 1`).join("\n"),
    "line 2858, column 1: A pack is never that long: make it shorter",
  ],
] as const)("it refuses %s", ([, text, problem]) => {
  expect(problemsIn(text)).toEqual([problem]);
});

test("aliases of aliases that would be billions are refused at once", () => {
  const layers = "abcdefghi".split("");
  const bomb = layers.map((name, place) =>
    place === 0
      ? "a: &a [x, x, x, x, x, x, x, x, x]"
      : `${name}: &${name} [${Array(9)
          .fill(`*${layers[place - 1]}`)
          .join(", ")}]`,
  );

  expect(problemsIn(bomb.join("\n"))).toEqual([
    "line 5, column 7: A pack holds at most 20000 values, aliases written out",
  ]);
});
