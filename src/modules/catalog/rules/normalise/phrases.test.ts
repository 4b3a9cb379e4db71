import { expect, test } from "vitest";

import { wordsOf } from "./lexicon.ts";
import { eachPhrase, phraseIndex } from "./phrases.ts";
import type { Phrase } from "./phrases.ts";

const phrase = (list: string, id: string, words: string): Phrase => ({
  list,
  id,
  phrase: words,
  isHint: false,
  isTitleOnly: false,
});

const index = phraseIndex([
  phrase("topics", "teens", "teen"),
  phrase("topics", "tech", "teen tech week"),
  phrase("topics", "tech", "tech"),
  phrase("audiences", "youth", "teen"),
  phrase("kinds", "", "conference call"),
  phrase("kinds", "conference", "conference"),
]);
const found = (text: string) => {
  const told: string[] = [];
  eachPhrase(wordsOf(text, index.lexicon), index, ({ list, id }) => told.push(`${list} ${id}`));
  return told;
};

test("the longest phrase of a list wins and uses up its words", () => {
  expect(found("Teen Tech Week")).toEqual(["topics tech", "audiences youth"]);
});

test("a phrase without an id only keeps shorter ones away", () => {
  expect(found("a conference call before the conference")).toEqual(["kinds ", "kinds conference"]);
});

test("no phrase reaches over the end of a sentence", () => {
  expect(found("For every teen. Tech week follows.")).toEqual([
    "topics teens",
    "audiences youth",
    "topics tech",
  ]);
});
