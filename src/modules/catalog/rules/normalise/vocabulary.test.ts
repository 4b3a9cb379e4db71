import { expect, test } from "vitest";

import { packFiles } from "../../queries/pack-files.ts";
import { problemSentence } from "../pack-file.ts";
import { LISTS, parseVocabulary } from "./vocabulary.ts";

const files = packFiles("packs", "vocabulary");

function problemsWith(name: string, text: string): string[] {
  const changed = files.map((file) => (file.name.endsWith(`/${name}`) ? { ...file, text } : file));
  const result = parseVocabulary(changed);
  return result.isValid ? [] : result.problems.map(problemSentence);
}

test("the vocabulary that is shipped is valid and has about thirty topics", () => {
  const result = parseVocabulary(files);

  expect(result.isValid ? [] : result.problems.map(problemSentence)).toEqual([]);
  expect(result.isValid ? result.content.terms.topics.length : 0).toBeGreaterThanOrEqual(30);
});

test("every list has its file", () => {
  const names = new Set(files.map((file) => file.name));

  expect(LISTS.filter((list) => !names.has(`packs/vocabulary/${list}.yaml`))).toEqual([]);
});

test("a wrong id is told with file, line and field", () => {
  const text = "terms:\n  - id: Loud Parties\n    name: Loud parties\n    words: [party]\n";

  expect(problemsWith("topics.yaml", text)).toEqual([
    "packs/vocabulary/topics.yaml, line 2, terms[0].id: Use small letters, digits and single hyphens.",
  ]);
});

test("a kind the program does not know is told", () => {
  const [problem] = problemsWith("kinds.yaml", "terms:\n  - id: party\n    name: Party\n");

  expect(problem).toBe(
    "packs/vocabulary/kinds.yaml, line 2, terms[0].id: Use one of: webinar, workshop, conference, course, lesson, chat, article, degree-program, meeting, other.",
  );
});

test("an id used twice is told where it is repeated", () => {
  const text = "terms:\n  - id: one\n    name: One\n  - id: one\n    name: Again\n";

  expect(problemsWith("topics.yaml", text)).toEqual([
    "packs/vocabulary/topics.yaml, line 4, terms[1].id: “one” is there twice.",
  ]);
});

test("a missing file is told", () => {
  const result = parseVocabulary(files.filter((file) => !file.name.endsWith("ways.yaml")));

  expect(result.isValid ? [] : result.problems.map(problemSentence)).toEqual([
    "ways.yaml, line 1: This file is missing.",
  ]);
});
