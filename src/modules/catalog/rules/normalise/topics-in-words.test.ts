import { join } from "node:path";
import { expect, test } from "vitest";
import { readFieldWords } from "../../queries/field-words.ts";
import { topicsInWords } from "./topics-in-words.ts";

const words = readFieldWords(join(import.meta.dirname, "../../../../../packs"));

test.each([
  ["makerspaces", ["technology"]],
  ["research help for a paper", ["reference"]],
  ["story hour for toddlers", ["childrens-services"]],
  ["juvenile", ["childrens-services"]],
  ["devices", ["digital-navigation", "technology"]],
  ["a good sandwich", []],
  ["science fiction and the science of reading", ["readers-advisory"]],
  ["experiments for a science afternoon", ["steam"]],
  ["", []],
])("“%s” names %j", (text, topics) => {
  expect(topicsInWords(text, words)).toEqual(topics);
});
