import { expect, test } from "vitest";
import { packFiles } from "../../queries/pack-files.ts";
import { durationMinutesOf } from "./duration.ts";
import { parseVocabulary } from "./vocabulary.ts";
import { wordingOf } from "./wording.ts";

const parsed = parseVocabulary(packFiles("packs", "vocabulary"));
if (!parsed.isValid) throw new Error("The vocabulary does not parse.");
const vocabulary = parsed.content;

test.each([
  ["A 60-minute webinar on weeding.", 60],
  ["On weeding. 90 minutes.", 90],
  ["On weeding. Two hours.", 120],
  ["On weeding. 1 hour 30 minutes.", 90],
  ["It lasts 45 minutes.", 45],
  ["It lasts about one hour.", 60],
  ["Sort a cart in 5 minutes.", undefined],
  ["Open 24 hours a day.", undefined],
  ["Four weeks.", undefined],
])("the length of %j is %j minutes", (summary, minutes) => {
  const words = { title: "Weeding", summary, categories: [] };
  const record = { ...words, key: "weeding", sessions: [], prices: [], warnings: [] };

  expect(durationMinutesOf(record, wordingOf(words, vocabulary))).toBe(minutes);
});
