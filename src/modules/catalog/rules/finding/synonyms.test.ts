import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseSynonyms } from "./synonyms.ts";

function parsed(text: string) {
  return parseSynonyms([{ name: "packs/vocabulary/synonyms.yaml", text }]);
}

test("groups are read as written", () => {
  expect(parsed("groups:\n  - [YA, teens, young adults]\n  - [e-mail, email]\n")).toEqual({
    isValid: true,
    content: [
      ["YA", "teens", "young adults"],
      ["e-mail", "email"],
    ],
  });
});

test("a library may do without synonyms", () => {
  expect(parseSynonyms([{ name: "packs/vocabulary/topics.yaml", text: "terms: []" }])).toEqual({
    isValid: true,
    content: [],
  });
});

test("a group of one and a repeated word are named with their line", () => {
  const result = parsed("groups:\n  - [YA]\n  - [teens, Teens]\n");

  expect(result).toEqual({
    isValid: false,
    problems: [
      {
        file: "packs/vocabulary/synonyms.yaml",
        line: 2,
        field: "groups[0]",
        message: "A group needs two members or more.",
      },
      {
        file: "packs/vocabulary/synonyms.yaml",
        line: 3,
        field: "groups[1][1]",
        message: "“Teens” is there twice.",
      },
    ],
  });
});

test("the synonyms that come with Carrel are in order", () => {
  const result = parsed(readFileSync("packs/vocabulary/synonyms.yaml", "utf8"));

  expect(result.isValid).toBe(true);
  expect(
    result.isValid && result.content.some((group) => group.includes("YA") && group.includes("teens")),
  ).toBe(true);
});
